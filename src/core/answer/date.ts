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
  const rest = found
    ? said
        .slice(found.length)
        .replace(/(?:^|\s)(?:a|nhe)$/, '')
        .replace(/[\s.,;!)]/g, '')
    : '?'
  const [first, ...others] = found && rest === '' ? found.days.map((day): Value => ({ kind: 'date', day })) : []
  return first ? readOrAsk([first, ...others]) : refuse('not-a-date')
}

/** `folded` as `foldInPlace` gives it. */
export function dateAtStart(folded: string, window: Window): DateFound | undefined {
  const dayFirst = DAY_FIRST.exec(folded)
  const yearFirst = dayFirst ? null : YEAR_FIRST.exec(folded)
  const [d, m, y] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [yearFirst?.[3], yearFirst?.[2], yearFirst?.[1]]
  const match = dayFirst ?? yearFirst
  if (!match || d === undefined || m === undefined) return undefined
  const days = y === undefined ? withoutYear(m, d, window) : [dayOf(y.length === 2 ? `20${y}` : y, m, d)]
  return { days: days.filter((day) => day !== undefined), length: match[0].length }
}

function dayOf(year: string, month: string, date: string): Day | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const isNear = Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR
  return isNear && isDay(iso) ? iso : undefined
}

/** The year that puts the day into the window; else the window's own year, or both when it touches two. */
function withoutYear(month: string, date: string, { from, to }: Window): (Day | undefined)[] {
  const years = [...new Set([to.slice(0, 4), from.slice(0, 4)])]
  const days = years.map((year) => dayOf(year, month, date))
  const inside = days.find((day) => day !== undefined && from <= day && day <= to)
  return inside === undefined ? days : [inside]
}
