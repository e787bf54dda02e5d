/** What stands in the report, for what the units answered. */
import { describe, expect, it } from 'vitest'
import { type Figure, figuresOf } from '../../../src/core/figures/figures.ts'
import type { GivenAnswer, Pack } from '../../../src/core/pack.ts'
import { period } from '../../../src/core/period.ts'
import { answer, derived, MARCH, packOf, question, ratio, unit } from './tiny-pack.ts'

function figure(pack: Pack, id: string, answers: GivenAnswer[], month = MARCH): Figure {
  const found = figuresOf(pack, month, answers).get(id)
  if (!found) throw new Error(`no figure ${id}`)
  return found
}

describe('a count asked of two units', () => {
  const pack = packOf({ questions: [question('q')] })

  it('is the sum, with each unit', () => {
    const found = figure(pack, 'q', [answer('A', 'q', 5), answer('B', 'q', 7)])
    expect(found).toMatchObject({ state: 'given', amount: '12', missing: [], value: { kind: 'number', amount: '12' } })
    expect(found.byUnit).toEqual([
      { unit: 'A', value: { kind: 'number', amount: '5' } },
      { unit: 'B', value: { kind: 'number', amount: '7' } },
    ])
    expect(found.addends.map((a) => [a.unit, a.amount])).toEqual([
      ['A', '5'],
      ['B', '7'],
    ])
  })

  it('is missing while one is, and names it', () => {
    const found = figure(pack, 'q', [answer('A', 'q', 5)])
    expect(found.state).toBe('missing')
    expect(found.amount).toBeUndefined()
    expect(found.missing).toEqual([{ unit: 'B', indicator: 'q', period: '2026-03' }])
  })

  it('takes "none" as nothing to add, and is none if all say so', () => {
    expect(figure(pack, 'q', [answer('A', 'q', 'none'), answer('B', 'q', 7)])).toMatchObject({
      state: 'given',
      amount: '7',
    })
    expect(figure(pack, 'q', [answer('A', 'q', 'none'), answer('B', 'q', 'none')])).toMatchObject({
      state: 'none',
      amount: '0',
      value: { kind: 'none' },
    })
    expect(figure(pack, 'q', [answer('A', 'q', 0), answer('B', 'q', 'none')])).toMatchObject({
      state: 'given',
      amount: '0',
    })
  })

  it.each(['money', 'decimal'] as const)('is added up as %s too', (kind) => {
    const sums = packOf({ questions: [question('q', { kind })] })
    expect(figure(sums, 'q', [answer('A', 'q', '1.5'), answer('B', 'q', 7)])).toMatchObject({ amount: '8.5' })
  })

  it('does not see other months', () => {
    expect(figure(pack, 'q', [answer('A', 'q', 5, '2026-02'), answer('B', 'q', 7)]).state).toBe('missing')
  })

  it('does not take a value of another kind, stored before the pack was changed', () => {
    const text = answer('B', 'q', { kind: 'text', text: '7' })
    expect(figure(pack, 'q', [answer('A', 'q', 5), text]).missing).toHaveLength(1)
  })

  it('does not wait where it is optional, but tells who left it out', () => {
    const optional = packOf({ questions: [question('q', { required: false })] })
    expect(figure(optional, 'q', [answer('A', 'q', 5)])).toMatchObject({
      state: 'given',
      amount: '5',
      missing: [{ unit: 'B' }],
    })
    expect(figure(optional, 'q', []).state).toBe('missing')
  })

  it('adds only units that exist in the month', () => {
    const units = [unit('A'), unit('B', { to: '2026-02-28' }), unit('C', { from: '2026-03-01' })]
    const changing = packOf({ units, questions: [question('q')] })
    const answers = [answer('A', 'q', 1), answer('B', 'q', 10), answer('C', 'q', 100)]
    expect(figure(changing, 'q', answers).amount).toBe('101')
  })

  it('asks who exists on the last day of the month', () => {
    const units = [unit('A', { to: '2026-03-30' }), unit('B', { from: '2026-03-31' })]
    const found = figure(packOf({ units, questions: [question('q')] }), 'q', [answer('B', 'q', 4)])
    expect(found).toMatchObject({ amount: '4', byUnit: [{ unit: 'B' }] })
  })

  it('is a lower bound if one addend is, an estimate if one is estimated', () => {
    const over = answer('A', 'q', { kind: 'number', amount: '40000', qualifier: 'over' })
    const about = answer('B', 'q', { kind: 'number', amount: '500', qualifier: 'about' })
    expect(figure(pack, 'q', [over, answer('B', 'q', 1)])).toMatchObject({ amount: '40001', qualifier: 'over' })
    expect(figure(pack, 'q', [over, about])).toMatchObject({ amount: '40500', qualifier: 'about' })
  })
})

