/** How fast a platform lets us send, and the account of what was sent that this is measured by. */

/** A channel says it; absent, the platform has no limits. Infinity for a single one that it has not. */
export interface Pace {
  /** To all chats together. */
  readonly perSecond: number
  /** To one chat: so many at once, which may come again after so many seconds. */
  readonly perChat: { readonly most: number; readonly seconds: number }
  /** To one group. */
  readonly groupPerMinute: number
  /** Whether changing a message counts like sending one. */
  readonly countsEdits: boolean
}

/**
 * When messages arrived at the platform, as far as we know: somewhere between our sending and its answer. What is under
 * way counts, and the time of an answer is later than that of its message, so no window of the platform's ever holds
 * more than one of ours.
 */
export class Trail {
  readonly #kept: number
  #answers: number[] = []
  #flying = 0

  /** `limits`: whatever `most` it is asked about; Infinity is none. */
  constructor(...limits: readonly number[]) {
    this.#kept = Math.max(0, ...limits.filter(Number.isFinite))
  }

  begin(parts = 1): void {
    this.#flying += parts
  }

  /** `now` undefined: the platform was not asked. */
  end(now: number | undefined, parts = 1): void {
    this.#flying -= parts
    if (now !== undefined) this.note(now, parts)
  }

  /** Something that was answered at that instant, which no other noted before is later than. */
  note(now: number, parts = 1): void {
    if (this.#kept === 0) return
    for (let i = 0; i < parts; i++) this.#answers.push(now)
    if (this.#answers.length > 2 * this.#kept) this.#answers = this.#answers.slice(-this.#kept)
  }

  /** When one more keeps within `most` in `ms`: `now`, later, or Infinity if that depends on what is under way. */
  roomAt(now: number, most: number, ms: number): number {
    const free = most - this.#flying
    if (free <= 0) return Infinity
    const before = this.#answers[this.#answers.length - free]
    return before === undefined ? now : Math.max(now, before + ms)
  }

  isIdleSince(instant: number): boolean {
    return this.#flying === 0 && (this.#answers.at(-1) ?? -Infinity) < instant
  }
}
