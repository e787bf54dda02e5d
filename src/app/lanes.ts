/**
 * Serial queues by key: work of one chat happens in order, chats do not wait for each other. Used by `receive` and
 * by `deliver`.
 */
export class Lanes<K> {
  readonly #tails = new Map<K, Promise<void>>()

  /** Runs `work` after everything that was put into this lane before. `work` must not reject: it would be a fault of ours. */
  put(key: K, work: () => Promise<void>): void {
    const before = this.#tails.get(key) ?? Promise.resolve()
    const tail = before.then(work).finally(() => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key)
    })
    this.#tails.set(key, tail)
  }

  /** The same; resolves when the work is done. */
  run(key: K, work: () => Promise<void>): Promise<void> {
    return new Promise((resolve) => this.put(key, () => work().finally(resolve)))
  }

  /** Resolves when all lanes are empty. */
  async idle(): Promise<void> {
    while (this.#tails.size > 0) await Promise.all(this.#tails.values())
  }
}
