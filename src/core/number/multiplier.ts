/**
 * Words that multiply: nghìn, ngàn, k, triệu, tr, tỷ, tỉ, and the currency that may be glued to them (`trđ`).
 */

import type { Token, WordToken } from './tokens.ts'
import { isSpelled, isWord } from './tokens.ts'

export interface Multiplier {
  /** Power of ten. */
  readonly power: number
  /** `1tr2`: digits glued behind, the decimals of the number in front. */
  readonly tail: string
  readonly currency: boolean
  /** Tokens used. */
  readonly length: number
}

/** Diacritics as `marksOf` gives them; `ngân` (bank), `trạm` (station) and the like fold to the same letters. */
const WORDS: readonly (readonly [word: string, marks: string, power: number])[] = [
  ['k', '', 3],
  ['nghin', '\u0300', 3],
  ['ngan', '\u0300', 3],
  ['tr', '', 6],
  ['trieu', '\u0323\u0302', 6],
  ['ty', '\u0309', 9],
  ['ti', '\u0309', 9],
]
/** Words that make another word of the one before: tỷ lệ (rate), tỷ số, ngân hàng, ti vi. */
const NOT_BEFORE: Readonly<Record<string, readonly string[]>> = {
  ty: ['le', 'so'],
  ti: ['le', 'so', 'vi'],
  ngan: ['hang', 'sach'],
}
const GLUED = /^(k|nghin|ngan|tr|trieu|ty|ti)(?:(\d{1,3})|(d|dong|vnd))$/

export function multiplierAt(tokens: readonly Token[], at: number): Multiplier | undefined {
  const token = tokens[at]
  if (token?.type !== 'word') return undefined
  const plain = powerOf(token)
  if (plain !== undefined)
    return NOT_BEFORE[token.fold]?.some((w) => isWord(tokens[at + 1], w)) ? undefined : stacked(tokens, at, plain)
  const glued = GLUED.exec(token.fold)
  const power = WORDS.find(([word]) => word === glued?.[1])?.[2]
  if (!glued || power === undefined) return undefined
  return { power, tail: glued[2] ?? '', currency: glued[3] !== undefined, length: 1 }
}

/** Nghìn tỷ: a thousand billions. */
function stacked(tokens: readonly Token[], at: number, power: number): Multiplier {
  const next = tokens[at + 1]
  const second = power === 3 && next?.type === 'word' ? powerOf(next) : undefined
  return second === 9
    ? { power: power + second, tail: '', currency: false, length: 2 }
    : { power, tail: '', currency: false, length: 1 }
}

function powerOf(token: WordToken): number | undefined {
  return WORDS.find(([word, marks]) => isSpelled(token, word, marks))?.[2]
}
