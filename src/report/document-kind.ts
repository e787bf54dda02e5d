/** The kind of a document in words: `KH-UBND` is a plan, `57-NQ/TW` a resolution, `UBND-NC` an official letter. */
import { kindInSymbol } from '../core/answer/document-kinds.ts'
import type { IssuedDocument } from '../core/value.ts'
import type { Translate } from './words.ts'

/** As the person called it, else by number and symbol. `report.document-kinds` holds one a line: `KH`, then the words. */
export function documentKind(t: Translate, document: Pick<IssuedDocument, 'number' | 'symbol' | 'kind'>): string {
  const short = document.kind ?? kindInSymbol(document)
  const lines = t('report.document-kinds').trim().split('\n')
  const found = short === undefined ? undefined : lines.find((line) => line.startsWith(`${short} `))
  return found?.slice(found.indexOf(' ') + 1) ?? t('report.document-letter')
}
