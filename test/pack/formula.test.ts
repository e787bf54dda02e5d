/** CEL's grammar, and nothing else of CEL. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFormula } from '../../src/pack/formula.ts'

const figure = (id: string) => ({ op: 'figure', id })
const number = (amount: string) => ({ op: 'number', amount })

describe('parseFormula', () => {
  it.each([
    ['a', figure('a')],
    ['0.10', number('0.1')],
    ['-3', number('-3')],
    ['100000000000000001', number('100000000000000001')],
    ['a - b - c', { op: '-', left: { op: '-', left: figure('a'), right: figure('b') }, right: figure('c') }],
    ['a * (b + 2)', { op: '*', left: figure('a'), right: { op: '+', left: figure('b'), right: number('2') } }],
    ['-a', { op: '-', left: number('0'), right: figure('a') }],
    [
      'ratio(a, b + c)',
      { op: 'ratio', numerator: figure('a'), denominator: { op: '+', left: figure('b'), right: figure('c') } },
    ],
    ['total(a)', { op: 'total', of: 'a' }],
    ['last(a)', { op: 'last', of: 'a' }],
    ['items(a) > 0', { op: '>', left: { op: 'items', of: 'a' }, right: number('0') }],
    ['running(a, o)', { op: 'running', of: 'a', opening: 'o' }],
    ['!(a > b)', { op: '!', of: { op: '>', left: figure('a'), right: figure('b') } }],
  ])('reads %s', (text, formula) => expect(parseFormula(text)).toEqual({ formula }))

  it.each([
    ['a +', 'formula-syntax', 4],
    ['', 'formula-syntax', 1],
    ['a = b', 'formula-syntax', 3],
    ['a ? b : c', 'formula-construct', 1],
    ['a + b.c', 'formula-construct', 5],
    ['a + "x"', 'formula-construct', 5],
    ['a + true', 'formula-construct', 5],
    ['a % 2', 'formula-construct', 1],
    ['a in [1]', 'formula-construct', 1],
    ['[a]', 'formula-construct', 1],
    ['{"a": 1}', 'formula-construct', 1],
    ['a[0]', 'formula-construct', 1],
    ['1e3', 'formula-construct', 1],
    ['0x10', 'formula-construct', 1],
    ['3u', 'formula-construct', 1],
    ['a.sum()', 'formula-construct', 1],
    ['size(a)', 'formula-construct', 1],
    ['ratio(a)', 'formula-construct', 1],
    ['total(a, b)', 'formula-construct', 1],
    ['total(a + b)', 'formula-construct', 7],
    ['running(a, 1)', 'formula-construct', 12],
    ['(a > b) + 1', 'formula-types', 2],
    ['a && b', 'formula-types', 1],
    ['!a', 'formula-types', 2],
    ['ratio(a == b, c)', 'formula-types', 7],
  ])('refuses %s as %s at %i', (text, code, column) => {
    const parsed = parseFormula(text)
    expect('formula' in parsed ? parsed.formula : parsed.code).toBe(code)
    expect(parsed).toMatchObject({ column })
  })

  it('wants a condition of checks and a number of figures', () => {
    expect(parseFormula('a > b', 'number')).toMatchObject({ code: 'formula-types' })
    expect(parseFormula('a + b', 'condition')).toMatchObject({ code: 'formula-types' })
    expect(parseFormula('a + b', 'number')).toHaveProperty('formula')
  })

  it('never throws', () => {
    const scraps = fc.constantFrom(
      'a',
      'b',
      '1',
      '0.5',
      '+',
      '-',
      '*',
      '/',
      '(',
      ')',
      ',',
      '&&',
      '!',
      '==',
      'ratio(',
      '.',
      '"',
      '[',
      '?',
      ':',
      ' ',
    )
    const texts = fc.oneof(
      fc.string(),
      fc.array(scraps, { maxLength: 15 }).map((s) => s.join('')),
    )
    const never = fc.property(texts, (text) => {
      const parsed = parseFormula(text)
      expect('formula' in parsed || parsed.column >= 1).toBe(true)
    })
    fc.assert(never, { seed: 20261123, numRuns: 2000 })
  })
})
