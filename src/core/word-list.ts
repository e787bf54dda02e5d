/** Lists of words (`words/`) in the forms in which typed text is compared with them. */
import { fold } from './number/fold.ts'

/** The words of a text, folded. */
export function wordsOf(list: string): string[] {
  return entriesOf(list, /\s+/)
}

/** What stands between the bars of a text, folded. */
export function phrasesOf(list: string): string[] {
  return entriesOf(list, /\s*\|\s*/)
}

function entriesOf(list: string, separator: RegExp): string[] {
  return fold(list).trim().split(separator)
}

export function folded(words: readonly string[]): string[] {
  return words.map(fold)
}

/** For an expression: any of them, the longest first, since the first that fits is taken. */
export function anyOf(words: readonly string[]): string {
  return words.toSorted((a, b) => b.length - a.length).join('|')
}
