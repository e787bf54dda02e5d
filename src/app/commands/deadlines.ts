/** `/han` tells which days the month covers and when answers are due; `/giahan` gives one unit more time. */
import { unitsAnsweredBy } from '../../core/access.ts'
import { commandText, isFiller } from '../../core/command.ts'
import { commonDeadline, deadlineOf } from '../../core/deadlines.ts'
import { type Moment, momentAt, timeOf } from '../../core/moment.ts'
import type { Unit } from '../../core/pack.ts'
import { type Day, type Period, windowOf } from '../../core/period.ts'
import { type NoDeadline, typedDeadline } from '../../core/typed-deadline/typed-deadline.ts'
import { nameLength } from '../../core/unit-names/in-words.ts'
import { daysLeft, dayText, deadlineText, monthText } from '../../text/dates.ts'
import { answer, type Turn } from '../app.ts'
import { extensionsOf, unitsOf } from '../month.ts'
import { recipientsOf } from '../reminders/recipients.ts'
import { momentIn } from '../today.ts'
import { onlyPeriodArg, type PeriodArg, periodArg } from './period-arg.ts'
import { unitArg } from './unit-arg.ts'

/** A longer list does not fit a phone's screen; whoever serves more units asks for `/tiendo`. */
const MOST_UNITS = 8
/** A longer name is none; each end of it is tried once. */
const MOST_NAME_WORDS = 20

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

/** `/giahan STP 20/4`, `/giahan Sở Y tế thứ 6 3h chiều`, with the month at the end if it is not the current one. */
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
  for (const chat of await recipientsOf(tx, app.pack, unit.code, 'unit')) {
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
  const { name, when } = splitName(app.pack.units, args, today)
  const typed = typedDeadline(when, today)
  if (name === '' || !typed.read) return howTo(turn, !typed.read && when !== '' ? typed.why : undefined)
  // A month can be written like a weekday: T6.
  if (/^t ?\d$/i.test(typed.rest)) return unread(turn, typed.rest)
  // Behind a day a number alone is rather an hour than a month.
  if (/^[\s,;]*\d{1,2}[\s.]*$/.test(typed.rest)) return howTo(turn, 'unclear-hour')
  const arg = await periodArg(turn, typed.rest)
  if (!arg) return undefined
  if (!isFiller(arg.rest)) return unread(turn, arg.rest)
  const { period, named } = arg
  const time = typed.time ?? timeOf(commonDeadline(app.pack, period))
  const unit = await unitArg(turn, unitsOf(app, period), name, {
    command: ({ code }) => commandText('giahan', code, typed.day, time, ...(named ? [period] : [])),
    unknown: (word) => [app.t('reply.unknown-unit', { word }), howToText(turn)].join('\n'),
  })
  return unit && { unit, period, deadline: momentAt(typed.day, time) }
}

/**
 * Where the name ends: with the longest unit's name in full that stands in front, for a commune may be called Sơn Mai;
 * else where a time begins that can be read.
 */
function splitName(units: readonly Unit[], args: string, today: Day): { name: string; when: string } {
  const words = args.trim().split(/\s+/u)
  const at = (count: number) => ({ name: words.slice(0, count).join(' '), when: words.slice(count).join(' ') })
  const full = nameLength(units, words)
  if (full > 0) return at(full)
  const ends = words.slice(1, MOST_NAME_WORDS).map((_, i) => i + 1)
  return at(ends.find((count) => typedDeadline(at(count).when, today).read) ?? 1)
}

async function howTo(turn: Turn, why: NoDeadline | undefined): Promise<undefined> {
  const reason = why === undefined ? [] : [turn.app.t(`reply.deadline-${why}`)]
  await answer(turn, [...reason, howToText(turn)].join('\n'))
  return undefined
}

async function unread(turn: Turn, word: string): Promise<undefined> {
  await answer(turn, [turn.app.t('reply.deadline-unread', { word }), howToText(turn)].join('\n'))
  return undefined
}

function howToText({ app }: Turn): string {
  return app.t('reply.how-to-extend', { unit: app.pack.standingUnit })
}
