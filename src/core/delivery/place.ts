/** One chat as the platform counts: what went there lately, and until when it wants nothing. */
import { type Pace, Trail } from './pace.ts'

const MINUTE_MS = 60_000

export class Place {
  readonly trail: Trail
  /** The platform asked to wait so long. */
  notBefore = 0
  readonly #pace: Pace | undefined
  readonly #group: boolean

  constructor(pace: Pace | undefined, group: boolean) {
    this.#pace = pace
    this.#group = group
    this.trail = new Trail(pace?.perChat.most ?? 0, pace?.groupPerMinute ?? 0)
  }

  /** When the next message may go there; `strict`: also by the limit of a few seconds. Infinity: when another one is answered. */
  roomAt(now: number, strict: boolean): number {
    const pace = this.#pace
    if (!pace) return Math.max(now, this.notBefore)
    const { most, seconds } = pace.perChat
    const minute = this.#group ? this.trail.roomAt(now, pace.groupPerMinute, MINUTE_MS) : now
    return Math.max(this.notBefore, minute, strict ? this.trail.roomAt(now, most, seconds * 1000) : now)
  }

  /** It could be forgotten: nothing in it bears on any limit. */
  isIdle(now: number): boolean {
    return this.notBefore <= now && this.trail.isIdleSince(now - MINUTE_MS)
  }
}
