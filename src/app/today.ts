/** The clock in the body's own zone: today, and the instant of a moment on its wall. */
import { DateTime } from 'luxon'
import { type Moment, moment } from '../core/moment.ts'
import { type Day, day } from '../core/period.ts'

export function todayIn(zone: string, now: Date): Day {
  return day(DateTime.fromJSDate(now, { zone }).toISODate() ?? '')
}

/** What the wall clock shows, to the minute. */
export function momentIn(zone: string, instant: Date): Moment {
  return moment(DateTime.fromJSDate(instant, { zone }).toFormat("yyyy-MM-dd'T'HH:mm"))
}

/** A moment that the clock leaps over is the one after the leap; of one that comes twice, the first. */
export function instantOf(zone: string, m: Moment): Date {
  return DateTime.fromISO(m, { zone }).toJSDate()
}

/** `09:30 15/4/2024`, wall-clock. */
export function momentText(zone: string, instant: Date): string {
  return DateTime.fromJSDate(instant, { zone }).toFormat('HH:mm d/M/yyyy')
}

/** Whether something done at this instant is in time; at the very deadline it is. */
export function isOnTime(zone: string, deadline: Moment, at: Date): boolean {
  return at.getTime() <= instantOf(zone, deadline).getTime()
}
