/** "Không phát sinh" and unproved percentages through formulas: what is made of nothing alone is nothing, not 0. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingsOf } from '../../../src/core/checks.ts'
import { type Figure, figuresOf } from '../../../src/core/figures/figures.ts'
import type { GivenAnswer, Pack } from '../../../src/core/pack.ts'
import { runs } from '../../runs.ts'
import { answer, check, derived, MARCH, packOf, question, ratio, type Said, unit } from './tiny-pack.ts'

const NONE = 'none'
/** As in the report: state, and the number if there is one. */
type Told = readonly [state: string, amount?: string]

function toldOf(figure: Figure | undefined): Told {
  const { state, amount } = figure ?? { state: 'absent' }
  return amount === undefined ? [state] : [state, amount]
}

function toldBy(formula: string, said: Readonly<Record<string, Said>>): Told {
  const pack = packOf({
    units: [unit('A')],
    questions: [
      question('a'),
      question('b'),
      question('p', { kind: 'percent' }),
      question('r', { kind: 'ratio' }),
      question('first', { once: true }),
      question('l', { kind: 'list' }),
    ],
    derived: [derived('x', formula)],
  })
  const answers = Object.entries(said).map(([id, value]) => answer('A', id, value))
  return toldOf(figuresOf(pack, MARCH, answers).get('x'))
}

describe('a figure that is computed', () => {
  it.each<[formula: string, said: Readonly<Record<string, Said>>, ...Told]>([
    ['total(a)', { a: NONE }, 'none', '0'],
    ['a', { a: NONE }, 'none', '0'],
    ['a + b', { a: NONE, b: NONE }, 'none', '0'],
    ['a - b', { a: NONE, b: NONE }, 'none', '0'],
    ['a * 2', { a: NONE }, 'none', '0'],
    ['2 * a + b', { a: NONE, b: NONE }, 'none', '0'],
    ['a + r_n', { a: NONE, r: NONE }, 'none', '0'],
    ['last(a)', { a: NONE }, 'missing'],
    ['running(a, first)', { a: NONE, first: NONE }, 'none', '0'],
    ['items(l)', { l: NONE }, 'none', '0'],
    // A mix of nothing and numbers is a number.
    ['a + b', { a: NONE, b: 0 }, 'computed', '0'],
    ['a + b', { a: NONE, b: 7 }, 'computed', '7'],
    ['a - b', { a: NONE, b: 7 }, 'computed', '-7'],
    ['a * b', { a: NONE, b: 7 }, 'computed', '0'],
    ['a + 1', { a: NONE }, 'computed', '1'],
    ['100 - a', { a: NONE }, 'computed', '100'],
    ['running(a, first)', { a: NONE, first: 9 }, 'computed', '9'],
    ['running(a, first)', { a: NONE, first: 0 }, 'computed', '0'],
    ['1 + 2', {}, 'computed', '3'],
    // Of nothing there is no percentage, and nothing is lacking either.
    ['ratio(a, b)', { a: NONE, b: NONE }, 'none'],
    ['ratio(a, b)', { a: 0, b: 0 }, 'none'],
    ['ratio(a, b)', { a: 0, b: NONE }, 'none'],
    ['ratio(a, b)', { a: NONE, b: 0 }, 'none'],
    ['ratio(a, b)', { a: NONE, b: 4 }, 'computed', '0'],
    ['ratio(a, b)', { a: 4, b: NONE }, 'missing'],
    ['ratio(r_n, r_d)', { r: ratio(0, 0) }, 'none'],
    ['a / b', { a: 0, b: NONE }, 'none'],
    ['a / b', { a: 4, b: 0 }, 'missing'],
    ['100 - r', { r: ratio(0, 0) }, 'none'],
    ['100 - r', { r: NONE }, 'none'],
    ['100 - p', { p: NONE }, 'none'],
    ['p + r', { p: NONE, r: NONE }, 'none'],
    ['p + r', { p: NONE, r: ratio(1, 2) }, 'missing'],
    ['ratio(p, r)', { p: NONE, r: ratio(0, 0) }, 'none'],
    // What is not known is not nothing.
    ['a + b', { a: NONE }, 'missing'],
    ['ratio(a, b)', { a: 0 }, 'missing'],
    ['100 - p', {}, 'missing'],
  ])('%s of %j is %s %s', (formula, said, ...told) => {
    expect(toldBy(formula, said)).toEqual(told)
  })

  it('of last month is nothing where that was', () => {
    const pack = packOf({ units: [unit('A')], questions: [question('a')], derived: [derived('x', 'last(a)')] })
    expect(toldOf(figuresOf(pack, MARCH, [answer('A', 'a', NONE, '2026-02')]).get('x'))).toEqual(['none', '0'])
  })

  it('over units that began in different months is nothing if nothing ever occurred', () => {
    const pack = packOf({
      questions: [question('q'), question('first', { once: true })],
      derived: [derived('x', 'running(q, first)')],
    })
    const answers = [
      answer('A', 'first', NONE, '2026-01'),
      ...['2026-01', '2026-02', '2026-03'].map((month) => answer('A', 'q', NONE, month)),
      answer('B', 'first', NONE, '2026-02'),
      ...['2026-02', '2026-03'].map((month) => answer('B', 'q', NONE, month)),
    ]
    expect(toldOf(figuresOf(pack, MARCH, answers).get('x'))).toEqual(['none', '0'])
  })

  it('stands as one unit stated it while others are missing, also where that is a percentage of nothing', () => {
    const pack = packOf({
      questions: [question('q')],
      more: { for: ['A'], questions: [question('said', { kind: 'ratio' })] },
      derived: [derived('x', 'ratio(q, q)', { kind: 'percent', consolidated: 'said' })],
    })
    const told = (said: Said): Told => toldOf(figuresOf(pack, MARCH, [answer('A', 'said', said)]).get('x'))
    expect([told(NONE), told(ratio(0, 0)), told(ratio(1, 2))]).toEqual([['none'], ['none'], ['consolidated', '50']])
  })
})

