/** A finding as a sentence: the pack's own message, or one of ours for what is found without a check. */
import type { Finding } from '../core/checks.ts'
import type { Translate } from './texts.ts'
import { exact } from './value-text.ts'

export function findingSentence(t: Translate, finding: Finding): string {
  const { message } = finding
  if ('text' in message) return message.text
  const { label, stated, computed } = message.params
  return t(`finding.${message.key}`, { label, stated: exact(stated), computed: exact(computed) })
}