describe('a ratio', () => {
  const one = packOf({ units: [unit('A')], questions: [question('r', { kind: 'ratio' })] })
  const two = packOf({ questions: [question('r', { kind: 'ratio' })] })

  it('is computed from its parts, which are figures of their own', () => {
    const found = figure(one, 'r', [answer('A', 'r', ratio(37837, 38263))])
    expect(found.state).toBe('computed')
    expect(found.amount?.slice(0, 10)).toBe('98.8866529')
    expect(found.parts?.numerator).toMatchObject({ id: 'r_n', amount: '37837', state: 'given' })
    expect(figure(one, 'r_d', [answer('A', 'r', ratio(37837, 38263))]).amount).toBe('38263')
  })

  it('of several units is that of the sums', () => {
    const found = figure(two, 'r', [answer('A', 'r', ratio(1, 2)), answer('B', 'r', ratio(0, 2))])
    expect(found).toMatchObject({ state: 'computed', amount: '25' })
  })

  it('is stated where only the percentage was given, and its parts are missing', () => {
    const found = figure(one, 'r', [answer('A', 'r', { kind: 'ratio', stated: '98.4' })])
    expect(found).toMatchObject({ state: 'stated', amount: '98.4', stated: '98.4', missing: [] })
    expect(found.parts?.numerator.state).toBe('missing')
  })

  it('of several units is missing where one gave the percentage only, also if nobody must answer', () => {
    const optional = packOf({ questions: [question('r', { kind: 'ratio', required: false })] })
    const answers = [answer('A', 'r', ratio(1, 2)), answer('B', 'r', { kind: 'ratio', stated: '50' })]
    expect(figure(two, 'r', answers).state).toBe('missing')
    expect(figure(optional, 'r', answers).state).toBe('missing')
  })

  it('of an optional question is that of who answered, and "none" adds nothing', () => {
    const optional = packOf({ questions: [question('r', { kind: 'ratio', required: false })] })
    const half = answer('A', 'r', ratio(1, 2))
    expect(figure(optional, 'r', [half])).toMatchObject({ state: 'computed', amount: '50', missing: [{ unit: 'B' }] })
    expect(figure(two, 'r', [half, answer('B', 'r', 'none')])).toMatchObject({ state: 'computed', amount: '50' })
    expect(figure(two, 'r', [half])).toMatchObject({ state: 'missing', missing: [{ unit: 'B', indicator: 'r' }] })
    const lone = figure(optional, 'r', [half, answer('B', 'r', { kind: 'ratio', stated: '50' })])
    expect(lone.missing).toEqual([{ unit: 'B', indicator: 'r', period: '2026-03' }])
    const told = [answer('A', 'r', ratio(1, 2, '51')), answer('B', 'r', ratio(1, 2, '52'))]
    expect(figure(optional, 'r', told).stated).toBeUndefined()
  })

  it('names both parts of each unit among its addends', () => {
    const found = figure(two, 'r', [answer('A', 'r', ratio('1.5', 2)), answer('B', 'r', ratio(0, 2))])
    const named = found.addends.map((a) => `${a.unit} ${a.indicator} ${a.amount}`)
    expect(named).toEqual(['A r_n 1.5', 'B r_n 0', 'A r_d 2', 'B r_d 2'])
    expect([found.parts?.numerator.decimals, found.parts?.denominator.decimals]).toEqual([1, 0])
    expect(found.parts?.numerator).toMatchObject({ id: 'r_n', label: 'n', kind: 'count' })
  })

  it('without parts is missing', () => {
    const { numerator: _, denominator: __, ...bare } = question('r', { kind: 'ratio' })
    const found = figure(packOf({ units: [unit('A')], questions: [bare] }), 'r', [])
    expect(found).toMatchObject({ state: 'missing', addends: [], byUnit: [{ unit: 'A' }], missing: [{ unit: 'A' }] })
  })

  it('does not take an answer of another kind', () => {
    expect(figure(one, 'r', [answer('A', 'r', 5)])).toMatchObject({ state: 'missing', missing: [{ unit: 'A' }] })
  })

  it('keeps the typed percentage beside the computed one', () => {
    expect(figure(one, 'r', [answer('A', 'r', ratio(1, 4, '26'))])).toMatchObject({ amount: '25', stated: '26' })
  })

  it('of nothing by nothing is none, of something by nothing missing', () => {
    const nothing = figure(one, 'r', [answer('A', 'r', ratio(0, 0))])
    expect(nothing).toMatchObject({ state: 'none', value: { kind: 'none' }, missing: [] })
    expect(nothing.amount).toBeUndefined()
    expect(nothing.parts?.denominator).toMatchObject({ state: 'given', amount: '0' })
    expect(figure(one, 'r', [answer('A', 'r', ratio(5, 0))])).toMatchObject({ state: 'missing', missing: [] })
    const none = figure(one, 'r', [answer('A', 'r', 'none')])
    expect(none).toMatchObject({ state: 'none', value: { kind: 'none' } })
    expect(none.amount).toBeUndefined()
    expect(none.parts?.denominator).toMatchObject({ state: 'none', amount: '0' })
  })

  it.each([
    ['none', 'none', 'none'],
    ['none', ratio(0, 0), 'none'],
    [ratio(0, 0), ratio(0, 0), 'none'],
    ['none', ratio(0, 3), 'computed'],
    [ratio(0, 0), ratio(1, 3), 'computed'],
    ['none', { kind: 'ratio', stated: '98' }, 'missing'],
    ['none', ratio(2, 0), 'missing'],
  ] as const)('of two units that say %j and %j is %s', (a, b, state) => {
    const optional = packOf({ questions: [question('r', { kind: 'ratio', required: false })] })
    const said = [answer('A', 'r', a), answer('B', 'r', b)]
    expect([two, optional].map((p) => figure(p, 'r', said).state)).toEqual([state, state])
  })
})