describe('a total of several units', () => {
  const pack = packOf({
    units: ['A', 'B', 'C'].map((code) => unit(code)),
    questions: [question('q'), question('r', { kind: 'ratio' })],
    derived: [
      derived('all', 'total(q)'),
      derived('parts', 'r_n + r_d'),
      derived('share', 'ratio(r_n, r_d)', { kind: 'percent', decimals: 2 }),
    ],
  })

  it('is nothing exactly when every unit said so, and else the sum of the numbers', () => {
    const count = fc.oneof(fc.constant<Said>(NONE), fc.nat({ max: 3 }))
    const share = fc.oneof(
      fc.constant<Said>(NONE),
      fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 })).map(([n, more]): Said => ratio(n, n + more)),
    )
    const three = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { minLength: 3, maxLength: 3 })
    const holds = fc.property(three(count), three(share), (counts, shares) => {
      const by = (id: string, all: readonly Said[]): GivenAnswer[] => all.map((s, i) => answer('ABC'.charAt(i), id, s))
      const figures = figuresOf(pack, MARCH, [...by('q', counts), ...by('r', shares)])
      const sum = counts.reduce<number>((total, n) => total + (typeof n === 'number' ? n : 0), 0)
      const isNone = counts.every((n) => n === NONE)
      expect(toldOf(figures.get('q'))).toEqual(isNone ? ['none', '0'] : ['given', String(sum)])
      expect(toldOf(figures.get('all'))).toEqual(isNone ? ['none', '0'] : ['computed', String(sum)])
      const parts = shares.flatMap((s) => (typeof s === 'object' && s.kind === 'ratio' && s.parts ? [s.parts] : []))
      const below = parts.reduce((total, p) => total + Number(p.denominator), 0)
      expect(figures.get('parts')?.state).toBe(parts.length === 0 ? 'none' : 'computed')
      for (const id of ['r', 'share']) expect(figures.get(id)?.state).toBe(below === 0 ? 'none' : 'computed')
    })
    fc.assert(holds, { seed: 20261127, numRuns: runs(200) })
  })
})

