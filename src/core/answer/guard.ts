/**
 * What must not be collected in a messenger: secrecy markings (Nghị định 09/2019/NĐ-CP excludes them) and
 * identity numbers (Luật 91/2025/QH15). Called by the parsers of prose, lists and documents.
 */
import { cleanNumeric, fold } from '../number/fold.ts'
import type { Unread } from './reading.ts'

/** In NFD: m, a, dot below, circumflex, t. Folded text would also hold "mất" (lost) and "mặt" (face). */
const SECRET = 'ma\\u0323\\u0302t'
const GRADE = `(?:to\\u0302\\u0301i |tuye\\u0323\\u0302t )?${SECRET}`
const GRADES = new RegExp(GRADE, 'giu')
/** "Mật độ", "mật khẩu", "mật mã", "mật ong" are other words. */
const OTHER_WORD = '(?!\\p{M}|\\p{L}| (?:\\u0111o\\u0323\\u0302|kha\\u0302\\u0309u|ma\\u0303|ong)(?![\\p{L}\\p{M}]))'
const GRADED = new RegExp(`(?<![\\p{L}\\p{M}])(?:to\\u0302\\u0301i|tuye\\u0323\\u0302t) ${SECRET}${OTHER_WORD}`, 'iu')
const CAPITALS = new RegExp(`(?<![\\p{L}\\p{M}])MA\\u0323\\u0302T${OTHER_WORD}`, 'gu')
/** Words that end in "mật" in headings written in capitals: bảo mật, bí mật, cơ mật, thân mật. */
const FIRST_HALF = /(?:BA\u0309O|BI\u0301|CO\u031b|THA\u0302N) $/u
/** In NFD, with the blank. */
const LONGEST_HALF = 8
const UNACCENTED = /(?:^|\n)[^\p{L}\p{N}\n]*(?:TOI MAT|TUYET MAT|MAT)[^\p{L}\p{M}\p{N}\n]*(?:$|\n)/u
const LEVEL = /(?:^|[^a-z])do mat *:/

export function guardFault(text: string): Unread | undefined {
  if (isMarkedSecret(text)) return { why: 'secret-marking' }
  return holdsIdentityNumber(text) ? { why: 'personal-number' } : undefined
}

function isMarkedSecret(text: string): boolean {
  const apart = text.normalize('NFD').replace(/[^\S\n]+/g, ' ')
  if (Array.from(apart.matchAll(GRADES)).some((m) => standsAlone(apart, m.index, m.index + m[0].length))) return true
  if (GRADED.test(apart) || UNACCENTED.test(text)) return true
  if (LEVEL.test(fold(text)) && (/do mat *:/i.test(text) || new RegExp(`${SECRET} *:`, 'iu').test(apart))) return true
  return Array.from(apart.matchAll(CAPITALS)).some(
    (m) => !FIRST_HALF.test(apart.slice(Math.max(m.index - LONGEST_HALF, 0), m.index)),
  )
}

/**
 * On a line, in brackets or between semicolons of its own, with no word beside it. Each row of signs lies between two
 * words, so all of them together are looked through but twice.
 */
function standsAlone(text: string, from: number, to: number): boolean {
  let before = from
  let isOpened = false
  while (before > 0 && !/[\p{L}\p{N}\n]/u.test(text.charAt(before - 1))) {
    before--
    isOpened ||= /[;([]/.test(text.charAt(before))
  }
  if (!isOpened && before > 0 && text.charAt(before - 1) !== '\n') return false
  let behind = to
  while (behind < text.length && !/[\p{L}\p{M}\p{N}\n;)\]]/u.test(text.charAt(behind))) behind++
  return behind === text.length || /[\n;)\]]/.test(text.charAt(behind))
}

const RUN = /(?<![\d.,])(?:\d{12}|\d{9})(?!\d|[.,]\d)(?! ?(?:dong|d|vnd|\u20ab)(?![a-z]))/
/** Written in groups: amounts never begin with 0. */
const GROUPS = /(?<![\d.,])0\d{2}([ .-])\d{3}\1\d{3}(?:\1\d{3})?(?!\d)/

function holdsIdentityNumber(text: string): boolean {
  const folded = fold(cleanNumeric(text))
  return RUN.test(folded) || GROUPS.test(folded)
}
