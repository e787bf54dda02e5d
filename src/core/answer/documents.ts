/**
 * Documents that a body issued, one a line, as the appendix lists them: number and symbol at least, or a kind and a
 * number ("KH số 61"). A line whose parts cannot be told apart is refused with its number and the words that are not
 * understood, rather than stored half. A bar is taken as a comma: it separates the fields of the exchange form
 * (`document-form`).
 */
import { cleanText, fold, foldInPlace } from '../number/fold.ts'
import type { IssuedDocument } from '../value.ts'
import { folded } from '../word-list.ts'
import { KINDS_BY_NUMBER } from '../words/document-kinds.ts'
import { AND } from '../words/documents.ts'
import type { ReadContext } from './context.ts'
import { contradicts, KIND_WORDS, kindInSymbol, kindOfWord } from './document-kinds.ts'
import { readLead } from './document-lead.ts'
import { describe } from './document-parts.ts'
import { plainSigns, type Reference, referenceIn } from './document-reference.ts'
import { ABOUT_WORDS, trimmed } from './document-words.ts'
import { guardedReading, personalIn } from './guard.ts'
import { withoutBullet } from './list.ts'
import { refuse, unread } from './outcome.ts'
import type { Reading } from './reading.ts'
import { proseFault } from './text.ts'

/** A document, or what of the line is not understood (empty: that it is one). */
type ReadLine = { readonly document: IssuedDocument } | { readonly words: string }

export function readDocuments(typed: string, context: ReadContext): Reading {
  const text = cleanText(typed)
  const fault = proseFault(text)
  if (fault) return unread(fault)
  const items: IssuedDocument[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const found = documentsIn(withoutBullet(line.replaceAll('|', ', ')), context)
    if (!Array.isArray(found)) return unread(faultIn(personalIn(text) ? '' : found.words, index + 1))
    items.push(...found)
  }
  return items.length === 0 ? refuse('empty') : guardedReading({ kind: 'documents', items }, text)
}

const LONGEST_WORDS = 60

function faultIn(words: string, line: number): Parameters<typeof unread>[0] {
  if (words === '') return { why: 'not-a-document', line }
  return { why: 'not-a-document', line, words: Array.from(words).slice(0, LONGEST_WORDS).join('') }
}

/** Semicolons separate documents only if each piece is one; else they belong to the subject. */
function documentsIn(line: string, context: ReadContext): IssuedDocument[] | { readonly words: string } {
  if (line === '') return []
  const pieces = line.split(';').map((piece) => documentIn(withoutBullet(piece), context))
  const items = pieces.flatMap((piece) => ('document' in piece ? [piece.document] : []))
  if (items.length === pieces.length) return items
  const whole = documentIn(line, context)
  return 'document' in whole ? [whole.document] : whole
}

function documentIn(line: string, context: ReadContext): ReadLine {
  const signs = plainSigns(line)
  const reference = referenceIn(signs)
  if (!reference) return withoutSymbol(line, signs, context)
  const lead = readLead(line.slice(0, reference.start), context.window)
  if ('words' in lead) return lead
  return completed(line, reference, lead, context)
}

interface Said {
  readonly issuer: string
  readonly kind: string
  readonly date?: IssuedDocument['date'] & string
}

function completed(line: string, reference: Reference, said: Said, { window }: ReadContext): ReadLine {
  const { number, symbol, end } = reference
  const behind = line.slice(end)
  if (beginsWithReference(behind)) return { words: '' }
  const another = anotherIn(behind)
  if (another !== undefined) return { words: another }
  const parts = describe(behind, window)
  if ('words' in parts) return parts
  // "UBND tỉnh (bản gốc gửi sau)": no body bears a bracket in its name.
  if (parts.issuer?.includes('(')) return { words: trimmed(parts.issuer) }
  if (said.date && parts.date) return { words: trimmed(line.slice(0, reference.start)) }
  const shown = kindInSymbol({ number, symbol })
  if (contradicts(said.kind, shown)) return { words: trimmed(line.slice(0, end)) }
  const date = said.date ?? parts.date
  const issuer = [said.issuer, parts.issuer ?? ''].filter((t) => t !== '').join(', ')
  const kind = said.kind !== '' && said.kind !== 'CV' && said.kind !== shown
  return {
    document: {
      number,
      symbol,
      ...(date && { date }),
      ...(issuer !== '' && { issuer }),
      ...(parts.subject !== undefined && { subject: parts.subject }),
      ...((kind || (symbol === '' && said.kind !== '')) && { kind: said.kind }),
    },
  }
}

