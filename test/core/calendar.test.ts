/** Working days, by the definition: weekends and holidays are free, what is worked in exchange is not. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CalendarData, calendarOf, WEEKENDS_ONLY } from '../../src/core/calendar.ts'
import { addDays, type Day, day, weekdayOf } from '../../src/core/period.ts'
import { runs } from '../runs.ts'

const data: CalendarData = {
  holidays: [
    { from: day('2026-08-31'), to: day('2026-08-31'), name: 'Swap' },
    { from: day('2026-09-01'), to: day('2026-09-02'), name: 'National Day' },
  ],
  working: [day('2026-08-22')],
  until: day('2026-12-31'),
}
const calendar = calendarOf(data)

describe('a calendar', () => {
  it.each([
    ['2026-08-21', true, undefined],
    ['2026-08-22', true, undefined],
    ['2026-08-23', false, undefined],
    ['2026-08-29', false, undefined],
    ['2026-08-31', false, 'Swap'],
    ['2026-09-01', false, 'National Day'],
    ['2026-09-02', false, 'National Day'],
    ['2026-09-03', true, undefined],
  ])('on %s: worked %s, holiday %s', (d, isWorked, name) => {
    expect(calendar.isWorkingDay(day(d))).toBe(isWorked)
    expect(calendar.holidayOn(day(d))).toBe(name)
  })

  it.each([
    ['2026-08-28', '2026-09-03', '2026-08-27'],
    ['2026-08-31', '2026-09-03', '2026-08-28'],
    ['2026-08-21', '2026-08-22', '2026-08-20'],
    ['2026-08-24', '2026-08-25', '2026-08-22'],
  ])('around %s: next %s, previous %s', (d, next, previous) => {
    expect(calendar.nextWorkingDay(day(d))).toBe(next)
    expect(calendar.previousWorkingDay(day(d))).toBe(previous)
  })

  it.each([
    ['2026-08-28', 0, '2026-08-28'],
    ['2026-08-29', 0, '2026-08-29'],
    ['2026-08-28', 1, '2026-09-03'],
    ['2026-08-29', 3, '2026-09-07'],
    ['2026-08-20', 3, '2026-08-24'],
  ])('%s and %i working days is %s', (d, n, due) => expect(calendar.addWorkingDays(day(d), n)).toBe(due))

  it('says until when it is known', () => {
    expect(calendar.knownUntil).toBe('2026-12-31')
    expect(WEEKENDS_ONLY.knownUntil).toBeUndefined()
  })

  it('refuses a number of days that is none', () => {
    for (const n of [-1, 0.5, Number.NaN, Infinity])
      expect(() => calendar.addWorkingDays(day('2026-01-01'), n)).toThrow(RangeError)
  })

  it('does not spin where nobody works for years', () => {
    const years = { from: day('2026-01-01'), to: day('2029-01-01'), name: 'Idle' }
    const idle = calendarOf({ ...data, holidays: [years], working: [] })
    expect(() => idle.nextWorkingDay(day('2026-12-31'))).toThrow(RangeError)
    expect(() => idle.previousWorkingDay(day('2028-12-31'))).toThrow(RangeError)
    expect(() => idle.addWorkingDays(day('2025-12-30'), 2)).toThrow('no working day within a year of 2025-12-31')
    expect(idle.addWorkingDays(day('2028-12-31'), 1)).toBe('2029-01-02')
  })
})

describe('without a calendar', () => {
  it('weekends alone are free', () => {
    const d = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(day('2000-01-01'), n))
    const weekends = fc.property(d, (x) => WEEKENDS_ONLY.isWorkingDay(x) === weekdayOf(x) < 6)
    fc.assert(weekends, { seed: 2028, numRuns: runs(200) })
    expect(WEEKENDS_ONLY.holidayOn(day('2026-09-02'))).toBeUndefined()
  })
})

describe('any calendar', () => {
  const first = day('2026-01-01')
  const days = fc.integer({ min: 0, max: 150 }).map((n) => addDays(first, n))
  const holidays = fc.tuple(days, fc.nat(12)).map(([from, n]) => ({ from, to: addDays(from, n), name: 'Rest' }))
  const calendars = fc
    .record({ holidays: fc.array(holidays, { maxLength: 6 }), working: fc.array(days, { maxLength: 6 }) })
    .map((some) => calendarOf({ ...some, until: day('2026-12-31') }))
  const check = (holds: (c: ReturnType<typeof calendarOf>, d: Day, n: number) => void): void =>
    fc.assert(fc.property(calendars, days, fc.nat(30), holds), { seed: 20260902, numRuns: runs(300) })
  const between = (from: Day, to: Day): Day[] => {
    const all: Day[] = []
    for (let d = addDays(from, 1); d < to; d = addDays(d, 1)) all.push(d)
    return all
  }

  it('has as next working day the least one after, as previous the greatest before', () =>
    check((c, d) => {
      const next = c.nextWorkingDay(d)
      const previous = c.previousWorkingDay(d)
      expect(next > d && previous < d).toBe(true)
      expect([next, previous].every((x) => c.isWorkingDay(x))).toBe(true)
      expect([...between(d, next), ...between(previous, d)].filter((x) => c.isWorkingDay(x))).toEqual([])
    }))

  it('goes back where it came from', () =>
    check((c, d) => {
      const next = c.nextWorkingDay(d)
      expect(c.previousWorkingDay(next)).toBe(c.isWorkingDay(d) ? d : c.previousWorkingDay(d))
    }))

  it('adds as many working days as lie behind', () =>
    check((c, d, n) => {
      const due = c.addWorkingDays(d, n)
      if (n > 0) expect(c.isWorkingDay(due)).toBe(true)
      expect(between(d, addDays(due, 1)).filter((x) => c.isWorkingDay(x))).toHaveLength(n)
    }))

  it('adds in parts as at once', () =>
    check((c, d, n) => {
      const half = Math.floor(n / 2)
      expect(c.addWorkingDays(c.addWorkingDays(d, half), n - half)).toBe(c.addWorkingDays(d, n))
    }))
})
