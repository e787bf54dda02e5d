/**
 * Kinds of documents and how they are written: `KH` of "kế hoạch". State bodies put the kind behind the slash
 * (`61/KH-UBND`, Nghị định 30/2020/NĐ-CP), bodies of the Party before it (`57-NQ/TW`, Hướng dẫn 36-HD/VPTW).
 */
import { fold } from '../number/fold.ts'
import { anyOf } from '../word-list.ts'
import { DOCUMENT_KINDS, SAME_LETTERS } from '../words/document-kinds.ts'

const BY_WORD = new Map(
  DOCUMENT_KINDS.flatMap(([short, ...words]) => words.map((word) => [fold(word), short] as const)),
)
const SHORTS = new Set(DOCUMENT_KINDS.map(([short]) => short))

export const KIND_WORDS = anyOf([...BY_WORD.keys()])

/** Undefined for words that are no kind; empty for "văn bản". */
export function kindOfWord(folded: string): string | undefined {
  return BY_WORD.get(folded)
}

/** `KH` of `kh`; undefined for what is no kind. */
export function kindOfShort(text: string): string | undefined {
  const part = text.trim().normalize('NFC')
  if (part !== '' && SHORTS.has(part)) return part
  // "DA" without its bar is a project and not a scheme: only exact writing tells them apart.
  const short = BY_WORD.get(fold(part))
  return short !== undefined && short !== '' && fold(short) === fold(part) ? short : undefined
}

/** The kind that number and symbol say; undefined for letters, whose symbol names bodies alone (`125/UBND-NC`). */
export function kindInSymbol({
  number,
  symbol,
}: {
  readonly number: string
  readonly symbol: string
}): string | undefined {
  const [, ofParty] = number.split('-')
  if (ofParty !== undefined) return kindOfShort(ofParty)
  // `2024/NĐ-CP`: laws carry their year in front.
  return kindOfShort(symbol.replace(/^\d{4}\//, '').split(/[-/]/)[0] ?? '')
}

/** What people call a document is not what its symbol says: "Kế hoạch 559/QĐ-UBND". */
export function contradicts(said: string, symbol: string | undefined): boolean {
  if (said === '' || said === 'CV' || symbol === undefined || said === symbol) return false
  return !SAME_LETTERS.some((pair) => pair.includes(said) && pair.includes(symbol))
}