describe('words', () => {
  const pack = packOf({
    questions: [
      question('t', { kind: 'text', required: false }),
      question('l', { kind: 'list' }),
      question('c', { kind: 'choice' }),
      question('p', { kind: 'percent' }),
    ],
  })
  const text = (words: string) => ({ kind: 'text', text: words }) as const

  it('are put one after the other', () => {
    const answers = [answer('B', 't', text('two')), answer('A', 't', text('one'))]
    expect(figure(pack, 't', answers).value).toEqual(text('one\ntwo'))
    const list = (...items: string[]) => ({ kind: 'list', items }) as const
    expect(figure(pack, 'l', [answer('A', 'l', list('a')), answer('B', 'l', list('b', 'c'))]).value).toEqual(
      list('a', 'b', 'c'),
    )
  })

  it('of documents are one list', () => {
    const documents = (...numbers: string[]) =>
      ({ kind: 'documents', items: numbers.map((number) => ({ number, symbol: 'KH' })) }) as const
    const asked = packOf({ questions: [question('d', { kind: 'documents' })] })
    const both = [answer('A', 'd', documents('1')), answer('B', 'd', documents('2', '3'))]
    expect(figure(asked, 'd', both)).toMatchObject({ state: 'given', value: documents('1', '2', '3'), addends: [] })
  })

  it('are shown as soon as somebody wrote, with who has not', () => {
    const found = figure(pack, 'l', [answer('A', 'l', { kind: 'list', items: ['a'] })])
    expect(found).toMatchObject({ state: 'given', missing: [{ unit: 'B' }] })
  })

  it('are none if those who answered said none', () => {
    expect(figure(pack, 't', [answer('A', 't', 'none')])).toMatchObject({ state: 'none', value: { kind: 'none' } })
    expect(figure(pack, 'l', [answer('A', 'l', 'none')]).state).toBe('missing')
    expect(figure(pack, 't', []).state).toBe('missing')
  })

  it('of a choice are one only if all chose the same', () => {
    const option = (o: string) => ({ kind: 'choice', option: o }) as const
    expect(figure(pack, 'c', [answer('A', 'c', option('x')), answer('B', 'c', option('x'))]).value).toEqual(option('x'))
    expect(figure(pack, 'c', [answer('A', 'c', option('x')), answer('B', 'c', option('y'))]).value).toBeUndefined()
  })

  it('and percentages of several units are never added up', () => {
    const alone = packOf({ units: [unit('A')], questions: [question('p', { kind: 'percent' })] })
    expect(figure(alone, 'p', [answer('A', 'p', 40)])).toMatchObject({ state: 'given', amount: '40' })
    expect(figure(pack, 'p', [answer('A', 'p', 40), answer('B', 'p', 60)]).state).toBe('missing')
  })

  it('and a percentage of nothing has no number', () => {
    const none = figure(pack, 'p', [answer('A', 'p', 'none'), answer('B', 'p', 'none')])
    expect(none).toMatchObject({ state: 'none', value: { kind: 'none' } })
    expect(none.amount).toBeUndefined()
  })
})

