/** What is told as wrong, and what is not judged. */
import { describe, expect, it } from 'vitest'
import { type Finding, findingsOf } from '../../src/core/checks.ts'
import { figuresOf } from '../../src/core/figures/figures.ts'
import type { GivenAnswer, Pack } from '../../src/core/pack.ts'
import { addMonths } from '../../src/core/period.ts'
import { answer, check, derived, MARCH, packOf, question, ratio, unit } from './figures/tiny-pack.ts'

function findings(pack: Pack, answers: GivenAnswer[]): Finding[] {
  return findingsOf(pack, MARCH, figuresOf(pack, MARCH, answers))
}

function judged(rule: string, a: number | string, b?: number): Finding[] {
  const pack = packOf({
    units: [unit('A')],
    questions: [question('a'), question('b')],
    derived: [derived('both', 'a + b')],
    checks: [check('rule', rule)],
  })
  return findings(pack, [answer('A', 'a', a), ...(b === undefined ? [] : [answer('A', 'b', b)])])
}

describe('a list beside its count', () => {
  const pack = packOf({
    units: [unit('A')],
    questions: [question('a'), question('ds', { kind: 'list' })],
    checks: [
      {
        ...check('rule', 'a == 0'),
        rule: { op: '<=', left: { op: 'items', of: 'ds' }, right: { op: 'figure', id: 'a' } },
      },
    ],
  })
  const list = (...items: string[]): GivenAnswer => ({ ...answer('A', 'ds', 0), value: { kind: 'list', items } })

  it.each([
    ['none', ['x'], 1],
    [1, ['x', 'y'], 1],
    [2, ['x', 'y'], 0],
    [3, ['x'], 0],
  ] as const)('%s with %j: %i findings', (a, items, count) =>
    expect(findings(pack, [answer('A', 'a', a), list(...items)])).toHaveLength(count),
  )

  it('is not judged while it is missing, and is empty when nothing occurred', () => {
    expect(findings(pack, [answer('A', 'a', 'none')])).toEqual([])
    expect(findings(pack, [answer('A', 'a', 'none'), answer('A', 'ds', 'none')])).toEqual([])
  })
})

describe('a rule of the pack', () => {
  it('that does not hold is a finding with both sides', () => {
    expect(judged('a + 1 == b', 5, 7)).toEqual([
      {
        rule: 'rule',
        severity: 'error',
        units: ['A'],
        indicators: ['a', 'b'],
        message: { text: 'message of rule' },
        expected: '7',
        actual: '6',
      },
    ])
  })

  it.each([
    ['a == b', 7, 7],
    ['a != b', 7, 8],
    ['a < b', 7, 8],
    ['a <= b', 8, 8],
    ['a > b', 9, 8],
    ['a >= b', 8, 8],
    ['a > b || a < b', 7, 8],
    ['a < b && b < 10', 7, 8],
    ['!(a > b)', 7, 8],
    ['both == a + b', 7, 8],
    ['a / 3 * 3 <= a', 7, 8],
    ['a == 0', 'none', 8],
  ] as const)('holds: %s for %s and %s', (rule, a, b) => expect(judged(rule, a, b)).toEqual([]))

  it.each([
    ['a == b', 7, 8],
    ['a != b', 8, 8],
    ['a < b', 8, 8],
    ['a <= b', 9, 8],
    ['a > b', 8, 8],
    ['a >= b', 7, 8],
    ['a > b || a == b', 7, 8],
    ['a < b && b < 8', 7, 8],
    ['!(a < b)', 7, 8],
    ['both != a + b', 7, 8],
  ] as const)('does not hold: %s for %s and %s', (rule, a, b) => expect(judged(rule, a, b)).toHaveLength(1))

  it.each([
    'a == b',
    'a > 100 && b > 0',
    'a > 0 || b > 0',
    'b > 0 || a > 100',
    '!(!(a == b))',
    '!(a == b)',
    'both == 0',
    'a / (a - a) == 1',
    'last(a) == a',
  ])('is not judged while anything is missing: %s', (rule) => expect(judged(rule, 7)).toEqual([]))

  it('tells the units behind derived figures, in the order of the pack', () => {
    const pack = packOf({
      questions: [question('q')],
      derived: [derived('x', 'q * 2')],
      checks: [check('c', 'x < 10', { severity: 'note' })],
    })
    expect(findings(pack, [answer('B', 'q', 5), answer('A', 'q', 5)])).toMatchObject([
      { severity: 'note', units: ['A', 'B'], indicators: ['x'], expected: '10', actual: '20' },
    ])
  })

  it('tells only those who are asked what it names', () => {
    const pack = packOf({
      questions: [question('q')],
      more: { for: ['B'], questions: [question('own')] },
      derived: [derived('x', 'total(q)')],
      checks: [check('c', 'own < 5')],
    })
    const all = [answer('A', 'q', 1), answer('B', 'q', 1), answer('B', 'own', 7)]
    expect(findings(pack, all)).toMatchObject([{ rule: 'c', units: ['B'], indicators: ['own'] }])
  })

  it('of two conditions has no sides', () => {
    const [finding] = judged('a > b && b > 0', 1, 2)
    expect(finding).toBeDefined()
    expect(finding).not.toHaveProperty('expected')
  })
})

