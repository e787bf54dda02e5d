/** That a unit's people could not be written to, and why: it is a matter for the phone now. */
import { openingOf } from '../../core/deadlines.ts'
import { type UnitCode, unitOf } from '../../core/pack.ts'
import type { Period } from '../../core/period.ts'
import { UNREACHED } from '../../core/reminders/decide.ts'
import type { SendTry } from '../../store/records.ts'
import type { Tx } from '../../store/store.ts'
import { monthText } from '../../text/dates.ts'
import { triesText } from '../../text/undelivered.ts'
import type { App, Post } from '../app.ts'
import { momentIn } from '../today.ts'
import { recipientsOf } from './recipients.ts'

export interface Desk {
  readonly app: App
  readonly tx: Tx
  readonly post: Post
}

/** Once for a unit and a month. `tries`: where it was tried; none of these chats is written to again. */
export async function tellSecretary(
  { app, tx, post }: Desk,
  unit: UnitCode,
  period: Period,
  tries: readonly SendTry[],
): Promise<void> {
  const now = app.now()
  const about = { step: UNREACHED, audience: 'secretary', about: openingOf(app.pack, period) }
  const claim = { ...about, period, unit, dueAt: momentIn(app.zone, now), outcome: 'sent' as const, at: now }
  if ((await tx.reminders.claim(claim)) === undefined) return
  const named = await Promise.all(
    tries.map(async (one) => ({ ...one, chat: (await tx.chats.byId(one.chatId))?.title ?? '' })),
  )
  const text = app.t('remind.unreached', {
    unit: unitOf(app.pack, unit)?.name ?? unit,
    month: monthText(period),
    tries: triesText(app.t, named),
  })
  const secretaries = await recipientsOf(tx, app.pack, unit, 'secretary')
  for (const to of secretaries)
    if (!tries.some((one) => one.chatId === to.id)) await post(to, { type: 'message', text }, { urgency: 'bulk' })
}
