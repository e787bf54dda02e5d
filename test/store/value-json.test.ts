import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../src/core/period.ts'
import { sameValue, type Value } from '../../src/core/value.ts'
import { valueFromJson, valueToJson } from '../../src/store/value-json.ts'

const amount = fc.integer().map(String)
const someDay = fc.integer({ min: 1, max: 28 }).map((n) => day(`2024-04-${String(n).padStart(2, '0')}`))
const value: fc.Arbitrary<Value> = fc.oneof(
  fc.record(
    { kind: fc.constant('number' as const), amount, qualifier: fc.constantFrom('over' as const, 'about' as const) },
    { requiredKeys: ['kind', 'amount'] },
  ),
  fc.record(
    {
      kind: fc.constant('ratio' as const),
      parts: fc.record({ numerator: amount, denominator: amount }),
      stated: amount,
    },
    { requiredKeys: ['kind'] },
  ),
  fc.record({ kind: fc.constant('none' as const) }),
  fc.record({ kind: fc.constant('choice' as const), option: fc.string() }),
  fc.record({ kind: fc.constant('yes-no' as const), yes: fc.boolean() }),
  fc.record({ kind: fc.constant('date' as const), day: someDay }),
  fc.record({ kind: fc.constant('text' as const), text: fc.string({ unit: 'binary' }) }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(fc.string()) }),
  fc.record({
    kind: fc.constant('documents' as const),
    items: fc.array(
      fc.record(
        { number: fc.string(), symbol: fc.string(), date: someDay, issuer: fc.string() },
        { requiredKeys: ['number', 'symbol'] },
      ),
    ),
  }),
)

describe('a stored value', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(value, (v) => sameValue(valueFromJson(valueToJson(v)), v)),
      { seed: 20240416, numRuns: 500 },
    )
  })

  it("is written with its keys in the contract's order, since values are compared as text", () => {
    const odd: Value = { stated: '97.81', parts: { denominator: '2', numerator: '1' }, kind: 'ratio' }
    expect(valueToJson(odd)).toBe('{"kind":"ratio","parts":{"numerator":"1","denominator":"2"},"stated":"97.81"}')
  })

  it.each([
    ['no JSON', '{'],
    ['an unknown kind', '{"kind":"money","amount":"1"}'],
    ['a number that JSON would round', '{"kind":"number","amount":12}'],
    ['grouping', '{"kind":"number","amount":"1,199"}'],
    ['trailing zeros', '{"kind":"number","amount":"1.10"}'],
    ['an exponent', '{"kind":"number","amount":"1e3"}'],
    ['half a ratio', '{"kind":"ratio","parts":{"numerator":"1"}}'],
    ['a day that is none', '{"kind":"date","day":"2024-02-30"}'],
    ['a key that nobody knows', '{"kind":"none","why":"x"}'],
  ])('is refused with %s', (_, json) => {
    expect(() => valueFromJson(json)).toThrow('stored value cannot be read')
  })
})
