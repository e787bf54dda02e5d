/**
 * Sums of money, always in đồng. With a word of size, `1.234 tỷ` has two readings and is asked about.
 */

import { canonicalAmount, Exact } from '../number.ts'
import type { Question } from '../pack.ts'
import type { Amount } from '../value.ts'
import type { ReadContext } from './context.ts'
import { countsOf } from './count.ts'
import { isReason, unread } from './outcome.ts'
import { findQuantity } from './quantity.ts'
import type { Reading } from './reading.ts'
import { measurePower, settle, signed } from './settle.ts'

export function readMoney(question: Question, typed: string, context: ReadContext): Reading {
  const quantity = findQuantity(question, typed, context)
  if (isReason(quantity)) return unread(quantity)
  const { expression, behind, qualifier } = quantity
  if (behind === 'percent') return unread({ why: 'wrong-measure', typed: quantity.typed })
  if (!expression.plain)
    return settle(
      question,
      expression.totals.map((t) => signed(t, quantity.negative)),
      qualifier,
    )
  const amounts = countsOf(question, quantity)
  if (isReason(amounts)) return unread(amounts)
  return settle(question, behind === 'currency' ? amounts : inMeasureToo(question, amounts), qualifier)
}

/** Asked in "triệu đồng", a bare 52 is likelier 52 million, but amounts are kept in đồng: it is asked about. */
function inMeasureToo(question: Question, amounts: readonly Amount[]): Amount[] {
  const power = measurePower(question)
  return amounts.flatMap((a) => [...new Set([canonicalAmount(new Exact(a).times(new Exact(10).pow(power))), a])])
}
