/** What is to go out: stored with whatever caused it, sent later, marked when the platform has taken it. */
import { chatRecord } from './chats.ts'
import { StoredValueFault } from './faults.ts'
import { jsonOf } from './json.ts'
import type { Sql } from './statements.ts'
import type { OutboxReads, OutboxRecord, OutboxWrites } from './store.ts'

export function outboxReads(sql: Sql): OutboxReads {
  return {
    due: (limit, now) => due(sql, limit, now),
    async counts() {
      const count = (status: string) => sql.number('SELECT count(*) FROM "Outbox" WHERE "status" = ?', status)
      return { waiting: await count('new'), failed: await count('failed') }
    },
  }
}

async function due(sql: Sql, limit: number, now: Date): Promise<OutboxRecord[]> {
  const rest = `WHERE "status" = 'new' AND "chatId" NOT IN
    (SELECT "chatId" FROM "Outbox" WHERE "status" = 'new' AND "notBefore" > ?) ORDER BY "id" LIMIT ?`
  const rows = await sql.rows('Outbox', rest, now, limit)
  const ids = JSON.stringify([...new Set(rows.map((row) => row.chatId))])
  const chats = await sql.rows('Chat', 'WHERE "id" IN (SELECT "value" FROM json_each(?))', ids)
  const known = new Map(chats.map((row) => [row.id, chatRecord(row)]))
  return rows.map(({ id, chatId, promptId, payload, createdAt, attempts }) => {
    const chat = known.get(chatId)
    if (!chat) throw new StoredValueFault('chat')
    const about = promptId === null ? {} : { promptId }
    return { id, chatId, ...about, payload: jsonOf(payload, 'message'), createdAt, attempts, chat }
  })
}

export function outboxWrites(sql: Sql): OutboxWrites {
  return {
    ...outboxReads(sql),
    enqueue({ chatId, promptId, payload, createdAt, urgency = 'urgent' }) {
      const insert = `INSERT INTO "Outbox" ("chatId", "promptId", "payload", "createdAt", "urgency", "status")
        VALUES (?, ?, ?, ?, ?, 'new')`
      return sql.insert(insert, chatId, promptId, JSON.stringify(payload), createdAt, urgency)
    },
    async markSent(id, now, messageId) {
      const update = `UPDATE "Outbox" SET "status" = 'sent', "sentAt" = ?, "messageId" = ?, "attempts" = "attempts" + 1
        WHERE "id" = ? RETURNING "promptId"`
      const promptId = await sql.numberOr(update, now, messageId, id)
      if (promptId === undefined || messageId === undefined) return
      await sql.run('UPDATE "Prompt" SET "messageId" = ? WHERE "id" = ?', messageId, promptId)
    },
    async markFailed(id, error, retryAt) {
      const set = '"error" = ?, "attempts" = "attempts" + 1'
      if (retryAt) await sql.run(`UPDATE "Outbox" SET ${set}, "notBefore" = ? WHERE "id" = ?`, error, retryAt, id)
      else await sql.run(`UPDATE "Outbox" SET ${set}, "status" = 'failed' WHERE "id" = ?`, error, id)
    },
  }
}
