/** Compiles a month's report into a file: figures and findings from the store, the document from `report/`. */

import type { Period } from '../core/period.ts'
import { Problem } from '../problem.ts'
import type { Report, ReportFormat, ReportInput } from '../report/report.ts'
import type { Reads } from '../store/store.ts'
import type { App } from './app.ts'
import { checkedFigures, unitsOf } from './month.ts'

export interface CompiledFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Nobody has answered anything: it holds nothing but gaps. */
  readonly isEmpty: boolean
}

/** As `compileMonth` of the program's own store, wherever the work is done. */
export type CompileMonth = (period: Period, format: ReportFormat) => Promise<CompiledFile>

/** Throws a Problem: `narrative-endless`. */
export async function compileMonth(
  app: Pick<App, 'pack' | 'zone' | 't'>,
  reads: Reads,
  period: Period,
  format: ReportFormat,
): Promise<CompiledFile> {
  const { pack, t } = app
  // The writers of documents are a third of what is loaded; the program is ready before anybody wants a report.
  const { renderReport, reportFileName } = await import('../report/report.ts')
  const { figures, findings } = await checkedFigures(app, reads, period)
  const units = unitsOf(app, period)
  const submissions = await reads.submissions.list(period)
  const submitted = submissions.filter((s) => s.submittedAt !== undefined).map((s) => s.unit)
  const report = await compiled({ pack, period, figures, findings, units, submitted, t })
  const isEmpty = (await reads.answers.inForce({ periods: [period] })).length === 0
  return { name: reportFileName(pack, period, format), bytes: await renderReport(report, format), isEmpty }
}

async function compiled(input: ReportInput): Promise<Report> {
  const { compileReport, NarrativeFault } = await import('../report/report.ts')
  try {
    return compileReport(input)
  } catch (fault) {
    if (!(fault instanceof NarrativeFault) || fault.code !== 'endless') throw fault
    throw new Problem('narrative-endless', { line: fault.line ?? 1 }, { cause: fault })
  }
}
