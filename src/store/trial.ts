/** What only the trial page needs of the database: when the trial began, and to begin again. */
import type { Db } from './sqlite.ts'

const BEGAN = 'trial-began'

/** The first `now` that it was called with. */
export async function trialBegan(db: Db, now: Date): Promise<Date> {
  const known = await db.setting.findUnique({ where: { key: BEGAN } })
  if (known) return new Date(known.value)
  await db.setting.create({ data: { key: BEGAN, value: now.toISOString() } })
  return now
}

/** In the order in which foreign keys allow it. Ids go on counting, so that an old button finds nothing. */
export async function emptyTables(db: Db): Promise<void> {
  await db.offer.deleteMany()
  await db.paidSend.deleteMany()
  await db.download.deleteMany()
  await db.carried.deleteMany()
  await db.digest.deleteMany()
  await db.reminder.deleteMany()
  await db.extension.deleteMany()
  await db.mute.deleteMany()
  await db.outbox.deleteMany()
  await db.prompt.deleteMany()
  await db.conversation.deleteMany()
  await db.answer.deleteMany()
  await db.submission.deleteMany()
  await db.periodRecord.deleteMany()
  await db.link.deleteMany()
  await db.linkCode.deleteMany()
  await db.audit.deleteMany()
  await db.inbox.deleteMany()
  await db.localMessage.deleteMany()
  await db.setting.deleteMany()
  await db.person.deleteMany()
  await db.chat.updateMany({ data: { movedTo: null } })
  await db.chat.deleteMany()
}