describe('a derived figure', () => {
  const questions = [question('a'), question('b')]
  const units = [unit('A')]
  const value = (text: string, a: number | string = 7, b: number | string = 2): string | undefined => {
    const pack = packOf({ units, questions, derived: [derived('x', text)] })
    return figure(pack, 'x', [answer('A', 'a', a), answer('A', 'b', b)]).amount
  }

  it('is computed with exact decimals', () => {
    expect(value('a + b * 2 - 1')).toBe('10')
    expect(value('(a + b) * 2')).toBe('18')
    expect(value('a / b')).toBe('3.5')
    expect(value('0.1 + 0.2')).toBe('0.3')
    expect(value('a * 1.005', 100)).toBe('100.5')
    expect(value('-a + b')).toBe('-5')
    expect(value('ratio(a, b)')).toBe('350')
    expect(value('a', '90071992547409931')).toBe('90071992547409931')
  })

  it('is missing for a division by zero, and when an addend is', () => {
    expect(value('a / (b - 2)')).toBeUndefined()
    expect(value('ratio(a, b)', 5, 0)).toBeUndefined()
    const pack = packOf({ units, questions, derived: [derived('x', 'a + b'), derived('y', 'x + 1')] })
    const y = figure(pack, 'y', [answer('A', 'a', 1)])
    expect(y).toMatchObject({ state: 'missing', missing: [{ unit: 'A', indicator: 'b' }] })
  })

  it('is missing where it has more digits than any figure, since to write them out would take for ever', () => {
    const squares = Array.from({ length: 40 }, (_, i) => derived(`x${i + 1}`, `x${i} * x${i}`))
    const pack = packOf({ units, questions, derived: [derived('x0', 'a * 1000'), ...squares, derived('y', '1 / x6')] })
    const answers = [answer('A', 'a', 7), answer('A', 'b', 2)]
    expect(figure(pack, 'x5', answers).amount).toMatch(/^\d{124}$/)
    for (const id of ['x6', 'x7', 'x40', 'y']) expect(figure(pack, id, answers)).toMatchObject({ state: 'missing' })
  })

  it('names each lack once, and what is not in the pack as no lack', () => {
    const pack = packOf({ units, questions, derived: [derived('x', 'a + a + b'), derived('y', 'nothing + 1')] })
    expect(figure(pack, 'x', []).missing.map((l) => l.indicator)).toEqual(['a', 'b'])
    expect(figure(pack, 'y', [])).toMatchObject({ state: 'missing', missing: [] })
    const total = packOf({ units, questions, derived: [derived('x', 'total(nothing)')] })
    expect(figure(total, 'x', [])).toMatchObject({ state: 'missing', missing: [] })
  })

  it('counts "none" as 0', () => expect(value('a + b', 'none', 3)).toBe('3'))

  it('of a lower bound is a lower bound in a sum, an estimate in all else', () => {
    const over = answer('A', 'a', { kind: 'number', amount: '40000', qualifier: 'over' })
    const qualifier = (text: string): string | undefined => {
      const pack = packOf({ units, questions, derived: [derived('x', text)] })
      return figure(pack, 'x', [over, answer('A', 'b', 2)]).qualifier
    }
    expect(qualifier('a + b')).toBe('over')
    expect(['a - b', 'b - a', 'a * b', 'b / a', 'ratio(a, b)'].map(qualifier)).toEqual(Array(5).fill('about'))
    expect(['b + 1', 'b - 1', 'b * 2'].map(qualifier)).toEqual([undefined, undefined, undefined])
  })

  it('of last month is last month’s', () => {
    const pack = packOf({ units, questions, derived: [derived('x', 'a - last(a)')] })
    expect(figure(pack, 'x', [answer('A', 'a', 10), answer('A', 'a', 4, '2026-02')]).amount).toBe('6')
    expect(figure(pack, 'x', [answer('A', 'a', 10)]).missing).toEqual([
      { unit: 'A', indicator: 'a', period: '2026-02' },
    ])
  })

  it('of a condition is no number', () => {
    const pack = packOf({ units, questions, derived: [derived('x', 'a > b')] })
    const found = figure(pack, 'x', [answer('A', 'a', 2), answer('A', 'b', 1)])
    expect(found).toMatchObject({ state: 'missing', missing: [] })
  })

  it('of last month names last month’s among its addends', () => {
    const pack = packOf({ units, questions, derived: [derived('x', 'last(a)')] })
    const found = figure(pack, 'x', [answer('A', 'a', 4, '2026-02'), answer('A', 'a', 9)])
    expect(found).toMatchObject({ amount: '4', addends: [{ indicator: 'a', period: '2026-02', amount: '4' }] })
  })

  it('names its addends', () => {
    const pack = packOf({ units, questions, derived: [derived('x', 'a + b')] })
    const found = figure(pack, 'x', [answer('A', 'a', 1)])
    expect(found.addends).toStrictEqual([
      { indicator: 'a', period: '2026-03', amount: '1' },
      { indicator: 'b', period: '2026-03' },
    ])
    expect(found.byUnit).toEqual([])
  })
})

