/**
 * Counts: whole numbers, where one dot or comma before three digits groups thousands. Called by `read`, and by
 * `ratio` for its parts.
 */

import { fold } from '../number/fold.ts'
import { canonicalAmount, Exact } from '../number.ts'
import type { Question } from '../pack.ts'
import type { Amount } from '../value.ts'
import type { ReadContext } from './context.ts'
import { isReason, unread } from './outcome.ts'
import type { Quantity } from './quantity.ts'
import { findQuantity } from './quantity.ts'
import type { Reading, Unread } from './reading.ts'
import { inMeasure, isForeign, measurePower, multiplied, settle, signed } from './settle.ts'
import { wordsIn } from './vocabulary.ts'

/** What a province counts in millions; a bare "52 triệu" of anything else is a sum of money. */
const BY_MILLIONS = ['nguoi', 'dan', 'luot', 'khoan', 'the', 'ban', 'lieu', 'tuong']

export function readCount(question: Question, typed: string, context: ReadContext): Reading {
  const quantity = findQuantity(question, typed, context)
  if (isReason(quantity)) return unread(quantity)
  const { behind, expression, qualifier } = quantity
  if (isForeign(question, behind)) return unread({ why: 'wrong-measure', typed: quantity.typed })
  if (isHalfWord(question, quantity)) return settle(question, bothWays(quantity), qualifier)
  if (expression.power >= 6 && behind === 'nothing' && !isByMillions(question)) {
    return unread({ why: 'wrong-measure', typed: quantity.typed })
  }
  const counts = countsOf(question, quantity)
  if (isReason(counts)) return unread(counts)
  return settle(question, expression.plain ? inMeasure(question, counts, behind) : counts, qualifier)
}

/** The likelier first. `5,00` could be a spreadsheet's 5 or a slip for 5.000, so it is refused like `5,5`. */
export function countsOf(question: Question, quantity: Quantity): Amount[] | Unread {
  const { plain } = quantity.expression
  if (!plain) return multiplied(question, quantity)
  return plain.grouped === undefined ? { why: 'not-whole' } : [signed(plain.grouped, quantity.negative)]
}

function isByMillions(question: Question): boolean {
  return measurePower(question) > 0 || [...wordsIn(question.measure)].some((word) => BY_MILLIONS.includes(word))
}

/** "52 tr" where the measure is "trường hợp": million, or the measure cut short. */
function isHalfWord(question: Question, { expression, typed }: Quantity): boolean {
  return (
    fold(question.measure).startsWith('tr') &&
    measurePower(question) === 0 &&
    expression.power === 6 &&
    /\d ?tr$/.test(fold(typed))
  )
}

function bothWays(quantity: Quantity): Amount[] {
  return quantity.expression.totals
    .flatMap((total) => [canonicalAmount(new Exact(total).div(1_000_000)), total])
    .map((amount) => signed(amount, quantity.negative))
}
