/**
 * What stands behind a document's number: its date, who issued it and what it is about, in any order. Called by
 * `documents`. What is none of them is handed back as words, never filed under another field.
 */
import { foldInPlace } from '../number/fold.ts'
import type { Day, Window } from '../period.ts'
import { anyOf } from '../word-list.ts'
import { ABOUT } from '../words/documents.ts'
import { dateAtStart } from './date.ts'
import { ABOUT_WORDS, beginsWithBody, issuerEnd, LONGEST_ISSUER, trimmed } from './document-words.ts'

export interface DocumentParts {
  readonly date?: Day
  readonly issuer?: string
  readonly subject?: string
}

export type ReadParts = DocumentParts | { readonly words: string }

export function describe(behind: string, window: Window): ReadParts {
  const first = dateIn(behind, window)
  if ('words' in first) return first
  const { issuer, subject } = split(first.rest)
  const issued = datedIssuer(issuer, window)
  if (!issued) return { words: trimmed(issuer) }
  const about = [issued.rest, subject].map(trimmed).filter((t) => t !== '')
  // "UBND tỉnh, ngày 15/3/2024": behind the body it is still the document's.
  const second = issuer === '' ? { rest: about.join(', ') } : dateIn(about.join(', '), window)
  if ('words' in second) return second
  const early = [first.date, issued.date, second.date].filter((date) => date !== undefined)
  if (early.length > 1) return { words: trimmed(behind.slice(0, LONGEST_ISSUER)) }
  const { subject: said, date } = early.length > 0 ? { subject: second.rest } : datedSubject(second.rest, window)
  return partsOf(early[0] ?? date, trimmed(issued.issuer), trimmed(said.replace(ABOUT_FIRST, '')))
}

function partsOf(date: Day | undefined, issuer: string, subject: string): DocumentParts {
  return { ...(date && { date }), ...(issuer !== '' && { issuer }), ...(subject !== '' && { subject }) }
}

/** Left over where a date stood between. */
const ABOUT_FIRST = new RegExp(`^[\\s,]{0,3}(?:${anyOf(ABOUT)})[\\s:]+`, 'i')

const BEFORE_DATE = /^[\s,;(-]{0,20}(?:(?:duoc )?(?:ban hanh|ky)\s{1,3}(?=ngay))?/
const NO_DATE = /^(?:ngay\b|thang\s+\d|\d{1,4}[/.-]\d)/

/** Words where a date is that the calendar does not have, or whose day or year is open. */
function dateIn(text: string, window: Window): { date?: Day; rest: string } | { words: string } {
  const folded = foldInPlace(text)
  const skipped = BEFORE_DATE.exec(folded)?.[0].length ?? 0
  const from = folded.slice(skipped)
  const found = dateAtStart(from, window)
  if (!found) return NO_DATE.test(from) ? { words: trimmed(text.slice(skipped, skipped + 30)) } : { rest: text }
  const [date, second] = found.days
  const end = skipped + found.length
  if (date === undefined || second !== undefined) return { words: trimmed(text.slice(skipped, end)) }
  return { date, rest: text.slice(end).replace(/^\s{0,3}\)/, '') }
}

const END_OF_BODY = /\s[-\u2013]\s|,\s(?!the thao|thuong binh)|;\s/

/** "do UBND tỉnh ban hành" */
const BY = /^do .{2,100}?(\s(?:ban hanh|phat hanh|ky)(?![a-z]))/

interface Split {
  readonly issuer: string
  readonly subject: string
}

function split(rest: string): Split {
  const text = trimmed(rest)
  const folded = foldInPlace(text)
  const about = ABOUT_WORDS.exec(folded)
  const aboutEnd = about ? about.index + about[0].length : 0
  if (folded.startsWith('cua ')) return afterOf(text.slice(4), folded.slice(4))
  const by = BY.exec(folded.slice(0, LONGEST_ISSUER))
  if (by && beginsWithBody(text.slice(3), true)) {
    const end = by[0].length - (by[1]?.length ?? 0)
    return { issuer: text.slice(3, end), subject: text.slice(by[0].length) }
  }
  const comma = END_OF_BODY.exec(folded)
  if (about?.index === 0) return { issuer: '', subject: text.slice(aboutEnd) }
  if (!beginsWithBody(text, about !== null || comma !== null)) return { issuer: '', subject: text }
  const ends = [about?.index, comma?.index, issuerEnd(text)].filter((end) => end !== undefined)
  const end = Math.min(...ends)
  if (end > LONGEST_ISSUER) return { issuer: '', subject: text }
  return { issuer: text.slice(0, end), subject: text.slice(about?.index === end ? aboutEnd : end) }
}

/** Behind "của" stands the body, whatever its name. */
function afterOf(text: string, folded: string): Split {
  const about = ABOUT_WORDS.exec(folded)
  const comma = END_OF_BODY.exec(folded)
  const end = Math.min(about?.index ?? text.length, comma?.index ?? text.length, issuerEnd(text))
  const isAbout = about?.index === end
  return { issuer: text.slice(0, end), subject: text.slice(isAbout ? end + about[0].length : end) }
}

/** "UBND tỉnh ngày 15/3/2024": undefined where the date is none, or the name too long to be one. */
function datedIssuer(issuer: string, window: Window): { issuer: string; date?: Day; rest: string } | undefined {
  if (issuer.length > LONGEST_ISSUER) return undefined
  const folded = foldInPlace(issuer)
  const found = /[\s,(]{1,3}(?:(?:ban hanh|ky)\s)?(?=ngay\s)/.exec(folded)
  if (!found) return { issuer, rest: '' }
  const from = found.index + found[0].length
  const date = dateAtStart(folded.slice(from), window)
  const [day, second] = date?.days ?? []
  if (!date || day === undefined || second !== undefined) return undefined
  return {
    issuer: issuer.slice(0, found.index),
    date: day,
    rest: issuer.slice(from + date.length).replace(/^\s?\)/, ''),
  }
}

/** At the very end, set off by a comma or brackets: "về rà soát, ngày 15/3/2024". */
function datedSubject(subject: string, window: Window): { subject: string; date?: Day } {
  const tail = subject.slice(-LONGEST_DATE)
  const folded = foldInPlace(tail)
  const found = /(?:,\s?|\()(?:(?:ban hanh|ky)\s)?(?=ngay\s)|\s(?:ban hanh|ky)\s(?=ngay\s)/.exec(folded)
  if (!found) return { subject }
  const from = found.index + found[0].length
  const date = dateAtStart(folded.slice(from), window)
  const [day, second] = date?.days ?? []
  const isLast = date !== undefined && /^\s?\)?$/.test(folded.slice(from + date.length))
  if (day === undefined || second !== undefined || !isLast) return { subject }
  return { subject: trimmed(subject.slice(0, subject.length - tail.length + found.index)), date: day }
}

const LONGEST_DATE = 50
