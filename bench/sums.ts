/** Sums over measurements, and the answer that every chat gives: shared by the parts of the benchmark. */

/** What chat `chat` answers to question `k`, from 1: neighbours differ, so a shifted answer is seen. */
export function amountOf(chat: number, k: number): number {
  return (chat * 31 + k * 7) % 1000
}

/** NaN of nothing. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = sorted.length >> 1
  const above = sorted[half] ?? Number.NaN
  return sorted.length % 2 === 1 ? above : ((sorted[half - 1] ?? Number.NaN) + above) / 2
}

/** The smallest measurement that `share` of all do not exceed; NaN of nothing. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}
