/**
 * Ratios: numerator and denominator, perhaps with the percentage beside them, or the percentage alone.
 */

import type { Expression } from '../number/expression.ts'
import { expressionsIn } from '../number/expression.ts'
import type { Token } from '../number/tokens.ts'
import { isMark, isWord } from '../number/tokens.ts'
import type { Question } from '../pack.ts'
import type { ReadContext } from './context.ts'
import { tokensOf } from './context.ts'
import { isDate, isDecoration } from './not-figures.ts'
import { refuse, unread } from './outcome.ts'
import { bareRatio, partsRatio } from './ratio-parts.ts'
import { isLabelled, surroundingsFault } from './ratio-words.ts'
import type { Reading } from './reading.ts'

export function readRatio(question: Question, typed: string, context: ReadContext): Reading {
  const tokens = apartFromPercent(tokensOf(question, typed, context).filter((t) => !isDecoration(t)))
  if (isDate(tokens)) return refuse('not-a-number')
  const all = expressionsIn(tokens)
  const percents = all.filter((e) => percentLength(tokens, e) > 0)
  const numbers = all.filter((e) => !percents.includes(e))
  const [first, second] = numbers
  const stated = percents[0]
  const single = first ?? stated
  if (!single) return refuse('not-a-number')
  if (percents.length > 1 || numbers.length > 2) return refuse('several-numbers')
  const fault = surroundingsFault(question, tokens, all)
  if (fault) return unread(fault)
  if (!first) return bareRatio(question, single, true)
  if (!second) return stated ? refuse('parts-needed') : bareRatio(question, first, false)
  if (!areJoined(question, tokens, first, second)) return refuse('several-numbers')
  const isReversed =
    isLabelled(question.denominator, tokens.slice(0, first.start)) &&
    isLabelled(question.numerator, tokens.slice(first.end, second.start))
  return partsRatio(isReversed ? [second, first] : [first, second], stated)
}

export function percentLength(tokens: readonly Token[], { end }: Expression): number {
  if (isMark(tokens[end], '%')) return 1
  return isWord(tokens[end], 'phan') && isWord(tokens[end + 1], 'tram') ? 2 : 0
}

/** "/", ":", "trên", "trong", a new line; or both carry the name of their part. */
function areJoined(question: Question, tokens: readonly Token[], first: Expression, second: Expression): boolean {
  const between = tokens.slice(first.end, second.start)
  const after = tokens.slice(second.end)
  if (between.some((t) => isMark(t, '/', ':', '\n') || isWord(t, 'tren', 'trong'))) return true
  const { numerator, denominator } = question
  const before = tokens.slice(0, first.start)
  return (
    (isLabelled(numerator, before) && isLabelled(denominator, between)) ||
    (isLabelled(denominator, before) && isLabelled(numerator, between)) ||
    (isLabelled(numerator, between) && isLabelled(denominator, after))
  )
}

/** "5/7 100%": the space stands before the percentage, it does not group thousands. */
function apartFromPercent(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token, at) => {
    const cut = token.type === 'number' && isMark(tokens[at + 1], '%') ? / 100(?:[.,]0+)?$/.exec(token.text) : null
    if (!cut) return [token]
    const middle = token.start + cut.index
    return [
      { ...token, text: token.text.slice(0, cut.index), end: middle },
      { ...token, text: token.text.slice(cut.index + 1), start: middle + 1 },
    ]
  })
}
