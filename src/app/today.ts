/** The clock in the body's own zone: today, and the instant of a deadline. */
import { DateTime } from 'luxon'
import { type Day, day, deadlineDay, type Period, type PeriodRule } from '../core/period.ts'

export function todayIn(zone: string, now: Date): Day {
  return day(DateTime.fromJSDate(now, { zone }).toISODate() ?? '')
}

/** ISO instant in UTC at which answers of a period are due. */
export function deadlineInstant(period: Period, rule: PeriodRule, zone: string): string {
  const local = DateTime.fromISO(`${deadlineDay(period, rule)}T${rule.at}`, { zone })
  return local.toJSDate().toISOString()
}

/** `09:30 15/4/2024`, wall-clock. */
export function momentText(zone: string, instant: Date): string {
  return DateTime.fromJSDate(instant, { zone }).toFormat('HH:mm d/M/yyyy')
}

/** Whether a submission at this instant is in time. */
export function isOnTime(rule: PeriodRule, zone: string, period: Period, at: Date): boolean {
  return at.toISOString() <= deadlineInstant(period, rule, zone)
}
