/** What one unit is asked in one period, from the pack. */
import { duesOf, type Extension } from '../deadlines.ts'
import type { IndicatorId, Pack, Unit } from '../pack.ts'
import { questionsFor } from '../pack.ts'
import { type Period, windowOf } from '../period.ts'
import type { Questionnaire } from './interview.ts'

/** `settled`: questions asked only once that an earlier period has answered; they are left out. */
export function questionnaireOf(
  pack: Pack,
  unit: Unit,
  period: Period,
  settled: { has(id: IndicatorId): boolean },
  extension?: Extension,
): Questionnaire {
  return {
    unit,
    period,
    window: windowOf(period, pack.period),
    dues: duesOf(pack, unit, period, extension),
    questions: questionsFor(pack, unit).filter((q) => !(q.once && settled.has(q.id))),
  }
}
