/** What becomes of a step when its moment has come: sent once, merged, stale, not needed, muted. */
import { describe, expect, it } from 'vitest'
import { dueAt, type Standing, settle } from '../../../src/core/reminders/decide.ts'
import { type Planned, plannedFor, type Terms } from '../../../src/core/reminders/plan.ts'
import { at, planOf, quiet, terms } from './terms.ts'

const PLAN = planOf(
  'opening 0 ngày → unit',
  'deadline -2 ngày 08:30 → unit',
  'deadline -4 giờ → unit officer',
  'deadline +1 ngày làm việc 08:30 → unit head',
)
const LACKING: Standing = { submitted: false, muted: false, lacks: () => true }

function outcomes(
  now: string,
  standing: Standing = LACKING,
  more: { taken?: string[]; terms?: Terms; reminded?: boolean } = {},
): string[] {
  const taken = (more.taken ?? []).map((text) => {
    const [step = '', audience = '', about = ''] = text.split(' ')
    return { step, audience, about: at(about) }
  })
  const due = dueAt(plannedFor(PLAN, quiet(), more.terms ?? terms()), quiet(), taken, at(now))
  return settle(due, standing, at(now), more.reminded ?? false).map(
    ({ planned: p, outcome }) => `${p.step.id} ${p.audience} ${outcome}`,
  )
}

const FIRST = ['s1 unit 2024-04-14T08:00', 's2 unit 2024-04-17T17:00']

describe('a step', () => {
  it('is due when its moment has come, and not before', () => {
    expect(outcomes('2024-04-15T07:29')).toEqual([])
    expect(outcomes('2024-04-15T07:30')).toEqual(['s1 unit send'])
    expect(outcomes('2024-04-15T08:29', LACKING, { taken: FIRST.slice(0, 1) })).toEqual([])
    expect(outcomes('2024-04-15T08:30', LACKING, { taken: FIRST.slice(0, 1) })).toEqual(['s2 unit send'])
  })

  it('is settled once', () => {
    expect(outcomes('2024-04-17T13:00', LACKING, { taken: FIRST })).toEqual(['s3 unit send', 's3 officer send'])
    const taken = [...FIRST, 's3 unit 2024-04-17T17:00']
    expect(outcomes('2024-04-17T13:00', LACKING, { taken })).toEqual(['s3 officer send'])
  })

  it('about another deadline is another', () => {
    const extended = terms({ dues: [['2024-04-19T17:00', 'all']], grantedAt: '2024-04-17T14:00' })
    const taken = [...FIRST, 's3 unit 2024-04-17T17:00', 's3 officer 2024-04-17T17:00']
    expect(outcomes('2024-04-19T13:00', LACKING, { taken, terms: extended })).toEqual([
      's3 unit send',
      's3 officer send',
    ])
  })

  it('waits while nobody may be written to, also after an outage', () => {
    expect(outcomes('2024-04-17T19:01', LACKING, { taken: FIRST })).toEqual([])
    expect(outcomes('2024-04-18T10:00', LACKING, { taken: FIRST })).toEqual([])
    expect(outcomes('2024-04-13T10:00')).toEqual([])
  })

  it('gives way to a newer one that is due as well', () => {
    expect(outcomes('2024-04-17T13:00')).toEqual([
      's1 unit merged',
      's2 unit merged',
      's3 unit send',
      's3 officer send',
    ])
  })

  it('before the deadline is stale after it', () => {
    expect(outcomes('2024-04-17T17:00')).toEqual([
      's1 unit stale',
      's2 unit stale',
      's3 unit stale',
      's3 officer stale',
    ])
    expect(outcomes('2024-04-19T09:00')).toEqual([
      's1 unit stale',
      's2 unit stale',
      's3 unit stale',
      's3 officer stale',
      's4 unit send',
      's4 head send',
    ])
  })

  it('is not needed by whoever is done, and not sent to whoever is muted', () => {
    expect(outcomes('2024-04-15T07:30', { ...LACKING, submitted: true })).toEqual(['s1 unit not-needed'])
    expect(outcomes('2024-04-15T07:30', { ...LACKING, lacks: () => false })).toEqual(['s1 unit not-needed'])
    expect(outcomes('2024-04-15T07:30', { ...LACKING, muted: true })).toEqual(['s1 unit muted'])
    expect(outcomes('2024-04-15T07:30', { ...LACKING, muted: true, submitted: true })).toEqual(['s1 unit not-needed'])
  })

  it('to the unit is merged with a reminder by hand, to others it is not', () => {
    expect(outcomes('2024-04-17T13:00', LACKING, { taken: FIRST, reminded: true })).toEqual([
      's3 unit merged',
      's3 officer merged',
    ])
    const taken = [...FIRST, 's3 unit 2024-04-17T17:00', 's3 officer 2024-04-17T17:00']
    expect(outcomes('2024-04-19T08:30', LACKING, { taken, reminded: true })).toEqual(['s4 unit merged', 's4 head send'])
  })

  it('about one deadline does not replace one about another', () => {
    const two = terms({
      dues: [
        ['2024-04-16T17:00', 'a'],
        ['2024-04-17T17:00', 'b'],
      ],
    })
    const only = planOf('deadline -2 ngày 08:30 → unit')
    const due = dueAt(plannedFor(only, quiet(), two), quiet(), [], at('2024-04-15T08:30'))
    const lacks = ({ due: d }: Planned) => d.forms.includes('b')
    const found = settle(due, { ...LACKING, lacks }, at('2024-04-15T08:30'), false)
    expect(found.map((d) => [d.planned.about, d.outcome])).toEqual([
      ['2024-04-16T17:00', 'not-needed'],
      ['2024-04-17T17:00', 'send'],
    ])
  })
})
