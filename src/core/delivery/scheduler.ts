/**
 * Decides which message of a channel goes out when: urgent before bulk, chats in turn, the order of each chat kept.
 * Pure: `app/office.ts` adds what the outbox holds, asks for the next step, and tells what became of it. Times are
 * epoch milliseconds that never run backwards.
 */
import { Fifo } from './fifo.ts'
import { Judge } from './judge.ts'
import { Lane } from './lane.ts'
import { type Address, type Entry, entryOf, type Letter, type Outcome, type Verdict } from './letter.ts'
import type { Pace } from './pace.ts'
import { Place } from './place.ts'
import { Queues } from './queues.ts'
import { type Flying, type Past, Traffic } from './traffic.ts'

export type Step =
  | { readonly type: 'start'; readonly letter: Letter }
  | { readonly type: 'wait'; readonly until: number }
  /** Nothing waits, or only for what is under way. */
  | { readonly type: 'nothing' }

export class Scheduler {
  readonly #pace: Pace | undefined
  readonly #lanes = new Map<number, Lane>()
  readonly #places = new Map<string, Place>()
  readonly #queues = new Queues()
  readonly #taps = new Fifo<Entry>()
  readonly #urgent = new Fifo<Entry>()
  readonly #flying = new Map<number, Flying>()
  readonly #traffic: Traffic
  readonly #judge: Judge

  constructor(pace?: Pace) {
    this.#pace = pace
    this.#traffic = new Traffic(pace)
    this.#judge = new Judge(this.#traffic)
  }

  add(letter: Letter, now: number): void {
    const entry = entryOf(letter, now)
    if (letter.urgent) this.#urgent.push(entry)
    if (letter.kind === 'tap') this.#taps.push(entry)
    else this.#queue(entry, now)
  }

  /** What an earlier run sent counts for the limits of this one; oldest first, before anything is added. */
  recall({ place, group }: Address, past: Past): void {
    this.#placeOf(place, group).trail.note(past.at, past.parts)
    this.#traffic.recall(past)
  }

  next(now: number): Step {
    this.#queues.wake(now)
    const open = this.#judge.breaker.opensAt(now)
    if (open > now) return waitUntil(open)
    const tap = this.#tapAt(now)
    if (typeof tap !== 'number') return this.#start(tap, now)
    const found = this.#laneAt(now)
    if (typeof found !== 'number') return this.#start(found, now)
    return waitUntil(Math.min(tap, found, this.#queues.nextAlarm))
  }

  /** `chance` in [0, 1) spreads waits. A letter that moved is at its new address, and may be started again. */
  finished(id: number, now: number, outcome: Outcome, chance: number): Verdict {
    const flying = this.#flying.get(id)
    if (!flying) throw new RangeError(`letter ${id} is not under way`)
    const { entry, lane } = flying
    this.#flying.delete(id)
    this.#traffic.end(flying, now, outcome.kind !== 'needless' && outcome.kind !== 'fault')
    if (lane) lane.flying = false
    const verdict = this.#judge.verdict(flying, now, outcome, chance)
    if (verdict.type === 'again') entry.failures += 1
    else {
      entry.done = true
      lane?.dropHead()
    }
    if (lane && outcome.kind === 'moved') this.#move(lane, outcome.to, now)
    else if (lane) this.#settle(lane, now)
    else if (verdict.type === 'again') this.#taps.unshift(entry)
    return verdict
  }

  /** Since when the urgent letter waits that waits longest. */
  get oldestUrgent(): number | undefined {
    while (this.#urgent.peek()?.done) this.#urgent.shift()
    return this.#urgent.peek()?.since
  }

  /** The platform does not answer, or not to us. */
  get isBroken(): boolean {
    return !this.#judge.breaker.isClosed
  }

  /** Forgets what needs no remembering any more. */
  tidy(now: number): void {
    const used = new Set([...this.#lanes.values()].map((lane) => lane.place))
    for (const [name, place] of this.#places) if (!used.has(place) && place.isIdle(now)) this.#places.delete(name)
  }

  #queue(entry: Entry, now: number): void {
    const { letter } = entry
    const lane = this.#laneOf(letter.address)
    if (lane.isEmpty) lane.notBefore = letter.notBefore ?? 0
    if (letter.throttled && letter.notBefore !== undefined && letter.notBefore > now) {
      lane.place.notBefore = Math.max(lane.place.notBefore, letter.notBefore)
      this.#traffic.throttled(letter.notBefore)
    }
    const urgent = lane.isUrgent
    lane.add(entry)
    if (lane.head === entry || lane.isUrgent !== urgent) this.#queues.put(lane, now)
    else this.#queues.grown(lane)
  }

  #laneOf({ chat, place: name, group }: Address): Lane {
    const known = this.#lanes.get(chat)
    if (known) return known
    const lane = new Lane(chat, this.#placeOf(name, group))
    this.#lanes.set(chat, lane)
    return lane
  }

  #placeOf(name: string, group: boolean): Place {
    const place = this.#places.get(name) ?? new Place(this.#pace, group)
    this.#places.set(name, place)
    return place
  }

  #tapAt(now: number): Flying | number {
    if (this.#taps.size === 0) return Infinity
    const gate = this.#traffic.tapAt(now)
    const entry = gate > now ? undefined : this.#taps.shift()
    return entry ? { entry, bulk: false } : gate
  }

  #laneAt(now: number): Flying | number {
    const { waiting } = this.#queues
    if (waiting > 0) {
      const gate = this.#traffic.urgentAt(now, waiting)
      // Bulk does not take the room that people wait for.
      if (gate > now) return gate
      const lane = this.#queues.takeUrgent(now, this.#traffic.isStrict(now))
      if (lane) return flyingOf(lane, false)
    }
    if (!this.#queues.hasBulk) return Infinity
    const gate = this.#traffic.bulkAt(now)
    if (gate > now) return gate
    const lane = this.#queues.takeBulk(now)
    return lane ? flyingOf(lane, true) : Infinity
  }

  #start(flying: Flying, now: number): Step {
    const { letter } = flying.entry
    this.#flying.set(letter.id, flying)
    this.#judge.breaker.started(letter.id)
    this.#traffic.begin(flying, now)
    if (flying.lane) flying.lane.flying = true
    return { type: 'start', letter }
  }

  #settle(lane: Lane, now: number): void {
    const { head } = lane
    if (!head) this.#lanes.delete(lane.chat)
    else if (head.failures === 0) lane.notBefore = head.letter.notBefore ?? 0
    this.#queues.put(lane, now)
  }

  #move(from: Lane, to: Address, now: number): void {
    this.#lanes.delete(from.chat)
    const lane = this.#laneOf(to)
    lane.absorb(from)
    this.#queues.put(from, now)
    this.#queues.put(lane, now)
  }
}

function flyingOf(lane: Lane, bulk: boolean): Flying {
  if (!lane.head) throw new RangeError(`chat ${lane.chat} has nothing to send`)
  return { entry: lane.head, lane, bulk }
}

function waitUntil(until: number): Step {
  return until === Infinity ? { type: 'nothing' } : { type: 'wait', until }
}
