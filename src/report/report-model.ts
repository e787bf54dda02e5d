/**
 * Compiles a month into a report: the narrative filled with figures, head and foot, what is missing and what is
 * doubtful. Pure; the renderers turn it into files. Called through `report`.
 */
import type { Finding } from '../core/checks.ts'
import { commonDeadline } from '../core/deadlines.ts'
import type { Figures } from '../core/figures/figures.ts'
import { tellerOf } from '../core/figures/told.ts'
import { dayOf } from '../core/moment.ts'
import type { IndicatorId, Pack, Unit, UnitCode } from '../core/pack.ts'
import { type Day, type Period, type Window, windowOf } from '../core/period.ts'
import type { Appendix, Block, Inline } from './blocks.ts'
import { inlinesOf } from './blocks.ts'
import { FigureDrop } from './drops.ts'
import { bodyEnded, explained } from './endings.ts'
import { type Issue, type Letterhead, letterheadOf } from './letterhead.ts'
import { fillNarrative } from './narrative.ts'
import { withoutOpenEnds } from './open-ends.ts'
import type { Printer } from './print.ts'
import { type Narrated, readMarkdown } from './read-markdown.ts'
import { gap } from './shield.ts'
import { filledIn, monthText, periodWords, type Translate } from './words.ts'

export interface ReportInput {
  readonly pack: Pack
  readonly period: Period
  readonly figures: Figures
  readonly findings?: readonly Finding[]
  /** Who reports in this period. */
  readonly units: readonly Unit[]
  readonly submitted: readonly UnitCode[]
  /** Once it has been registered. */
  readonly issue?: Issue
  readonly t: Translate
}

export interface Gap {
  readonly id: IndicatorId
  readonly label: string
}

export interface Report {
  readonly pack: Pack
  readonly period: Period
  readonly window: Window
  /** For the file's properties: "Báo cáo Đề án 06 tháng 4/2024". */
  readonly name: string
  readonly letterhead: Letterhead
  readonly body: readonly Block[]
  readonly appendices: readonly Appendix[]
  readonly footnotes: readonly (readonly Inline[])[]
  /** Figures that the text prints as missing, in its order, each once; not the narrative's own open ends. */
  readonly gaps: readonly Gap[]
  readonly figures: Figures
  readonly findings: readonly Finding[]
  readonly units: readonly Unit[]
  readonly submitted: readonly UnitCode[]
  /** The day on which it was issued, or is due; no clock is read, so that the same answers give the same bytes. */
  readonly dated: Day
  readonly printer: Printer
}

/** Throws a NarrativeFault when the narrative names what does not exist. */
export function compileReport(input: ReportInput): Report {
  const { pack, period, figures, findings = [], units, submitted, issue, t } = input
  const due = dayOf(commonDeadline(pack, period))
  const window = windowOf(period, pack.period)
  const printer = printerOf(input)
  const settings = filledIn(pack.document, periodWords(period, window))
  const filled = fillNarrative(pack.narrative, scopeOf(input, window, printer))
  const narrated = readMarkdown(withoutOpenEnds(filled, gap('', t('report.empty'))))
  const { footnotes } = narrated
  return {
    pack,
    period,
    window,
    name: t('report.name', { title: pack.title, month: monthText(period) }),
    letterhead: letterheadOf(t, settings, { window, due, ...(issue && { issue }) }),
    body: bodyEnded(narrated.body, footnotes, t),
    appendices: narrated.appendices.map((a) => ({ ...a, blocks: explained(a.blocks, t) })),
    footnotes,
    gaps: gapsIn(narrated, figures),
    figures,
    findings,
    units,
    submitted,
    dated: issue?.day ?? due,
    printer,
  }
}

function printerOf({ t, pack, figures, submitted }: ReportInput): Printer {
  const sent = new Set(submitted)
  const pointed = new Set([...pack.narrative.matchAll(/\b(\w+)\.(?:gap|awaited)\b/g)].map((match) => match[1] ?? ''))
  return { t, pack, submitted: sent, pointed, tell: tellerOf(pack, figures, sent) }
}

/** All that the narrative may name; own names of a report stand before figures. */
function scopeOf(input: ReportInput, window: Window, printer: Printer): Record<string, unknown> {
  const { period, figures, units, submitted } = input
  const drops = new Map(figures.all().map((figure) => [figure.id, new FigureDrop(printer, figure)]))
  return {
    ...Object.fromEntries(drops),
    period: periodWords(period, window),
    unit_count: units.length,
    submitted_count: submitted.length,
  }
}

function gapsIn({ body, appendices, footnotes }: Narrated, figures: Figures): Gap[] {
  const heads = appendices.flatMap((a) => [...a.name, ...a.title])
  const blocks = [...body, ...appendices.flatMap((a) => a.blocks)]
  const ids = [...blocks.flatMap(inlinesOf), ...heads, ...footnotes.flat()].flatMap((i) =>
    i.type === 'gap' && i.id !== '' ? [i.id] : [],
  )
  return [...new Set(ids)].map((id) => ({ id, label: figures.get(id)?.label ?? id }))
}
