/**
 * Who issued a document and what it is about, from the words behind its number and date. Called by `documents`.
 */
import { foldInPlace } from '../number/fold.ts'
import { tokenise } from '../number/tokens.ts'

export interface DocumentParts {
  readonly issuer?: string
  readonly subject?: string
}

/** "Về việc", "v/v", "về" begin the subject. */
const ABOUT = /(?:^|[\s,])(?:ve viec|v\/v|vv|ve)[\s:]+/
/** First words that only bodies have, with diacritics (`marksOf`): `sở` is one, `số` (of "số hóa") is not. */
const FIRST_WORDS: readonly (readonly [word: string, marks: string])[] = [
  ['ubnd', ''],
  ['hdnd', ''],
  ['bhxh', ''],
  ['ca', ''],
  ['so', '\u031b\u0309'],
  ['bo', '\u0323\u0302'],
  ['cuc', '\u0323'],
  ['tinh', '\u0309'],
  ['huyen', '\u0323\u0302'],
  ['vien', '\u0323\u0302'],
  ['phuong', '\u031b\u031b\u0300'],
]
/** Where the first word alone begins subjects too: "công bố", "tổ chức", "thủ tục", "ban hành". */
const FIRST_PAIRS = new Set(
  (
    'uy ban|hoi dong|cong an|cong ty|thu tuong|chinh phu|to cong|to de|to giup|chu tich|chi cuc|thanh pho|thanh uy|' +
    'thi xa|thi uy|van phong|trung tam|trung uong|ban chi|ban dan|ban quan|ban to|ban tuyen|tinh doan|kho bac|' +
    'ngan hang|dien luc|toa an|bao hiem|so tu|so y|so ke|so thong|so tai|so lao|so giao|so noi|so khoa'
  ).split('|'),
)

/** `issuedBy` is what stood in front: "UBND tỉnh ban hành Công văn …". */
export function describe(rest: string, issuedBy: string): DocumentParts {
  const text = trimmed(rest)
  const folded = foldInPlace(text)
  const about = ABOUT.exec(folded)
  if (/^cua /.test(folded)) return ofBody(text.slice(4), issuedBy)
  if (about) return parts(issuedBy, text.slice(0, about.index), text.slice(about.index + about[0].length))
  const comma = /,\s/.exec(text)
  if (!beginsWithBody(text, comma !== null)) return parts(issuedBy, '', text)
  return comma ? parts(issuedBy, text.slice(0, comma.index), text.slice(comma.index + 1)) : parts(issuedBy, text, '')
}

/** Behind "của" stands the body, up to a comma or "về". */
function ofBody(text: string, issuedBy: string): DocumentParts {
  const end = ABOUT.exec(foldInPlace(text)) ?? /\s[-\u2013]\s|,\s|;\s/.exec(text)
  return end
    ? parts(issuedBy, text.slice(0, end.index), text.slice(end.index + end[0].length))
    : parts(issuedBy, text, '')
}

/** Typed without diacritics, a word counts as a body only if a comma sets something off. */
function beginsWithBody(text: string, hasComma: boolean): boolean {
  const [first, second] = tokenise(text)
  if (first?.type !== 'word') return false
  if (second?.type === 'word' && FIRST_PAIRS.has(`${first.fold} ${second.fold}`)) return true
  return FIRST_WORDS.some(
    ([word, marks]) => first.fold === word && (first.marks === marks || (hasComma && first.marks === '')),
  )
}

function parts(before: string, behind: string, about: string): DocumentParts {
  const issuer = [before, behind]
    .map(trimmed)
    .filter((t) => t !== '')
    .join(', ')
  const subject = trimmed(about)
  return { ...(issuer !== '' && { issuer }), ...(subject !== '' && { subject }) }
}

function trimmed(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && /[\s,;:\u2013-]/.test(text.charAt(from))) from++
  // Not by one pattern: behind a long row of commas it would try each of them.
  while (to > from && /[\s,;:.\u2013-]/.test(text.charAt(to - 1))) to--
  return text.slice(from, to).replace(/\s+/g, ' ')
}
