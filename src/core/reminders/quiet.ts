/** When people may be written to unasked: within the hours of the plan, and on working days unless it says every day. */
import type { Calendar } from '../calendar.ts'
import { dayOf, type Moment, momentAt, timeOf } from '../moment.ts'
import type { Pack } from '../pack.ts'
import { addDays, type Day } from '../period.ts'

export interface Quiet {
  readonly hours: { readonly from: string; readonly to: string }
  readonly everyDay: boolean
  readonly calendar: Calendar
}

/** As a pack says it. */
export function quietOf({ reminders, calendar }: Pick<Pack, 'reminders' | 'calendar'>): Quiet {
  return { hours: reminders.hours, everyDay: reminders.everyDay, calendar }
}

export function mayWrite(quiet: Quiet, m: Moment): boolean {
  const time = timeOf(m)
  return isOpen(quiet, dayOf(m)) && quiet.hours.from <= time && time <= quiet.hours.to
}

/** The first such moment that is not before `m`. */
export function nextAllowed(quiet: Quiet, m: Moment): Moment {
  const d = dayOf(m)
  if (isOpen(quiet, d) && timeOf(m) <= quiet.hours.to) return momentAt(d, max(timeOf(m), quiet.hours.from))
  return momentAt(quiet.everyDay ? addDays(d, 1) : quiet.calendar.nextWorkingDay(d), quiet.hours.from)
}

/** The last such moment that is not after `m`. */
export function lastAllowed(quiet: Quiet, m: Moment): Moment {
  const d = dayOf(m)
  if (isOpen(quiet, d) && timeOf(m) >= quiet.hours.from) return momentAt(d, min(timeOf(m), quiet.hours.to))
  return momentAt(quiet.everyDay ? addDays(d, -1) : quiet.calendar.previousWorkingDay(d), quiet.hours.to)
}

function isOpen({ everyDay, calendar }: Quiet, d: Day): boolean {
  return everyDay || calendar.isWorkingDay(d)
}

function max(a: string, b: string): string {
  return a > b ? a : b
}

function min(a: string, b: string): string {
  return a < b ? a : b
}
