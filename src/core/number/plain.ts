/**
 * One number as it was written, without words: what its dots and commas can mean. Called by `expression`.
 */

import { canonicalAmount } from '../number.ts'
import type { Amount } from '../value.ts'

export interface Plain {
  /** Separators taken as thousands, or there were none. */
  readonly grouped?: Amount
  /** The last separator taken as the decimal one. */
  readonly decimal?: Amount
  /** The custom in Vietnam: a dot groups, a comma begins the decimals. */
  readonly likelier: 'grouped' | 'decimal'
}

/** More digits than any figure of a report has; beyond this it is not a number that somebody counted. */
const MOST_DIGITS = 30
const GROUPED = { '.': /^[1-9]\d{0,2}(\.\d{3})+$/, ',': /^[1-9]\d{0,2}(,\d{3})+$/ }

/** Undefined when the separators make no sense: `1.23.456`. */
export function readPlain(text: string): Plain | undefined {
  if (text.replace(/\D/g, '').length > MOST_DIGITS) return undefined
  if (text.includes(' ')) return readSeparated(text.replaceAll(' ', ''), true)
  // Telephone and identity numbers begin with 0; counts have at most a zero or two in front.
  if (/^\d+$/.test(text)) return /^0\d{8,}$/.test(text) ? undefined : whole(text)
  return readSeparated(text, false)
}

function readSeparated(text: string, alreadyGrouped: boolean): Plain | undefined {
  const separators = text.replace(/\d/g, '')
  if (separators === '') return whole(text)
  if (separators.length === 1) return readOne(text, alreadyGrouped)
  const last = text.lastIndexOf(separators.slice(-1))
  const head = text.slice(0, last)
  if (new Set(separators).size === 1) return isGrouped(text) ? whole(text.replace(/\D/g, '')) : undefined
  return isGrouped(head) ? decimal(head.replace(/\D/g, ''), text.slice(last + 1)) : undefined
}

function readOne(text: string, alreadyGrouped: boolean): Plain | undefined {
  const [head = '', tail = ''] = text.split(/[.,]/)
  if (alreadyGrouped) return decimal(head, tail)
  if (/^0\d/.test(head) && tail.length === 3) return undefined
  const both = decimal(head, tail)
  if (!isGrouped(text)) return both
  return { ...both, grouped: canonicalAmount(head + tail), likelier: text.includes('.') ? 'grouped' : 'decimal' }
}

function isGrouped(text: string): boolean {
  return GROUPED['.'].test(text) || GROUPED[','].test(text)
}

function whole(digits: string): Plain {
  return { grouped: canonicalAmount(digits), likelier: 'grouped' }
}

function decimal(head: string, tail: string): Plain {
  return { decimal: canonicalAmount(`${head === '' ? '0' : head}.${tail}`), likelier: 'decimal' }
}

/** Every reading, the likelier first. */
export function alternatives(plain: Plain): Amount[] {
  const inOrder = plain.likelier === 'grouped' ? [plain.grouped, plain.decimal] : [plain.decimal, plain.grouped]
  return inOrder.filter((amount) => amount !== undefined)
}
