/** Nobody is written to at night, on weekends and on holidays; what falls there moves to the nearest moment allowed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMinutes, moment } from '../../../src/core/moment.ts'
import { lastAllowed, mayWrite, nextAllowed } from '../../../src/core/reminders/quiet.ts'
import { runs } from '../../runs.ts'
import { at, quiet } from './terms.ts'

describe('one may write', () => {
  it.each([
    ['2024-04-17T07:30', true],
    ['2024-04-17T07:29', false],
    ['2024-04-17T19:00', true],
    ['2024-04-17T19:01', false],
    ['2024-04-20T10:00', false],
    ['2024-04-18T10:00', false],
  ])('at %s: %s', (m, may) => expect(mayWrite(quiet(), at(m))).toBe(may))

  it('on any day if the plan says so, but not at night', () => {
    expect(mayWrite(quiet({ everyDay: true }), at('2024-04-20T10:00'))).toBe(true)
    expect(mayWrite(quiet({ everyDay: true }), at('2024-04-20T20:00'))).toBe(false)
  })

  it.each([
    ['2024-04-17T03:00', '2024-04-17T07:30', '2024-04-16T19:00'],
    ['2024-04-17T10:00', '2024-04-17T10:00', '2024-04-17T10:00'],
    ['2024-04-17T22:00', '2024-04-19T07:30', '2024-04-17T19:00'],
    ['2024-04-18T10:00', '2024-04-19T07:30', '2024-04-17T19:00'],
    ['2024-04-20T10:00', '2024-04-22T07:30', '2024-04-19T19:00'],
  ])('next and last of %s', (m, next, last) => {
    expect([nextAllowed(quiet(), at(m)), lastAllowed(quiet(), at(m))]).toEqual([next, last])
  })

  it('every day moves by a day', () => {
    const daily = quiet({ everyDay: true })
    expect(nextAllowed(daily, at('2024-04-19T20:00'))).toBe('2024-04-20T07:30')
    expect(lastAllowed(daily, at('2024-04-21T03:00'))).toBe('2024-04-20T19:00')
  })

  it('as near as can be', () => {
    const anyMinute = fc.integer({ min: 0, max: 60 * 24 * 40 }).map((n) => addMinutes(moment('2024-04-01T00:00'), n))
    fc.assert(
      fc.property(anyMinute, fc.boolean(), (m, everyDay) => {
        const q = quiet({ everyDay })
        const [next, last] = [nextAllowed(q, m), lastAllowed(q, m)]
        expect([mayWrite(q, next), mayWrite(q, last), next >= m, last <= m]).toEqual([true, true, true, true])
        for (let k = m; k < next; k = addMinutes(k, 1)) if (mayWrite(q, k)) throw new Error(`${k} is before ${next}`)
        for (let k = m; k > last; k = addMinutes(k, -1)) if (mayWrite(q, k)) throw new Error(`${k} is after ${last}`)
      }),
      { numRuns: runs(200) },
    )
  })
})
