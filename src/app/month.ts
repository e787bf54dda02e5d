/** The state of a month from the store: progress of its units, its figures, what the checks found. */
import { type Finding, findingsOf } from '../core/checks.ts'
import { type Figures, figuresOf } from '../core/figures/figures.ts'
import { questionnaireOf } from '../core/interview/questionnaire.ts'
import { unitsOn } from '../core/pack.ts'
import { type Period, windowOf } from '../core/period.ts'
import { type Progress, progressOf } from '../core/progress.ts'
import type { Reads } from '../store/store.ts'
import type { App } from './app.ts'
import { deadlineInstant } from './today.ts'

type Base = Pick<App, 'pack' | 'zone'>

export async function progressFor({ pack, zone }: Base, reads: Reads, period: Period): Promise<Progress> {
  const units = unitsOn(pack, windowOf(period, pack.period).to)
  const submissions = new Map((await reads.submissions.list(period)).map((s) => [s.unit, s]))
  const given = await reads.answers.inForce({ periods: [period] })
  const states = units.flatMap((unit) => {
    const required = questionnaireOf(pack, unit, period, new Set()).questions.filter((q) => q.required)
    if (required.length === 0 && pack.forms.length === 0) return []
    const mine = new Set(given.filter((a) => a.unit === unit.code).map((a) => a.indicator))
    const submittedAt = submissions.get(unit.code)?.submittedAt
    const answered = required.filter((q) => mine.has(q.id)).length
    const state = { unit, answered, asked: required.length, begun: mine.size > 0 }
    return [submittedAt ? { ...state, submittedAt: submittedAt.toISOString() } : state]
  })
  return progressOf(states, deadlineInstant(period, pack.period, zone))
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
