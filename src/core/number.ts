/**
 * Amounts: exact arithmetic, and printing as Vietnamese official documents print them. Called by figures, checks,
 * texts and the report; reading what people type is the work of `answer/`, which uses `number/` for it.
 */
import { Decimal } from 'decimal.js'
import type { Amount } from './value.ts'

/** Sixty digits: provincial budgets have thirteen, so nothing is ever rounded by chance. */
export const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP })
export type Exact = Decimal

/** Throws a DecimalError for what is no number, a RangeError for NaN and infinity: never for what a person typed. */
export function canonicalAmount(amount: string | number | bigint | Decimal): Amount {
  const exact = new Exact(typeof amount === 'bigint' ? String(amount) : amount)
  if (!exact.isFinite()) throw new RangeError(`not an amount: ${String(amount)}`)
  return exact.isZero() ? '0' : exact.toFixed()
}

/** Numerator ÷ denominator × 100 to some sixty digits, rounded only in print; null when the denominator is 0. */
export function percentOf(numerator: Amount, denominator: Amount): Amount | null {
  const whole = new Exact(denominator)
  return whole.isZero() ? null : canonicalAmount(new Exact(numerator).times(100).div(whole))
}

/** `56.751`, `97,81`, `100`: half up to at most `decimals` places; zeros at the end are not printed. */
export function printAmount(amount: Amount, decimals: number): string {
  const rounded = new Exact(amount).toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP)
  const [whole = '0', fraction] = rounded.abs().toFixed().split('.')
  const sign = rounded.isNegative() && !rounded.isZero() ? '-' : ''
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return sign + grouped + (fraction === undefined ? '' : `,${fraction}`)
}

/** Counts from 1 to 9 carry a zero in printed reports, so that no digit can be written in front: `05`. */
export function printCount(amount: Amount): string {
  return /^[1-9]$/.test(amount) ? `0${amount}` : printAmount(amount, new Exact(amount).decimalPlaces())
}
