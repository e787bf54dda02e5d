/** Months, days, windows and deadlines; across years and leap days. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  day,
  isDay,
  isPeriod,
  monthOf,
  type PeriodRule,
  period,
  periodHolding,
  periodOf,
  periodsBetween,
  periodToReport,
  weekdayOf,
  windowOf,
  yearOf,
} from '../../src/core/period.ts'
import { runs } from '../runs.ts'

const rule = (fromDay: number): PeriodRule => ({ fromDay })
const months = fc.integer({ min: 1990 * 12, max: 2090 * 12 }).map((n) => periodOf(Math.floor(n / 12), (n % 12) + 1))
const days = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays(day('1990-01-01'), n))
const rules = fc.integer({ min: 1, max: 28 }).map((n) => rule(n))
const options = { seed: 202404, numRuns: runs(300) }

describe('a period', () => {
  it.each(['2024-01', '2024-12', '0999-10'])('%s', (text) => expect(isPeriod(text) && period(text)).toBe(text))
  it.each(['2024-00', '2024-13', '2024-1', '202404', '2024-04-01', ' 2024-04', '24-04', '', 'x2024-04'])(
    '%j is none',
    (text) => {
      expect(isPeriod(text)).toBe(false)
      expect(() => period(text)).toThrow(RangeError)
      expect(() => period(text)).toThrow(text)
    },
  )

  it('is made of a year and a month, and taken apart', () => {
    expect(periodOf(2024, 4)).toBe('2024-04')
    expect(periodOf(999, 12)).toBe('0999-12')
    expect(() => periodOf(2024, 13)).toThrow(RangeError)
    expect([yearOf(period('2024-04')), monthOf(period('2024-11'))]).toEqual([2024, 11])
  })

  it.each([
    ['2024-12', 1, '2025-01'],
    ['2024-01', -1, '2023-12'],
    ['2024-05', 24, '2026-05'],
    ['2024-05', -17, '2022-12'],
    ['2024-05', 0, '2024-05'],
  ])('%s and %i months is %s', (from, n, to) => expect(addMonths(period(from), n)).toBe(to))

  it('added to and taken from again is the same, and order is kept', () => {
    const steps = fc.integer({ min: -50, max: 50 })
    fc.assert(
      fc.property(months, steps, (p, n) => {
        expect(addMonths(addMonths(p, n), -n)).toBe(p)
        expect(addMonths(p, 1) > p).toBe(true)
      }),
      options,
    )
  })

  it('runs across years, both ends included', () => {
    const between = (a: string, b: string) => periodsBetween(period(a), period(b))
    expect(between('2023-11', '2024-02')).toEqual(['2023-11', '2023-12', '2024-01', '2024-02'])
    expect(between('2024-02', '2024-02')).toEqual(['2024-02'])
    expect(between('2024-03', '2024-02')).toEqual([])
  })
})

describe('a day', () => {
  it.each(['2024-02-29', '2000-02-29', '2023-12-31'])('%s', (text) => expect(isDay(text) && day(text)).toBe(text))
  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-04-00',
    '2024-4-1',
    '2024-04-01x',
    'x2024-04-01',
    '',
  ])('%j is none', (text) => {
    expect(isDay(text)).toBe(false)
    expect(() => day(text)).toThrow(new RangeError(`not a day: ${text}`))
  })

  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2024-01-01', -1, '2023-12-31'],
    ['2024-04-14', 3, '2024-04-17'],
    ['2024-04-14', 0, '2024-04-14'],
  ])('%s and %i days is %s', (from, n, to) => expect(addDays(day(from), n)).toBe(to))

  it.each([
    ['2024-04-15', 1],
    ['2024-04-17', 3],
    ['2024-04-20', 6],
    ['2024-04-21', 7],
    ['2024-02-29', 4],
  ])('%s is weekday %i', (d, n) => expect(weekdayOf(day(d))).toBe(n))
})

describe('the window of a month', () => {
  it.each([
    ['2024-04', 15, '2024-03-15', '2024-04-14'],
    ['2024-01', 15, '2023-12-15', '2024-01-14'],
    ['2024-03', 28, '2024-02-28', '2024-03-27'],
    ['2024-04', 2, '2024-03-02', '2024-04-01'],
    ['2024-04', 1, '2024-04-01', '2024-04-30'],
    ['2024-02', 1, '2024-02-01', '2024-02-29'],
    ['2023-02', 1, '2023-02-01', '2023-02-28'],
    ['2024-12', 1, '2024-12-01', '2024-12-31'],
  ])('%s from day %i is %s to %s', (p, fromDay, from, to) => {
    expect(windowOf(period(p), { fromDay })).toEqual({ from, to })
  })

  it('begins the day after the one before it ended: no day is lost or counted twice', () => {
    fc.assert(
      fc.property(months, rules, (p, r) => {
        expect(windowOf(addMonths(p, 1), r).from).toBe(addDays(windowOf(p, r).to, 1))
      }),
      options,
    )
  })

  it('holds exactly the days of its month', () => {
    fc.assert(
      fc.property(days, rules, (d, r) => {
        const { from, to } = windowOf(periodHolding(d, r), r)
        expect(from <= d && d <= to).toBe(true)
      }),
      options,
    )
  })

  it.each([
    ['2024-04-14', 15, '2024-04'],
    ['2024-04-15', 15, '2024-05'],
    ['2024-12-15', 15, '2025-01'],
    ['2024-04-30', 1, '2024-04'],
    ['2024-05-01', 1, '2024-05'],
  ])('%s lies, from day %i, in %s', (d, fromDay, p) => expect(periodHolding(day(d), { fromDay })).toBe(p))
})

describe('the month that is being reported on', () => {
  it.each([
    ['2024-04-13', 15, '2024-03'],
    ['2024-04-14', 15, '2024-04'],
    ['2024-05-13', 15, '2024-04'],
    ['2024-05-14', 15, '2024-05'],
    ['2024-01-10', 15, '2023-12'],
    ['2024-04-29', 1, '2024-03'],
    ['2024-04-30', 1, '2024-04'],
    ['2024-05-01', 1, '2024-04'],
    ['2024-01-15', 1, '2023-12'],
  ])('on %s, from day %i, is %s', (today, fromDay, p) => expect(periodToReport(day(today), { fromDay })).toBe(p))
})
