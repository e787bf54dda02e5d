/** What may be said of a figure: "nothing occurred" once all were heard, a count unless its own list contradicts it. */
import { describe, expect, it } from 'vitest'
import { figuresOf } from '../../../src/core/figures/figures.ts'
import { type Told, tellerOf } from '../../../src/core/figures/told.ts'
import type { GivenAnswer, Pack } from '../../../src/core/pack.ts'
import type { Value } from '../../../src/core/value.ts'
import { answer, check, derived, MARCH, packOf, question, ratio, unit } from './tiny-pack.ts'

function toldOf(pack: Pack, id: string, answers: readonly GivenAnswer[], submitted: readonly string[] = []): Told {
  const figures = figuresOf(pack, MARCH, answers)
  const figure = figures.get(id)
  if (!figure) throw new Error(`no figure ${id}`)
  return tellerOf(pack, figures, new Set(submitted))(figure)
}

const list = (...items: string[]): Value => ({ kind: 'list', items })

describe('a count beside a list', () => {
  const packBy = (rule: string): Pack =>
    packOf({
      units: [unit('A')],
      questions: [
        question('n', { required: false }),
        question('m', { required: false }),
        question('r', { kind: 'ratio', required: false }),
        question('l', { kind: 'list', required: false }),
        question('k', { kind: 'list', required: false }),
      ],
      derived: [derived('twice', 'n * 2'), derived('before', 'last(n)'), derived('since', 'm + 1')],
      checks: [check('list', rule)],
    })
  const said = (n: number | string, entries: number | string | undefined): GivenAnswer[] => [
    answer('A', 'n', n),
    ...(entries === undefined
      ? []
      : [
          answer('A', 'l', typeof entries === 'number' ? list(...Array.from({ length: entries }, () => 'x')) : entries),
        ]),
  ]

  it.each([
    // 09 documents, of which 25 are listed.
    ['items(l) <= n', 9, 25, true],
    ['items(l) <= n', 2, 30, true],
    ['items(l) <= n', 'none', 1, true],
    ['items(l) <= n', 25, 25, false],
    ['items(l) <= n', 25, 9, false],
    ['items(l) <= n', 25, 'none', false],
    ['items(l) <= n', 9, undefined, false],
    ['n >= items(l)', 9, 25, true],
    ['items(l) == n', 9, 8, true],
    ['items(l) == n', 9, 'none', true],
    ['items(l) == n', 9, 9, false],
    ['items(l) == n', 'none', 'none', false],
    ['m >= 0 && items(l) <= n', 9, 25, true],
    ['items(l) + items(k) <= n', 9, 25, false],
    // Compares more than a count with its list: a finding, but nobody knows which figure is wrong.
    ['items(l) <= n + m', 9, 25, false],
    ['items(l) <= 5', 9, 25, false],
    ['n >= 10', 9, 25, false],
  ] as const)('by %s: %s with %s entries is contradicted: %s', (rule, n, entries, contradicted) => {
    const told = toldOf(packBy(rule), 'n', said(n, entries), ['A'])
    expect(told.contradicted).toBe(contradicted)
    if (contradicted) {
      expect(told.figure).toMatchObject({ state: 'missing', id: 'n' })
      expect([told.figure.amount, told.figure.value]).toEqual([undefined, undefined])
    } else expect(told.figure.amount).toBe(n === 'none' ? '0' : String(n))
  })

  it('takes what is computed of it along, but not what rests on last month or on another figure', () => {
    const pack = packBy('items(l) <= n')
    const answers = [...said(2, 3), answer('A', 'n', 7, '2026-02'), answer('A', 'm', 1)]
    expect(['n', 'twice', 'before', 'since'].map((id) => toldOf(pack, id, answers).contradicted)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('may be a part of a ratio, whose percentage is then none either', () => {
    const pack = packBy('items(l) <= r_n')
    const answers = [answer('A', 'r', ratio(2, 4)), answer('A', 'l', list('a', 'b', 'c'))]
    expect(['r_n', 'r', 'r_d'].map((id) => toldOf(pack, id, answers).figure.state)).toEqual([
      'missing',
      'missing',
      'given',
    ])
  })
})

describe('nothing occurred', () => {
  const pack = packOf({
    units: ['A', 'B', 'C'].map((code) => unit(code)),
    questions: [
      question('q', { required: false }),
      question('r', { kind: 'ratio', required: false }),
      question('t', { kind: 'text', required: false }),
    ],
    more: { for: ['A'], questions: [question('said', { required: false })] },
    derived: [
      derived('sum', 'q + r_n'),
      derived('share', 'ratio(r_n, r_d)', { kind: 'percent' }),
      derived('of', '100 - share', { kind: 'percent' }),
      derived('all', 'total(q)', { consolidated: 'said' }),
    ],
  })
  const NONE = ['q', 'r', 't', 'sum', 'share', 'of']
  const by = (code: string): GivenAnswer[] => ['q', 'r', 't'].map((id) => answer(code, id, 'none'))

  it.each(NONE)('of %s is said once every unit has answered or submitted', (id) => {
    expect(toldOf(pack, id, by('A'), ['A'])).toMatchObject({ figure: { state: 'missing' }, awaited: ['B', 'C'] })
    expect(toldOf(pack, id, by('A'), ['A', 'C'])).toMatchObject({ figure: { state: 'missing' }, awaited: ['B'] })
    expect(toldOf(pack, id, by('A'), ['B', 'C'])).toMatchObject({ figure: { state: 'none' }, awaited: [] })
    const all = [...by('A'), ...by('B'), ...by('C')]
    expect(toldOf(pack, id, all)).toMatchObject({ figure: { state: 'none' }, awaited: [] })
  })

  it('is said where one unit stated it for all', () => {
    const told = toldOf(pack, 'all', [answer('A', 'said', 'none'), answer('B', 'q', 'none')])
    expect(told).toMatchObject({ figure: { state: 'none' }, awaited: [] })
  })

  it('is not said where others have reported some already, nor any total that they have passed', () => {
    const none = toldOf(pack, 'all', [answer('A', 'said', 'none'), answer('B', 'q', 3)])
    expect(none).toMatchObject({ figure: { state: 'missing' }, contradicted: true })
    const few = toldOf(pack, 'all', [answer('A', 'said', 50), answer('A', 'q', 40), answer('B', 'q', 20)])
    expect(few).toMatchObject({ figure: { state: 'missing' }, contradicted: true })
    const enough = toldOf(pack, 'all', [answer('A', 'said', 60), answer('A', 'q', 40), answer('B', 'q', 20)])
    expect(enough).toMatchObject({ figure: { state: 'consolidated', amount: '60' }, contradicted: false })
  })

  it('does not hold back what somebody did report', () => {
    const told = toldOf(pack, 'q', [answer('A', 'q', 5), answer('B', 'q', 'none')])
    expect(told).toMatchObject({ figure: { state: 'given', amount: '5' }, awaited: ['C'] })
  })

  it('does not wait for the parts of a percentage that was stated alone', () => {
    const one = packOf({ units: [unit('A')], questions: [question('r', { kind: 'ratio' })] })
    const stated = [answer('A', 'r', { kind: 'ratio', stated: '98' })]
    expect(['r', 'r_n'].map((id) => toldOf(one, id, stated).awaited)).toEqual([[], []])
  })
})
