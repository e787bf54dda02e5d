/** Time that a test drives: it stands while the program works, and leaps to the next timer when there is nothing to do. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { After } from '../../../src/app/delivery/ticker.ts'

interface Timer {
  readonly at: number
  readonly work: () => void
}

export class DrivenClock {
  now: number
  readonly #timers = new Set<Timer>()
  #busy = 0
  #shift = 0

  constructor(start: string) {
    this.now = Date.parse(start)
  }

  readonly date = (): Date => new Date(this.now + this.#shift)

  /** Somebody sets the clock; timers do not notice. */
  shift(ms: number): void {
    this.#shift += ms
  }

  readonly after: After = (ms, work) => {
    const timer = { at: this.now + Math.max(0, ms), work }
    this.#timers.add(timer)
    return () => void this.#timers.delete(timer)
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve))
  }

  /** Time stands until it is done. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.#busy += 1
    try {
      return await work
    } finally {
      this.#busy -= 1
    }
  }

  /** Lets time pass until nothing is left to come, or `done`, or this instant. */
  async run({ until = Infinity, done = () => false }: { until?: number; done?: () => boolean } = {}): Promise<void> {
    for (;;) {
      await this.#still()
      if (done()) return
      const next = this.#first()
      if (!next || next.at > until) break
      this.#timers.delete(next)
      this.now = Math.max(this.now, next.at)
      next.work()
    }
    if (until !== Infinity) this.now = Math.max(this.now, until)
  }

  async #still(): Promise<void> {
    // What is done may cause the next piece of work a moment later.
    for (let quiet = 0; quiet < 3; quiet++) {
      await nextTurn()
      if (this.#busy > 0) quiet = -1
    }
  }

  #first(): Timer | undefined {
    let first: Timer | undefined
    for (const timer of this.#timers) if (!first || timer.at < first.at) first = timer
    return first
  }
}
