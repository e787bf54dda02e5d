/** `/han` tells which days the month covers and when answers are due; `/giahan` gives one unit more time. */
import { unitsAnsweredBy } from '../../core/access.ts'
import { dateAtStart } from '../../core/answer/date.ts'
import { commonDeadline, deadlineOf } from '../../core/deadlines.ts'
import { type Moment, momentAt, timeOf } from '../../core/moment.ts'
import { foldInPlace } from '../../core/number/fold.ts'
import type { Unit } from '../../core/pack.ts'
import { type Period, periodHolding, windowOf } from '../../core/period.ts'
import { daysLeft, dayText, deadlineText, monthText } from '../../text/dates.ts'
import { answer, type Turn } from '../app.ts'
import { extensionsOf, unitsOf } from '../month.ts'
import { recipientsOf } from '../reminders/recipients.ts'
import { momentIn } from '../today.ts'
import { onlyPeriodArg, type PeriodArg, periodArg } from './period-arg.ts'
import { unitArg } from './unit-arg.ts'

/** A longer list does not fit a phone's screen; whoever serves more units asks for `/tiendo`. */
const MOST_UNITS = 8

export async function deadlines(turn: Turn, args: string): Promise<void> {
  const period = await onlyPeriodArg(turn, args)
  if (!period) return
  const { t, pack } = turn.app
  const window = windowOf(period, pack.period)
  const own = await ownDeadlines(turn, period)
  const common = own.length > 0 && own.every((d) => d.deadline === own[0]?.deadline) ? own[0]?.deadline : undefined
  const due = common ?? commonDeadline(pack, period)
  const text = t('reply.deadline', {
    month: monthText(period),
    from: dayText(window.from),
    to: dayText(window.to),
    deadline: deadlineText(t, due, turn.today),
    left: daysLeft(t, due, turn.today),
  })
  const others = common === undefined ? own.filter((d) => d.deadline !== due) : []
  const lines = others.slice(0, MOST_UNITS).map(({ unit, deadline }) =>
    t('reply.deadline-of', {
      unit: unit.short,
      deadline: deadlineText(t, deadline, turn.today),
      left: daysLeft(t, deadline, turn.today),
    }),
  )
  await answer(turn, [text, ...lines].join('\n'))
}

/** Of the units that are answered for here; for leaders and the secretary of all that have one of their own. */
async function ownDeadlines(turn: Turn, period: Period): Promise<{ unit: Unit; deadline: Moment }[]> {
  const { app, tx, actor } = turn
  const extensions = await extensionsOf(app, tx, period)
  const oversees = actor.grants.some((g) => g.role === 'secretary' || g.role === 'leader') || actor.admin
  const mine = unitsAnsweredBy(actor)
  const units = unitsOf(app, period).filter((u) => oversees || mine.includes(u.code))
  return units.map((unit) => ({ unit, deadline: deadlineOf(app.pack, unit, period, extensions.get(unit.code)) }))
}

/** `/giahan STP 20/4`, `/giahan Sở Y tế 20/4 12:00`, with the month at the end if it is not the current one. */
export async function extend(turn: Turn, args: string): Promise<void> {
  const { app, tx } = turn
  const asked = await readExtension(turn, args)
  if (!asked) return
  const { unit, deadline, period } = asked
  const due = deadlineOf(app.pack, unit, period, (await extensionsOf(app, tx, period)).get(unit.code))
  const { t } = app
  if (deadline <= due)
    return answer(turn, t('reply.extension-not-later', { unit: unit.name, deadline: deadlineText(t, due, turn.today) }))
  if (deadline <= momentIn(app.zone, turn.now)) return answer(turn, t('reply.extension-past'))
  await tx.periods.open(period, app.pack.version, turn.now)
  await tx.terms.extend({ period, unit: unit.code, deadline, grantedAt: turn.now, grantedBy: turn.person.id })
  const subject = `${period} ${unit.code}`
  await tx.audit({ at: turn.now, personId: turn.person.id, action: 'extended', subject, detail: deadline })
  const words = { unit: unit.name, month: monthText(period), deadline: deadlineText(t, deadline, turn.today) }
  for (const chat of await recipientsOf(tx, unit.code, 'unit')) {
    if (chat.id !== turn.chat.id)
      await turn.post(chat, { type: 'message', text: t('reply.extended-unit', { title: app.pack.title, ...words }) })
  }
  await answer(turn, t('reply.extended', words))
}

interface Asked extends Pick<PeriodArg, 'period'> {
  readonly unit: Unit
  readonly deadline: Moment
}

async function readExtension(turn: Turn, args: string): Promise<Asked | undefined> {
  const { app, today } = turn
  const parts = splitDay(args)
  // The day would else be taken for a month.
  const arg = parts && (await periodArg(turn, parts.rest))
  if (parts && !arg) return undefined
  const unit = parts && arg && unitArg(unitsOf(app, arg.period), parts.unit)
  if (!unit) {
    await answer(turn, app.t('reply.how-to-extend', { unit: app.pack.standingUnit }))
    return undefined
  }
  const window = { from: today, to: windowOf(periodHolding(today, app.pack.period), app.pack.period).to }
  const found = dateAtStart(foldInPlace(parts.day), window)
  const [soonest] = found?.days ?? []
  const time = parts.time ?? timeOf(commonDeadline(app.pack, arg.period))
  if (soonest === undefined) {
    await answer(turn, app.t('reply.how-to-extend', { unit: unit.code }))
    return undefined
  }
  return { unit, period: arg.period, deadline: momentAt(soonest, time) }
}

const SHAPE =
  /^(?<unit>.+?)\s+(?<day>\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?)(?:\s+(?<time>\d{1,2}(?::|h)\d{2}|\d{1,2}h))?(?:\s+(?<rest>.+))?$/i

/** Unit, day, time and what follows; undefined if there is no day. */
function splitDay(args: string): { unit: string; day: string; time?: string; rest: string } | undefined {
  const { unit = '', day = '', time, rest = '' } = SHAPE.exec(args.trim())?.groups ?? {}
  if (unit === '') return undefined
  const at = time?.replace(/h$/i, ':00').replace(/h/i, ':').padStart(5, '0')
  if (at !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) return undefined
  return { unit, day, rest, ...(at !== undefined && { time: at }) }
}
