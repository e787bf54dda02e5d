/**
 * `/nhac` reminds every unit that has not submitted, or the one that is named, with a button that resumes;
 * `/nhac STP tắt` leaves a unit in peace for the month, `/nhac STP bật` takes that back.
 */
import { commandText, namesUnit } from '../../core/command.ts'
import type { Moment } from '../../core/moment.ts'
import type { Unit } from '../../core/pack.ts'
import type { Period } from '../../core/period.ts'
import type { UnitProgress } from '../../core/progress.ts'
import { BY_HAND } from '../../core/reminders/decide.ts'
import { mayWrite, nextAllowed, quietOf } from '../../core/reminders/quiet.ts'
import { withoutTail } from '../../core/unit-names/in-words.ts'
import { OFF, ON } from '../../core/words/commands.ts'
import type { ReminderRecord } from '../../store/store.ts'
import { deadlineText, monthText } from '../../text/dates.ts'
import { answer, type Turn } from '../app.ts'
import { progressFor, unitsOf } from '../month.ts'
import { recipientsOf } from '../reminders/recipients.ts'
import { sendByHand, wasReminded } from '../reminders/remind.ts'
import { momentIn } from '../today.ts'
import { type PeriodArg, periodArg } from './period-arg.ts'
import { unitArg } from './unit-arg.ts'

/** Whether the unit is to be left in peace: `tắt Gia Lai`, `Gia Lai tắt giúp em`. */
const SWITCHES: ReadonlyMap<string, boolean> = new Map([
  ...OFF.map((word) => [word, true] as const),
  ...ON.map((word) => [word, false] as const),
])

export async function nudge(turn: Turn, args: string): Promise<void> {
  const arg = await periodArg(turn, args, 'remind')
  if (!arg) return
  const { t } = turn.app
  const { period } = arg
  const units = unitsOf(turn.app, period)
  const { name, tail: muted } = withoutTail(units, arg.rest, SWITCHES)
  const isNamed = namesUnit(units, name)
  const unit = isNamed ? await unitNamed(turn, arg, name, muted) : undefined
  if (isNamed && !unit) return
  if (muted !== undefined) return mute(turn, period, unit, muted)
  if ((await turn.tx.periods.get(period))?.lockedAt)
    return answer(turn, t('reply.remind-locked', { month: monthText(period) }))
  const { underWay, notBegun } = await progressFor(turn.app, turn.tx, period, unit && [unit.code])
  const open = [...underWay, ...notBegun]
  if (open.length === 0) {
    const month = monthText(period)
    return answer(
      turn,
      unit ? t('reply.unit-submitted', { unit: unit.name, month }) : t('reply.all-submitted', { month }),
    )
  }
  const { reminded, recent, putOff, unreached, at } = await remindAll(turn, period, open)
  const lines = [
    ...(reminded.length > 0 && at === undefined ? [t('reply.nudged', { count: reminded.length })] : []),
    ...(reminded.length > 0 && at !== undefined ? [t('reply.nudged-later', { count: reminded.length, at })] : []),
    ...[...putOff].map(([dueAt, units]) =>
      t('reply.nudged-put-off', { at: deadlineText(t, dueAt, turn.today), names: shortNames(units) }),
    ),
    ...(recent.length > 0 ? [t('reply.nudged-before', { names: shortNames(recent) })] : []),
    ...(unreached.length > 0 ? [t('reply.not-reached', { names: shortNames(unreached) })] : []),
  ]
  await answer(turn, lines.join('\n'))
}

function unitNamed(turn: Turn, { period }: PeriodArg, name: string, muted?: boolean): Promise<Unit | undefined> {
  const { t, pack } = turn.app
  const tail = muted === undefined ? [] : [muted ? 'off' : 'on']
  return unitArg(turn, unitsOf(turn.app, period), name, {
    command: ({ code }) => commandText('nhac', period, code, ...tail),
    unknown: (word) => t('reply.no-such-unit', { word, unit: pack.standingUnit }),
  })
}

async function mute(turn: Turn, period: Period, unit: Unit | undefined, muted: boolean): Promise<void> {
  const { app, tx, now, person } = turn
  const { t } = app
  if (!unit) return answer(turn, t('reply.how-to-mute', { unit: app.pack.standingUnit }))
  await tx.terms.mute({ period, unit: unit.code, muted, at: now, personId: person.id })
  await tx.audit({
    at: now,
    personId: person.id,
    action: muted ? 'muted' : 'unmuted',
    subject: `${period} ${unit.code}`,
  })
  await answer(turn, t(muted ? 'reply.muted' : 'reply.unmuted', { unit: unit.name, month: monthText(period) }))
}

interface Outcome {
  readonly reminded: readonly UnitProgress[]
  /** Reminded by hand a little while ago: once is enough. */
  readonly recent: readonly UnitProgress[]
  /** Ordered by hand before and still to come, by the moment at which they will be reminded. */
  readonly putOff: ReadonlyMap<Moment, readonly UnitProgress[]>
  /** Nobody is linked. */
  readonly unreached: readonly UnitProgress[]
  /** Not now, but in the morning. */
  readonly at?: string
}

async function remindAll(turn: Turn, period: Period, open: readonly UnitProgress[]): Promise<Outcome> {
  const { app, tx, now, today } = turn
  const moment = momentIn(app.zone, now)
  const quiet = quietOf(app.pack)
  const isNow = mayWrite(quiet, moment)
  const before = Map.groupBy(await tx.reminders.list(period), (r) => r.unit)
  const outcome = { reminded: [] as UnitProgress[], recent: [] as UnitProgress[], unreached: [] as UnitProgress[] }
  const putOff = new Map<Moment, UnitProgress[]>()
  const claimed: ReminderRecord[] = []
  const dueAt = nextAllowed(quiet, moment)
  for (const one of open) {
    const code = one.unit.code
    const taken = before.get(code) ?? []
    const waiting = taken.find((r) => r.outcome === 'waiting')
    if (waiting) putOff.set(waiting.dueAt, [...(putOff.get(waiting.dueAt) ?? []), one])
    else if (wasReminded(taken, now)) outcome.recent.push(one)
    else if ((await recipientsOf(tx, app.pack, code, 'unit')).length === 0) outcome.unreached.push(one)
    else {
      const row = { period, unit: code, step: BY_HAND, audience: 'unit', about: moment, dueAt }
      const reminder = { ...row, outcome: 'waiting' as const, at: now }
      const id = await tx.reminders.claim(reminder)
      if (id !== undefined) claimed.push({ ...reminder, id })
      outcome.reminded.push(one)
    }
  }
  if (!isNow) return { ...outcome, putOff, at: deadlineText(app.t, dueAt, today) }
  await sendByHand(turn, period, claimed, { now, moment, today })
  return { ...outcome, putOff }
}

function shortNames(units: readonly UnitProgress[]): string {
  return units.map((u) => u.unit.short).join(', ')
}
