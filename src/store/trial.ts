/** The trial begins again: called by `open-store.ts` for the trial page alone. */
import { RECEIPT } from './receipts.ts'
import type { Db } from './sqlite.ts'

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
  // Who was forgotten before stays so, and is not forgotten again when they come back.
  await db.setting.deleteMany({ where: { NOT: { key: { startsWith: RECEIPT } } } })
  await db.messagePart.deleteMany()
  await db.flood.deleteMany()
  await db.person.deleteMany()
  await db.chat.updateMany({ data: { movedTo: null } })
  await db.chat.deleteMany()
}
