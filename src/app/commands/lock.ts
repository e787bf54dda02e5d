/**
 * `/khoa` and `/mo`: whether the answers of a month may still change. Being late is another matter. What is missing or
 * wrong is named before a month is locked; its units hear of both.
 */
import { commandText } from '../../core/command.ts'
import type { Period } from '../../core/period.ts'
import { monthText } from '../../text/dates.ts'
import { findingSentence } from '../../text/finding.ts'
import { answer, answerInPlace, type Turn } from '../app.ts'
import { checkedFigures, progressFor, unitsOf } from '../month.ts'
import { recipientsOf } from '../reminders/recipients.ts'
import { onlyPeriodArg } from './period-arg.ts'

/** The button's word; behind it how much was named, and in which minute. */
const ANYWAY = /\s*vankhoa (\d{1,5}) (\d{1,5}) (\d{1,12})$/
/** A button that was shown longer ago asks again: the month may have been opened since. */
const GOOD_FOR_MS = 3_600_000
const MINUTE_MS = 60_000
/** Fewer units are all named; of more the first, and how many others. */
const ALL_NAMED = 15
const MOST_NAMES = 12
const MOST_ERRORS = 10

export async function lock(turn: Turn, args: string): Promise<void> {
  const tapped = ANYWAY.exec(args)
  const period = await onlyPeriodArg(turn, args.slice(0, tapped?.index), 'lock')
  if (!period) return
  const { tx, app, now } = turn
  const month = monthText(period)
  if (await isLocked(turn, period)) return answerInPlace(turn, app.t('reply.already-locked', { month }))
  const open = await openIn(turn, period)
  if (open.missing.length + open.errors.length > 0 && !isConfirmed(tapped, open, now)) return ask(turn, period, open)
  await tx.periods.open(period, app.pack.version, now)
  await tx.periods.lock(period, now)
  await note(turn, period, 'locked')
  await tellUnits(turn, period, app.t('reply.locked-unit', { title: app.pack.title, month }))
  const said = tapped ? answerInPlace : answer
  await said(turn, app.t('reply.locked', { month }))
}

export async function unlock(turn: Turn, args: string): Promise<void> {
  const period = await onlyPeriodArg(turn, args, 'lock')
  if (!period) return
  const { tx, app } = turn
  const month = monthText(period)
  if (!(await isLocked(turn, period))) return answer(turn, app.t('reply.not-locked', { month }))
  await tx.periods.unlock(period)
  await note(turn, period, 'unlocked')
  await tellUnits(turn, period, app.t('reply.unlocked-unit', { title: app.pack.title, month }))
  await answer(turn, app.t('reply.unlocked', { month }))
}

async function isLocked({ tx }: Turn, period: Period): Promise<boolean> {
  return (await tx.periods.get(period))?.lockedAt !== undefined
}

function note({ tx, now, person }: Turn, period: Period, action: 'locked' | 'unlocked'): Promise<void> {
  return tx.audit({ at: now, personId: person.id, action, subject: period })
}

/** What a lock would leave undone: names of units, sentences of errors. */
interface Open {
  readonly missing: readonly string[]
  readonly errors: readonly string[]
}

async function openIn({ app, tx }: Turn, period: Period): Promise<Open> {
  const { underWay, notBegun } = await progressFor(app, tx, period)
  const { findings } = await checkedFigures(app, tx, period)
  return {
    missing: [...underWay, ...notBegun].map(({ unit }) => unit.short),
    errors: findings.filter((f) => f.severity === 'error').map((f) => findingSentence(app.t, f)),
  }
}

/** The button was tapped a little while ago at most, and there is no more than it had named. */
function isConfirmed(tapped: RegExpExecArray | null, { missing, errors }: Open, now: Date): boolean {
  const [, units, wrong, minute] = tapped ?? []
  const isFresh = now.getTime() - Number(minute) * MINUTE_MS <= GOOD_FOR_MS
  return isFresh && missing.length <= Number(units) && errors.length <= Number(wrong)
}

async function ask(turn: Turn, period: Period, { missing, errors }: Open): Promise<void> {
  const { t } = turn.app
  const month = monthText(period)
  const minute = String(Math.floor(turn.now.getTime() / MINUTE_MS))
  const counts = [String(missing.length), String(errors.length)]
  const lines = [
    ...(missing.length > 0 ? [t('reply.lock-missing', { count: missing.length, names: named(turn, missing) })] : []),
    ...(errors.length > 0 ? [t('reply.lock-errors', { count: errors.length })] : []),
    ...errors.slice(0, MOST_ERRORS).map((sentence, i) => `${i + 1}. ${sentence}`),
    ...(errors.length > MOST_ERRORS ? [t('summary.more', { count: errors.length - MOST_ERRORS })] : []),
    t('reply.lock-anyway', { month }),
  ]
  const data = commandText('khoa', period, 'vankhoa', ...counts, minute)
  await answer(turn, lines.join('\n'), [[{ label: t('button.lock-anyway'), data }]])
}

function named({ app }: Turn, names: readonly string[]): string {
  if (names.length < ALL_NAMED) return names.join(', ')
  const more = names.length - MOST_NAMES
  return [names.slice(0, MOST_NAMES).join(', '), app.t('summary.and-more', { count: more })].join(' ')
}

/** Each chat once, however many units it answers for; whoever did it knows. */
async function tellUnits({ app, tx, chat, post }: Turn, period: Period, text: string): Promise<void> {
  const told = new Set([chat.id])
  for (const unit of unitsOf(app, period)) {
    for (const to of await recipientsOf(tx, app.pack, unit.code, 'unit')) {
      if (told.has(to.id)) continue
      told.add(to.id)
      await post(to, { type: 'message', text }, { urgency: 'bulk' })
    }
  }
}
