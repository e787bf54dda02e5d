/**
 * Whether a value that was not just typed (last month's, one that waits to be confirmed, one that we propose) still
 * answers a question: a pack may change its kind, bounds or options while a month is open.
 */
import { canonicalOf, fromCanonical } from '../answer/canonical.ts'
import type { Question } from '../pack.ts'
import type { Value } from '../value.ts'

export function fits(question: Question, value: Value): boolean {
  const { value: text, ...told } = canonicalOf(value)
  const reading = fromCanonical(question, text, { ...told, confirmed: true })
  return reading.outcome === 'read' && reading.value.kind === value.kind
}

/** Last month's answer, where "the same again" can be an answer: an opening balance never is. */
export function repeatable(question: Question, last: Value | undefined): Value | undefined {
  return last && !question.once && fits(question, last) ? last : undefined
}
