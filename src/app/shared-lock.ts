/** Works that run beside each other, and works that run alone, in the order in which they were asked for. */
export class SharedLock {
  /** Ends with the newest work that runs alone. */
  #alone: Promise<unknown> = Promise.resolve()
  /** Asked for since. */
  readonly #beside = new Set<Promise<unknown>>()

  /** Beside others of this kind. `work` must not reject: it would be a fault of ours. */
  beside(work: () => Promise<void>): Promise<void> {
    const done = this.#alone.then(work)
    this.#beside.add(done)
    return done.finally(() => this.#beside.delete(done))
  }

  /** Once everything before it is done, and before everything after it. Nor must this `work` reject. */
  alone(work: () => Promise<void>): Promise<void> {
    const before = [this.#alone, ...this.#beside]
    const done = Promise.all(before).then(work)
    this.#alone = done
    this.#beside.clear()
    return done
  }
}
