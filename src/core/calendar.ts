/**
 * Which days are worked: Mondays to Fridays, without public holidays, with the Saturdays that are worked in exchange.
 * Reminders and deadlines in working days ask here. What the holidays are is data of the pack.
 */
import { addDays, type Day, weekdayOf } from './period.ts'

/** From the first to the last day, both included. */
export interface Holiday {
  readonly from: Day
  readonly to: Day
  readonly name: string
}

export interface CalendarData {
  readonly holidays: readonly Holiday[]
  /** Days of rest that are worked all the same. */
  readonly working: readonly Day[]
  /** The last day for which the holidays are known. */
  readonly until: Day
}

export interface Calendar {
  isWorkingDay(day: Day): boolean
  /** The name of the holiday, also where it falls on a day of rest. */
  holidayOn(day: Day): string | undefined
  /** Strictly after. Throws a RangeError if a year has no working day. */
  nextWorkingDay(day: Day): Day
  /** Strictly before. Throws a RangeError if a year has no working day. */
  previousWorkingDay(day: Day): Day
  /** The `n`th working day after `day`, which itself does not count; `day` for 0. Throws a RangeError below 0. */
  addWorkingDays(day: Day, n: number): Day
  /** Behind it only weekends are known to be free; undefined: no holidays are known at all. */
  readonly knownUntil: Day | undefined
}

const SATURDAY = 6
const YEAR = 366

export function calendarOf(data: CalendarData): Calendar {
  return calendarKnownUntil(data.until, data.holidays, data.working)
}

/** The calendar of a pack that names none. */
export const WEEKENDS_ONLY: Calendar = calendarKnownUntil(undefined, [], [])

function calendarKnownUntil(
  knownUntil: Day | undefined,
  holidays: readonly Holiday[],
  working: readonly Day[],
): Calendar {
  const worked = new Set(working)
  const holidayOn = (day: Day): string | undefined => holidays.find((h) => h.from <= day && day <= h.to)?.name
  const isWorkingDay = (day: Day): boolean =>
    worked.has(day) || (weekdayOf(day) < SATURDAY && holidayOn(day) === undefined)
  const nextWorkingDay = (day: Day): Day => firstFrom(day, 1, isWorkingDay)
  return {
    isWorkingDay,
    holidayOn,
    nextWorkingDay,
    previousWorkingDay: (day) => firstFrom(day, -1, isWorkingDay),
    addWorkingDays: (day, n) => repeated(day, n, nextWorkingDay),
    knownUntil,
  }
}

function firstFrom(start: Day, step: 1 | -1, isWanted: (day: Day) => boolean): Day {
  for (let days = 1; days <= YEAR; days++) {
    const day = addDays(start, step * days)
    if (isWanted(day)) return day
  }
  throw new RangeError(`no working day within a year of ${start}`)
}

function repeated(start: Day, times: number, step: (day: Day) => Day): Day {
  if (!Number.isInteger(times) || times < 0) throw new RangeError(`not a number of working days: ${times}`)
  let day = start
  for (let i = 0; i < times; i++) day = step(day)
  return day
}
