/** What is to go out: stored with whatever caused it, sent later, marked when the platform has taken it. */
import { chatRecord } from './chats.ts'
import { StoredValueFault } from './faults.ts'
import { jsonOf } from './json.ts'
import type { Sql, Tables } from './statements.ts'
import type { OutboxReads, OutboxRecord, OutboxWrites, RecentMessage, SentMessage } from './store.ts'

/** There is no index by time: so many are looked through at a start, more than a province sends in a day. */
const LATELY_WRITTEN = '"id" > (SELECT coalesce(max("id"), 0) FROM "Outbox") - 50000'

const AMONG = '"id" IN (SELECT "value" FROM json_each(?))'

export function outboxReads(sql: Sql): OutboxReads {
  const records = (rows: readonly Tables['Outbox'][]) => withChats(sql, rows)
  return {
    async unsent(limit, after = 0) {
      const rest = `WHERE "status" = 'new' AND "id" > ? ORDER BY "id" LIMIT ?`
      return records(await sql.rows('Outbox', rest, after, limit))
    },
    async unsentIds() {
      const all = `SELECT json_group_array("id") FROM (SELECT "id" FROM "Outbox" WHERE "status" = 'new' ORDER BY "id")`
      return jsonOf(await sql.text(all), 'ids') as number[] // of an integer column
    },
    async byIds(ids) {
      const rest = `WHERE "status" IN ('new', 'failed') AND ${AMONG} ORDER BY "id"`
      return records(await sql.rows('Outbox', rest, JSON.stringify(ids)))
    },
    async failed() {
      return records(await sql.rows('Outbox', `WHERE "status" = 'failed' ORDER BY "id"`))
    },
    async messageOf(id) {
      const row = await sql.row('Outbox', 'WHERE "id" = ?', id)
      return row && sentMessage(row)
    },
    async recent(sentSince, startedSince) {
      const asked = `("status" = 'sent' AND "sentAt" > ?) OR ("status" <> 'sent' AND "startedAt" > ?)`
      const rest = `WHERE (${LATELY_WRITTEN} OR "status" = 'new') AND (${asked})`
      const rows = await sql.rows('Outbox', rest, sentSince, startedSince)
      const chats = await chatsOf(sql, rows)
      return rows.map((row) => recentOf(row, chats.get(row.chatId)))
    },
    async instead(id) {
      const rest = `WHERE "id" > ? AND json_extract("payload", '$.instead') = ? ORDER BY "id"`
      const rows = await sql.rows('Outbox', rest, id, id)
      return rows.map(({ id: own, chatId, status, error }) => ({
        id: own,
        chatId,
        failed: status === 'failed',
        ...(error !== null && whyOf(error)),
      }))
    },
    async counts() {
      const count = (status: string) => sql.number('SELECT count(*) FROM "Outbox" WHERE "status" = ?', status)
      return { waiting: await count('new'), failed: await count('failed') }
    },
  }
}

function sentMessage({ chatId, messageId }: Tables['Outbox']): SentMessage {
  return { chatId, ...(messageId !== null && { messageId }) }
}

async function withChats(sql: Sql, rows: readonly Tables['Outbox'][]): Promise<OutboxRecord[]> {
  const chats = await chatsOf(sql, rows)
  return rows.map((row) => recordOf(row, chats.get(row.chatId)))
}

async function chatsOf(sql: Sql, rows: readonly Tables['Outbox'][]): Promise<Map<number, Tables['Chat']>> {
  const ids = JSON.stringify([...new Set(rows.map((row) => row.chatId))])
  const chats = await sql.rows('Chat', `WHERE ${AMONG}`, ids)
  return new Map(chats.map((row) => [row.id, row]))
}

function recentOf(row: Tables['Outbox'], chat: Tables['Chat'] | undefined): RecentMessage {
  if (!chat) throw new StoredValueFault('chat')
  const { id, chatId, payload, urgency, status, attempts, sentAt } = row
  const base = { id, chatId, chat: chatRecord(chat), payload: jsonOf(payload, 'message') }
  const isSent = status === 'sent' && sentAt !== null
  // Each mark counts the try that it ends; one that was begun and not ended comes on top.
  const tries = Math.max(1, status === 'new' ? attempts + 1 : attempts)
  return { ...base, urgency: urgency as RecentMessage['urgency'], tries, ...(isSent && { sentAt }) }
}

