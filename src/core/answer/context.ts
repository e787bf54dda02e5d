/**
 * Takes out of a typed answer what only repeats the question: its label, and the month or the days of the window.
 * Called by the parsers of numbers before they look for the one number that was asked.
 */

import { cleanNumeric, fold } from '../number/fold.ts'
import type { Token } from '../number/tokens.ts'
import { isMark, isWord, tokenise } from '../number/tokens.ts'
import type { Question } from '../pack.ts'
import type { Window } from '../period.ts'
import { isPolite } from './vocabulary.ts'

export interface ReadContext {
  readonly window: Window
}

export function tokensOf(question: Question, typed: string, context: ReadContext): Token[] {
  return withoutWindow(withoutLabel(tokenise(cleanNumeric(typed)), question.label), context.window)
}

/** "Dạ, khai tử: 827": whatever numbers the label itself holds go with it. */
export function withoutLabel(tokens: readonly Token[], label: string): Token[] {
  const wanted = tokenise(cleanNumeric(label)).filter((t) => t.type !== 'mark')
  let at = tokens.findIndex((t) => !isPolite(t) && t.type !== 'mark')
  for (const piece of wanted) {
    while (isMark(tokens[at], ',', '-', '(', ')', '"')) at++
    if (!isSame(tokens[at], piece)) return [...tokens]
    at++
  }
  return tokens.slice(at)
}

function isSame(token: Token | undefined, wanted: Token): boolean {
  return token !== undefined && fold(token.text) === fold(wanted.text)
}

interface DayParts {
  readonly day: number
  readonly month: number
  readonly year: number
}

/** "Tháng 4", "tháng 4/2024", "từ 15/3/2024 đến 14/4/2024": only those of the window itself are passed over. */
function withoutWindow(tokens: readonly Token[], window: Window): Token[] {
  const from = partsOf(window.from)
  const to = partsOf(window.to)
  const kept: Token[] = []
  for (let at = 0; at < tokens.length; ) {
    const length = monthLength(tokens, at, to) || dayLength(tokens, at, from) || dayLength(tokens, at, to)
    if (length > 0) while (isWord(kept.at(-1), 'tu', 'ngay', 'den')) kept.pop()
    const token = tokens[at]
    if (length === 0 && token) kept.push(token)
    at += Math.max(length, 1)
  }
  return kept
}

function partsOf(iso: string): DayParts {
  return { year: Number(iso.slice(0, 4)), month: Number(iso.slice(5, 7)), day: Number(iso.slice(8)) }
}

function monthLength(tokens: readonly Token[], at: number, { month, year }: DayParts): number {
  if (!isWord(tokens[at], 'thang') || !isNumber(tokens[at + 1], month)) return 0
  const joined = isMark(tokens[at + 2], '/', '-') || isWord(tokens[at + 2], 'nam')
  if (!joined || tokens[at + 3]?.type !== 'number') return 2
  return isNumber(tokens[at + 3], year) ? 4 : 0
}

function dayLength(tokens: readonly Token[], at: number, { day, month, year }: DayParts): number {
  if (!isNumber(tokens[at], day) || !isMark(tokens[at + 1], '/') || !isNumber(tokens[at + 2], month)) return 0
  if (isMark(tokens[at + 3], '/')) return isNumber(tokens[at + 4], year) ? 5 : 0
  // A bare "15/3" may as well be a ratio or a slip; only behind "từ", "ngày", "đến" it is a day.
  return isWord(tokens[at - 1], 'tu', 'ngay', 'den') ? 3 : 0
}

function isNumber(token: Token | undefined, value: number): boolean {
  return Number(token?.text) === value
}
