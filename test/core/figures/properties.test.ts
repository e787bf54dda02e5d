/** What holds of all figures: order does not matter, fractions are exact, one more answer never un-knows anything. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { exact, percentage, rounded } from '../../../src/core/figures/exact.ts'
import { figuresOf } from '../../../src/core/figures/figures.ts'
import { addMonths } from '../../../src/core/period.ts'
import { runs } from '../../runs.ts'
import { answer, derived, MARCH, packOf, question, ratio, type Said, unit } from './tiny-pack.ts'

const seed = 20261123
const pack = packOf({
  units: ['A', 'B', 'C'].map((code) => unit(code)),
  questions: [
    question('q'),
    question('m', { kind: 'decimal' }),
    question('o', { required: false }),
    question('r', { kind: 'ratio' }),
    question('first', { once: true }),
  ],
  derived: [
    derived('sum', 'q + m'),
    derived('all', 'total(o)'),
    derived('share', 'ratio(q, r_d)', { kind: 'percent', decimals: 2 }),
    derived('since', 'running(q, first)'),
    derived('change', 'sum - last(sum)'),
    derived('mean', 'since / all'),
  ],
})

const cents = fc.integer({ min: -10_000, max: 1_000_000 }).map((n) => exact(n).div(100).toFixed())
const whole = fc.nat({ max: 10_000_000 }).map(String)
const none = fc.constant<Said>('none')
const said: Readonly<Record<string, fc.Arbitrary<Said>>> = {
  q: fc.oneof(whole, none),
  m: fc.oneof(cents, none),
  o: whole,
  r: fc.oneof(
    fc.tuple(whole, whole).map(([n, d]) => ratio(n, d)),
    none,
  ),
  first: whole,
}
const place = fc.tuple(
  fc.constantFrom('A', 'B', 'C'),
  fc.constantFrom(...Object.keys(said)),
  fc.integer({ min: -2, max: 0 }),
)
const answers = fc
  .uniqueArray(place, { selector: (p) => p.join(), maxLength: 45 })
  .chain((places) =>
    fc.tuple(...places.map(([u, id, back]) => (said[id] ?? none).map((s) => answer(u, id, s, addMonths(MARCH, back))))),
  )

it('does not depend on the order in which answers came', () => {
  const shuffled = answers.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  )
  const same = fc.property(shuffled, ([one, other]) => {
    expect(figuresOf(pack, MARCH, other).all()).toEqual(figuresOf(pack, MARCH, one).all())
  })
  fc.assert(same, { seed, numRuns: runs(200) })
})

it('never turns a known figure of required questions into a missing one when one more answer comes', () => {
  const grows = fc.property(answers, (all) => {
    const last = all.at(-1)
    const before = figuresOf(pack, MARCH, all.slice(0, -1))
    const after = figuresOf(pack, MARCH, all)
    for (const figure of before.all()) {
      // A newer opening balance begins the running total anew.
      if (['since', 'mean', 'first'].includes(figure.id) && last?.indicator === 'first') continue
      const next = after.get(figure.id)
      const isUndefined = next?.state === 'missing' && next.missing.length === 0
      if (figure.amount !== undefined && !isUndefined) expect(next?.amount).toBeDefined()
    }
  })
  fc.assert(grows, { seed, numRuns: runs(200) })
})

it('has a number exactly when it is not missing, and names what is lacking', () => {
  const sound = fc.property(answers, (all) => {
    for (const figure of figuresOf(pack, MARCH, all).all()) {
      const isPercentage = figure.kind === 'ratio' || figure.kind === 'percent'
      if (figure.state === 'missing' || (figure.state === 'none' && isPercentage)) expect(figure.amount).toBeUndefined()
      else if (figure.state === 'none') expect([undefined, '0']).toContain(figure.amount)
      else expect(figure.amount).toMatch(/^-?\d+(\.\d*[1-9])?$/)
      const given = new Set(all.map((a) => `${a.unit} ${a.indicator} ${a.period}`))
      for (const lack of figure.missing) expect(given.has(`${lack.unit} ${lack.indicator} ${lack.period}`)).toBe(false)
    }
  })
  fc.assert(sound, { seed, numRuns: runs(200) })
})

it('adds up decimals as whole numbers of hundredths', () => {
  const adds = fc.property(
    fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 3, maxLength: 3 }),
    (hundredths) => {
      const all = hundredths.map((n, i) => answer('ABC'.charAt(i), 'm', exact(n).div(100).toFixed()))
      const sum = figuresOf(pack, MARCH, all).get('m')?.amount ?? ''
      expect(exact(sum).times(100).toFixed()).toBe(String(hundredths.reduce((a, b) => a + b)))
    },
  )
  fc.assert(adds, { seed })
})

it('rounds a ratio half up as whole-number arithmetic does', () => {
  const big = fc.bigInt({ min: 0n, max: 10n ** 18n })
  const rounds = fc.property(big, big, fc.integer({ min: 0, max: 4 }), (n, d, decimals) => {
    const denominator = d + 1n
    const scale = 10n ** BigInt(decimals)
    const expected = (2n * n * 100n * scale + denominator) / (2n * denominator)
    const found = percentage(exact(String(n)), exact(String(denominator)))
    const printed = rounded(found?.toFixed() ?? '', decimals)
    expect(exact(printed).times(String(scale)).toFixed()).toBe(String(expected))
  })
  fc.assert(rounds, { seed, numRuns: runs(500) })
})

it('rounds the exact half up: 1 of 800 is 0.13 %', () => {
  expect(rounded(percentage(exact('1'), exact('800'))?.toFixed() ?? '', 2)).toBe('0.13')
  expect(rounded('97.805', 2)).toBe('97.81')
})
