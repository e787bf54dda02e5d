/**
 * Numbers and signs that are no figures: dates, months, telephone numbers, emoji. Called by `quantity` and `ratio`.
 */
import type { Expression } from '../number/expression.ts'
import type { Token } from '../number/tokens.ts'
import { isMark, isWord } from '../number/tokens.ts'

/** Emoji: a thumb up after the number. */
export function isDecoration(token: Token): boolean {
  return /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u.test(token.text)
}

/** `15/3/2024`, `15-3-2024` */
export function isDate(tokens: readonly Token[]): boolean {
  return tokens.some(
    (_, at) =>
      [1, 3].every((d) => isMark(tokens[at + d], '/', '-')) &&
      [0, 2, 4].every((d) => tokens[at + d]?.type === 'number'),
  )
}

/** "Tháng 3", "quý 1", "đợt 2" say when, not how many. */
export function isOfCalendar(tokens: readonly Token[], { start }: Expression): boolean {
  return isWord(tokens[start - 1], 'thang', 'ngay', 'nam', 'quy', 'tuan', 'dot', 'lan', 'ky')
}

/** `+84…`; national numbers begin with 0 and are refused where digits are read. */
export function isTelephone(tokens: readonly Token[], { start }: Expression): boolean {
  return isMark(tokens[start - 1], '+') && /^\d{9,}$/.test(tokens[start]?.text ?? '')
}
