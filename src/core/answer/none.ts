/**
 * "Không phát sinh": nothing of the kind happened. Neither 0 nor "no data", so "chưa có số liệu" is not it.
 */

import { cleanNumeric } from '../number/fold.ts'
import type { Token, WordToken } from '../number/tokens.ts'
import { isMark, isWord, tokenise } from '../number/tokens.ts'
import type { Question } from '../pack.ts'
import { wordsOf } from '../word-list.ts'
import { AROUND_NONE, NONE, NONE_IN_SHORT, NOT_YET, OCCURRED, UNKNOWN } from '../words/answers.ts'
import { withoutLabel } from './context.ts'
import { isPolite, vocabularyOf } from './vocabulary.ts'

const NO = wordsOf(NONE)
const YET = wordsOf(NOT_YET)
const ABBREVIATED = wordsOf(NONE_IN_SHORT)
/** "Phát sinh", as it is written in haste. */
const PS = /(?<=[\s\dkohng])p\s*\/\s*s(?!\p{L})/giu
const HAPPENED = wordsOf(OCCURRED)
const AROUND = wordsOf(AROUND_NONE)
const NOT_KNOWN = wordsOf(UNKNOWN)

/** True for "không", "ko phát sinh", "không có hồ sơ nào", "0 phát sinh", with or without the label. */
export function saysNone(question: Question, typed: string): boolean {
  const tokens = tokenise(cleanNumeric(typed).replace(PS, 'ps'))
  return isNone(tokens, question) || isNone(withoutLabel(tokens, question.label), question)
}

function isNone(tokens: readonly Token[], question: Question): boolean {
  const said = tokens.filter((t) => !isPolite(t) && !isMark(t, ':', ',', '.', '!', '(', ')', '"', '-', '\n', ';'))
  const [first, ...rest] = said
  const words = rest.filter((t): t is WordToken => t.type === 'word')
  if (words.length < rest.length) return false
  if (isWord(first, ...ABBREVIATED)) return allKnown(words, question)
  if (words.some((w) => NOT_KNOWN.includes(w.fold))) return false
  const happened = words.some((w) => HAPPENED.includes(w.fold))
  if (first?.type === 'number' ? /^0+$/.test(first.text) : isWord(first, ...YET))
    return happened && allKnown(words, question)
  return isWord(first, ...NO) && allKnown(words, question)
}

/** The question's own label counts only behind "có" or "phát sinh": "không hoàn thành" is another answer. */
function allKnown(words: readonly WordToken[], question: Question): boolean {
  const { measure, label } = vocabularyOf(question)
  const named = words.some((w) => w.fold === 'co' || HAPPENED.includes(w.fold))
  return words.every(
    ({ fold }) => AROUND.includes(fold) || HAPPENED.includes(fold) || measure.has(fold) || (named && label.has(fold)),
  )
}
