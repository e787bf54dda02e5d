/**
 * What becomes of a reminder that a chat did not take (the program was removed, the topic is gone): another way to the
 * unit's people, else the secretary is told whom to phone and why. Run in the transaction that gives the message up.
 */
import { deadlineOf } from '../../core/deadlines.ts'
import { type UnitCode, unitOf } from '../../core/pack.ts'
import type { ChatRecord, ReminderRecord, Tx } from '../../store/store.ts'
import type { App } from '../app.ts'
import type { Queued } from '../delivery/deliver.ts'
import { posting } from '../delivery/posting.ts'
import { extensionsOf, progressFor } from '../month.ts'
import { todayIn } from '../today.ts'
import { elsewhere, type Failure } from './elsewhere.ts'
import { Letters } from './letters.ts'
import { recipientsOf } from './recipients.ts'
import { type Desk, tellSecretary } from './tell-secretary.ts'

export async function undelivered(
  app: App,
  tx: Tx,
  row: Pick<Queued, 'id' | 'chatId' | 'payload'>,
  failure: Failure,
): Promise<readonly Queued[]> {
  const queued: Queued[] = []
  const now = app.now()
  const post = posting(app, tx, now, queued)
  const desk: Desk = { app, tx, post }
  const reminders = (await tx.reminders.carriedBy(row.id)).filter((r) => unitOf(app.pack, r.unit))
  if (reminders.length === 0) await elsewhere(desk, row, failure)
  for (const [period, own] of Map.groupBy(reminders, (r) => r.period)) {
    const letters = new Letters()
    for (const reminder of own) await another(desk, letters, reminder)
    await letters.post(tx, post, { t: app.t, pack: app.pack, period, today: todayIn(app.zone, now) })
  }
  return queued
}

/** To those of the unit's own people who were not written to yet; whoever looks after all units is not one. */
async function another(desk: Desk, letters: Letters, reminder: ReminderRecord): Promise<void> {
  const { app, tx } = desk
  const { unit, period, audience } = reminder
  if (audience === 'secretary' || audience === 'leaders') return
  const { underWay, notBegun } = await progressFor(app, tx, period, [unit])
  const [progress] = [...underWay, ...notBegun]
  if (!progress) return
  const tried = await tx.reminders.sentTo(await siblings(tx, reminder))
  if (tried.some((t) => !t.failed)) return
  const next = await nextWay(desk, unit, new Set(tried.map((t) => t.chatId)))
  if (next.length === 0) return tellSecretary(desk, unit, period, tried)
  const deadline = deadlineOf(app.pack, progress.unit, period, (await extensionsOf(app, tx, period)).get(unit))
  letters.add(next, 'unit', { progress, deadline, opening: false }, reminder.id)
}

/** The same step, whoever of the unit it went to. */
async function siblings(tx: Tx, { period, unit, step, about }: ReminderRecord): Promise<number[]> {
  const all = await tx.reminders.list(period)
  return all.filter((r) => r.unit === unit && r.step === step && r.about === about).map((r) => r.id)
}

/** Another group of the unit's own, else its officers in private, else its heads. */
async function nextWay({ app, tx }: Desk, unit: UnitCode, tried: ReadonlySet<number>): Promise<ChatRecord[]> {
  const untried = (chats: readonly ChatRecord[]) => chats.filter((chat) => !tried.has(chat.id))
  for (const group of untried(await tx.links.chatsOf(unit, 'officer'))) if (await isOwn(tx, group, unit)) return [group]
  const officers = untried(await recipientsOf(tx, app.pack, unit, 'officer'))
  return officers.length > 0 ? officers : untried(await recipientsOf(tx, app.pack, unit, 'head'))
}

/** Other units do not read there what this one has not done. */
async function isOwn(tx: Tx, { id }: ChatRecord, unit: UnitCode): Promise<boolean> {
  return (await tx.links.of({ chatId: id })).every((link) => link.unit === unit)
}
