/** Things by the time at which they are to be looked at again: a heap, so that ten thousand waiting chats cost nothing. */

interface Alarm<T> {
  readonly at: number
  readonly what: T
}

export class Alarms<T> {
  readonly #heap: Alarm<T>[] = []

  /** Infinity if there is none. */
  get first(): number {
    return this.#heap[0]?.at ?? Infinity
  }

  set(at: number, what: T): void {
    const heap = this.#heap
    const alarm = { at, what }
    let i = heap.push(alarm) - 1
    while (i > 0) {
      const up = (i - 1) >> 1
      const above = heap[up]
      if (!above || above.at <= at) break
      heap[i] = above
      i = up
    }
    heap[i] = alarm
  }

  /** The earliest, if it is due. */
  due(now: number): T | undefined {
    const [top] = this.#heap
    if (!top || top.at > now) return undefined
    const last = this.#heap.pop()
    if (last && this.#heap.length > 0) this.#sink(last)
    return top.what
  }

  #sink(alarm: Alarm<T>): void {
    const heap = this.#heap
    let i = 0
    for (;;) {
      const left = 2 * i + 1
      const down = (heap[left + 1]?.at ?? Infinity) < (heap[left]?.at ?? Infinity) ? left + 1 : left
      const below = heap[down]
      if (!below || below.at >= alarm.at) break
      heap[i] = below
      i = down
    }
    heap[i] = alarm
  }
}
