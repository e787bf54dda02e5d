/**
 * What becomes of a reminder that a chat did not take (the program was removed, the group is gone): another way to the
 * unit's people, else the secretary is told whom to phone. Called by `deliver`, in the transaction that gives it up.
 */
import { deadlineOf, openingOf } from '../../core/deadlines.ts'
import { type UnitCode, unitOf } from '../../core/pack.ts'
import type { Period } from '../../core/period.ts'
import { UNREACHED } from '../../core/reminders/decide.ts'
import type { ChatRecord, ReminderRecord, Tx } from '../../store/store.ts'
import { monthText } from '../../text/dates.ts'
import type { App, Post } from '../app.ts'
import type { Queued } from '../delivery/deliver.ts'
import { posting } from '../delivery/posting.ts'
import type { GivenUp } from '../delivery/settle.ts'
import { extensionsOf, progressFor } from '../month.ts'
import { momentIn, todayIn } from '../today.ts'
import { Letters } from './letters.ts'
import { recipientsOf } from './recipients.ts'

interface Undelivered {
  readonly app: App
  readonly tx: Tx
  readonly post: Post
  readonly letters: Letters
  /** The chat that did not take the message, and why. */
  readonly chat: ChatRecord | undefined
  readonly why: GivenUp
}

export async function undelivered(
  app: App,
  tx: Tx,
  row: { readonly id: number; readonly chatId: number },
  why: GivenUp,
): Promise<readonly Queued[]> {
  const reminders = (await tx.reminders.carriedBy(row.id)).filter((r) => unitOf(app.pack, r.unit))
  const queued: Queued[] = []
  if (reminders.length === 0) return queued
  const now = app.now()
  const post = posting(app, tx, now, queued)
  const chat = await tx.chats.byId(row.chatId)
  for (const [period, own] of Map.groupBy(reminders, (r) => r.period)) {
    const letters = new Letters()
    for (const reminder of own) await another({ app, tx, post, letters, chat, why }, reminder)
    await letters.post(tx, post, { t: app.t, pack: app.pack, period, today: todayIn(app.zone, now) })
  }
  return queued
}

/** To the first of the unit's own people who were not written to yet; whoever looks after all units is not one. */
async function another(failed: Undelivered, reminder: ReminderRecord): Promise<void> {
  const { app, tx, letters } = failed
  const { unit, period, audience } = reminder
  if (audience === 'secretary' || audience === 'leaders') return
  const { underWay, notBegun } = await progressFor(app, tx, period, [unit])
  const [progress] = [...underWay, ...notBegun]
  if (!progress) return
  const tried = await tx.reminders.sentTo(await siblings(tx, reminder))
  if (tried.some((t) => !t.failed)) return
  const [next] = (await waysTo(tx, unit)).filter((chat) => !tried.some((t) => t.chatId === chat.id))
  if (!next) return tellSecretary(failed, unit, period)
  const deadline = deadlineOf(app.pack, progress.unit, period, (await extensionsOf(app, tx, period)).get(unit))
  letters.add([next], 'unit', { progress, deadline, opening: false }, reminder.id)
}

/** The same step, whoever of the unit it went to. */
async function siblings(tx: Tx, { period, unit, step, about }: ReminderRecord): Promise<number[]> {
  const all = await tx.reminders.list(period)
  return all.filter((r) => r.unit === unit && r.step === step && r.about === about).map((r) => r.id)
}

async function waysTo(tx: Tx, unit: UnitCode): Promise<ChatRecord[]> {
  const groups = await tx.links.chatsOf(unit, 'officer')
  return [...groups, ...(await recipientsOf(tx, unit, 'officer')), ...(await recipientsOf(tx, unit, 'head'))]
}

/** Once for a unit and a month: it is a matter for the phone now. */
async function tellSecretary({ app, tx, post, chat, why }: Undelivered, unit: UnitCode, period: Period): Promise<void> {
  const now = app.now()
  const about = { step: UNREACHED, audience: 'secretary', about: openingOf(app.pack, period) }
  const claim = { ...about, period, unit, dueAt: momentIn(app.zone, now), outcome: 'sent' as const, at: now }
  if ((await tx.reminders.claim(claim)) === undefined) return
  const text = app.t('remind.unreached', {
    unit: unitOf(app.pack, unit)?.name ?? unit,
    month: monthText(period),
    chat: chat?.title || app.t('remind.private-chat'),
    why: app.t(`remind.why-${why}`),
  })
  for (const to of await recipientsOf(tx, unit, 'secretary'))
    await post(to, { type: 'message', text }, { urgency: 'bulk' })
}
