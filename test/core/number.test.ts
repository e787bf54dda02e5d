import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalAmount, Exact, percentOf, printAmount, printCount } from '../../src/core/number.ts'
import { runs } from '../runs.ts'

const SEEDED = { seed: 20_240_415, numRuns: runs(2000) }
const amount = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 25n }), fc.stringMatching(/^\d{0,12}$/))
  .map(([minus, whole, tail]) => canonicalAmount(`${minus ? '-' : ''}${whole}${tail === '' ? '' : `.${tail}`}`))

describe('printing', () => {
  test.each([
    ['56751', 0, '56.751'],
    ['8397629206', 0, '8.397.629.206'],
    ['97.81', 2, '97,81'],
    ['100', 2, '100'],
    ['93.9', 2, '93,9'],
    ['97.805', 2, '97,81'],
    ['97.804999999999999999999999999999', 2, '97,8'],
    ['0.5', 0, '1'],
    ['-0.4', 0, '0'],
    ['-1234.5', 1, '-1.234,5'],
    ['999999.995', 2, '1.000.000'],
    ['123456789012345678901234567890.125', 3, '123.456.789.012.345.678.901.234.567.890,125'],
  ])('%s to %i places is %s', (given, decimals, printed) => {
    expect(printAmount(given, decimals)).toBe(printed)
  })

  test.each([
    ['5', '05'],
    ['9', '09'],
    ['10', '10'],
    ['0', '0'],
    ['-5', '-5'],
    ['1234', '1.234'],
    ['5.25', '5,25'],
  ])('as a count, %s is %s', (given, printed) => {
    expect(printCount(given)).toBe(printed)
  })

  test('with enough places no digit is lost, and the writing leads back to the amount', () => {
    fc.assert(
      fc.property(amount, (given) => {
        const back = printAmount(given, 12).replaceAll('.', '').replace(',', '.')
        expect(canonicalAmount(back)).toBe(given)
      }),
      SEEDED,
    )
  })

  test('rounding is never off by more than half of the last place, and half goes away from zero', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 4 }), (given, decimals) => {
        const back = new Exact(printAmount(given, decimals).replaceAll('.', '').replace(',', '.'))
        const half = new Exact(10).pow(-decimals).div(2)
        const error = back.abs().minus(new Exact(given).abs())
        expect(error.lte(half) && error.gt(half.neg())).toBe(true)
      }),
      SEEDED,
    )
  })
})

describe('amounts', () => {
  test.each([
    ['0056', '56'],
    ['1e3', '1000'],
    ['-0', '0'],
    ['1.500', '1.5'],
    [827n, '827'],
    [0.1, '0.1'],
    ['1e30', '1000000000000000000000000000000'],
  ])('%s is written %s', (given, written) => {
    expect(canonicalAmount(given)).toBe(written)
  })

  test('what is no finite number is a fault', () => {
    expect(() => canonicalAmount('abc')).toThrow()
    expect(() => canonicalAmount(Number.NaN)).toThrow(RangeError)
    expect(() => canonicalAmount(Number.POSITIVE_INFINITY)).toThrow(RangeError)
  })
})

describe('percentages', () => {
  test.each([
    ['37837', '38263', '98,89'],
    ['55507', '56751', '97,81'],
    ['1', '3', '33,33'],
    ['2', '3', '66,67'],
    ['1', '800', '0,13'],
    ['0', '7', '0'],
    ['7', '7', '100'],
  ])('%s of %s is %s%%', (top, bottom, printed) => {
    expect(printAmount(percentOf(top, bottom) ?? '?', 2)).toBe(printed)
  })

  test('of nothing there is none', () => {
    expect(percentOf('0', '0')).toBeNull()
    expect(percentOf('5', '0')).toBeNull()
  })

  test('half up is decided by whole numbers, not by digits that were cut off', () => {
    const big = fc.bigInt({ min: 0n, max: 10n ** 15n })
    fc.assert(
      fc.property(big, fc.bigInt({ min: 1n, max: 10n ** 15n }), (top, bottom) => {
        const hundredths = (top * 20_000n + bottom) / (2n * bottom)
        const printed = printAmount(percentOf(String(top), String(bottom)) ?? '?', 2)
        expect(canonicalAmount(printed.replaceAll('.', '').replace(',', '.'))).toBe(
          canonicalAmount(new Exact(String(hundredths)).div(100)),
        )
      }),
      SEEDED,
    )
  })
})
