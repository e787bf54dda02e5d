/**
 * Secrecy markings: "Mật", "Tối mật", "Tuyệt mật" as they are stamped on papers, which Nghị định 09/2019/NĐ-CP keeps out
 * of the information systems of reports. A sentence that reports about secrecy ("không có tài liệu mật") bears none.
 */
import * as known from '../words/secrecy.ts'
import { isTogether, isWritten, Phrases, plainText, type Word, wordOf, wordsIn } from './letters.ts'

const [MARK] = wordsIn(plainText(known.MARK))
const GRADES = known.GRADES.flatMap((grade) => wordsIn(plainText(grade)))
const BEFORE = new Phrases(known.BEFORE)
const BEHIND = new Phrases(known.BEHIND)
const CARRIERS = new Phrases(known.CARRIERS)
const DENIALS = new Phrases(known.DENIALS)
const AMOUNTS = new Phrases(known.AMOUNTS)
const NUMBERINGS = new Phrases(known.NUMBERINGS)
const HANDLING = new Phrases(known.HANDLING)
const TURNS = new Phrases(known.TURNS)
const NO_GRADE = new Phrases(known.NO_GRADE)
const NAMED = new Phrases(known.NAMED)
/** Of which words run together are made: "TÀILIỆUMẬT". */
const PIECES = new Phrases(
  [known.GRADES, known.BEFORE, known.BEHIND, known.CARRIERS, known.DENIALS].flat().flatMap((p) => p.split(' ')),
)

/** The three letters, perhaps apart: most texts hold none of that. */
const MAYBE = /m[\s_.*|\u00b7-]{0,4}a[\p{M}\s_.*|\u00b7-]{0,7}t/iu

/** `plain` as `plainText` gives it. */
export function isMarkedSecret(plain: string): boolean {
  if (!MAYBE.test(plain)) return false
  const words = takenApart(plain, spelledOut(plain, wordsIn(plain)))
  return words.some((_, at) => isMarking({ plain, words }, at))
}

interface Text {
  readonly plain: string
  readonly words: readonly Word[]
}

/** How surely a word is "mật": with its marks, in capitals with some of them or none, or a plain "mat". */
type Likeness = 'exact' | 'capitals' | 'plain'

function likenessOf(word: Word): Likeness | undefined {
  if (!MARK || word.base !== MARK.base) return undefined
  if (word.marks === MARK.marks) return 'exact'
  if (word.isAllCapitals && isSubset(word.marks, MARK.marks)) return 'capitals'
  return word.marks === '' ? 'plain' : undefined
}

function isMarking(text: Text, at: number): boolean {
  const { words } = text
  const word = words[at]
  const likeness = word && likenessOf(word)
  if (!word || !likeness) return false
  if (isTogether(word) && BEFORE.endingAt(words, at - 1) !== undefined) return false
  if (isOtherWord(words, at)) return false
  const graded = isTogether(word) && isGrade(words[at - 1]) ? at - 1 : undefined
  const head = graded ?? at
  const carrier = isBeside(words[head]) ? CARRIERS.endingAt(words, head - 1) : undefined
  const from = carrier ?? head
  const isSaidOf = graded !== undefined || carrier !== undefined
  if (word.marks === '') return isUnaccentedMarking(text, { at, from, isSaidOf, likeness })
  if (isSaidOf && isNumbered(text, at)) return true
  if (isCounted(text, at) || reports(text, from, isShouted(words, at))) return false
  if (isSaidOf || isAlone(text, from, at)) return true
  if (word.isAllCapitals) return !(isTogether(word) && NAMED.endingAt(words, at - 1) !== undefined)
  return word.isCapital && isBehindReference(words, at)
}

/** "Tối", "tuyệt", also with a mark left out. */
function isGrade(word: Word | undefined): boolean {
  return GRADES.some((grade) => word?.base === grade.base && isSubset(word.marks, grade.marks))
}

function isSubset(marks: string, of: string): boolean {
  return Array.from(marks).every((mark) => of.includes(mark))
}

/** "Mật độ", "mật khẩu"; not in "MẬT, hoa". */
function isOtherWord(words: readonly Word[], at: number): boolean {
  const next = words[at + 1]
  return next !== undefined && isTogether(next) && BEHIND.beginsAt(words, at + 1)
}

