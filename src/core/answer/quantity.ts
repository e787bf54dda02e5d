/**
 * Finds the one number of an answer and makes sure that nothing around it changes what it says. Called by the
 * parsers of counts, decimals, money and percentages, which say what its separators mean.
 */

import type { Expression } from '../number/expression.ts'
import { expressionsIn, isCurrency } from '../number/expression.ts'
import { cleanNumeric } from '../number/fold.ts'
import type { Token } from '../number/tokens.ts'
import { isMark, isSpelled, isWord, spellingOf, tokenise } from '../number/tokens.ts'
import type { Question } from '../pack.ts'
import { MINUS, MORE_THAN } from '../words/numbers.ts'
import type { ReadContext } from './context.ts'
import { tokensOf } from './context.ts'
import { isDate, isDecoration, isOfCalendar, isTelephone } from './not-figures.ts'
import type { Unread } from './reading.ts'
import type { Vocabulary } from './vocabulary.ts'
import { isFiller, isPolite, isTurning, mayMeasure, mayPrecede, qualifierAt, vocabularyOf } from './vocabulary.ts'

export type Qualifier = 'over' | 'about'
/** What stood behind the number. */
export type Behind = 'percent' | 'currency' | 'measure' | 'nothing'

export interface Quantity {
  readonly expression: Expression
  readonly behind: Behind
  readonly negative: boolean
  readonly qualifier?: Qualifier
  /** The number with the word behind it, to quote it back. */
  readonly typed: string
}

const NEGATIVE = spellingOf(MINUS)
const MORE = spellingOf(MORE_THAN)
const NOT_A_NUMBER: Unread = { why: 'not-a-number' }
/** Marks that say nothing. A question mark is not among them: who asks has not answered. */
const SILENT = [
  ':',
  ',',
  '.',
  ';',
  '!',
  '"',
  '\u201c',
  '\u201d',
  '(',
  ')',
  '[',
  ']',
  '*',
  '_',
  '=',
  '\n',
  '\u2022',
  '\u2026',
]

export function findQuantity(question: Question, typed: string, context: ReadContext): Quantity | Unread {
  const tokens = tokensOf(question, typed, context).filter((t) => !isDecoration(t))
  const vocabulary = vocabularyOf(question)
  const found = expressionsIn(tokens)
  const asked = found.filter((e) => !isNamed(tokens, e, question))
  const [expression, second] = asked
  if (expression === undefined) return NOT_A_NUMBER
  if (second !== undefined) return isDate(tokens) ? NOT_A_NUMBER : { why: 'several-numbers' }
  if (isOfCalendar(tokens, expression) || isTelephone(tokens, expression)) return NOT_A_NUMBER
  const before = judgeBefore(tokens, expression, vocabulary)
  if (before === undefined || (!expression.plain && expression.totals.length === 0)) return NOT_A_NUMBER
  const after = judgeAfter(tokens, expression, vocabulary)
  if ('why' in after) return after
  const qualifier = before.qualifier ?? after.qualifier
  return {
    expression,
    negative: before.negative,
    behind: after.behind,
    typed: quoted(tokens, expression),
    ...(qualifier && { qualifier }),
  }
}

/** "Đề án 06: 5 bài", where the question itself speaks of "Đề án 06". */
function isNamed(tokens: readonly Token[], { start, end }: Expression, question: Question): boolean {
  const previous = tokens[start - 1]
  if (end - start !== 1 || previous?.type !== 'word' || isFiller(previous)) return false
  if (qualifierAt(tokens, start - 1)) return false
  const own = tokenise(cleanNumeric(`${question.label}\n${question.text}`))
  return own.some((t, at) => t.text === tokens[start]?.text && isWord(own[at - 1], previous.fold))
}

interface Before {
  readonly negative: boolean
  readonly qualifier?: Qualifier
}

function judgeBefore(tokens: readonly Token[], { start }: Expression, vocabulary: Vocabulary): Before | undefined {
  let at = start - 1
  const negative = isMinus(tokens, at) || isSpelled(tokens[at], NEGATIVE)
  if (negative) at--
  let qualifier: Qualifier | undefined
  for (let found = qualifierAt(tokens, at); found; found = qualifierAt(tokens, at)) {
    qualifier = found === 'about' || qualifier === 'about' ? 'about' : 'over'
    if (isWord(tokens[at], 'nhat', 'xi')) at--
    at--
  }
  const known = tokens.slice(0, at + 1).every((t, i) => mayStandBefore(t, i, tokens, vocabulary))
  return known ? { negative, ...(qualifier && { qualifier }) } : undefined
}

