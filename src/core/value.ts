/**
 * What an answer is once it has been read. Plain data: stored as JSON, compared as JSON.
 * Read by `answer/`, printed by `text/` and `report/`, computed with in `figures`.
 */
import type { Day } from './period.ts'

/** A decimal number in canonical writing: `56751`, `97.81`, `-3`; no grouping, no exponent, no trailing zeros. */
export type Amount = string

export type QuestionKind =
  | 'count'
  | 'decimal'
  | 'money'
  | 'percent'
  | 'ratio'
  | 'choice'
  | 'yes-no'
  | 'date'
  | 'text'
  | 'list'
  | 'documents'

/** A number of the question's measure; money is always in đồng, percent is 97.81 for 97,81%. */
export interface NumberValue {
  readonly kind: 'number'
  readonly amount: Amount
  /** "hơn 10.000", "trên 40.000": the figure is a lower bound. "khoảng 500": an estimate. */
  readonly qualifier?: 'over' | 'about'
}

/**
 * Both parts, or only a stated percentage, or all three. Numerator and denominator stand together or not at all.
 * A percentage that was typed beside both parts is kept as `stated`, so that a difference can be shown.
 */
export interface RatioValue {
  readonly kind: 'ratio'
  readonly parts?: { readonly numerator: Amount; readonly denominator: Amount }
  readonly stated?: Amount
}

/** A document that a body issued, as Phụ lục I lists it. What the person did not give is absent. */
export interface IssuedDocument {
  /** `1750`; with the kind behind it where the Party writes it so: `57-NQ` of `57-NQ/TW`. */
  readonly number: string
  /** `UBND-KGVX`, the part after the first slash; empty where none was given. */
  readonly symbol: string
  readonly date?: Day
  readonly issuer?: string
  readonly subject?: string
  /** `KH`, where the person said what it is and number and symbol do not say the same. */
  readonly kind?: string
}

/** `1750/UBND-KGVX`, `57-NQ/TW`; the bare number where there is no symbol. The only printer of the two. */
export function referenceOf({ number, symbol }: Pick<IssuedDocument, 'number' | 'symbol'>): string {
  return symbol === '' ? number : `${number}/${symbol}`
}

/** "Không phát sinh": it was asked, and nothing of the kind happened. Not 0 and not missing. */
export interface NoneValue {
  readonly kind: 'none'
}

export type Value =
  | NumberValue
  | RatioValue
  | NoneValue
  | { readonly kind: 'choice'; readonly option: string }
  | { readonly kind: 'yes-no'; readonly yes: boolean }
  | { readonly kind: 'date'; readonly day: Day }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'documents'; readonly items: readonly IssuedDocument[] }

/** Values are plain data with keys in a fixed order, so their writing decides. */
export function sameValue(a: Value, b: Value): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** `v1k3x9f`: names a value in a button, so that a tap stores what the button showed or nothing. */
export type ValueKey = `v${string}`

/** 32 bits of FNV-1a: enough to tell apart the few values that one button can have meant. */
export function valueKey(value: Value): ValueKey {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(JSON.stringify(value))) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return `v${hash.toString(36)}`
}