describe('a total', () => {
  const pack = packOf({
    questions: [question('q', { required: false })],
    more: { for: ['A'], questions: [question('said', { required: false })] },
    derived: [derived('x', 'total(q)', { consolidated: 'said' })],
  })

  it('waits for every unit, also of an optional question', () => {
    expect(figure(pack, 'x', [answer('A', 'q', 5)])).toMatchObject({ state: 'missing', missing: [{ unit: 'B' }] })
    const both = figure(pack, 'x', [answer('A', 'q', 5), answer('B', 'q', 'none')])
    expect(both).toMatchObject({ state: 'computed', amount: '5' })
  })

  it('is what one unit stated for all, until all have answered', () => {
    const said = answer('A', 'said', 20)
    expect(figure(pack, 'x', [said, answer('A', 'q', 5)])).toMatchObject({ state: 'consolidated', amount: '20' })
    const all = figure(pack, 'x', [said, answer('A', 'q', 5), answer('B', 'q', 6)])
    expect(all).toMatchObject({ state: 'computed', amount: '11' })
    expect(figure(pack, 'x', [answer('A', 'said', 'none')])).toMatchObject({
      state: 'none',
      amount: '0',
      value: { kind: 'none' },
      addends: [{ indicator: 'said', unit: 'A', amount: '0' }],
    })
    const over = answer('A', 'said', { kind: 'number', amount: '20', qualifier: 'over' })
    const stands = figure(pack, 'x', [over])
    expect(stands).toMatchObject({ state: 'consolidated', qualifier: 'over', addends: [{ indicator: 'said' }] })
    expect(stands).toMatchObject({ id: 'x', label: 'label of x', kind: 'count', decimals: 0, byUnit: [] })
    expect(stands.missing.map((l) => l.unit)).toEqual(['A', 'B'])
  })
})

it('figures come in the order of the pack', () => {
  const pack = packOf({ questions: [question('r', { kind: 'ratio' }), question('q')], derived: [derived('x', 'q')] })
  const figures = figuresOf(pack, MARCH, [])
  expect(figures.all().map((f) => f.id)).toEqual(['r', 'r_n', 'r_d', 'q', 'x'])
  expect(figures.get('nothing')).toBeUndefined()
  expect(figures.in(period('2026-02')).period).toBe('2026-02')
})
