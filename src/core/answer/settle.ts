/**
 * From what the digits can mean to an outcome: sign, bounds, whole numbers. Called by the parsers of numbers and by
 * `canonical`, so that an imported figure is held to the same bounds as a typed one.
 */

import { cleanNumeric, fold } from '../number/fold.ts'
import { multiplierAt } from '../number/multiplier.ts'
import { tokenise } from '../number/tokens.ts'
import { canonicalAmount, Exact } from '../number.ts'
import type { Question } from '../pack.ts'
import type { Amount, NumberValue } from '../value.ts'
import { readOrAsk, unread } from './outcome.ts'
import type { Behind, Qualifier, Quantity } from './quantity.ts'
import type { Reading, Unread } from './reading.ts'

/** Readings that break a bound drop out; if all do, the reason is that of the likeliest. */
export function settle(question: Question, amounts: readonly Amount[], qualifier?: Qualifier): Reading {
  const values = amounts
    .filter((amount) => faultOf(question, amount) === undefined)
    .map((amount): NumberValue => ({ kind: 'number', amount, ...(qualifier && { qualifier }) }))
  const [first, ...others] = values
  if (first) return readOrAsk([first, ...others])
  const likeliest = amounts[0]
  return unread((likeliest !== undefined && faultOf(question, likeliest)) || { why: 'not-a-number' })
}

function faultOf(question: Question, amount: Amount): Unread | undefined {
  const exact = new Exact(amount)
  const { min, max = question.kind === 'percent' ? '100' : undefined } = question
  if (exact.isNegative() && (min === undefined || !new Exact(min).isNegative())) return { why: 'negative' }
  if ((question.kind === 'count' || question.kind === 'money') && !exact.isInteger()) return { why: 'not-whole' }
  if (min !== undefined && exact.lt(min)) return { why: 'below-min', min }
  if (max !== undefined && exact.gt(max)) return { why: 'above-max', max }
  return undefined
}

/** Measures that carry a size themselves: a 52 in "triệu đồng" is 52, and so is a typed "52 triệu". */
export function measurePower(question: Question): number {
  return multiplierAt(tokenise(cleanNumeric(question.measure)), 0)?.power ?? 0
}

/** "%" or "đồng" behind a number that is asked in another measure. */
export function isForeign(question: Question, behind: Behind): boolean {
  if (behind === 'percent') return !question.measure.includes('%')
  return behind === 'currency' && !/\bdong\b/.test(fold(question.measure))
}

/** Asked in "triệu đồng", a "52.000.000 đồng" may be the sum itself: it is asked about. */
export function inMeasure(question: Question, amounts: readonly Amount[], behind: Behind): Amount[] {
  if (behind !== 'currency') return [...amounts]
  const size = new Exact(10).pow(measurePower(question))
  return amounts.flatMap((amount) => [...new Set([canonicalAmount(new Exact(amount).div(size)), amount])])
}

/** The readings of a number in whose writing words multiply, in the question's measure and with its sign. */
export function multiplied(question: Question, { expression, negative }: Quantity): Amount[] {
  const size = new Exact(10).pow(measurePower(question))
  return expression.totals.map((total) => signed(canonicalAmount(new Exact(total).div(size)), negative))
}

export function signed(amount: Amount, negative: boolean): Amount {
  return negative ? canonicalAmount(new Exact(amount).neg()) : amount
}
