/** Hours that pass in no time: sleepers wake in their order, and whatever they then do at once is done before the next. */
import { setImmediate } from 'node:timers/promises'

interface Sleeper {
  readonly at: number
  readonly wake: () => void
}

export class VirtualTime {
  #now: number
  #sleepers: Sleeper[] = []

  constructor(start = Date.parse('2026-11-01T00:00:00Z')) {
    this.#now = start
  }

  get ms(): number {
    return this.#now
  }

  now = (): Date => new Date(this.#now)

  sleep = (ms: number, signal?: AbortSignal): Promise<void> => {
    if (signal?.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      const sleeper = { at: this.#now + Math.max(0, ms), wake: resolve }
      const place = this.#sleepers.findLastIndex(({ at }) => at <= sleeper.at) + 1
      this.#sleepers.splice(place, 0, sleeper)
      signal?.addEventListener('abort', () => {
        this.#sleepers = this.#sleepers.filter((one) => one !== sleeper)
        resolve()
      })
    })
  }

  async pass(ms: number): Promise<void> {
    const until = this.#now + ms
    for (;;) {
      await setImmediate()
      const [first] = this.#sleepers
      if (!first || first.at > until) break
      this.#sleepers.shift()
      this.#now = first.at
      first.wake()
    }
    this.#now = until
  }
}
