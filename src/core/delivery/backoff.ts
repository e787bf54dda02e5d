/** How long to wait after failures in a row: twice as long each time, a little less by chance, so that programs that failed together do not come back together. */

const FIRST_MS = 500
const LONGEST_MS = 60_000

/** Milliseconds; `failures` from 1, `chance` in [0, 1). */
export function backoff(failures: number, chance: number): number {
  const whole = Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS)
  return Math.round(whole * (1 - chance / 4))
}
