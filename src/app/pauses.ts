/** Waits that may be ended early, all together. */
import type { After } from './delivery/ticker.ts'

export class Pauses {
  readonly #after: After
  readonly #ends = new Set<() => void>()
  #isOver = false

  constructor(after: After) {
    this.#after = after
  }

  pause(ms: number): Promise<void> {
    if (this.#isOver) return Promise.resolve()
    return new Promise((resolve) => {
      const end = () => {
        callOff()
        this.#ends.delete(end)
        resolve()
      }
      const callOff = this.#after(ms, end)
      this.#ends.add(end)
    })
  }

  /** From now on nothing waits. */
  end(): void {
    this.#isOver = true
    for (const end of this.#ends) end()
  }
}