describe('a typed percentage', () => {
  const pack = packOf({ questions: [question('r', { kind: 'ratio', decimals: 1 })] })

  it('is told where its own parts contradict it', () => {
    const all = [answer('A', 'r', ratio(1, 4, '25.04')), answer('B', 'r', ratio(46233, 92853, '49.9'))]
    expect(findings(pack, all)).toEqual([
      {
        rule: 'stated-percentage',
        severity: 'warning',
        units: ['B'],
        indicators: ['r', 'r_n', 'r_d'],
        message: { key: 'stated-percentage', params: { label: 'label of r', stated: '49.9', computed: '49.8' } },
        expected: '49.8',
        actual: '49.9',
      },
    ])
  })

  it('alone contradicts nothing', () => {
    const all = [answer('A', 'r', { kind: 'ratio', stated: '5' }), answer('B', 'r', ratio(0, 0, '5'))]
    expect(findings(pack, all)).toEqual([])
  })

  it('is not judged where there is none, or no answer yet', () => {
    expect(findings(pack, [answer('A', 'r', ratio(1, 4))])).toEqual([])
    expect(findings(pack, [answer('A', 'r', 'none'), answer('B', 'r', ratio(1, 4, '26'))])).toHaveLength(1)
  })
})

describe('a consolidated total', () => {
  const pack = packOf({
    questions: [question('q')],
    more: { for: ['A'], questions: [question('said')] },
    derived: [derived('x', 'total(q)', { consolidated: 'said' })],
  })
  const said = answer('A', 'said', 20)

  it('is compared once every unit has answered', () => {
    expect(findings(pack, [said, answer('A', 'q', 5)])).toEqual([])
    expect(findings(pack, [said, answer('A', 'q', 5), answer('B', 'q', 15)])).toEqual([])
    expect(findings(pack, [said, answer('A', 'q', 5), answer('B', 'q', 6)])).toMatchObject([
      { rule: 'consolidated-total', units: ['A', 'B'], indicators: ['x', 'said'], expected: '11', actual: '20' },
    ])
  })

  it('that nobody stated contradicts nothing', () => {
    expect(findings(pack, [answer('A', 'q', 5), answer('B', 'q', 6)])).toEqual([])
  })

  it('of "none" differs from a sum above 0', () => {
    const all = [answer('A', 'said', 'none'), answer('A', 'q', 5), answer('B', 'q', 6)]
    expect(findings(pack, all)).toMatchObject([{ actual: '0', expected: '11' }])
  })
})

it('judges the period that is asked for, whichever the figures are seen from', () => {
  const pack = packOf({ units: [unit('A')], questions: [question('a')], checks: [check('c', 'a == 1')] })
  const figures = figuresOf(pack, MARCH, [answer('A', 'a', 1), answer('A', 'a', 2, '2026-02')])
  expect(findingsOf(pack, addMonths(MARCH, -1), figures)).toHaveLength(1)
  expect(findingsOf(pack, MARCH, figures)).toEqual([])
})
