/**
 * The words that may stand around a number without changing it. Whatever is not known here is not passed over:
 * "thiếu 827" or "tháng trước 827" must never be taken for 827. All words are folded (`number/fold`).
 */

import { cleanNumeric, fold } from '../number/fold.ts'
import type { Token, WordToken } from '../number/tokens.ts'
import { isSpelled, isWord } from '../number/tokens.ts'
import type { Question } from '../pack.ts'

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}

const POLITE = words('a ah da vang u uh nhe nha thua xin cam on em anh chi ban admin bot oke ok roi xong thoi kinh gui')
const PLAIN = words(
  'co la duoc dat tong so cong lieu luong ket qua gom bang chiem ty ti le trong thang ky nay thi hien toan tinh' +
    ' huyen xa don vi bao cao tat ca chinh xac dung dia chung nhap ghi nhan da',
)
/** In a question's own text these are harmless; in an answer they turn the number into another one. */
const TURNS = words(
  'khong ko k chua duoi tang giam truoc hoac hay thieu sai con tru den toi qua am nam quy hon gan kem lech doi',
)
const ABBREVIATIONS: Readonly<Record<string, string>> = { 'van ban': 'vban' }
/** One case is one file in the language of these reports. */
const SAME = [words('ho so hs truong hop th')]

export interface Vocabulary {
  /** Label and text of the question. */
  readonly question: ReadonlySet<string>
  readonly label: ReadonlySet<string>
  readonly measure: ReadonlySet<string>
}

export function vocabularyOf(question: Question): Vocabulary {
  const parts = [question.label, question.numerator?.label ?? '', question.denominator?.label ?? ''].join(' ')
  return {
    question: wordsOf(`${parts} ${question.text.replace(/\{\w+\}/g, ' ')}`),
    label: wordsOf(parts),
    measure: measureWords(question.measure),
  }
}

export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(fold(cleanNumeric(text)).match(/[a-z]+\d*/g) ?? [])
}

function measureWords(measure: string): ReadonlySet<string> {
  const own = wordsOf(measure)
  const folded = [...own].join(' ')
  const initials = own.size > 1 ? [...own].map((w) => w[0]).join('') : ''
  const abbreviated = [initials, ABBREVIATIONS[folded] ?? '']
  const same = SAME.filter((group) => [...own].every((w) => group.has(w)) && own.size > 0).flatMap((group) => [
    ...group,
  ])
  return new Set([...own, ...abbreviated, ...same])
}

export function isPolite(token: Token | undefined): boolean {
  return token?.type === 'word' && POLITE.has(token.fold)
}

/** In front of the number. */
export function mayPrecede(token: WordToken, vocabulary: Vocabulary): boolean {
  if (vocabulary.measure.has(token.fold) || POLITE.has(token.fold)) return true
  if (TURNS.has(token.fold)) return false
  return PLAIN.has(token.fold) || vocabulary.question.has(token.fold)
}

/** Words so common that they name nothing. */
export function isFiller(token: WordToken): boolean {
  return POLITE.has(token.fold) || PLAIN.has(token.fold)
}

/** "827 không", "827 chưa": whatever it means, it is no measure. */
export function isTurning(token: WordToken): boolean {
  return TURNS.has(token.fold)
}

/** Right behind the number, where a word says what was counted. */
export function mayMeasure(token: WordToken, vocabulary: Vocabulary): boolean {
  if (vocabulary.measure.has(token.fold) || vocabulary.label.has(token.fold)) return true
  return isPolite(token) || isShortened(token.fold, vocabulary.measure)
}

/** `ngườ`, `hồ s`: cut off while typing, but at least two letters. */
function isShortened(word: string, measure: ReadonlySet<string>): boolean {
  return word.length >= 2 && [...measure].some((w) => w.startsWith(word))
}

/** "Hơn", "trên" and their like; `at` is the token right in front of the number. */
export function qualifierAt(tokens: readonly Token[], at: number): 'over' | 'about' | undefined {
  const token = tokens[at]
  if (isSpelled(token, 'hon', '\u031b')) return isWord(tokens[at - 1], 'ket', 'ly') ? undefined : 'over'
  if (isSpelled(token, 'tren', '\u0302') || (isSpelled(token, 'nhat', '\u0302\u0301') && isWord(tokens[at - 1], 'it')))
    return 'over'
  if (isSpelled(token, 'khoang', '\u0309') || isSpelled(token, 'gan', '\u0302\u0300')) return 'about'
  if (isSpelled(token, 'uoc', '\u031b\u031b\u0301') || (isWord(token, 'xi') && isWord(tokens[at - 1], 'xap')))
    return 'about'
  // Without diacritics these two are far more often other words: tám or tạm, chung.
  if (isMarked(token, 'tam', '\u0302\u0300') || isMarked(token, 'chung', '\u031b\u0300')) return 'about'
  if (isWord(token, 'tinh') && isSpelled(tokens[at - 1], 'uoc', '\u031b\u031b\u0301')) return 'about'
  if (token?.type !== 'mark') return undefined
  if (['>', '\u2265'].includes(token.text)) return 'over'
  return ['~', '\u2248'].includes(token.text) ? 'about' : undefined
}

function isMarked(token: Token | undefined, folded: string, marks: string): boolean {
  return isWord(token, folded) && token.marks === marks
}
