/**
 * Dates as officers write them: `06/4/2024`, `ngày 6 tháng 4 năm 2024`, `6/4`. Called by `read` and `documents`.
 */

import { cleanNumeric, foldInPlace } from '../number/fold.ts'
import type { Day, Window } from '../period.ts'
import { isDay } from '../period.ts'
import type { Value } from '../value.ts'
import type { ReadContext } from './context.ts'
import { readOrAsk, refuse } from './outcome.ts'
import type { Reading } from './reading.ts'

const LEAD = '(?:(?:vao|ngay|mung|mong|hom)\\s+)*'
const MONTH = '\\s*(?:[/.-]|,?\\s*thang)\\s*(\\d{1,2})'
const YEAR = '(?:\\s*(?:[/.-]|,?\\s*nam)\\s*(\\d{4}|\\d{2}))?'
const DAY_FIRST = new RegExp(`^${LEAD}(\\d{1,2})${MONTH}${YEAR}(?!\\d|\\s*[/.-]\\s*\\d)`)
const YEAR_FIRST = /^(?:ngay\s+)?(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?!\d|[/.-]\d)/
const FIRST_YEAR = 1900
const LAST_YEAR = 2100

export interface DateFound {
  /** Several when the year is left open; none when the calendar has no such day. */
  readonly days: readonly Day[]
  readonly length: number
}

export function readDate(typed: string, context: ReadContext): Reading {
  const said = foldInPlace(cleanNumeric(typed)).replace(/^(?:da|la|:|-)\s+/, '')
  const found = dateAtStart(said, context.window)
  const rest = said.slice(found?.length).replace(/[\s.,;!)]/g, '')
  if (!found || !/^(?:a|nhe)?$/.test(rest)) return refuse('not-a-date')
  const [first, ...others] = found.days.map((day): Value => ({ kind: 'date', day }))
  return first ? readOrAsk([first, ...others]) : refuse('not-a-date')
}

/** `folded` as `foldInPlace` gives it. */
export function dateAtStart(folded: string, window: Window): DateFound | undefined {
  const dayFirst = DAY_FIRST.exec(folded)
  const match = dayFirst ?? YEAR_FIRST.exec(folded)
  if (!match) return undefined
  const [one, month = '', other] = match.slice(1)
  const [date = '', year] = dayFirst ? [one, other] : [other, one]
  const days = year === undefined ? withoutYear(month, date, window) : daysOf([fullYear(year)], month, date)
  return { days, length: match[0].length }
}

function fullYear(year: string): string {
  return year.length === 2 ? `20${year}` : year
}

function daysOf(years: readonly string[], month: string, date: string): Day[] {
  return years
    .filter((year) => Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR)
    .map((year) => `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
    .filter((iso) => isDay(iso))
}

/** The year that puts the day into the window; else the window's own year, or both when it touches two. */
function withoutYear(month: string, date: string, { from, to }: Window): Day[] {
  const years = [...new Set([to.slice(0, 4), from.slice(0, 4)])]
  const days = daysOf(years, month, date)
  const inside = days.find((day) => from <= day && day <= to)
  return inside === undefined ? days : [inside]
}
