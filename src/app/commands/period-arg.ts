/** The period that a command is about: the one that was typed, else the one being reported on. */
import { isFiller, typedPeriod } from '../../core/command.ts'
import { isAmong, type Months, monthsFor, type Reach } from '../../core/months.ts'
import { type Period, periodToReport } from '../../core/period.ts'
import type { Reads } from '../../store/store.ts'
import { monthText } from '../../text/dates.ts'
import { type App, answer, type Turn } from '../app.ts'
import { momentIn } from '../today.ts'

export interface PeriodArg {
  readonly period: Period
  readonly named: boolean
  /** What else was typed. */
  readonly rest: string
}

/** Undefined if what was typed is no period, or none that can be meant; the person has been told. */
export async function periodArg(turn: Turn, args: string, reach: Reach = 'look'): Promise<PeriodArg | undefined> {
  const rule = turn.app.pack.period
  const typed = typedPeriod(args, turn.today, rule, turn.app.pack.units)
  if (typed === 'unreadable') {
    await answer(turn, turn.app.t('reply.no-such-period'))
    return undefined
  }
  const arg = typed
    ? { period: typed.period, named: true, rest: typed.rest }
    : { period: periodToReport(turn.today, rule), named: false, rest: args.trim() }
  const months = await monthsNow(turn.app, turn.tx, turn.now, reach)
  if (isAmong(arg.period, months)) return arg
  await answer(turn, turn.app.t(`reply.months-${reach}`, { month: monthText(arg.period), ...words(months) }))
  return undefined
}

/** For commands that take a month and nothing else: the rest would be passed over in silence. */
export async function onlyPeriodArg(turn: Turn, args: string, reach: Reach = 'look'): Promise<Period | undefined> {
  const arg = await periodArg(turn, args, reach)
  if (!arg) return undefined
  if (isFiller(arg.rest)) return arg.period
  await answer(turn, turn.app.t('reply.only-month', { word: arg.rest, month: monthText(arg.period) }))
  return undefined
}

export async function monthsNow(
  app: Pick<App, 'pack' | 'zone'>,
  reads: Reads,
  now: Date,
  reach: Reach,
): Promise<Months> {
  const oldest = (await reads.periods.list()).at(-1)?.period // the newest stands first
  return monthsFor(reach, app.pack, momentIn(app.zone, now), oldest)
}

function words({ first, last }: Months): { first: string; last: string } {
  return { first: monthText(first), last: monthText(last) }
}
