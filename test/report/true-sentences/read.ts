/** A compiled month as sentences: paragraphs, items and footnotes with their gaps, and the tables of its appendices. */
import { figuresOf } from '../../../src/core/figures/figures.ts'
import type { Pack } from '../../../src/core/pack.ts'
import { inlinesOf, plainOf } from '../../../src/report/blocks.ts'
import { compileReport, type Report } from '../../../src/report/report.ts'
import { t } from '../sample.ts'
import { type Month, unitsIn } from './months.ts'

export interface Sentence {
  readonly kind: 'heading' | 'text' | 'remark'
  readonly text: string
  /** Without the gaps, whose labels are no claims. */
  readonly said: string
  readonly gaps: readonly string[]
}

export function compiled(pack: Pack, month: Month): Report {
  const { period, answers, submitted } = month
  const figures = figuresOf(pack, period, answers)
  return compileReport({ pack, period, figures, units: unitsIn(pack, period), submitted, t })
}

/** Of the body and its footnotes. */
export function sentencesOf({ body, footnotes }: Report): Sentence[] {
  const blocks = body.map((block) => {
    const kind = block.type === 'heading' || block.type === 'remark' ? block.type : 'text'
    return { kind, inlines: inlinesOf(block) } as const
  })
  const notes = footnotes.map((inlines) => ({ kind: 'text', inlines }) as const)
  return [...blocks, ...notes].map(({ kind, inlines }) => ({
    kind,
    text: plainOf(inlines),
    said: plainOf(inlines.filter((i) => i.type !== 'gap')),
    gaps: inlines.flatMap((i) => (i.type === 'gap' ? [i.id] : [])),
  }))
}

/** Rows of the one table of an appendix, as texts. */
export function rowsOf(report: Report, appendix: number): string[][] {
  const table = report.appendices[appendix]?.blocks.find((b) => b.type === 'table')
  return table?.type === 'table' ? table.rows.map((row) => row.map((cell) => plainOf(cell))) : []
}
