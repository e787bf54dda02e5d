/**
 * Documents that a body issued, one a line, as the appendix lists them: number and symbol at least. A line whose
 * parts cannot be told apart is refused with its number rather than stored half. A bar is taken as a comma: it
 * separates the fields of the exchange form (`document-form`).
 */
import { cleanText, foldInPlace } from '../number/fold.ts'
import type { IssuedDocument } from '../value.ts'
import type { ReadContext } from './context.ts'
import { dateAtStart } from './date.ts'
import { describe } from './document-parts.ts'
import { withoutBullet } from './list.ts'
import { read, refuse, unread } from './outcome.ts'
import type { Reading } from './reading.ts'
import { proseFault } from './text.ts'

/** `1750/UBND-KGVX`, `13/2023/NĐ-CP`: the symbol has two letters at least, so that no date is taken for it. */
const REFERENCE =
  /(?<![\d/])(\d{1,6}[a-zA-Z]?) ?\/ ?((?:\d{4} ?\/ ?)?(?=[^\s,;]*\p{L}[^\s,;]*\p{L})\p{L}[\p{L}\p{M}\p{N}/&.-]*)/u
const KINDS =
  'cong van|cv|quyet dinh|qd|ke hoach|kh|chi thi|ct|thong bao|tb|bao cao|bc|nghi quyet|nq|nghi dinh|nd|thong tu|tt|' +
  'to trinh|ttr|huong dan|hd|cong dien|cd|giay moi|gm|chuong trinh|ctr|de an|quy che|quy dinh|van ban|vb|phuong an|dien'
const LEAD = new RegExp(`^(?:(.*?)[\\s,:-]*(?:da )?ban hanh\\s+)?(?:(?:${KINDS})\\b\\s*)?(?:so\\b\\s*)?[:.]?\\s*$`)
const BEFORE_DATE = /^[\s,;(-]*(?:(?:ban hanh|ky)\s+(?=ngay))?/

export function readDocuments(typed: string, context: ReadContext): Reading {
  const text = cleanText(typed)
  const fault = proseFault(text)
  if (fault) return unread(fault)
  const items: IssuedDocument[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const documents = documentsIn(withoutBullet(line.replaceAll('|', ', ')), context)
    if (!documents) return unread({ why: 'not-a-document', line: index + 1 })
    items.push(...documents)
  }
  return items.length === 0 ? refuse('empty') : read({ kind: 'documents', items })
}

/** Semicolons separate documents only if each piece is one; else they belong to the subject. */
function documentsIn(line: string, context: ReadContext): IssuedDocument[] | undefined {
  if (line === '') return []
  const pieces = line.split(';').map((piece) => documentIn(withoutBullet(piece), context))
  if (pieces.every((piece) => piece !== undefined)) return pieces
  const whole = documentIn(line, context)
  return whole && [whole]
}

function documentIn(line: string, context: ReadContext): IssuedDocument | undefined {
  const reference = REFERENCE.exec(line)
  if (!reference) return undefined
  const [whole, number = '', symbol = ''] = reference
  const before = line.slice(0, reference.index)
  const lead = LEAD.exec(foldInPlace(before))
  if (!lead) return undefined
  const issuedBy = before.slice(0, lead[1]?.length ?? 0)
  const behind = line.slice(reference.index + whole.length)
  const dated = takeDate(behind, context)
  if (!dated || beginsWithReference(dated.rest)) return undefined
  const about = describe(dated.rest, issuedBy)
  return {
    number,
    symbol: symbol.replace(/ /g, '').replace(/[.\-/]+$/, ''),
    ...(dated.day && { date: dated.day }),
    ...about,
  }
}

/** "61/KH-UBND, và 62/KH-UBND": a second document, not what the first is about. */
function beginsWithReference(text: string): boolean {
  return REFERENCE.exec(foldInPlace(text).replace(/^(?:[\s,;]|va(?=\s))+/, ''))?.index === 0
}

/** Undefined when a date is there that the calendar does not have, or whose year is open. */
function takeDate(
  text: string,
  context: ReadContext,
): { day?: IssuedDocument['date'] & string; rest: string } | undefined {
  const folded = foldInPlace(text).replace(BEFORE_DATE, '')
  const found = dateAtStart(folded, context.window)
  if (!found) return /^(?:ngay\b|\d{1,4}[/.-]\d)/.test(folded) ? undefined : { rest: text }
  const [day, second] = found.days
  const rest = text.slice(text.length - folded.length + found.length).replace(/^\s*\)/, '')
  return day === undefined || second !== undefined ? undefined : { day, rest }
}
