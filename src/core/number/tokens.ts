/**
 * Cuts a typed answer into numbers, words and marks. The one scanner of all parsers that look for numbers.
 */
import { fold, marksOf } from './fold.ts'

interface Placed {
  readonly text: string
  /** In the text that was cut; `end` is exclusive. */
  readonly start: number
  readonly end: number
}

export interface NumberToken extends Placed {
  readonly type: 'number'
}

/** Letters, with digits glued behind them: `hồ`, `tr2`, `m2`, `PC06`. */
export interface WordToken extends Placed {
  readonly type: 'word'
  readonly fold: string
  readonly marks: string
}

export interface MarkToken extends Placed {
  readonly type: 'mark'
}

export type Token = NumberToken | WordToken | MarkToken

/** A space counts as grouping only where groups of three are exact; else two numbers stand beside each other. */
const NUMBER = '[1-9]\\d{0,2}(?: \\d{3})+(?![\\d.,]*\\d[.,]\\d|\\d)(?:[.,]\\d+)?|[.,]?\\d+(?:[.,]\\d+)*'
const WORD = '\\p{L}[\\p{L}\\p{M}\\p{N}]*'
const TOKEN = new RegExp(`(?<number>${NUMBER})|(?<word>${WORD})|\\n|[^\\s]`, 'gu')

/** `text` as `cleanNumeric` gives it. */
export function tokenise(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), (match): Token => {
    const place = { text: match[0], start: match.index, end: match.index + match[0].length }
    if (match.groups?.['number'] !== undefined) return { type: 'number', ...place }
    if (match.groups?.['word'] === undefined) return { type: 'mark', ...place }
    return { type: 'word', ...place, fold: fold(place.text), marks: marksOf(place.text) }
  })
}

export function isMark(token: Token | undefined, ...marks: readonly string[]): boolean {
  return token?.type === 'mark' && marks.includes(token.text)
}

export function isWord(token: Token | undefined, ...folded: readonly string[]): token is WordToken {
  return token?.type === 'word' && folded.includes(token.fold)
}

/** A word of which its diacritics are part. */
export interface Spelling {
  readonly fold: string
  readonly marks: string
}

export function spellingOf(word: string): Spelling {
  return { fold: fold(word), marks: marksOf(word) }
}

/** Whether `token` is this very word: typed with exactly its diacritics, or with none at all. */
export function isSpelled(token: Token | undefined, spelling: Spelling): token is WordToken {
  return isWord(token, spelling.fold) && (token.marks === '' || token.marks === spelling.marks)
}

/** Typed with exactly its diacritics. */
export function isMarked(token: Token | undefined, { fold, marks }: Spelling): token is WordToken {
  return isWord(token, fold) && token.marks === marks
}
