/**
 * What a channel as a whole lets go out now. Bulk keeps every limit. Where somebody waits the overall limit does not
 * hold, except after the platform has complained, and beside bulk that has just used it up (docs/decisions.md).
 */
import { Flight } from './flight.ts'
import type { Lane } from './lane.ts'
import type { Entry } from './letter.ts'
import { type Pace, Trail } from './pace.ts'

/** A letter that was started. */
export interface Flying {
  readonly entry: Entry
  /** Absent for an answer to a tap. */
  readonly lane?: Lane
  readonly bulk: boolean
}

/** Something that an earlier run sent: when the platform had it at the latest, and in how many calls. */
export interface Past {
  readonly at: number
  readonly parts: number
  readonly bulk: boolean
}

const SECOND_MS = 1000
/** How long people are held to the strict pace after the platform has complained. */
const STRICT_MS = 60_000
const MOST_TAPS = 32

export class Traffic {
  readonly #pace: Pace | undefined
  readonly #flight: Flight
  readonly #overall: Trail
  readonly #gapMs: number
  #taps = 0
  #tapsNotBefore = 0
  #bulk = 0
  #bulkNotBefore = 0
  #bulkStarted = -SECOND_MS
  #bulkAnswered = -SECOND_MS
  #strictUntil = 0

  constructor(pace: Pace | undefined) {
    this.#pace = pace
    this.#gapMs = pace ? Math.floor(SECOND_MS / pace.perSecond) : 0
    this.#flight = new Flight(this.#gapMs)
    this.#overall = new Trail(pace?.perSecond ?? 0)
  }

  /** Whether the limit of a few seconds holds in every chat. */
  isStrict(now: number): boolean {
    return now < this.#strictUntil
  }

  /** When an answer to a tap may start: `now`, later, or Infinity when something under way has to end first. */
  tapAt(now: number): number {
    return this.#taps >= MOST_TAPS ? Infinity : Math.max(now, this.#tapsNotBefore)
  }

  /** The same for what somebody waits for; `waiting`: how many such messages there are. */
  urgentAt(now: number, waiting: number): number {
    const shared = this.isStrict(now) || this.#bulk > 0 || now < this.#bulkAnswered + SECOND_MS
    return Math.max(this.#flight.opensAt(now, waiting), shared ? this.#roomAt(now) : now)
  }

  /** Spread over the second, so that an urgent message in between finds room soon. */
  bulkAt(now: number): number {
    const next = this.#bulkStarted + this.#gapMs
    return Math.max(this.#flight.opensAt(now, 0), this.#bulkNotBefore, next, this.#roomAt(now))
  }

  begin(flying: Flying, now: number): void {
    const { lane, bulk, entry } = flying
    if (!lane) this.#taps += 1
    else this.#flight.begin(entry.letter.id, now)
    for (const trail of this.#trailsOf(flying)) trail.begin(entry.letter.parts)
    if (!bulk) return
    this.#bulk += 1
    this.#bulkStarted = now
  }

  /** `asked`: the platform was, and has counted it. */
  end(flying: Flying, now: number, asked: boolean): void {
    const { lane, bulk, entry } = flying
    if (!lane) this.#taps -= 1
    else this.#flight.end(entry.letter.id, now, asked)
    for (const trail of this.#trailsOf(flying)) trail.end(asked ? now : undefined, entry.letter.parts)
    if (!bulk) return
    this.#bulk -= 1
    this.#bulkAnswered = now
  }

  /** What an earlier run sent, as if this one had. */
  recall({ at, parts, bulk }: Past): void {
    this.#overall.note(at, parts)
    if (!bulk) return
    this.#bulkStarted = at
    this.#bulkAnswered = at
  }

  /** The platform has had enough: of bulk altogether, and for a while of haste. */
  throttled(until: number): void {
    this.#bulkNotBefore = Math.max(this.#bulkNotBefore, until)
    this.#strictUntil = Math.max(this.#strictUntil, until + STRICT_MS)
  }

  holdTaps(until: number): void {
    this.#tapsNotBefore = Math.max(this.#tapsNotBefore, until)
  }

  #roomAt(now: number): number {
    return this.#pace ? this.#overall.roomAt(now, this.#pace.perSecond, SECOND_MS) : now
  }

  #trailsOf({ entry, lane }: Flying): Trail[] {
    const counts = entry.letter.kind !== 'edit' || this.#pace?.countsEdits
    return lane && counts ? [this.#overall, lane.place.trail] : []
  }
}