/** Glued to the number: "-5". A dash with a space is a bullet, or stands between a label and its number. */
function isMinus(tokens: readonly Token[], at: number): boolean {
  return isMark(tokens[at], '-') && tokens[at]?.end === tokens[at + 1]?.start
}

function mayStandBefore(token: Token, at: number, tokens: readonly Token[], vocabulary: Vocabulary): boolean {
  if (token.type === 'number') return true // named by the question, or there would be several
  if (token.type === 'mark') return isMark(token, ...SILENT, '-', '+')
  return mayPrecede(token, vocabulary) || (token.fold === 'tren' && isWord(tokens[at + 1], 'dia'))
}

interface After {
  readonly behind: Behind
  readonly qualifier?: Qualifier
}

function judgeAfter(tokens: readonly Token[], expression: Expression, vocabulary: Vocabulary): After | Unread {
  let at = expression.end
  const qualifier: Qualifier | undefined = isMark(tokens[at], '+') || isSpelled(tokens[at], MORE) ? 'over' : undefined
  if (qualifier) at++
  const unit = unitAt(tokens, at)
  at += unit.length
  let behind = expression.currency ? 'currency' : unit.behind
  let over = qualifier
  for (; at < tokens.length; at++) {
    const token = tokens[at]
    if (isWord(token, 'tro') && isWord(tokens[at + 1], 'len')) {
      over = 'over'
      at++
    } else if (token?.type === 'word') {
      const fault = wordFault(tokens, at, expression, vocabulary, behind !== 'nothing')
      if (fault) return fault
      if (behind === 'nothing' && !isPolite(token)) behind = 'measure'
    } else if (!isMark(token, ...SILENT)) return NOT_A_NUMBER
  }
  return { behind, ...(over && { qualifier: over }) }
}

function unitAt(tokens: readonly Token[], at: number): { behind: Behind; length: number } {
  if (isMark(tokens[at], '%')) return { behind: 'percent', length: 1 }
  if (isWord(tokens[at], 'phan') && isWord(tokens[at + 1], 'tram')) return { behind: 'percent', length: 2 }
  const length = isCurrency(tokens[at]) ? (isWord(tokens[at + 1], 'viet', 'vn') ? 2 : 1) : 0
  return length > 0
    ? { behind: 'currency', length: isWord(tokens[at + 2], 'nam') && length === 2 ? 3 : length }
    : { behind: 'nothing', length }
}

function wordFault(
  tokens: readonly Token[],
  at: number,
  expression: Expression,
  vocabulary: Vocabulary,
  measured: boolean,
): Unread | undefined {
  const token = tokens[at]
  if (token?.type !== 'word') return NOT_A_NUMBER
  // "5a" is a number of a house or a class, "5ạ" is a polite 5.
  if (token.fold === 'a' && token.marks === '' && token.start === tokens[at - 1]?.end) return NOT_A_NUMBER
  if (mayMeasure(token, vocabulary)) return undefined
  if (measured) return mayPrecede(token, vocabulary) ? undefined : NOT_A_NUMBER
  if (isMark(tokens[at - 1], ...SILENT) || isTurning(token)) return NOT_A_NUMBER
  return { why: 'wrong-measure', typed: quoted(tokens, expression) }
}

/** As typed, from the number to the words behind it, three at most. */
export function quoted(tokens: readonly Token[], { start, end }: Pick<Expression, 'start' | 'end'>): string {
  const behind = tokens.slice(end, end + 3)
  const stop = behind.findIndex((t) => t.type !== 'word' && t.text !== '%')
  const pieces = [...tokens.slice(start, end), ...(stop < 0 ? behind : behind.slice(0, stop))]
  return pieces.map((t, i) => (i > 0 && t.start > (pieces[i - 1]?.end ?? 0) ? ` ${t.text}` : t.text)).join('')
}
