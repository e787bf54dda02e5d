/** Why an answer was not taken, and what to type instead: one sentence each, from `locales`. */
import { withoutMarks } from '../channels/mark.ts'
import type { Unread } from '../core/answer/reading.ts'
import type { Question } from '../core/pack.ts'
import type { Translate } from './texts.ts'
import { exact, withMeasure } from './value-text.ts'

/** The reason, then an example that this question would take. */
export function refusalText(t: Translate, question: Question, reason: Unread): string {
  const { why } = reason
  if (why === 'number-or-ratio') return t(`refusal.${why}`, { position: reason.position, typed: reason.typed })
  return `${reasonText(t, question, reason)} ${exampleText(t, question)}`.trim()
}

function reasonText(t: Translate, question: Question, reason: Unread): string {
  switch (reason.why) {
    case 'below-min':
      return t('refusal.below-min', { min: withMeasure(exact(reason.min), question.measure) })
    case 'above-max':
      return t('refusal.above-max', { max: withMeasure(exact(reason.max), question.measure) })
    case 'wrong-measure':
      return t('refusal.wrong-measure', { measure: question.measure })
    case 'too-long':
      return t('refusal.too-long', { most: reason.most })
    case 'not-a-document':
      if (reason.words === undefined) return t('refusal.not-a-document', { line: reason.line })
      return t('refusal.words-of-document', { line: reason.line, words: withoutMarks(reason.words) })
    default:
      return t(`refusal.${reason.why}`)
  }
}

/** What a good answer to this kind of question looks like. */
export function exampleText(t: Translate, question: Question): string {
  const key = question.kind === 'ratio' && question.bareAllowed ? 'ratio-bare' : question.kind
  const options = (question.options ?? []).map((o) => o.label).join(' / ')
  return t(`example.${key}`, { measure: question.measure, options })
}