describe('a rule', () => {
  const judged = (rule: string, said: Readonly<Record<string, Said>>): number => {
    const pack: Pack = packOf({
      units: [unit('A')],
      questions: [question('a'), question('r', { kind: 'ratio' }), question('p', { kind: 'percent' })],
      derived: [derived('share', 'ratio(a, a)', { kind: 'percent' })],
      checks: [check('rule', rule)],
    })
    const answers = Object.entries(said).map(([id, value]) => answer('A', id, value))
    return findingsOf(pack, MARCH, figuresOf(pack, MARCH, answers)).length
  }

  it.each<[string, Readonly<Record<string, Said>>, number]>([
    ['r >= 50', { r: ratio(0, 0) }, 0],
    ['r >= 50', { r: NONE }, 0],
    ['r < 50', { r: ratio(0, 0) }, 0],
    ['p >= 50', { p: NONE }, 0],
    ['share == 100', { a: NONE }, 0],
    ['share == 100', { a: 0 }, 0],
    ['r >= 50', { r: ratio(0, 3) }, 1],
    ['a > 0', { a: NONE }, 1],
    ['a == 0', { a: NONE }, 0],
  ])('%s over %j: %i findings', (rule, said, count) => {
    expect(judged(rule, said)).toBe(count)
  })
})

describe('what rests on a percentage that nothing proves', () => {
  const unprovedBy = (formula: string, said: Readonly<Record<string, Said>>): boolean | undefined => {
    const pack = packOf({
      units: [unit('A')],
      questions: [question('a'), question('p', { kind: 'percent' }), question('r', { kind: 'ratio' })],
      derived: [derived('x', formula), derived('y', 'x * 2 - last(x) * 0')],
    })
    const of = (month: string): GivenAnswer[] =>
      Object.entries(said).map(([id, value]) => answer('A', id, value, month))
    const figures = figuresOf(pack, MARCH, ['2026-01', '2026-02', '2026-03'].flatMap(of))
    const [x, y] = [figures.get('x'), figures.get('y')]
    expect(y?.unproved).toBe(x?.unproved)
    return x?.unproved
  }
  const stated = { kind: 'ratio', stated: '98' } as const

  it.each<[string, Readonly<Record<string, Said>>, true | undefined]>([
    ['100 - r', { r: stated }, true],
    ['100 - p', { p: 98 }, true],
    ['a * r / 100', { a: 5, r: stated }, true],
    ['a + p', { a: 5, p: 1 }, true],
    ['ratio(p, a)', { a: 5, p: 1 }, true],
    ['last(p)', { p: 1 }, true],
    ['100 - r', { r: ratio(98, 100) }, undefined],
    ['100 - r', { r: ratio(98, 100, '97') }, undefined],
    ['a + 1', { a: 5 }, undefined],
  ])('%s of %j: unproved %s', (formula, said, unproved) => {
    expect(unprovedBy(formula, said)).toBe(unproved)
  })

  it('is so as stated, and as it stands in for a total', () => {
    const pack = packOf({
      questions: [question('q')],
      more: { for: ['A'], questions: [question('said', { kind: 'percent' }), question('r', { kind: 'ratio' })] },
      derived: [derived('x', 'ratio(q, q)', { kind: 'percent', consolidated: 'said' })],
    })
    const figures = figuresOf(pack, MARCH, [answer('A', 'said', 40), answer('A', 'r', stated)])
    expect(['said', 'r', 'x'].map((id) => figures.get(id)?.unproved)).toEqual([true, true, true])
    expect(figures.get('x')?.state).toBe('consolidated')
  })
})
