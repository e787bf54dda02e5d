/** Reminders as rows, each the claim on what it is about; the messages that carry them; the leaders' cards. */
import type { Moment } from '../core/moment.ts'
import { period as toPeriod } from '../core/period.ts'
import { whyOf } from './outbox.ts'
import type { Sql, Tables } from './statements.ts'
import type { ReminderOutcome, ReminderReads, ReminderRecord, ReminderWrites } from './store.ts'

function reminderRecord({ period, deadline, dueAt, outcome, ...row }: Tables['Reminder']): ReminderRecord {
  const about = { period: toPeriod(period), about: deadline as Moment, dueAt: dueAt as Moment }
  return { ...row, ...about, outcome: outcome as ReminderOutcome } // `claim` and `settle` alone write these
}

export function reminderReads(sql: Sql): ReminderReads {
  return {
    async list(period) {
      return (await sql.rows('Reminder', 'WHERE "period" = ? ORDER BY "id"', period)).map(reminderRecord)
    },
    async waiting(until) {
      const rest = `WHERE "outcome" = 'waiting' AND "dueAt" <= ? ORDER BY "id"`
      return (await sql.rows('Reminder', rest, until)).map(reminderRecord)
    },
    async carriedBy(outboxId) {
      const rest = 'WHERE "id" IN (SELECT "reminderId" FROM "Carried" WHERE "outboxId" = ?) ORDER BY "id"'
      return (await sql.rows('Reminder', rest, outboxId)).map(reminderRecord)
    },
    async sentTo(reminderIds) {
      const rest = `WHERE "id" IN (SELECT "outboxId" FROM "Carried" WHERE "reminderId" IN
        (SELECT "value" FROM json_each(?))) ORDER BY "id"`
      const rows = await sql.rows('Outbox', rest, JSON.stringify(reminderIds))
      return rows.map(({ chatId, status, error }) => ({
        chatId,
        failed: status === 'failed',
        ...(error !== null && whyOf(error)),
      }))
    },
    async digest(chatId, period) {
      const row = await sql.row('Digest', 'WHERE "chatId" = ? AND "period" = ?', chatId, period)
      return row && { ...row, period }
    },
  }
}

export function reminderWrites(sql: Sql): ReminderWrites {
  return {
    ...reminderReads(sql),
    async claim({ period, unit, step, audience, about, dueAt, outcome, at }) {
      const insert = `INSERT INTO "Reminder"
        ("period", "unit", "step", "audience", "deadline", "dueAt", "outcome", "at") VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT ("period", "unit", "step", "audience", "deadline") DO NOTHING RETURNING "id"`
      return sql.numberOr(insert, period, unit, step, audience, about, dueAt, outcome, at)
    },
    async settle(id, outcome, at) {
      await sql.run('UPDATE "Reminder" SET "outcome" = ?, "at" = ? WHERE "id" = ?', outcome, at, id)
    },
    async carry(reminderId, outboxId) {
      const insert = 'INSERT INTO "Carried" ("reminderId", "outboxId") VALUES (?, ?) ON CONFLICT DO NOTHING'
      await sql.run(insert, reminderId, outboxId)
    },
    async putDigest({ chatId, period, outboxId, shown }) {
      const upsert = `INSERT INTO "Digest" ("chatId", "period", "outboxId", "shown") VALUES (?, ?, ?, ?)
        ON CONFLICT ("chatId", "period") DO UPDATE SET "outboxId" = excluded."outboxId", "shown" = excluded."shown"`
      await sql.run(upsert, chatId, period, outboxId, shown)
    },
  }
}
