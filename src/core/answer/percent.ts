/**
 * Percentages: the separator is always the decimal one, since none reaches a thousand. Called by `read` and `ratio`.
 */

import type { Plain } from '../number/plain.ts'
import type { Question } from '../pack.ts'
import type { Amount } from '../value.ts'
import type { ReadContext } from './context.ts'
import { isReason, unread } from './outcome.ts'
import { findQuantity } from './quantity.ts'
import type { Reading } from './reading.ts'
import { settle, signed } from './settle.ts'

export function readPercent(question: Question, typed: string, context: ReadContext): Reading {
  const quantity = findQuantity(question, typed, context)
  if (isReason(quantity)) return unread(quantity)
  const { expression, behind, negative, qualifier } = quantity
  if (!expression.plain || behind === 'currency') return unread({ why: 'wrong-measure', typed: quantity.typed })
  return settle(
    question,
    percentagesOf(expression.plain).map((a) => signed(a, negative)),
    qualifier,
  )
}

/** The decimal reading before any other. */
export function percentagesOf(plain: Plain): Amount[] {
  return [plain.decimal, plain.grouped].filter((amount) => amount !== undefined).slice(0, 1)
}
