/**
 * The words that may stand around a number without changing it. Whatever is not known here is not passed over:
 * "thiếu 827" or "tháng trước 827" must never be taken for 827. All words are folded (`number/fold`).
 */

import { cleanNumeric, fold } from '../number/fold.ts'
import type { Token, WordToken } from '../number/tokens.ts'
import { isMarked, isSpelled, isWord, spellingOf } from '../number/tokens.ts'
import type { Question } from '../pack.ts'
import { wordsOf } from '../word-list.ts'
import { ONE_FILE, PLAIN, POLITE, SHORT_MEASURES, TURNING } from '../words/answers.ts'
import { ABOVE, ESTIMATED, LEAST, MORE_THAN, ROUGHLY, ROUGHLY_WITH_TONES } from '../words/numbers.ts'

const POLITE_WORDS = new Set(wordsOf(POLITE))
const PLAIN_WORDS = new Set(wordsOf(PLAIN))
const TURNS = new Set(wordsOf(TURNING))
const ABBREVIATIONS = new Map(SHORT_MEASURES.map(([measure, short]) => [fold(measure), short]))
const SAME = [new Set(wordsOf(ONE_FILE))]

const HON = spellingOf(MORE_THAN)
const TREN = spellingOf(ABOVE)
const NHAT = spellingOf(LEAST)
const UOC = spellingOf(ESTIMATED)
const ABOUT = ROUGHLY.map(spellingOf)
const ABOUT_MARKED = ROUGHLY_WITH_TONES.map(spellingOf)

export interface Vocabulary {
  /** Label and text of the question. */
  readonly question: ReadonlySet<string>
  readonly label: ReadonlySet<string>
  readonly measure: ReadonlySet<string>
}

export function vocabularyOf(question: Question): Vocabulary {
  const parts = [question.label, question.numerator?.label ?? '', question.denominator?.label ?? ''].join(' ')
  return {
    question: wordsIn(`${parts} ${question.text.replace(/\{\w+\}/g, ' ')}`),
    label: wordsIn(parts),
    measure: measureWords(question.measure),
  }
}

export function wordsIn(text: string): ReadonlySet<string> {
  return new Set(fold(cleanNumeric(text)).match(/[a-z]+\d*/g) ?? [])
}

function measureWords(measure: string): ReadonlySet<string> {
  const own = wordsIn(measure)
  const folded = [...own].join(' ')
  const initials = own.size > 1 ? [...own].map((w) => w[0]).join('') : ''
  const abbreviated = [initials, ABBREVIATIONS.get(folded) ?? '']
  const same = SAME.filter((group) => [...own].every((w) => group.has(w)) && own.size > 0).flatMap((group) => [
    ...group,
  ])
  return new Set([...own, ...abbreviated, ...same])
}

export function isPolite(token: Token | undefined): boolean {
  return token?.type === 'word' && POLITE_WORDS.has(token.fold)
}

/** In front of the number. */
export function mayPrecede(token: WordToken, vocabulary: Vocabulary): boolean {
  if (vocabulary.measure.has(token.fold) || POLITE_WORDS.has(token.fold)) return true
  if (TURNS.has(token.fold)) return false
  return PLAIN_WORDS.has(token.fold) || vocabulary.question.has(token.fold)
}

/** Words so common that they name nothing. */
export function isFiller(token: WordToken): boolean {
  return POLITE_WORDS.has(token.fold) || PLAIN_WORDS.has(token.fold)
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
  const before = tokens[at - 1]
  if (isSpelled(token, HON)) return isWord(before, 'ket', 'ly') ? undefined : 'over'
  if (isSpelled(token, TREN) || (isSpelled(token, NHAT) && isWord(before, 'it'))) return 'over'
  if (ABOUT.some((word) => isSpelled(token, word)) || ABOUT_MARKED.some((word) => isMarked(token, word))) return 'about'
  if (isSpelled(token, UOC) || (isWord(token, 'xi') && isWord(before, 'xap'))) return 'about'
  if (isWord(token, 'tinh') && isSpelled(before, UOC)) return 'about'
  if (token?.type !== 'mark') return undefined
  if (['>', '\u2265'].includes(token.text)) return 'over'
  return ['~', '\u2248'].includes(token.text) ? 'about' : undefined
}
