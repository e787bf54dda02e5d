/** A month's report as a file. The one door to this folder: the program's use cases and the command line call it. */
import type { Pack } from '../core/pack.ts'
import type { Period } from '../core/period.ts'
import { toDocx } from './docx/document.ts'
import { toJson } from './json.ts'
import { toMarkdown } from './markdown.ts'
import type { Report } from './report-model.ts'

export { NarrativeFault } from './drops.ts'
export { compileReport, type Gap, type Report, type ReportInput } from './report-model.ts'

export const REPORT_FORMATS = ['docx', 'md', 'json'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** The same report gives the same bytes. */
export async function renderReport(report: Report, format: ReportFormat): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return toDocx(report)
    case 'md':
      return new TextEncoder().encode(toMarkdown(report))
    case 'json':
      return new TextEncoder().encode(toJson(report))
  }
}

/** `bao-cao-2024-04.docx`: ASCII, as every messenger keeps it. */
export function reportFileName(_pack: Pack, period: Period, format: ReportFormat): string {
  return `bao-cao-${period}.${format}`
}
