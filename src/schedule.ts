/**
 * Wakes the sweep every minute. The library lives in this process and forgets: what is due stands in the database, so
 * a minute that was missed costs nothing. `server.ts` starts it.
 */
import { schedule } from 'node-cron'

export interface Schedule {
  /** Resolves when the sweep that runs, if any, is done. */
  readonly stop: () => Promise<void>
}

interface ScheduleLog {
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** After a clock was set back the library waits until it shows the next minute again, be it for hours. */
const WATCH_MS = 90_000
/** A machine that slept has missed many minutes; the library would say so of each. */
const QUIET = { noOverlap: true, suppressMissedWarning: true }

/** `sweep` must not mind being called while it runs. What it throws is logged, and the next minute tries again. */
export function everyMinute(sweep: () => Promise<void>, log: ScheduleLog): Schedule {
  let running = Promise.resolve()
  let rang = false
  const tick = (): Promise<void> => {
    rang = true
    running = sweep().catch((fault: unknown) => {
      log.error({ err: fault }, 'the sweep failed; it runs again in a minute')
    })
    return running
  }
  const arm = () => schedule('* * * * *', tick, QUIET)
  let task = arm()
  const watch = setInterval(() => {
    if (!rang) {
      log.warn({}, 'the clock was set back; the minutes are counted anew')
      void task.destroy()
      task = arm()
      void tick()
    }
    rang = false
  }, WATCH_MS)
  void tick()
  return {
    stop: async () => {
      clearInterval(watch)
      await task.destroy()
      await running
    },
  }
}
