/**
 * What is under way: started, and not yet answered and marked. A crash repeats exactly this, so it is one message
 * unless waiting for it would keep people waiting.
 */

/** A platform that takes longer than this each time is slow: one at a time would not reach the pace that it allows. */
const SLOW_MS = 50
/**
 * So many answers in a row show it. Before, and where only one is late (the first of a start, one on a busy machine),
 * the next waits: else each such moment would be one in which a crash repeats two.
 */
const TELLING = 3
/** But no longer than this for an answer that does not come. */
const PATIENCE_MS = 1000
/** With more messages waited for than this (two make an answer), people come before the fear of a repetition. */
const RUSH = 16
const MOST = 32

export class Flight {
  /** In the order of their starts, which is the order in which a Map keeps them. */
  readonly #startedAt = new Map<number, number>()
  readonly #gapMs: number
  /** How long the last answers took. */
  #took: number[] = []
  #newest = 0

  /** `gapMs`: what the pace leaves between two starts. */
  constructor(gapMs: number) {
    this.#gapMs = gapMs
  }

  get size(): number {
    return this.#startedAt.size
  }

  begin(id: number, now: number): void {
    this.#startedAt.set(id, now)
    this.#newest = now
  }

  /** `asked`: the platform was, so that it tells how fast it is. */
  end(id: number, now: number, asked: boolean): void {
    const startedAt = this.#startedAt.get(id)
    this.#startedAt.delete(id)
    if (asked && startedAt !== undefined) this.#took = [...this.#took, now - startedAt].slice(-TELLING)
  }

  /** When one more may start: `now`, later, or Infinity when something has to end first. `waiting`: messages that people wait for. */
  opensAt(now: number, waiting: number): number {
    if (this.size === 0) return now
    if (this.size >= MOST) return Infinity
    if (waiting > RUSH) return now
    const [oldest = now] = this.#startedAt.values()
    return Math.max(now, oldest + this.#patienceMs + 1, this.#newest + this.#gapMs)
  }

  get #patienceMs(): number {
    const isSlow = this.#took.length === TELLING && this.#took.every((ms) => ms > SLOW_MS)
    return isSlow ? SLOW_MS : PATIENCE_MS
  }
}
