/**
 * Prose: kept as typed, apart from characters that nobody sees.
 */
import { cleanText } from '../number/fold.ts'
import { guardedReading, secrecyFault } from './guard.ts'
import { refuse, unread } from './outcome.ts'
import type { Reading, Unread } from './reading.ts'

/** In UTF-16 units: sixty documents, each with all that is said of it. People send it in several messages. */
export const LONGEST_TEXT = 40_000

export function readText(typed: string): Reading {
  const text = cleanText(typed)
  if (text === '') return refuse('empty')
  const fault = proseFault(text)
  return fault ? unread(fault) : guardedReading({ kind: 'text', text }, text)
}

/** For all that is kept as words: why it is not to be read at all. */
export function proseFault(text: string): Unread | undefined {
  return text.length > LONGEST_TEXT ? { why: 'too-long', most: LONGEST_TEXT } : secrecyFault(text)
}
