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

export function readDocuments(typed: string, context: ReadContext): Reading {
  const text = cleanText(typed)
  const fault = proseFault(text)
  if (fault) return unread(fault)
  const items: IssuedDocument[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const documents = documentsIn(withoutBullet(line.replaceAll('|', ',')), context)
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
  const [, number, symbol] = reference ?? []
  if (!reference || number === undefined || symbol === undefined) return undefined
  const before = line.slice(0, reference.index)
  const lead = LEAD.exec(foldInPlace(before).trimStart())
  if (!lead) return undefined
  const offset = before.length - before.trimStart().length
  const issuedBy = before.slice(offset, offset + (lead[1]?.length ?? 0)).trim()
  const behind = line.slice(reference.index + reference[0].length)
  const dated = takeDate(behind, context)
  if (!dated || REFERENCE.exec(dated.rest.trimStart().replace(/^(?:[,;]|v\u00e0) */, ''))?.index === 0) return undefined
  const about = describe(dated.rest, issuedBy)
  return {
    number,
    symbol: symbol.replace(/ /g, '').replace(/[.\-/]+$/, ''),
    ...(dated.day && { date: dated.day }),
    ...about,
  }
}

/** Undefined when a date is there that the calendar does not have, or whose year is open. */
function takeDate(
  text: string,
  context: ReadContext,
): { day?: IssuedDocument['date'] & string; rest: string } | undefined {
  const start = /^[\s,;(-]*/.exec(text)?.[0].length ?? 0
  const folded = foldInPlace(text.slice(start)).replace(/^(?:ban hanh|ky) (?=ngay)/, (m) => ' '.repeat(m.length))
  const lead = folded.length - folded.trimStart().length
  const found = dateAtStart(folded.trimStart(), context.window)
  if (!found) return /^\s*(?:ngay\b|\d{1,4}[/.-]\d)/.test(folded) ? undefined : { rest: text }
  const [day, second] = found.days
  const rest = text.slice(start + lead + found.length).replace(/^\s*\)/, '')
  return day === undefined || second !== undefined ? undefined : { day, rest }
}
