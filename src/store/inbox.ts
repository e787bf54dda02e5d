/** What channels handed over: stored before it is handled, once each, until it is handled or set aside. */
import type { Inbound } from '../channels/channel.ts'
import { jsonOf } from './json.ts'
import type { Sql, Tables } from './statements.ts'
import type { InboxReads, InboxRecord, InboxWrites, Received, UnhandledRecord } from './store.ts'

/** Set aside before, and to be handled again. */
const AGAIN = 'again'
const AMONG = '"id" IN (SELECT "value" FROM json_each(?))'

export function inboxReads(sql: Sql): InboxReads {
  return {
    async pending(limit, after = 0) {
      const rest = `WHERE "status" IN ('new', '${AGAIN}') AND "id" > ? ORDER BY "id" LIMIT ?`
      return (await sql.rows('Inbox', rest, after, limit)).map(inboxRecord)
    },
    async retried(limit) {
      const rest = `WHERE "status" = '${AGAIN}' ORDER BY "id" LIMIT ?`
      return (await sql.rows('Inbox', rest, limit)).map(inboxRecord)
    },
    async unhandled(limit) {
      const rest = `WHERE "status" IN ('new', '${AGAIN}', 'failed') ORDER BY "id" LIMIT ?`
      return (await sql.rows('Inbox', rest, limit)).map(unhandledRecord)
    },
    async setAside() {
      const count = await sql.number(`SELECT count(*) FROM "Inbox" WHERE "status" = 'failed'`)
      const row = await sql.row('Inbox', `WHERE "status" = 'failed' ORDER BY "id" LIMIT 1`)
      return row ? { count, oldest: { id: row.id, at: row.handledAt ?? row.receivedAt } } : { count }
    },
  }
}

function inboxRecord({ id, payload, attempts, status }: Tables['Inbox']): InboxRecord {
  const inbound = jsonOf(payload, 'message') as Inbound // `receive` alone writes it
  return { id, inbound, attempts, ...(status === AGAIN && { isRetried: true }) }
}

function unhandledRecord(row: Tables['Inbox']): UnhandledRecord {
  const { status, receivedAt, handledAt, error } = row
  const base = { ...inboxRecord(row), receivedAt }
  if (status !== 'failed') return { ...base, status: 'waiting' }
  // Earlier versions wrote a sentence, of either.
  const why = error === 'died' ? 'died' : 'fault'
  return { ...base, status: 'set-aside', setAside: { at: handledAt ?? receivedAt, why } }
}

export function inboxWrites(sql: Sql): InboxWrites {
  return {
    ...inboxReads(sql),
    receive: (inbound, now) => receive(sql, inbound, now),
    async markStarted(id) {
      await sql.run('UPDATE "Inbox" SET "attempts" = "attempts" + 1 WHERE "id" = ?', id)
    },
    async blank(channel, externalId) {
      const update = `UPDATE "Inbox" SET "payload" = json_set("payload", '$.text', '')
        WHERE "channel" = ? AND "externalId" = ? AND json_extract("payload", '$.text') IS NOT NULL`
      await sql.run(update, channel, externalId)
    },
    async overheard(channel, externalId) {
      const update = `UPDATE "Inbox" SET "payload" = '{}', "status" = 'overheard'
        WHERE "channel" = ? AND "externalId" = ?`
      await sql.run(update, channel, externalId)
    },
    async dropOverheard(before) {
      await sql.run(`DELETE FROM "Inbox" WHERE "status" = 'overheard' AND "receivedAt" < ?`, before)
    },
    async markHandled(id, now) {
      const status = `CASE "status" WHEN 'overheard' THEN 'overheard' ELSE 'done' END`
      await sql.run(`UPDATE "Inbox" SET "status" = ${status}, "handledAt" = ? WHERE "id" = ?`, now, id)
    },
    async markFailed(id, why, now) {
      const end = `UPDATE "Inbox" SET "status" = 'failed', "error" = ?, "handledAt" = ? WHERE "id" = ?`
      await sql.run(end, why, now, id)
    },
    retry(ids) {
      const fresh = `"status" = '${AGAIN}', "attempts" = 0, "error" = NULL, "handledAt" = NULL`
      return sql.run(`UPDATE "Inbox" SET ${fresh} WHERE "status" = 'failed' AND ${AMONG}`, JSON.stringify(ids))
    },
    drop(ids) {
      const end = `UPDATE "Inbox" SET "status" = 'dropped' WHERE "status" = 'failed' AND ${AMONG}`
      return sql.run(end, JSON.stringify(ids))
    },
  }
}

/** One statement, since every message passes here before its platform gets an answer. */
async function receive(sql: Sql, inbound: Inbound, now: Date): Promise<Received> {
  const { channel, externalId } = inbound
  const insert = `INSERT INTO "Inbox" ("channel", "externalId", "payload", "receivedAt", "status")
    VALUES (?, ?, ?, ?, 'new') ON CONFLICT ("channel", "externalId") DO NOTHING RETURNING "id"`
  const id = await sql.numberOr(insert, channel, externalId, JSON.stringify(inbound), now)
  return id === undefined ? { outcome: 'seen' } : { outcome: 'new', id }
}
