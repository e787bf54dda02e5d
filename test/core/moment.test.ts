/** Moments on the wall clock: minutes carry over days, months and years; what is no moment is refused. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMinutes, dayOf, isTime, moment, momentAt, timeOf } from '../../src/core/moment.ts'
import { day } from '../../src/core/period.ts'

const anyMoment = fc
  .record({ days: fc.integer({ min: 0, max: 20_000 }), minutes: fc.integer({ min: 0, max: 1439 }) })
  .map(({ days, minutes }) => new Date(days * 86_400_000 + minutes * 60_000).toISOString().slice(0, 16))
  .map(moment)

describe('a moment', () => {
  it('is a day and a time', () => {
    const m = momentAt(day('2024-04-17'), '17:00')
    expect(m).toBe('2024-04-17T17:00')
    expect([dayOf(m), timeOf(m)]).toEqual(['2024-04-17', '17:00'])
  })

  it.each([
    ['2024-04-17T17:00', 61, '2024-04-17T18:01'],
    ['2024-04-17T17:00', -240, '2024-04-17T13:00'],
    ['2024-12-31T23:59', 1, '2025-01-01T00:00'],
    ['2024-03-01T00:00', -1, '2024-02-29T23:59'],
    ['2024-04-17T00:00', -1440, '2024-04-16T00:00'],
    ['2024-04-17T09:05', 0, '2024-04-17T09:05'],
  ])('%s and %i minutes is %s', (from, minutes, to) => expect(addMinutes(moment(from), minutes)).toBe(to))

  it('goes back the way it came, and compares as time does', () => {
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: -100_000, max: 100_000 }), (m, minutes) => {
        const there = addMinutes(m, minutes)
        expect(addMinutes(there, -minutes)).toBe(m)
        expect(there > m).toBe(minutes > 0)
      }),
    )
  })

  it.each(['2024-04-31T10:00', '2024-04-17', '2024-04-17T24:00', '2024-04-17T9:00', '2024-04-17T10:60', ''])(
    'is not %j',
    (text) => expect(() => moment(text)).toThrow(RangeError),
  )

  it.each([
    ['00:00', true],
    ['23:59', true],
    ['24:00', false],
    ['12:60', false],
    ['012:30', false],
    ['12:300', false],
  ])('has the time %s: %s', (text, right) => expect(isTime(text)).toBe(right))
})
