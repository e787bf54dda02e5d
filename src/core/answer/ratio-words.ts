/**
 * Which words and marks may stand around the numbers of a ratio. Called by `ratio`.
 */
import type { Expression } from '../number/expression.ts'
import { fold } from '../number/fold.ts'
import type { Token } from '../number/tokens.ts'
import { isMark } from '../number/tokens.ts'
import type { Question, RatioPart } from '../pack.ts'
import { quoted } from './quantity.ts'
import type { Unread } from './reading.ts'
import { mayMeasure, mayPrecede, qualifierAt, vocabularyOf } from './vocabulary.ts'

const MARKS = ['/', ':', '\n', '(', ')', '[', ']', ',', ';', '.', '=', '!', '%', '*', '\u2022']

/** A ratio has no place for "hơn" or "khoảng": they are refused, not dropped. "Trên" between numbers divides. */
export function surroundingsFault(
  question: Question,
  tokens: readonly Token[],
  numbers: readonly Expression[],
): Unread | undefined {
  const vocabulary = vocabularyOf(question)
  const money = numbers.find((n) => n.currency)
  if (money && !/\bdong\b/.test(fold(question.measure))) return { why: 'wrong-measure', typed: quoted(tokens, money) }
  const inside = new Set(numbers.flatMap(({ start, end }) => tokens.slice(start, end)))
  const firstStart = numbers[0]?.start ?? 0
  for (const [at, token] of tokens.entries()) {
    if (inside.has(token)) continue
    if (isMinus(tokens, at)) return { why: 'negative' }
    const divides = token.type === 'word' && ['tren', 'trong'].includes(token.fold) && at > firstStart
    if (divides) continue
    if (numbers.some((n) => n.start === at + 1) && qualifierAt(tokens, at)) return { why: 'not-a-number' }
    const known =
      token.type === 'word'
        ? mayPrecede(token, vocabulary) || mayMeasure(token, vocabulary) || ['phan', 'tram'].includes(token.fold)
        : isMark(token, ...MARKS) || (isMark(token, '-') && !isBetween(tokens, at))
    if (!known) return { why: 'not-a-number' }
  }
  return undefined
}

function isMinus(tokens: readonly Token[], at: number): boolean {
  return isMark(tokens[at], '-') && tokens[at]?.end === tokens[at + 1]?.start && tokens[at - 1]?.type !== 'number'
}

/** A bullet stands first or after a line's end. */
function isBetween(tokens: readonly Token[], at: number): boolean {
  return at > 0 && !isMark(tokens[at - 1], '\n')
}

/** Whether the last words before a number name this part. */
export function isLabelled(part: RatioPart | undefined, tokens: readonly Token[]): boolean {
  const said = tokens.flatMap((t) => (t.type === 'word' ? [t.fold] : [])).join(' ')
  return part !== undefined && said.includes(fold(part.label))
}
