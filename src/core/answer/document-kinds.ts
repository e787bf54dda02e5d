/**
 * Kinds of documents and how they are written: `KH` of "kế hoạch". State bodies put the kind behind the slash
 * (`61/KH-UBND`, Nghị định 30/2020/NĐ-CP), bodies of the Party before it (`57-NQ/TW`, Hướng dẫn 36-HD/VPTW).
 */
import { fold } from '../number/fold.ts'

/** The abbreviation, then the words as people type them, folded. */
const KINDS: readonly (readonly [short: string, ...words: string[]])[] = [
  ['NQ', 'nghi quyet', 'nq'],
  ['Q\u0110i', 'quy dinh', 'qdi', 'qydd'],
  ['Q\u0110', 'quyet dinh', 'qd'],
  ['N\u0110', 'nghi dinh', 'nd'],
  ['TTLT', 'thong tu lien tich', 'ttlt'],
  ['TTri', 'thong tri'],
  ['TT', 'thong tu', 'tt'],
  ['CT', 'chi thi', 'ct'],
  ['KL', 'ket luan', 'kl'],
  ['QC', 'quy che', 'qc', 'quy che phoi hop'],
  ['TB', 'thong bao', 'tb'],
  ['HD', 'huong dan', 'hd'],
  ['CTr', 'chuong trinh', 'ctr', 'cttr', 'chuong trinh hanh dong'],
  ['KH', 'ke hoach', 'kh', 'ke hoach phoi hop'],
  ['PA', 'phuong an', 'pa'],
  ['\u0110A', 'de an'],
  ['DA', 'du an'],
  ['BC', 'bao cao', 'bc'],
  ['BB', 'bien ban', 'bb'],
  ['TTr', 'to trinh', 'ttr', 'ttrinh'],
  ['C\u0110', 'cong dien', 'cd', 'dien', 'cong dien khan'],
  ['GM', 'giay moi', 'gm', 'thu moi'],
  ['TC', 'thong cao', 'thong cao bao chi'],
  ['CV', 'cong van', 'cv', 'cong van hoa toc', 'cong van khan'],
  // Whatever it is: the symbol says it.
  ['', 'van ban', 'vb', 'vb so', 'cac van ban'],
]

const BY_WORD = new Map(KINDS.flatMap(([short, ...words]) => words.map((word) => [word, short] as const)))
const SHORTS = new Set(KINDS.map(([short]) => short))

/** The longest first, for an expression that takes the first that fits. */
export const KIND_WORDS = [...BY_WORD.keys()].sort((a, b) => b.length - a.length).join('|')

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

/** The Party writes QĐ for decisions and for rules, TT for circulars of two kinds. */
const SAME_LETTERS = [
  ['Q\u0110', 'Q\u0110i'],
  ['TT', 'TTri'],
  ['\u0110A', 'DA'],
  ['TT', 'TTLT'],
]
