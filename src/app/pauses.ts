/** Waits that may be ended early, all together. */
import type { After } from './delivery/ticker.ts'

export class Pauses {
  readonly #after: After
  readonly #ends = new Set<() => void>()

  constructor(after: After) {
    this.#after = after
  }

  pause(ms: number): Promise<void> {
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

  end(): void {
    for (const end of this.#ends) end()
  }
}
