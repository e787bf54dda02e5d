/** Running totals: the opening balance and every month since; never a jump, never silently the month. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Figure, figuresOf } from '../../../src/core/figures/figures.ts'
import type { GivenAnswer, Pack } from '../../../src/core/pack.ts'
import { addMonths, period } from '../../../src/core/period.ts'
import { runs } from '../../runs.ts'
import { answer, derived, packOf, question, unit } from './tiny-pack.ts'

const questions = [question('month'), question('opening', { once: true })]
const running = [derived('total', 'running(month, opening)')]
const one = packOf({ units: [unit('A')], questions, derived: running })

function total(pack: Pack, month: string, answers: GivenAnswer[]): Figure | undefined {
  return figuresOf(pack, period(month), answers).get('total')
}

describe('of one unit', () => {
  const answers = [
    answer('A', 'opening', 1000, '2026-01'),
    answer('A', 'month', 5, '2026-01'),
    answer('A', 'month', 6, '2026-02'),
    answer('A', 'month', 7, '2026-03'),
  ]

  it('is the opening balance and the months since it was given', () => {
    expect(total(one, '2026-01', answers)?.amount).toBe('1005')
    expect(total(one, '2026-03', answers)?.amount).toBe('1018')
    expect(total(one, '2026-03', answers)?.addends.map((a) => [a.indicator, a.period, a.amount])).toEqual([
      ['opening', '2026-01', '1000'],
      ['month', '2026-01', '5'],
      ['month', '2026-02', '6'],
      ['month', '2026-03', '7'],
    ])
  })

  it('is missing while a month between is, and names it', () => {
    const gap = answers.filter((a) => a.period !== '2026-02')
    expect(total(one, '2026-03', gap)).toMatchObject({
      state: 'missing',
      missing: [{ unit: 'A', indicator: 'month', period: '2026-02' }],
    })
  })

  it('is missing without an opening balance: it is never the month alone', () => {
    const unopened = answers.filter((a) => a.indicator !== 'opening')
    expect(total(one, '2026-03', unopened)).toMatchObject({ state: 'missing', missing: [{ indicator: 'opening' }] })
    expect(total(one, '2025-12', answers)?.state).toBe('missing')
  })

  it('begins anew from a corrected opening balance', () => {
    const corrected = [...answers, answer('A', 'opening', 2000, '2026-03')]
    expect(total(one, '2026-03', corrected)?.amount).toBe('2007')
    expect(total(one, '2026-02', corrected)?.amount).toBe('1011')
    expect(total(one, '2026-02', corrected)?.addends.map((a) => a.amount)).toEqual(['1000', '5', '6'])
    expect(total(one, '2026-03', corrected)?.addends.map((a) => a.amount)).toEqual(['2000', '7'])
  })

  it('leaves the opening balance answered in later months, not in earlier ones', () => {
    const opening = (month: string) => figuresOf(one, period(month), answers).get('opening')
    expect(opening('2026-03')).toMatchObject({ state: 'given', amount: '1000', missing: [] })
    expect(opening('2025-12')?.state).toBe('missing')
  })

  it('of a lower bound is a lower bound', () => {
    const over = answer('A', 'opening', { kind: 'number', amount: '1000', qualifier: 'over' }, '2026-01')
    expect(total(one, '2026-01', [over, answer('A', 'month', 5, '2026-01')])).toMatchObject({
      amount: '1005',
      qualifier: 'over',
    })
    expect(total(one, '2026-03', answers)?.qualifier).toBeUndefined()
  })

  it('names what it would be made of while nothing opens it', () => {
    expect(total(one, '2026-01', [answer('A', 'month', 5, '2026-01')])?.addends).toEqual([
      { indicator: 'opening', period: '2026-01' },
      { indicator: 'month', period: '2026-01', amount: '5' },
    ])
  })

  it('is not opened by an answer of another kind, stored before the pack was changed', () => {
    const text = [answer('A', 'opening', { kind: 'text', text: '9' }, '2026-03'), answer('A', 'month', 7, '2026-03')]
    expect(total(one, '2026-03', text)).toMatchObject({ state: 'missing', missing: [{ indicator: 'opening' }] })
  })

  it('of a derived figure takes what stands for it, also what one unit stated', () => {
    const more = { for: ['A'], questions: [question('said')] }
    const sums = [derived('all', 'total(month)', { consolidated: 'said' }), derived('total', 'running(all, opening)')]
    const pack = packOf({ questions: [question('month')], more, derived: sums })
    const opened = {
      ...pack,
      forms: [
        ...pack.forms,
        { id: 'once', title: '', audience: ['A'], questions: [question('opening', { once: true, form: 'once' })] },
      ],
    }
    const stated = [answer('A', 'opening', 10, '2026-01'), answer('A', 'said', 5, '2026-01')]
    expect(total(opened, '2026-01', stated)).toMatchObject({ state: 'computed', amount: '15' })
    const both = packOf({ questions, more, derived: sums })
    const apart = [...stated, answer('B', 'opening', 1, '2026-02'), answer('A', 'said', 5, '2026-02')]
    expect(total(both, '2026-02', apart)).toMatchObject({ state: 'missing' })
  })

  it('opened by what is no question is missing', () => {
    const sums = [
      derived('x', 'month + 1'),
      derived('total', 'running(month, x)'),
      derived('none', 'running(month, y)'),
    ]
    const pack = packOf({ units: [unit('A')], questions, derived: sums })
    expect(total(pack, '2026-01', answers)).toMatchObject({ state: 'missing', missing: [] })
    expect(figuresOf(pack, period('2026-01'), answers).get('none')).toMatchObject({ state: 'missing', missing: [] })
  })

  it('may open with nothing', () => {
    const none = [answer('A', 'opening', 'none', '2026-03'), answer('A', 'month', 7, '2026-03')]
    expect(total(one, '2026-03', none)).toMatchObject({ state: 'computed', amount: '7' })
  })
})

describe('of several units', () => {
  it('counts each from its own opening', () => {
    const two = packOf({ questions, derived: running })
    const first = [
      answer('A', 'opening', 100, '2026-01'),
      answer('A', 'month', 1, '2026-01'),
      answer('A', 'month', 2, '2026-02'),
    ]
    expect(total(two, '2026-01', first)).toMatchObject({
      state: 'missing',
      missing: [{ unit: 'B', indicator: 'opening' }],
    })
    const both = [...first, answer('B', 'opening', 50, '2026-02'), answer('B', 'month', 4, '2026-02')]
    expect(total(two, '2026-02', both)?.amount).toBe('157')
    expect(
      total(
        two,
        '2026-02',
        both.filter((a) => a.period !== '2026-01' || a.indicator !== 'month'),
      )?.missing,
    ).toEqual([{ unit: 'A', indicator: 'month', period: '2026-01' }])
  })

  it('takes "none" and lower bounds also where the units opened in different months', () => {
    const two = packOf({ questions, derived: running })
    const over = { kind: 'number', amount: '2', qualifier: 'over' } as const
    const answers = [
      answer('A', 'opening', 100, '2026-01'),
      answer('A', 'month', over, '2026-01'),
      answer('A', 'month', 'none', '2026-02'),
      answer('B', 'opening', 50, '2026-02'),
      answer('B', 'month', 4, '2026-02'),
    ]
    expect(total(two, '2026-02', answers)).toMatchObject({ amount: '156', qualifier: 'over' })
  })

  it('counts the months since the oldest opening in force, and none before a unit’s own', () => {
    const two = packOf({ questions, derived: running })
    const answers = [
      answer('A', 'opening', 1, '2026-01'),
      answer('B', 'opening', 50, '2026-02'),
      answer('A', 'opening', 100, '2026-03'),
      ...['2026-01', '2026-02', '2026-03'].flatMap((m) => [answer('A', 'month', 3, m), answer('B', 'month', 4, m)]),
    ]
    expect(total(two, '2026-02', answers)?.amount).toBe(String(1 + 3 + 3 + 50 + 4))
    expect(total(two, '2026-03', answers)?.amount).toBe(String(100 + 3 + 50 + 4 + 4))
  })

  it('is missing once all units have ended', () => {
    const pack = packOf({ units: [unit('A', { to: '2026-01-31' })], questions, derived: running })
    const answers = [answer('A', 'opening', 100, '2026-01'), answer('A', 'month', 1, '2026-01')]
    expect(total(pack, '2026-01', answers)?.amount).toBe('101')
    expect(total(pack, '2026-02', answers)).toMatchObject({ state: 'missing', missing: [] })
    expect(total(pack, '2026-02', [])).toMatchObject({ state: 'missing', missing: [] })
  })

  it('waits for every unit, also of an optional question', () => {
    const optional = packOf({
      questions: [question('month', { required: false }), question('opening', { once: true })],
      derived: running,
    })
    const opened = [answer('A', 'opening', 1, '2026-01'), answer('B', 'opening', 1, '2026-01')]
    expect(total(optional, '2026-01', [...opened, answer('A', 'month', 5, '2026-01')])?.state).toBe('missing')
  })

  it('keeps the part of a unit that has ended', () => {
    const units = [unit('A'), unit('B', { to: '2026-01-31' })]
    const pack = packOf({ units, questions, derived: running })
    const answers = [
      answer('A', 'opening', 100, '2026-01'),
      answer('B', 'opening', 50, '2026-01'),
      answer('A', 'month', 1, '2026-01'),
      answer('B', 'month', 2, '2026-01'),
      answer('A', 'month', 3, '2026-02'),
    ]
    expect(total(pack, '2026-01', answers)?.amount).toBe('153')
    expect(total(pack, '2026-02', answers)?.amount).toBe('156')
  })

  it('passes on to a successor that states the whole balance', () => {
    const units = [unit('A', { to: '2026-01-31' }), unit('B', { from: '2026-02-01' })]
    const pack = packOf({ units, questions, derived: running })
    const answers = [
      answer('A', 'opening', 100, '2026-01'),
      answer('A', 'month', 1, '2026-01'),
      answer('B', 'opening', 101, '2026-02'),
      answer('B', 'month', 3, '2026-02'),
    ]
    expect(total(pack, '2026-02', answers)?.amount).toBe('104')
  })
})

it('equals a fold over the months, whatever they are', () => {
  const months = fc.array(fc.oneof(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.constant('none' as const)), {
    minLength: 1,
    maxLength: 30,
  })
  const cases = fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), months, (opening, all) => {
    const start = period('2024-11')
    const answers = all.map((m, i) => answer('A', 'month', String(m), addMonths(start, i)))
    answers.push(answer('A', 'opening', String(opening), start))
    let sum = opening
    all.forEach((m, i) => {
      sum += m === 'none' ? 0n : m
      expect(total(one, addMonths(start, i), answers)?.amount).toBe(String(sum))
    })
  })
  fc.assert(cases, { seed: 20261123, numRuns: runs(60) })
})
