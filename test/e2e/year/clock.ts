/**
 * Minutes of Vietnam's wall clock as whole numbers, and which of them are allowed, found the slow way: the holidays are
 * read from their file again, and the nearest allowed minute is looked for one by one. The program's own way is neither.
 */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

/** Minutes since 1970 on the wall clock. */
export type Minute = number

const OFFSET = 7 * 60
export const DAY = 1440

const span = z.object({ day: z.string().optional(), from: z.string().optional(), to: z.string().optional() })
const file = z.object({ holidays: z.array(span), working: z.array(z.union([z.string(), span])).default([]) })
const calendar = file.parse(parse(readFileSync('prompts/calendars/vietnam.yaml', 'utf8')))

export function minuteOf(text: string): Minute {
  return Date.parse(`${text}:00Z`) / 60_000
}

export function textOf(m: Minute): string {
  return new Date(m * 60_000).toISOString().slice(0, 16)
}

export function instantOf(m: Minute): Date {
  return new Date((m - OFFSET) * 60_000)
}

function daysOf(entry: string | z.infer<typeof span>): number[] {
  const { from, to } =
    typeof entry === 'string'
      ? { from: entry, to: entry }
      : { from: entry.day ?? entry.from, to: entry.day ?? entry.to }
  const [first, last] = [dayNumber(from ?? ''), dayNumber(to ?? from ?? '')]
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

function dayNumber(text: string): number {
  return Date.parse(`${text}T00:00Z`) / 86_400_000
}

const closed = new Set(calendar.holidays.flatMap(daysOf))
const opened = new Set(calendar.working.flatMap(daysOf))

export function isWorkingDay(m: Minute): boolean {
  const number = Math.floor(m / DAY)
  const weekday = new Date(number * 86_400_000).getUTCDay()
  return opened.has(number) || (!closed.has(number) && weekday !== 0 && weekday !== 6)
}

const FROM = 7 * 60 + 30
const TO = 18 * 60

export function isAllowed(m: Minute): boolean {
  const time = m % DAY
  return FROM <= time && time <= TO && isWorkingDay(m)
}

/** The nearest allowed minute forward (`step` 1) or backward. */
export function nearest(m: Minute, step: 1 | -1): Minute {
  let found = m
  while (!isAllowed(found)) found += step
  return found
}

export function workingDaysAfter(m: Minute, count: number): Minute {
  let found = m
  for (let left = count; left > 0; ) {
    found += DAY
    if (isWorkingDay(found)) left -= 1
  }
  return found
}

export function atTime(m: Minute, hour: number, minute: number): Minute {
  return Math.floor(m / DAY) * DAY + hour * 60 + minute
}
