/** A plan's steps become moments: shifted from opening and deadline, moved out of nights and holidays. */
import { describe, expect, it } from 'vitest'
import { plannedFor, type ReminderPlan, type Terms } from '../../../src/core/reminders/plan.ts'
import { planOf, quiet, terms } from './terms.ts'

function moments(plan: ReminderPlan, of: Terms = terms(), q = quiet()): string[] {
  return plannedFor(plan, q, of).map((p) => `${p.step.id} ${p.audience} ${p.at}`)
}

describe('a step', () => {
  it.each([
    ['deadline -2 ngày 08:30', '2024-04-15T08:30'],
    ['deadline -4 giờ', '2024-04-17T13:00'],
    ['deadline -30 phút', '2024-04-17T16:30'],
    ['deadline 0 ngày', '2024-04-17T17:00'],
    // The 18th is a holiday.
    ['deadline +1 ngày 09:00', '2024-04-19T07:30'],
    ['deadline +1 ngày làm việc 09:00', '2024-04-19T09:00'],
    ['deadline -1 ngày làm việc', '2024-04-16T17:00'],
    ['deadline -3 ngày làm việc 10:00', '2024-04-15T07:30'],
    // The month opens on a Sunday.
    ['opening 0 ngày', '2024-04-15T07:30'],
    ['opening +1 ngày 09:15', '2024-04-15T09:15'],
    ['opening -1 ngày 09:15', '2024-04-15T07:30'],
  ])('%s is at %s', (step, at) => expect(moments(planOf(`${step} → unit`))).toEqual([`s1 unit ${at}`]))

  it('goes to each audience', () => {
    expect(moments(planOf('deadline -4 giờ → unit officer'))).toEqual([
      's1 unit 2024-04-17T13:00',
      's1 officer 2024-04-17T13:00',
    ])
  })

  it('before a deadline moves forward only as far as the deadline, else back', () => {
    const monday = terms({ dues: [['2024-04-22T08:00', 'all']] })
    // Sunday: the next moment is Monday 07:30, half an hour before.
    expect(moments(planOf('deadline -1 ngày → unit'), monday)).toEqual(['s1 unit 2024-04-22T07:30'])
    const early = terms({ dues: [['2024-04-22T07:30', 'all']] })
    expect(moments(planOf('deadline -1 ngày → unit'), early)).toEqual(['s1 unit 2024-04-19T19:00'])
    const sunday = terms({ dues: [['2024-04-21T17:00', 'all']] })
    expect(moments(planOf('deadline -4 giờ → unit'), sunday)).toEqual(['s1 unit 2024-04-19T19:00'])
  })

  it('is never before the opening: where no moment is left it stays late', () => {
    const short = terms({ opening: '2024-04-20T08:00', dues: [['2024-04-21T17:00', 'all']] })
    const [planned] = plannedFor(planOf('deadline -4 giờ → unit'), quiet(), short)
    expect(planned).toMatchObject({ at: '2024-04-22T07:30', staleAt: '2024-04-21T17:00' })
    const exact = terms({ opening: '2024-04-19T19:00', dues: [['2024-04-21T17:00', 'all']] })
    expect(moments(planOf('deadline -4 giờ → unit'), exact)).toEqual(['s1 unit 2024-04-19T19:00'])
    expect(moments(planOf('deadline -20 ngày → unit'))).toEqual(['s1 unit 2024-04-15T07:30'])
  })

  it('is about each deadline of the unit', () => {
    const two = terms({
      dues: [
        ['2024-04-16T17:00', 'a'],
        ['2024-04-17T17:00', 'b', 'c'],
      ],
    })
    const planned = plannedFor(planOf('deadline -4 giờ → unit', 'opening 0 ngày → unit'), quiet(), two)
    expect(planned.map((p) => [p.step.id, p.about, p.isLast, p.due.forms])).toEqual([
      ['s2', '2024-04-14T08:00', true, ['a']],
      ['s1', '2024-04-16T17:00', false, ['a']],
      ['s1', '2024-04-17T17:00', true, ['b', 'c']],
    ])
  })

  it('is of use before the deadline until then, after it for a week', () => {
    const plan = planOf(
      'opening 0 ngày → unit',
      'deadline -4 giờ → unit',
      'deadline 0 ngày → unit',
      'deadline +1 ngày → unit',
    )
    expect(plannedFor(plan, quiet(), terms()).map((p) => p.staleAt)).toEqual([
      '2024-04-17T17:00',
      '2024-04-17T17:00',
      '2024-04-24T17:00',
      '2024-04-26T07:30',
    ])
  })

  it('is not asked for again after an extension, unless it is still to come', () => {
    const plan = planOf('opening 0 ngày → unit', 'deadline -3 ngày → unit', 'deadline -4 giờ → unit')
    const extended = terms({ dues: [['2024-04-19T17:00', 'all']], grantedAt: '2024-04-17T10:00' })
    expect(moments(plan, extended)).toEqual(['s1 unit 2024-04-15T07:30', 's3 unit 2024-04-19T13:00'])
    const late = terms({ dues: [['2024-04-19T17:00', 'all']], grantedAt: '2024-04-19T13:00' })
    expect(moments(plan, late)).toEqual(['s1 unit 2024-04-15T07:30'])
  })

  it('without a deadline is none', () => {
    expect(moments(planOf('opening 0 ngày → unit', 'deadline 0 ngày → unit'), { ...terms(), dues: [] })).toEqual([])
  })

  it('keeps the plan’s order at one moment', () => {
    const plan = planOf(
      'deadline -1 ngày 08:30 → unit',
      'deadline -1 ngày 08:30 → head',
      'deadline -2 ngày 08:30 → unit',
    )
    expect(moments(plan)).toEqual(['s3 unit 2024-04-15T08:30', 's1 unit 2024-04-16T08:30', 's2 head 2024-04-16T08:30'])
  })
})
