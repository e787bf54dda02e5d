/**
 * Number and symbol of a document in a line, however they are typed: `1750/UBND-KGVX`, `1750 /UBND - KGVX`,
 * `13/2023/NĐ-CP`, `57-NQ/TW`, `61/kh-ubnd`. Called by `documents`. Linear: each place is looked at once, and only so far.
 */
import { fold } from '../number/fold.ts'
import { wordsOf } from '../word-list.ts'
import { COMMON_PARTS, MIXED_CASE } from '../words/document-kinds.ts'
import { BARRED_D } from '../words/letters.ts'
import { kindOfShort } from './document-kinds.ts'

export interface Reference {
  readonly number: string
  readonly symbol: string
  /** Where it stands in the line. */
  readonly start: number
  readonly end: number
}

/** Dashes and slashes of all kinds in their plain form, letter by letter, so that places stay. */
export function plainSigns(line: string): string {
  return line
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '-')
    .replace(/[\u2044\u2215\u29f8\uff0f]/g, '/')
    .replace(/\p{Zs}/gu, ' ')
    .replace(/[\uff10-\uff19]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
}

const NUMBER = /(?<![\d/])(\d{1,6}[a-zA-Z]?)( {0,3}[-/] {0,3})/g

/** `signs` as `plainSigns` gives it. */
export function referenceIn(signs: string): Reference | undefined {
  for (const match of signs.matchAll(NUMBER)) {
    const [whole, digits = '', joint = ''] = match
    const at = match.index + whole.length
    const found = joint.includes('/') ? ofState(signs, digits, at) : ofParty(signs, digits, at)
    if (found) return { ...found, start: match.index }
  }
  return undefined
}

type Found = Omit<Reference, 'start'>

const YEAR = /((?:19|20)\d{2}) {0,3}\/ {0,3}/y

/** `61/KH-UBND`, and laws with their year in front. */
function ofState(signs: string, number: string, from: number): Found | undefined {
  YEAR.lastIndex = from
  const [year, digits] = YEAR.exec(signs) ?? ['']
  const symbol = symbolAt(signs, from + year.length)
  if (!symbol) return undefined
  return { number, symbol: digits === undefined ? symbol.text : `${digits}/${symbol.text}`, end: symbol.end }
}

const OF_PARTY = /([\p{L}\p{N}]{2,8}) {0,3}\/ {0,3}/uy

/** `57-NQ/TW`: the kind belongs to the number. */
function ofParty(signs: string, digits: string, from: number): Found | undefined {
  OF_PARTY.lastIndex = from
  const [whole = '', kind = ''] = OF_PARTY.exec(signs) ?? []
  if (whole === '' || !(isShort(kind) || kindOfShort(kind) !== undefined)) return undefined
  const isSmall = kind === kind.toLowerCase()
  const symbol = symbolAt(signs, from + whole.length, isSmall ? 1 : 0)
  return symbol && { number: `${digits}-${isSmall ? capitals(kind) : kind}`, symbol: symbol.text, end: symbol.end }
}

const PART = /\p{L}[\p{L}\p{M}\p{N}&.]{0,24}/uy
const JOINT = /( {0,3})([-/])( {0,3})/y
const MOST_PARTS = 8

interface Piece {
  readonly text: string
  readonly end: number
}

/** `before`: parts in small letters that stand in front and belong to it. */
function symbolAt(signs: string, from: number, before = 0): Piece | undefined {
  const first = partAt(signs, from)
  if (!first) return undefined
  const isSmall = first.text.slice(1) === first.text.slice(1).toLowerCase() && /\p{Ll}/u.test(first.text)
  const fits = isSmall ? isSmallPart : isShort
  if (!fits(first.text)) return undefined
  let text = first.text
  let end = first.end
  let parts = 1
  for (let isWide = true; parts < MOST_PARTS; parts++) {
    const next = nextPart(signs, end)
    // Behind a dash with blanks around it may stand what the document is about.
    if (!next || !fits(next.text) || (next.isWide && !(isWide && isPartOfSymbol(signs, next)))) break
    isWide = next.isWide
    text += next.sign + next.text
    end = next.end
  }
  if (isSmall && parts + before < 2) return undefined
  return lettersIn(text) < 2 ? undefined : { text: isSmall ? capitals(text) : text, end }
}

function nextPart(signs: string, from: number): (Piece & { sign: string; isWide: boolean }) | undefined {
  JOINT.lastIndex = from
  const [joint, before = '', sign = '', after = ''] = JOINT.exec(signs) ?? []
  const part = joint === undefined ? undefined : partAt(signs, from + joint.length)
  return part && { ...part, sign, isWide: before + after !== '' }
}

function partAt(signs: string, from: number): Piece | undefined {
  PART.lastIndex = from
  const text = PART.exec(signs)?.[0].replace(/\.+$/, '')
  return text === undefined ? undefined : { text, end: from + text.length }
}

/** Not "KH - UBND tỉnh", where the body stands. */
function isPartOfSymbol(signs: string, { text, end }: Piece): boolean {
  const behind = fold(signs.slice(end, end + 12))
  return isShort(text) && !/^ +(?:tinh|huyen|xa|phuong|thanh|thi|quan|tp)\b/.test(behind)
}

/** Capitals and digits, with the small letters that abbreviations have: `TTg`, `QĐi`, `PC06`. */
function isShort(part: string): boolean {
  if (part === 'Tg') return true
  const small = part.match(/\p{Ll}/gu)?.length ?? 0
  const capital = part.match(/\p{Lu}/gu)?.length ?? 0
  return capital > 0 && small <= 2 && small < capital
}

/** Initials as phones write them: no marks, and mostly no vowels. */
function isSmallPart(part: string): boolean {
  if (!SMALL_LETTERS.test(part)) return false
  return kindOfShort(part) !== undefined || COMMON.has(part.toLowerCase()) || !/[aeiou]/i.test(part)
}

const SMALL_LETTERS = new RegExp(`^[a-z${BARRED_D}][a-z0-9${BARRED_D}.&]{0,9}$`, 'i')
const COMMON = new Set(wordsOf(COMMON_PARTS))
const MIXED = new Map(MIXED_CASE.map((short) => [short.toUpperCase(), short]))

function capitals(text: string): string {
  return text.toUpperCase().replace(/[^-/]+/g, (part) => MIXED.get(part) ?? part)
}

function lettersIn(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0
}
