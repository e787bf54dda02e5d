/** The state of a month from the store: progress of its units, its figures, what the checks found. */
import { type Finding, findingsOf } from '../core/checks.ts'
import { deadlineOf, type Extension } from '../core/deadlines.ts'
import { type Figures, figuresOf } from '../core/figures/figures.ts'
import { questionnaireOf } from '../core/interview/questionnaire.ts'
import { type IndicatorId, questionsFor, type Unit, type UnitCode, unitsOn } from '../core/pack.ts'
import { addMonths, type Period, windowOf } from '../core/period.ts'
import { type Progress, progressOf, type UnitProgress } from '../core/progress.ts'
import type { AnswerInForce, ExtensionRecord, Reads, SubmissionRecord } from '../store/store.ts'
import type { App } from './app.ts'
import { isOnTime, momentIn } from './today.ts'

export type Base = Pick<App, 'pack' | 'zone'>

/** Units that report in the period. */
export function unitsOf({ pack }: Pick<App, 'pack'>, period: Period): Unit[] {
  return unitsOn(pack, windowOf(period, pack.period).to)
}

export async function extensionsOf({ zone }: Base, reads: Reads, period: Period): Promise<Map<UnitCode, Extension>> {
  const granted = await reads.terms.extensions(period)
  return new Map(granted.map((e) => [e.unit, extensionIn(zone, e)]))
}

export async function extensionOf(
  { zone }: Base,
  reads: Reads,
  period: Period,
  unit: UnitCode,
): Promise<Extension | undefined> {
  const granted = await reads.terms.extension(period, unit)
  return granted && extensionIn(zone, granted)
}

function extensionIn(zone: string, { deadline, grantedAt }: ExtensionRecord): Extension {
  return { deadline, grantedAt: momentIn(zone, grantedAt) }
}

/** Of the units that report in the period; `only` of some of them. */
export async function progressFor(
  base: Base,
  reads: Reads,
  period: Period,
  only?: readonly UnitCode[],
): Promise<Progress> {
  const submissions = new Map((await reads.submissions.list(period)).map((s) => [s.unit, s]))
  const given = Map.groupBy(
    await reads.answers.inForce({ periods: [period], ...(only && { units: only }) }),
    (a) => a.unit,
  )
  const units = unitsOf(base, period).filter((u) => only?.includes(u.code) ?? true)
  const settled = await settledBefore(base, reads, period, units)
  const extensions = await extensionsOf(base, reads, period)
  const states = units.map((unit) =>
    stateOf(base, unit, period, {
      answers: given.get(unit.code) ?? [],
      settled: settled.get(unit.code) ?? new Set(),
      submission: submissions.get(unit.code),
      extension: extensions.get(unit.code),
    }),
  )
  return progressOf(states)
}

interface Known {
  readonly answers: readonly AnswerInForce[]
  readonly settled: ReadonlySet<IndicatorId>
  readonly submission: SubmissionRecord | undefined
  readonly extension: Extension | undefined
}

function stateOf({ pack, zone }: Base, unit: Unit, period: Period, known: Known): UnitProgress {
  const { questions } = questionnaireOf(pack, unit, period, known.settled)
  const required = questions.filter((q) => q.required)
  const mine = new Set(known.answers.map((a) => a.indicator))
  const open = required.filter((q) => !mine.has(q.id))
  const blank = questions.filter((q) => !q.required && !mine.has(q.id)).length
  const counts = { answered: required.length - open.length, asked: required.length, open, blank }
  const state = { unit, ...counts, begun: mine.size > 0 }
  const at = known.submission?.submittedAt
  if (!at) return state
  return {
    ...state,
    submitted: isOnTime(zone, deadlineOf(pack, unit, period, known.extension), at) ? 'on-time' : 'late',
  }
}

/** Of each unit, questions asked only once that an earlier period has answered. */
export async function settledBefore(
  { pack }: Pick<Base, 'pack'>,
  reads: Reads,
  period: Period,
  units: readonly Unit[],
): Promise<Map<UnitCode, Set<IndicatorId>>> {
  const once = new Set(
    units
      .flatMap((u) => questionsFor(pack, u))
      .filter((q) => q.once)
      .map((q) => q.id),
  )
  if (once.size === 0) return new Map()
  const codes = units.map((u) => u.code)
  const filter = { until: addMonths(period, -1), units: codes, indicators: [...once] }
  const byUnit = Map.groupBy(await reads.answers.inForce(filter), (a) => a.unit)
  return new Map([...byUnit].map(([unit, answers]) => [unit, new Set(answers.map((a) => a.indicator))]))
}

/** Running totals need every month since their opening balance, so all answers up to the period are read. */
export async function figuresFor({ pack }: Base, reads: Reads, period: Period): Promise<Figures> {
  return figuresOf(pack, period, await reads.answers.inForce({ until: period }))
}

export async function checkedFigures(
  base: Base,
  reads: Reads,
  period: Period,
): Promise<{ figures: Figures; findings: Finding[] }> {
  const figures = await figuresFor(base, reads, period)
  return { figures, findings: findingsOf(base.pack, period, figures) }
}
