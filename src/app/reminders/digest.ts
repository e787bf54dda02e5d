/**
 * The leaders' card: how the month stands, one message in each of their chats, pinned, and changed in place in the
 * morning and at the deadline. Called by the sweep.
 */
import { commonDeadline, openingOf } from '../../core/deadlines.ts'
import { addMinutes, dayOf, type Moment, momentAt } from '../../core/moment.ts'
import type { Period } from '../../core/period.ts'
import { DIGEST } from '../../core/reminders/decide.ts'
import { mayWrite, nextAllowed, quietOf } from '../../core/reminders/quiet.ts'
import type { ChatRecord, Tx } from '../../store/store.ts'
import type { App } from '../app.ts'
import type { Deliverer, Queued } from '../delivery/deliver.ts'
import type { Parcel } from '../delivery/parcel.ts'
import { posting } from '../delivery/posting.ts'
import { summaryOf } from '../summary.ts'
import { recipientsOf } from './recipients.ts'
import type { Tick } from './remind.ts'

/** Mornings after the deadline on which the card is still looked at. */
const DAYS_AFTER = 10
/** A moment that was missed for longer is not made up for: another morning comes. */
const LATE_MINUTES = 12 * 60

export async function sweepDigests(app: App, push: Deliverer['push'], period: Period, tick: Tick): Promise<void> {
  const moment = digestMoment(app, period, tick.moment)
  if (moment === undefined || (await app.store.periods.get(period))?.lockedAt) return
  const chats = await recipientsOf(app.store, app.pack, app.pack.standingUnit, 'leaders')
  const settled = await app.store.reminders.list(period)
  const open = chats.filter((c) => !settled.some((r) => r.unit === keyOf(c) && r.about === moment))
  if (open.length === 0) return
  push(await app.store.write((tx) => writeDigests(app, tx, period, open, moment, tick)))
}

/** The newest moment that has come at which the card is to be brought up to date; undefined if there is none. */
function digestMoment({ pack }: App, period: Period, now: Moment): Moment | undefined {
  const { digest } = pack.reminders
  if (!digest) return undefined
  const quiet = quietOf(pack)
  const deadline = commonDeadline(pack, period)
  const last = addMinutes(deadline, DAYS_AFTER * 1440)
  const opening = openingOf(pack, period)
  const morning = momentAt(dayOf(now), digest.at)
  const isMorning = opening <= morning && morning <= last && mayWrite(quiet, morning)
  const moments = [nextAllowed(quiet, deadline), ...(isMorning ? [morning] : [])]
  return moments.find((m) => m <= now && now < addMinutes(m, LATE_MINUTES))
}

function keyOf(chat: ChatRecord): string {
  return `chat:${chat.id}`
}

async function writeDigests(
  app: App,
  tx: Tx,
  period: Period,
  chats: readonly ChatRecord[],
  moment: Moment,
  { now, today }: Tick,
): Promise<readonly Queued[]> {
  const queued: Queued[] = []
  const post = posting(app, tx, now, queued)
  const { text, choices } = await summaryOf(app, tx, period, today)
  for (const chat of chats) {
    const before = await tx.reminders.digest(chat.id, period)
    const outcome = before?.shown === text ? 'not-needed' : 'sent'
    const about = { step: DIGEST, audience: 'leaders', about: moment, dueAt: moment }
    const id = await tx.reminders.claim({ period, unit: keyOf(chat), ...about, outcome, at: now })
    if (id === undefined || outcome === 'not-needed') continue
    const edits = before && app.channels.get(chat.channel)?.abilities[chat.kind].edits
    const parcel: Parcel = edits
      ? { type: 'edit', of: { outboxId: before.outboxId }, text, choices, elseNew: true }
      : { type: 'message', text, choices }
    const outboxId = await post(chat, parcel, { urgency: 'bulk' })
    await tx.reminders.carry(id, outboxId)
    await tx.reminders.putDigest({ chatId: chat.id, period, outboxId: edits ? before.outboxId : outboxId, shown: text })
    if (!edits) await post(chat, { type: 'pin', of: { outboxId } }, { urgency: 'bulk' })
  }
  return queued
}
