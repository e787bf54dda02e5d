/** The letters of one chat, in order; one of them at most is under way. */
import { Fifo } from './fifo.ts'
import type { Entry } from './letter.ts'
import type { Place } from './place.ts'

export class Lane {
  readonly chat: number
  readonly place: Place
  notBefore = 0
  /** Counts its places in queues: only the newest ticket is good. */
  turn = 0
  flying = false
  readonly #entries = new Fifo<Entry>()
  #urgent = 0

  constructor(chat: number, place: Place) {
    this.chat = chat
    this.place = place
  }

  get isEmpty(): boolean {
    return this.#entries.size === 0
  }

  /** How many of the letters are. */
  get urgent(): number {
    return this.#urgent
  }

  /** Order is kept, so an urgent letter makes all before it urgent. */
  get isUrgent(): boolean {
    return this.#urgent > 0
  }

  get head(): Entry | undefined {
    return this.#entries.peek()
  }

  add(entry: Entry): void {
    this.#entries.push(entry)
    if (entry.letter.urgent) this.#urgent += 1
  }

  dropHead(): void {
    if (this.#entries.shift()?.letter.urgent) this.#urgent -= 1
  }

  /** Takes over the letters of a chat that moved here. What is under way here stays in front. */
  absorb(other: Lane): void {
    const front = this.flying ? this.#entries.shift() : undefined
    const all = [...this.#entries.drain(), ...other.#entries.drain()]
    all.sort((a, b) => a.letter.id - b.letter.id)
    for (const entry of front ? [front, ...all] : all) this.#entries.push(entry)
    this.#urgent += other.#urgent
    other.#urgent = 0
    this.notBefore = Math.max(this.notBefore, other.notBefore)
  }
}
