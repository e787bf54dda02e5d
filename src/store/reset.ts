/** Empties the database for the trial page's "begin again". Ids go on counting, so that an old button finds nothing. */
import type { Db } from './sqlite.ts'

/** In the order in which foreign keys allow it. */
export async function emptyTables(db: Db): Promise<void> {
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
  await db.person.deleteMany()
  await db.chat.updateMany({ data: { movedTo: null } })
  await db.chat.deleteMany()
}
