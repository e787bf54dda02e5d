/** The kind of a document by its symbol: `KH-UBND` is a plan, `UBND-NC` (no kind in it) an official letter. */
import { fold } from '../core/fold.ts'
import type { Translate } from './words.ts'

/** `report.document-kinds` holds one a line: the abbreviation, then the kind. */
export function documentKind(t: Translate, symbol: string): string {
  const lines = t('report.document-kinds').trim().split('\n')
  const kinds = lines.map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const)
  // `2024/NĐ-CP`: laws carry their year in front.
  const short =
    symbol
      .normalize('NFC')
      .replace(/^\d{4}\//, '')
      .split(/[-/]/)[0]
      ?.trim() ?? ''
  const found = kinds.find(([s]) => s === short) ?? kinds.find(([s]) => fold(s) === fold(short))
  return found?.[1] ?? t('report.document-letter')
}
