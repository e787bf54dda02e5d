/**
 * Which chat is next: those where somebody waits first, among equals in turn; a chat that may not go yet stands aside
 * until its time. A chat that changes its place leaves its old ticket behind, which then counts for nothing.
 */
import { Alarms } from './alarms.ts'
import { Fifo } from './fifo.ts'
import type { Lane } from './lane.ts'

interface Ticket {
  readonly lane: Lane
  readonly turn: number
}

/** Where no limit tells when there is room, since something under way has to end first. */
const LOOK_AGAIN_MS = 100

export class Queues {
  readonly #urgent = new Fifo<Ticket>()
  readonly #bulk = new Fifo<Ticket>()
  readonly #later = new Alarms<Ticket>()
  /** The lanes of `#urgent`, with how many of their letters are. */
  readonly #hurried = new Map<Lane, number>()
  #waiting = 0

  /** Urgent letters of chats where nothing but the pace holds the next message. */
  get waiting(): number {
    return this.#waiting
  }

  get nextAlarm(): number {
    return this.#later.first
  }

  /** Puts the lane where it belongs, at the end. */
  put(lane: Lane, now: number, notBefore = Math.max(lane.notBefore, lane.place.notBefore)): void {
    lane.turn += 1
    this.#hurry(lane, 0)
    if (lane.flying || lane.isEmpty) return
    const ticket = { lane, turn: lane.turn }
    if (notBefore > now) this.#later.set(Number.isFinite(notBefore) ? notBefore : now + LOOK_AGAIN_MS, ticket)
    else if (lane.isUrgent) {
      this.#hurry(lane, lane.urgent)
      this.#urgent.push(ticket)
    } else this.#bulk.push(ticket)
  }

  /** The lane has one letter more, and keeps its place. */
  grown(lane: Lane): void {
    if (this.#hurried.has(lane)) this.#hurry(lane, lane.urgent)
  }

  /** Brings back those whose time has come. */
  wake(now: number): void {
    for (let ticket = this.#later.due(now); ticket; ticket = this.#later.due(now)) {
      if (ticket.turn === ticket.lane.turn) this.put(ticket.lane, now)
    }
  }

  /** The first whose place has room now; it is in no queue any more. Those without room stand aside. */
  takeUrgent(now: number, strict: boolean): Lane | undefined {
    return this.#take(this.#urgent, now, strict)
  }

  takeBulk(now: number): Lane | undefined {
    return this.#take(this.#bulk, now, true)
  }

  get hasBulk(): boolean {
    return peek(this.#bulk) !== undefined
  }

  #hurry(lane: Lane, urgent: number): void {
    this.#waiting += urgent - (this.#hurried.get(lane) ?? 0)
    if (urgent > 0) this.#hurried.set(lane, urgent)
    else this.#hurried.delete(lane)
  }

  #take(queue: Fifo<Ticket>, now: number, strict: boolean): Lane | undefined {
    for (let ticket = peek(queue); ticket; ticket = peek(queue)) {
      queue.shift()
      const { lane } = ticket
      const room = lane.place.roomAt(now, strict)
      if (room > now) {
        this.put(lane, now, room)
        continue
      }
      lane.turn += 1
      this.#hurry(lane, 0)
      return lane
    }
    return undefined
  }
}

function peek(queue: Fifo<Ticket>): Ticket | undefined {
  for (let ticket = queue.peek(); ticket; ticket = queue.peek()) {
    if (ticket.turn === ticket.lane.turn) return ticket
    queue.shift()
  }
  return undefined
}
