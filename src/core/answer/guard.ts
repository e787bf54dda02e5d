/**
 * What must not be collected in a messenger. A secrecy marking (Nghị định 09/2019/NĐ-CP) is refused. What looks like a
 * person's number or like a line about a person (Luật 91/2025/QH15) may be a sum or the number of a paper, so that is
 * asked about. The one guard of all texts, whichever way they come; a figure that was asked for and read is none.
 */

import type { Value } from '../value.ts'
import { plainText, wordsIn } from './letters.ts'
import { personIn } from './people.ts'
import { numberIn } from './personal-numbers.ts'
import type { Personal, Reading, Unread } from './reading.ts'
import { isMarkedSecret } from './secrecy.ts'

/** Why nothing of a text may be kept, be it as it may; undefined if it may, or may be once it has been asked about. */
export function secrecyFault(text: string): Unread | undefined {
  return isMarkedSecret(plainText(text)) ? { why: 'secret-marking' } : undefined
}

/** What of a text looks like a person's data: the first that does. */
export function personalIn(text: string): Personal | undefined {
  const plain = plainText(text)
  const words = wordsIn(plain)
  const number = numberIn(plain, words)
  if (number) return { look: number.look, ending: number.ending, ...lineIn(plain, number.start) }
  const person = personIn(plain, words)
  return person === undefined ? undefined : { look: 'people', ...lineIn(plain, person) }
}

/** Counted from 1; left out where there is but one. */
function lineIn(plain: string, at: number): { line?: number } {
  return plain.includes('\n') ? { line: plain.slice(0, at).split('\n').length } : {}
}

/** Either of them, as a reason to refuse: where nothing was read that could be asked about. */
export function guardFault(text: string): Unread | undefined {
  const found = secrecyFault(text) ?? personalIn(text)
  return found && ('look' in found ? { why: found.look } : found)
}

/** Words that were read, kept back if they have to be asked about. */
export function guardedReading(value: Value, text: string): Reading {
  const found = personalIn(text)
  return found ? { outcome: 'personal', value, found } : { outcome: 'read', value }
}

const FORBIDDEN: ReadonlySet<Unread['why']> = new Set(['secret-marking', 'identity-number', 'telephone', 'people'])

/** Whether a refusal is the guard's. */
export function isForbidden({ why }: Unread): boolean {
  return FORBIDDEN.has(why)
}
