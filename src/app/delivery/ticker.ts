/**
 * The time that deliveries are paced by: the program's clock in epoch milliseconds, made to never run backwards, since
 * somebody may set the machine's clock back an hour while a message waits for its second.
 */

/** Calls `work` after `ms`; what it gives back calls it off. Tests drive it together with the clock. */
export type After = (ms: number, work: () => void) => () => void

export interface Ticker {
  readonly now: () => number
  /** A timer says that this instant has come: a clock that stands or was set back is helped on. */
  readonly reached: (instant: number) => void
}

/** Timers are a little early at times; by more than this it is the clock. */
const TOLERANCE_MS = 20

export function createTicker(clock: () => Date): Ticker {
  let ahead = 0
  let last = -Infinity
  const now = (): number => {
    const told = clock().getTime() + ahead
    if (told < last) ahead += last - told
    else last = told
    return last
  }
  return {
    now,
    reached: (instant) => {
      const lag = instant - now()
      if (lag > TOLERANCE_MS) ahead += lag
    },
  }
}

export const realAfter: After = (ms, work) => {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}
