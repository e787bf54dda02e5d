/** When a month opens and when answers are due: rules of pack, form and unit, working days, extensions. */
import { describe, expect, it } from 'vitest'
import { commonDeadline, deadlineOf, duesOf, openingOf, periodOpenAt } from '../../src/core/deadlines.ts'
import { moment } from '../../src/core/moment.ts'
import type { Pack } from '../../src/core/pack.ts'
import { period } from '../../src/core/period.ts'
import { packOf, question, unit } from './figures/tiny-pack.ts'
import { closedOn } from './reminders/terms.ts'

const APRIL = period('2024-04')
const rule = (days: number, more: { working?: boolean; at?: string } = {}) => ({
  days,
  working: more.working ?? false,
  at: more.at ?? '17:00',
})

function pack(more: Partial<Pack> = {}): Pack {
  const plain = packOf({ questions: [question('q')], more: { for: ['B'], questions: [question('own')] } })
  return {
    ...plain,
    period: { fromDay: 15 },
    opens: rule(0, { at: '08:00' }),
    deadline: rule(3),
    calendar: closedOn('2024-04-18'),
    ...more,
  }
}

const A = unit('A')
const B = unit('B')

describe('a deadline', () => {
  it('is so many days after the window', () => {
    expect(commonDeadline(pack(), APRIL)).toBe('2024-04-17T17:00')
    expect(duesOf(pack(), A, APRIL)).toEqual([{ at: '2024-04-17T17:00', forms: ['all'] }])
  })

  it('may count working days, without holidays', () => {
    const slow = pack({ deadline: rule(4, { working: true, at: '11:30' }) })
    // The 14th is a Sunday, the 18th a holiday: 15, 16, 17, 19.
    expect(deadlineOf(slow, A, APRIL)).toBe('2024-04-19T11:30')
    expect(deadlineOf(pack({ deadline: rule(0, { working: true }) }), A, APRIL)).toBe('2024-04-14T17:00')
  })

  it('of a form goes before the pack’s, of a unit before both', () => {
    const [all, own] = pack().forms
    const forms = [...(all ? [all] : []), ...(own ? [{ ...own, deadline: rule(1) }] : [])]
    const mixed = pack({ forms })
    expect(duesOf(mixed, B, APRIL)).toEqual([
      { at: '2024-04-15T17:00', forms: ['some'] },
      { at: '2024-04-17T17:00', forms: ['all'] },
    ])
    expect(deadlineOf(mixed, B, APRIL)).toBe('2024-04-17T17:00')
    expect(duesOf(mixed, A, APRIL)).toHaveLength(1)
    expect(duesOf(mixed, { ...B, deadline: rule(2) }, APRIL)).toEqual([
      { at: '2024-04-16T17:00', forms: ['all', 'some'] },
    ])
  })

  it('of a unit that nothing is asked is there all the same', () => {
    const none = pack({ forms: [] })
    expect(duesOf(none, A, APRIL)).toEqual([{ at: '2024-04-17T17:00', forms: [] }])
    expect(deadlineOf(none, { ...A, deadline: rule(5) }, APRIL)).toBe('2024-04-19T17:00')
    const later = { deadline: moment('2024-04-20T12:00'), grantedAt: moment('2024-04-16T09:00') }
    expect(deadlineOf(none, A, APRIL, later)).toBe('2024-04-20T12:00')
  })

  it('is moved by an extension, never forward', () => {
    const granted = (text: string) => ({ deadline: moment(text), grantedAt: moment('2024-04-16T09:00') })
    expect(duesOf(pack(), B, APRIL, granted('2024-04-20T12:00'))).toEqual([
      { at: '2024-04-20T12:00', forms: ['all', 'some'] },
    ])
    expect(deadlineOf(pack(), A, APRIL, granted('2024-04-16T12:00'))).toBe('2024-04-17T17:00')
    const [all, own] = pack().forms
    const forms = [...(all ? [all] : []), ...(own ? [{ ...own, deadline: rule(1) }] : [])]
    // Longer for the one form, as ruled for the other.
    expect(duesOf(pack({ forms }), B, APRIL, granted('2024-04-16T12:00')).map((d) => d.at)).toEqual([
      '2024-04-16T12:00',
      '2024-04-17T17:00',
    ])
  })
})

describe('the common deadline', () => {
  it.each([
    ['2024-04', 15, 3, '2024-04-17T17:00'],
    ['2024-02', 1, 1, '2024-03-01T17:00'],
    ['2024-12', 1, 5, '2025-01-05T17:00'],
    ['2024-04', 15, 0, '2024-04-14T17:00'],
  ])('of %s, from day %i and %i days after the close, is %s', (p, fromDay, days, due) => {
    expect(commonDeadline(pack({ period: { fromDay }, deadline: rule(days) }), period(p))).toBe(due)
  })
})

describe('a month', () => {
  it('opens by its own rule', () => {
    expect(openingOf(pack(), APRIL)).toBe('2024-04-14T08:00')
    expect(openingOf(pack({ opens: rule(1, { working: true, at: '07:30' }) }), APRIL)).toBe('2024-04-15T07:30')
  })

  it.each([
    ['2024-04-14T08:00', '2024-04'],
    ['2024-04-14T07:59', '2024-03'],
    ['2024-05-14T07:59', '2024-04'],
    ['2024-05-14T08:00', '2024-05'],
  ])('that is open at %s is %s, wherever the search begins', (now, found) => {
    for (const guess of ['2023-12', '2024-03', '2024-04', '2024-06'])
      expect(periodOpenAt(pack(), moment(now), period(guess))).toBe(found)
  })
})
