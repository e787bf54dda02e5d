/**
 * Decimals of any measure: `1.234` and `1,234` have two readings and are asked about.
 */

import { alternatives } from '../number/plain.ts'
import type { Question } from '../pack.ts'
import type { ReadContext } from './context.ts'
import { isReason, unread } from './outcome.ts'
import { findQuantity } from './quantity.ts'
import type { Reading } from './reading.ts'
import { inMeasure, isForeign, multiplied, settle, signed } from './settle.ts'

export function readDecimal(question: Question, typed: string, context: ReadContext): Reading {
  const quantity = findQuantity(question, typed, context)
  if (isReason(quantity)) return unread(quantity)
  if (isForeign(question, quantity.behind)) return unread({ why: 'wrong-measure', typed: quantity.typed })
  const { behind, expression, negative, qualifier } = quantity
  const amounts = expression.plain
    ? inMeasure(question, alternatives(expression.plain), behind).map((a) => signed(a, negative))
    : multiplied(question, quantity)
  return settle(question, amounts, qualifier)
}
