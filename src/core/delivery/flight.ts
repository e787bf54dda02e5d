/**
 * What is under way: started, and not yet answered and marked. A crash repeats exactly this, so it is one message
 * unless waiting for it would keep people waiting.
 */

/** A platform that takes longer than this is slow: one at a time would not reach the pace that it allows. */
const PATIENCE_MS = 50
/** With more messages that people wait for than this, they come before the fear of a repetition. */
const RUSH = 8
const MOST = 32

export class Flight {
  /** In the order of their starts, which is the order in which a Map keeps them. */
  readonly #startedAt = new Map<number, number>()
  readonly #gapMs: number
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

  end(id: number): void {
    this.#startedAt.delete(id)
  }

  /** When one more may start: `now`, later, or Infinity when something has to end first. `waiting`: messages that people wait for. */
  opensAt(now: number, waiting: number): number {
    if (this.size === 0) return now
    if (this.size >= MOST) return Infinity
    if (waiting > RUSH) return now
    const [oldest = now] = this.#startedAt.values()
    return Math.max(now, oldest + PATIENCE_MS + 1, this.#newest + this.#gapMs)
  }
}