function recordOf(row: Tables['Outbox'], chat: Tables['Chat'] | undefined): OutboxRecord {
  if (!chat) throw new StoredValueFault('chat')
  const { id, chatId, promptId, payload, createdAt, attempts, error, notBefore, startedAt } = row
  return {
    id,
    chatId,
    ...(promptId !== null && { promptId }),
    payload: jsonOf(payload, 'message'),
    createdAt,
    // Both are only ever written here and in `enqueue`.
    urgency: row.urgency as OutboxRecord['urgency'],
    status: row.status as OutboxRecord['status'],
    attempts,
    ...(error !== null && whyOf(error)),
    ...(notBefore !== null && { notBefore }),
    ...(startedAt !== null && { startedAt }),
    chat: chatRecord(chat),
  }
}

/** Between the kind of a failure and what the platform told beyond it. */
const REASON_MARK = ':'

/** What `markFailed` and `markWaiting` wrote. */
export function whyOf(stored: string): { error: string; reason?: string } {
  const [error = '', reason] = stored.split(REASON_MARK)
  return { error, ...(reason !== undefined && { reason }) }
}

export function outboxWrites(sql: Sql): OutboxWrites {
  return {
    ...outboxReads(sql),
    ...marks(sql),
    enqueue({ chatId, promptId, payload, createdAt, urgency = 'urgent' }) {
      const insert = `INSERT INTO "Outbox" ("chatId", "promptId", "payload", "createdAt", "urgency", "status")
        VALUES (?, ?, ?, ?, ?, 'new')`
      return sql.insert(insert, chatId, promptId, JSON.stringify(payload), createdAt, urgency)
    },
    async replaceMessage(id, { chatId, messageId }) {
      await sql.run('UPDATE "Outbox" SET "chatId" = ?, "messageId" = ? WHERE "id" = ?', chatId, messageId, id)
    },
    retry(ids) {
      const fresh = `"status" = 'new', "attempts" = 0, "error" = NULL, "notBefore" = NULL, "startedAt" = NULL`
      return sql.run(`UPDATE "Outbox" SET ${fresh} WHERE "status" = 'failed' AND ${AMONG}`, JSON.stringify(ids))
    },
    drop(ids) {
      const end = `UPDATE "Outbox" SET "status" = 'dropped' WHERE "status" IN ('new', 'failed') AND ${AMONG}`
      return sql.run(end, JSON.stringify(ids))
    },
  }
}

function marks(sql: Sql): Pick<OutboxWrites, 'markStarted' | 'markSent' | 'markWaiting' | 'markFailed'> {
  return {
    markStarted(id, now) {
      // A try that was begun and never ended, since the program was killed, counts too; a wait ends one.
      const lost = '"attempts" + ("startedAt" IS NOT NULL AND "notBefore" IS NULL)'
      const set = `"attempts" = ${lost}, "notBefore" = NULL, "startedAt" = ?`
      const begin = `UPDATE "Outbox" SET ${set} WHERE "id" = ? AND "status" = 'new' RETURNING "chatId"`
      return sql.numberOr(begin, now, id)
    },
    async markSent(id, now, messageId) {
      const update = `UPDATE "Outbox" SET "status" = 'sent', "sentAt" = ?, "messageId" = ?, "attempts" = "attempts" + 1
        WHERE "id" = ? RETURNING "promptId"`
      const promptId = await sql.numberOr(update, now, messageId, id)
      if (promptId === undefined || messageId === undefined) return
      await sql.run('UPDATE "Prompt" SET "messageId" = ? WHERE "id" = ?', messageId, promptId)
    },
    async markWaiting(id, error, notBefore, unanswered) {
      const started = unanswered ? '' : ', "startedAt" = NULL'
      const set = `"error" = ?, "notBefore" = ?, "attempts" = "attempts" + 1${started}`
      await sql.run(`UPDATE "Outbox" SET ${set} WHERE "id" = ?`, error, notBefore, id)
    },
    async markFailed(id, error, reason) {
      const set = `"error" = ?, "attempts" = "attempts" + 1, "status" = 'failed'`
      const why = reason === undefined ? error : `${error}${REASON_MARK}${reason}`
      await sql.run(`UPDATE "Outbox" SET ${set} WHERE "id" = ? AND "status" = 'new'`, why, id)
    },
  }
}
