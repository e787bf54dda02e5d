/** What `doctor` says of the calendar: until when it is known, and in time that it must be continued. */
import type { Calendar } from '../core/calendar.ts'
import { addDays, type Day } from '../core/period.ts'
import { dayText } from '../text/dates.ts'
import type { Translate } from '../text/texts.ts'

/** The government announces the holidays of a year in the last quarter of the year before. */
const DAYS_AHEAD = 90

export function calendarRow(t: Translate, calendar: Calendar, today: Day): { detail: string; warns: boolean } {
  const { knownUntil } = calendar
  if (knownUntil === undefined) return { detail: t('doctor.weekends-only'), warns: false }
  const warns = knownUntil < addDays(today, DAYS_AHEAD)
  return { detail: t(warns ? 'doctor.calendar-ends' : 'doctor.calendar-until', { until: dayText(knownUntil) }), warns }
}
