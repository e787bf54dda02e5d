/**
 * The value of a ratio once its numbers are known. Called by `ratio` and by `canonical`.
 */

import type { Expression } from '../number/expression.ts'
import { Exact } from '../number.ts'
import type { Question } from '../pack.ts'
import type { Amount, RatioValue } from '../value.ts'
import { read, readOrAsk, refuse, unread } from './outcome.ts'
import { percentagesOf } from './percent.ts'
import type { Reading, Unread } from './reading.ts'

/** A percentage alone; a bare whole number above 100 is rather one of the parts. */
export function bareRatio(question: Question, expression: Expression, marked: boolean): Reading {
  const amount = expression.plain && percentagesOf(expression.plain)[0]
  // Without its sign, 38.263 is rather a count of files than 38,263%.
  const isCount = !marked && expression.plain?.grouped !== undefined && expression.plain.decimal !== undefined
  if (amount === undefined) return refuse(marked ? 'not-a-number' : 'parts-needed')
  if (!question.bareAllowed || isCount) return refuse('parts-needed')
  if (new Exact(amount).lte(100)) return read({ kind: 'ratio', stated: amount })
  return marked ? unread({ why: 'above-max', max: '100' }) : refuse('parts-needed')
}

export function partsRatio(parts: readonly [Expression, Expression], percent?: Expression): Reading {
  const numerator = partOf(parts[0])
  const denominator = partOf(parts[1])
  if (typeof numerator !== 'string') return unread(numerator)
  if (typeof denominator !== 'string') return unread(denominator)
  if (!percent) return ratioOf(numerator, denominator)
  const stated = percent.plain && percentagesOf(percent.plain)[0]
  if (stated === undefined) return refuse('not-a-number')
  return new Exact(stated).gt(100) ? unread({ why: 'above-max', max: '100' }) : ratioOf(numerator, denominator, stated)
}

/** 0 of 0 happens in a month without files; the ratio is then undefined, but both parts are kept. */
export function ratioOf(numerator: Amount, denominator: Amount, stated?: Amount): Reading {
  const [top, bottom] = [new Exact(numerator), new Exact(denominator)]
  if (bottom.isZero() && !top.isZero()) return refuse('zero-denominator')
  const typed = ratio(numerator, denominator, stated)
  return top.gt(bottom) ? readOrAsk([ratio(denominator, numerator, stated), typed]) : read(typed)
}

function ratio(numerator: Amount, denominator: Amount, stated?: Amount): RatioValue {
  return { kind: 'ratio', parts: { numerator, denominator }, ...(stated !== undefined && { stated }) }
}

function partOf(expression: Expression): Amount | Unread {
  const { plain, totals } = expression
  const amounts = plain ? [plain.grouped ?? plain.decimal] : totals
  const [amount, second] = amounts
  if (amount === undefined || second !== undefined) return { why: 'not-a-number' }
  return (plain && plain.grouped === undefined) || !new Exact(amount).isInteger() ? { why: 'not-whole' } : amount
}
