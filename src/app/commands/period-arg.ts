/** The period that a command is about: the one that was typed, else the one being reported on. */
import { typedPeriod } from '../../core/command.ts'
import { type Period, periodToReport } from '../../core/period.ts'
import { answer, type Turn } from '../app.ts'

export interface PeriodArg {
  readonly period: Period
  readonly named: boolean
  /** What else was typed. */
  readonly rest: string
}

/** Undefined if what was typed is no period; the person has been told. */
export async function periodArg(turn: Turn, args: string): Promise<PeriodArg | undefined> {
  const rule = turn.app.pack.period
  const typed = typedPeriod(args, turn.today, rule)
  if (typed === 'unreadable') {
    await answer(turn, turn.app.t('reply.no-such-period'))
    return undefined
  }
  if (typed) return { period: typed.period, named: true, rest: typed.rest }
  return { period: periodToReport(turn.today, rule), named: false, rest: args }
}