/** Between what a marking is said of and the marking: nothing, quotes, a bracket, a colon. */
function isBeside(word: Word | undefined): boolean {
  return word !== undefined && /^[\s_.:\-"'“”«(]{0,3}$/.test(word.gap) && !word.gap.includes('\n')
}

interface Unaccented {
  readonly at: number
  readonly from: number
  readonly isSaidOf: boolean
  readonly likeness: Likeness
}

/** Without accents "mat" is "mất" and "mặt" as well: only what nothing follows, and only capitals within a line. */
function isUnaccentedMarking(text: Text, { at, from, isSaidOf, likeness }: Unaccented): boolean {
  const isCapitals = likeness === 'capitals' && text.words.slice(from, at + 1).every((w) => w.isAllCapitals)
  if (isSaidOf && isCapitals && isNumbered(text, at)) return true
  if (!endsHere(text, at) || isCounted(text, at) || reports(text, from, false)) return false
  return (isSaidOf && isCapitals) || (isAlone(text, from, at) && (isCapitals || isSaidOf))
}

/** What ends a clause or sets a word apart. A comma does so only beside a capital. */
const BREAK = '\\n;.!?()\\[\\]{}|\u2022"\u201c\u201d\u00ab\u00bb'
const OPENED = new RegExp(`(?:[${BREAK}]|(?:^|\\s)-\\s)[^\\p{L}\\p{N}]*$`, 'u')
const OPENED_CAPITAL = /[:,][^\p{L}\p{N}]*$/u
const CLOSED = new RegExp(`^[^\\p{L}\\p{N}]*?(?:[${BREAK},:]|\\s-\\s)`, 'u')
const LONGEST_GAP = 12

function isAlone({ plain, words }: Text, from: number, at: number): boolean {
  const first = words[from]
  if (!first) return false
  const gap = first.gap.slice(-LONGEST_GAP)
  const isFirst = from === 0 && !/[\p{N}]/u.test(plain.slice(Math.max(first.start - LONGEST_GAP, 0), first.start))
  const isOpened = isFirst || OPENED.test(gap) || (words[at]?.isCapital === true && OPENED_CAPITAL.test(gap))
  return isOpened && endsHere({ plain, words }, at)
}

function endsHere({ plain, words }: Text, at: number): boolean {
  const end = words[at]?.end ?? plain.length
  const rest = plain.slice(end, end + LONGEST_GAP)
  return (end + LONGEST_GAP >= plain.length && /^[^\p{L}\p{N}]*$/u.test(rest)) || CLOSED.test(rest)
}

/** "Văn bản mật số 12", "tài liệu mật 05/BC": one paper, and which. */
function isNumbered({ plain, words }: Text, at: number): boolean {
  const end = words[at]?.end ?? 0
  const next = words[at + 1]
  if (next !== undefined && isTogether(next) && next.base === 'so')
    return /^\s{0,2}:?\s{0,2}\d/.test(plain.slice(next.end, next.end + 8))
  return /^[\s:,]{0,3}\d{1,6}\s?[/-]\s?\p{L}/u.test(plain.slice(end, end + 20))
}

/** "Văn bản mật: 5", "văn bản mật đến: 12", "độ mật: không": how many there were, or that there is no grade. */
function isCounted({ plain, words }: Text, at: number): boolean {
  for (let last = at; last < at + 3; last++) {
    const end = words[last]?.end
    if (end === undefined) return false
    const rest = plain.slice(end, end + 20)
    if (/^\s{0,2}[:=]/.test(rest))
      return /^\s{0,2}[:=]\s{0,3}\d[\d.]*(?![\d/-]|\s?[/-])/.test(rest) || NO_GRADE.beginsAt(words, last + 1)
    const next = words[last + 1]
    if (!next || !isTogether(next)) return false
  }
  return false
}

/** In capitals among words that are not. */
function isShouted(words: readonly Word[], at: number): boolean {
  return words[at]?.isAllCapitals === true && !words.slice(Math.max(0, at - 3), at).every((w) => w.isAllCapitals)
}

/** Said farther in front of it, they are said of something else. */
const MOST_WORDS = 7
const ENDS_CLAUSE = new RegExp(`[${BREAK}:]`)

/** Whether what stands before a word in its clause says that there is none, how many, or what is done about them. */
function reports({ words }: Text, from: number, isShouted: boolean): boolean {
  if (isQuantity(words, from)) return true
  for (let i = from - 1; i >= Math.max(0, from - MOST_WORDS); i--) {
    const { gap } = words[i + 1] ?? { gap: '' }
    const isHandled = HANDLING.endingAt(words, i) !== undefined
    if (ENDS_CLAUSE.test(gap) || (gap.includes(',') && !isHandled && !isOfKind(words, i))) return false
    if (DENIALS.endingAt(words, i) !== undefined || (isHandled && !isShouted)) return true
    if (i === from - 1 && /^ *$/.test(gap) && AMOUNTS.endingAt(words, i) !== undefined) return true
    if (TURNS.endingAt(words, i) !== undefined) return false
  }
  return false
}

/** "Không có văn bản, tài liệu mật": what stands before the comma is of the same kind. */
function isOfKind(words: readonly Word[], at: number): boolean {
  return isWritten(words[at], MARK ?? { base: '', marks: '' }) || CARRIERS.endingAt(words, at) !== undefined
}

/** "5 văn bản mật", but not "năm 2024 tài liệu mật". */
function isQuantity(words: readonly Word[], from: number): boolean {
  const gap = words[from]?.gap.slice(-LONGEST_GAP) ?? ''
  return /(?:^|[\s(,])\d+(?:\.\d+)* {1,2}$/.test(gap) && NUMBERINGS.endingAt(words, from - 1) === undefined
}

/** "05/BC-CAT Mật". */
function isBehindReference(words: readonly Word[], at: number): boolean {
  const [before, word] = [words[at - 1], words[at]]
  if (!word) return false
  if (/\d\s{1,3}$/.test(word.gap.slice(-4))) return true
  return before !== undefined && /^\s{1,3}$/.test(word.gap) && before.isAllCapitals && before.base.length > 1
}

/** Letters set apart are one word: "M Ậ T", "T.Ố.I". */
function spelledOut(plain: string, words: readonly Word[]): Word[] {
  const whole: Word[] = []
  for (let at = 0; at < words.length; ) {
    let end = at
    while (isLetter(words[end]) && (end === at || /^[\s_.*|\u00b7-]{1,4}$/.test(words[end]?.gap ?? ''))) end++
    const [first, last] = [words[at], words[end - 1]]
    if (end - at >= 3 && first && last) {
      const letters = words.slice(at, end).map((w) => plain.slice(w.start, w.end))
      whole.push({ ...wordOf(letters.join(''), first), end: last.end })
      at = end
    } else {
      if (first) whole.push(first)
      at++
    }
  }
  return whole
}

function isLetter(word: Word | undefined): boolean {
  return word?.base.length === 1
}

/** No word is longer, nor a few that run together. */
const LONGEST_WORD = 40

/** Words that run together, where "mật" is among them. */
function takenApart(plain: string, words: readonly Word[]): Word[] {
  return words.flatMap((word) => {
    const isSingle = word.base.length === MARK?.base.length || word.base.length > LONGEST_WORD
    return isSingle || !word.base.includes(MARK?.base ?? '') ? [word] : apart(plain, word)
  })
}

function apart(plain: string, word: Word): Word[] {
  const letters = Array.from(plain.slice(word.start, word.end).matchAll(/[\p{L}01]\p{M}*/gu))
  const made = (from: number, to: number): Word => {
    const text = letters.slice(from, to).map(([letter]) => letter)
    const end = to === letters.length ? word.end - word.start : (letters[to]?.index ?? 0)
    const start = word.start + (letters[from]?.index ?? 0)
    const place = { start, gap: from === 0 ? word.gap : '', isBare: word.isBare }
    return { ...wordOf(text.join(''), place), end: word.start + end }
  }
  const at = letters.findIndex((_, i) => isPiece(word, made(i, i + 3)))
  return at < 0 ? [word] : [...lastPieces(made, at), made(at, at + 3), ...firstPiece(made, at + 3, letters.length)]
}

/** Without marks "mat" is nothing within a word ("format"), unless all is in capitals. */
function isPiece(whole: Word, piece: Word): boolean {
  return likenessOf(piece) !== undefined && (piece.marks !== '' || whole.isAllCapitals)
}

type Made = (from: number, to: number) => Word

/** "Nghiêm", the longest of them. */
const LONGEST_PIECE = 6

/** The known words at the end of so many letters, and the rest in front of them. */
function lastPieces(made: Made, end: number): Word[] {
  for (let length = Math.min(LONGEST_PIECE, end); length > 0; length--) {
    const piece = made(end - length, end)
    if (PIECES.endingAt([piece], 0) !== undefined) return [...lastPieces(made, end - length), piece]
  }
  return end > 0 ? [made(0, end)] : []
}

/** The known word with which the letters begin, and the rest. */
function firstPiece(made: Made, from: number, end: number): Word[] {
  for (let length = Math.min(LONGEST_PIECE, end - from); length > 0; length--) {
    const piece = made(from, from + length)
    if (PIECES.endingAt([piece], 0) === undefined) continue
    return from + length < end ? [piece, made(from + length, end)] : [piece]
  }
  return end > from ? [made(from, end)] : []
}
