/**
 * A reporting month and the days that it covers. Everybody who needs "which month" or "until when" asks here.
 * Days are calendar days in the body's own time zone, written as ISO dates; nothing here reads a clock.
 */
declare const periodMark: unique symbol

/** `2024-04`; months count from 1. Compare with `<` and `===`. */
export type Period = string & { readonly [periodMark]: true }

declare const dayMark: unique symbol

/** `2024-04-15`, a calendar day without a zone. Compare with `<` and `===`. */
export type Day = string & { readonly [dayMark]: true }

/** From the first to the last day, both included. */
export interface Window {
  readonly from: Day
  readonly to: Day
}

/** How a month's window is found; from `pack.yaml`. Deadlines stand in `deadlines.ts`. */
export interface PeriodRule {
  /** First day, in the month before (15 by Nghị định 09/2019/NĐ-CP); 1 means the calendar month itself. */
  readonly fromDay: number
}

const SHAPE = /^(\d{4})-(0[1-9]|1[0-2])$/

export function isPeriod(text: string): text is Period {
  return SHAPE.test(text)
}

/** Throws a RangeError: for literals and stored values, never for what a person typed. */
export function period(text: string): Period {
  if (!isPeriod(text)) throw new RangeError(`not a period: ${text}`)
  return text
}

export function periodOf(year: number, month: number): Period {
  return period(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`)
}

export function yearOf(p: Period): number {
  return Number(p.slice(0, 4))
}

export function monthOf(p: Period): number {
  return Number(p.slice(5, 7))
}

/** The period `months` later, or earlier if negative. */
export function addMonths(p: Period, months: number): Period {
  const total = yearOf(p) * 12 + monthOf(p) - 1 + months
  return periodOf(Math.floor(total / 12), (total % 12) + 1)
}

/** All periods from `first` to `last`, both included; empty if `last` is earlier. */
export function periodsBetween(first: Period, last: Period): Period[] {
  const all: Period[] = []
  for (let p = first; p <= last; p = addMonths(p, 1)) all.push(p)
  return all
}

export function isDay(text: string): text is Day {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return false
  const date = utc(Number(parts[1]), Number(parts[2]), Number(parts[3]))
  return date.toISOString().slice(0, 10) === text
}

/** Throws a RangeError: for literals and stored values. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`)
  return text
}

export function addDays(d: Day, days: number): Day {
  const [y, m, n] = numbersOf(d)
  return day(
    utc(y, m, n + days)
      .toISOString()
      .slice(0, 10),
  )
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(d: Day): number {
  const [y, m, n] = numbersOf(d)
  return utc(y, m, n).getUTCDay() || 7
}

/** The days that a period covers: 15/3–14/4 for April with `fromDay` 15, 1/4–30/4 with 1. */
export function windowOf(p: Period, rule: PeriodRule): Window {
  const next = day(`${addMonths(p, 1)}-01`)
  if (rule.fromDay === 1) return { from: day(`${p}-01`), to: addDays(next, -1) }
  const from = day(`${addMonths(p, -1)}-${String(rule.fromDay).padStart(2, '0')}`)
  return { from, to: day(`${p}-${String(rule.fromDay - 1).padStart(2, '0')}`) }
}

/** The period whose window holds `today`. */
export function periodHolding(today: Day, rule: PeriodRule): Period {
  const month = period(today.slice(0, 7))
  if (rule.fromDay === 1) return month
  return Number(today.slice(8)) >= rule.fromDay ? addMonths(month, 1) : month
}

/**
 * The period that is being reported on: the one whose window closed last, the day of closing included. A month is
 * asked for until the next one closes; later months can be named in a command.
 */
export function periodToReport(today: Day, rule: PeriodRule): Period {
  const running = periodHolding(today, rule)
  return today >= windowOf(running, rule).to ? running : addMonths(running, -1)
}

function numbersOf(d: Day): [number, number, number] {
  return [Number(d.slice(0, 4)), Number(d.slice(5, 7)), Number(d.slice(8, 10))]
}

function utc(year: number, month: number, date: number): Date {
  return new Date(Date.UTC(year, month - 1, date))
}
