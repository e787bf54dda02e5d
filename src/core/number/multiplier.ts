/**
 * Words that multiply: nghìn, ngàn, k, triệu, tr, tỷ, tỉ, and the currency that may be glued to them (`trđ`).
 */

import { anyOf, folded } from '../word-list.ts'
import { CURRENCY, MULTIPLIERS, NOT_MULTIPLYING, SHORT_CURRENCY } from '../words/numbers.ts'
import { fold } from './fold.ts'
import type { Token, WordToken } from './tokens.ts'
import { isSpelled, isWord, spellingOf } from './tokens.ts'

export interface Multiplier {
  /** Power of ten. */
  readonly power: number
  /** `1tr2`: digits glued behind, the decimals of the number in front. */
  readonly tail: string
  readonly currency: boolean
  /** Tokens used. */
  readonly length: number
}

/** With diacritics: `ngân` (bank), `trạm` (station) and the like fold to the same letters. */
const WORDS = MULTIPLIERS.map(([word, power]) => ({ ...spellingOf(word), power }))
const NOT_BEFORE = new Map(NOT_MULTIPLYING.map(([word, ...behind]) => [fold(word), folded(behind)]))
const CURRENCIES = folded([CURRENCY, ...SHORT_CURRENCY])
const GLUED = new RegExp(`^(${anyOf(WORDS.map((word) => word.fold))})(?:(\\d{1,3})|(${anyOf(CURRENCIES)}))$`)

export function multiplierAt(tokens: readonly Token[], at: number): Multiplier | undefined {
  const token = tokens[at]
  if (token?.type !== 'word') return undefined
  const plain = powerOf(token)
  if (plain !== undefined)
    return isWord(tokens[at + 1], ...(NOT_BEFORE.get(token.fold) ?? [])) ? undefined : stacked(tokens, at, plain)
  const glued = GLUED.exec(token.fold)
  const power = WORDS.find((word) => word.fold === glued?.[1])?.power
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
  return WORDS.find((word) => isSpelled(token, word))?.power
}
