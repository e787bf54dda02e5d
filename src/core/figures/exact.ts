/** Exact decimals for figures and checks. Nothing is rounded before it is printed or compared at its decimals. */
import { Decimal } from 'decimal.js'
import type { Amount } from '../value.ts'

/** Sums and products of real figures stay far below 60 digits; only a division can be cut, at the 60th. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP })

export type ExactNumber = Decimal

export function exact(amount: Amount | number): ExactNumber {
  return new Exact(amount)
}

export function amountOf(number: ExactNumber): Amount {
  return number.isZero() ? '0' : number.toFixed()
}

export function sum(amounts: readonly Amount[]): Amount {
  return amountOf(amounts.reduce((total, a) => total.plus(a), exact('0')))
}

/** a ÷ b × 100; undefined when b is 0. */
export function percentage(numerator: ExactNumber, denominator: ExactNumber): ExactNumber | undefined {
  return denominator.isZero() ? undefined : numerator.times(100).div(denominator)
}

/** Rounded half up (away from zero), as printed. */
export function rounded(amount: Amount, decimals: number): Amount {
  return amountOf(exact(amount).toDecimalPlaces(decimals))
}

export function decimalsOf(amount: Amount): number {
  return exact(amount).decimalPlaces()
}