const JOINT = new RegExp(`^(?:[\\s,;]|(?:${AND}|${fold(AND)})(?=\\s)){1,20}`)

/** "61/KH-UBND, và 62/KH-UBND": a second document, not what the first is about. */
function beginsWithReference(behind: string): boolean {
  const text = plainSigns(behind)
  const joint = JOINT.exec(text.slice(0, 40).toLowerCase())?.[0].length ?? 0
  return referenceIn(text.slice(joint, joint + 80))?.start === 0
}

/** In front of a number: set off from what stands before, perhaps with its kind. */
const SET_OFF = new RegExp(`(?:[,;(]|\\s${fold(AND)})\\s{0,3}(?:(?:${KIND_WORDS})\\s{1,3})?(?:so\\s{0,3}:?\\s{0,3})?$`)
const LONGEST_LEAD = 60
const MOST_LOOKED_AT = 20

/**
 * "… ngày 15/3/2024, Công văn 1750/UBND-KGVX": a second document on the line is none of the first one's fields. Behind
 * "về" another number is what the document is about.
 */
function anotherIn(behind: string): string | undefined {
  const folded = foldInPlace(behind)
  const head = behind.slice(0, ABOUT_WORDS.exec(folded)?.index ?? behind.length)
  const signs = plainSigns(head)
  let from = 0
  for (let looked = 0; looked < MOST_LOOKED_AT; looked++) {
    const found = referenceIn(signs.slice(from))
    if (!found) return undefined
    const start = from + found.start
    const lead = SET_OFF.exec(folded.slice(Math.max(0, start - LONGEST_LEAD), start))
    if (lead) return trimmed(head.slice(start - lead[0].length))
    from += found.end
  }
  return undefined
}

const WITHOUT_NUMBER_WORD = new Set(folded(KINDS_BY_NUMBER))
const KIND_AND_NUMBER = new RegExp(
  `^(?:(.{0,120}?)\\s+(?:da )?ban hanh\\s+)?(${KIND_WORDS})\\s{1,3}(so\\s{0,3}:?\\s{0,3})?(\\d{1,6}[a-z]?)(\\s{0,3}/\\s{0,3}((?:19|20)\\d{2}))?` +
    '(?=$|\\s*[,;.(]|\\s+(?:ngay|cua|ve|v/v|ban hanh|ky)(?![a-z])|\\s+\\d{1,2}[/.-]\\d)',
)

/** "KH số 61", "NĐ 13/2023", "Nghị quyết 57 ngày …": a kind and a number. */
function withoutSymbol(line: string, signs: string, context: ReadContext): ReadLine {
  const found = KIND_AND_NUMBER.exec(foldInPlace(signs))
  if (!found) return { words: '' }
  const [whole, before = '', kindWord = '', said, digits = '', year, of] = found
  const kind = kindOfWord(kindWord) ?? ''
  if (kind === '' || !(said !== undefined || year !== undefined || WITHOUT_NUMBER_WORD.has(kindWord)))
    return { words: '' }
  const lead = readLead(line.slice(0, before.length), context.window)
  if ('words' in lead) return lead
  const start = whole.length - digits.length - (year?.length ?? 0)
  const number = line.slice(start, start + digits.length)
  return completed(line, { number, symbol: of ?? '', start, end: whole.length }, { ...lead, kind }, context)
}
