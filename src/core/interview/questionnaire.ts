/** What one unit is asked in one period, from the pack. */
import type { IndicatorId, Pack, Unit } from '../pack.ts'
import { questionsFor } from '../pack.ts'
import { deadlineDay, type Period, windowOf } from '../period.ts'
import type { Questionnaire } from './interview.ts'

/** `settled`: questions asked only once that an earlier period has answered; they are left out. */
export function questionnaireOf(
  pack: Pack,
  unit: Unit,
  period: Period,
  settled: { has(id: IndicatorId): boolean },
): Questionnaire {
  return {
    unit,
    period,
    window: windowOf(period, pack.period),
    due: deadlineDay(period, pack.period),
    questions: questionsFor(pack, unit).filter((q) => !(q.once && settled.has(q.id))),
  }
}
