/** Days as people name them: `20/4`, `thứ 6 tuần sau`, `ngày mai`, `ngày 20`. */
import { addDays, addMonths, type Day, isDay, period, weekdayOf } from '../period.ts'

/** Without a year a day that is past means next year's if that is not farther than half a year. */
const HALF_A_YEAR = 183
const WEEK = 7

/** Undefined if the calendar has no such day. */
export function dated(date: number, month: number, year: number | undefined, today: Day): Day | undefined {
  if (year !== undefined) return existing(year < 100 ? 2000 + year : year, month, date)
  const thisYear = Number(today.slice(0, 4))
  const day = existing(thisYear, month, date)
  if (day !== undefined && day >= today) return day
  const next = existing(thisYear + 1, month, date)
  return next !== undefined && next <= addDays(today, HALF_A_YEAR) ? next : (day ?? next)
}

/** The next such day of a month, today included; `months` later if that many were said. */
export function dayOfMonth(date: number, months: number | undefined, today: Day): Day | undefined {
  const month = period(today.slice(0, 7))
  const inMonth = (later: number): Day | undefined => {
    const [year = 0, number = 0] = addMonths(month, later).split('-').map(Number)
    return existing(year, number, date)
  }
  if (months !== undefined) return inMonth(months)
  const soon = inMonth(0)
  return soon !== undefined && soon >= today ? soon : inMonth(1)
}

/** Monday is 1. The next such day after today; of this week or of the next one, if that was said. */
export function onWeekday(weekday: number, week: 'this' | 'next' | undefined, today: Day): Day {
  const ahead = weekday - weekdayOf(today)
  if (week !== undefined) return addDays(today, ahead + (week === 'next' ? WEEK : 0))
  return addDays(today, ahead > 0 ? ahead : ahead + WEEK)
}

function existing(year: number, month: number, date: number): Day | undefined {
  const text = [String(year).padStart(4, '0'), two(month), two(date)].join('-')
  return isDay(text) ? text : undefined
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
