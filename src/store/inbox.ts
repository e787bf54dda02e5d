/** What channels handed over: stored before it is handled, once each, until it is handled or set aside. */
import type { ChannelName, Inbound } from '../channels/channel.ts'
import type { ForgottenList } from './forgotten-list.ts'
import { jsonOf } from './json.ts'
import type { Sql, Tables } from './statements.ts'
import type { InboxReads, InboxRecord, InboxWrites, Received, UnhandledRecord } from './store.ts'

/** Set aside before, and to be handled again. */
const AGAIN = 'again'
const AMONG = '"id" IN (SELECT "value" FROM json_each(?))'

/** Stands for words that were taken out, where something has to be shown. */
const BLANKED = '\u2026'

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

export function inboxWrites(sql: Sql, forgotten: ForgottenList): InboxWrites {
  const overheard = async (channel: ChannelName, externalId: string): Promise<void> => {
    const blank = `"payload" = '{}', "status" = 'overheard'`
    await sql.run(`UPDATE "Inbox" SET ${blank} WHERE "channel" = ? AND "externalId" = ?`, channel, externalId)
  }
  return {
    ...inboxReads(sql),
    async receive(inbound, now) {
      return (await wasForgotten(sql, forgotten, inbound)) ? { outcome: 'seen' } : receive(sql, inbound, now)
    },
    async markStarted(id) {
      await sql.run('UPDATE "Inbox" SET "attempts" = "attempts" + 1 WHERE "id" = ?', id)
    },
    async blank(channel, externalId) {
      const update = `UPDATE "Inbox" SET "payload" = json_set("payload", '$.text', '')
        WHERE "channel" = ? AND "externalId" = ? AND json_extract("payload", '$.text') IS NOT NULL`
      await sql.run(update, channel, externalId)
      // The trial page keeps what was said as a platform would, but in our own database.
      const bubble = `(SELECT json_extract("payload", '$.messageId') FROM "Inbox"
        WHERE "channel" = ? AND "externalId" = ?)`
      if (channel === 'local')
        await sql.run(`UPDATE "LocalMessage" SET "text" = ? WHERE "id" = ${bubble}`, BLANKED, channel, externalId)
    },
    overheard,
    async ofNobody(channel, externalId) {
      await overheard(channel, externalId)
      const hash = await forgotten.hash(externalId)
      if (hash === undefined) return
      const update = 'UPDATE OR REPLACE "Inbox" SET "externalId" = ? WHERE "channel" = ? AND "externalId" = ?'
      await sql.run(update, hash, channel, externalId)
    },
    async dropOverheard(before) {
      await sql.run(`DELETE FROM "Inbox" WHERE "status" = 'overheard' AND "receivedAt" < ?`, before)
    },
    async markHandled(id, now) {
      const status = `CASE "status" WHEN 'overheard' THEN 'overheard' ELSE 'done' END`
      const update = `UPDATE "Inbox" SET "status" = ${status}, "handledAt" = ? WHERE "id" = ? AND ${KEPT}`
      return (await sql.run(update, now, id)) === 1
    },
    async markFailed(id, why, now) {
      const end = `UPDATE "Inbox" SET "status" = 'failed', "error" = ?, "handledAt" = ? WHERE "id" = ? AND ${KEPT}`
      return (await sql.run(end, why, now, id)) === 1
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

/** Its writer was not forgotten since it came. */
const KEPT = `"status" <> 'forgotten'`

/** Their ids may be made of the person's. So are those of names, which a person who came back may be given again. */
const MADE: ReadonlySet<Inbound['type']> = new Set(['joined', 'left', 'withdrawn'])

/** Delivered again: of a person who was forgotten such an id is kept as a hash. */
async function wasForgotten(sql: Sql, forgotten: ForgottenList, inbound: Inbound): Promise<boolean> {
  const hash = MADE.has(inbound.type) ? await forgotten.hash(inbound.externalId) : undefined
  if (hash === undefined) return false
  const same = 'SELECT count(*) FROM "Inbox" WHERE "channel" = ? AND "externalId" = ?'
  return (await sql.number(same, inbound.channel, hash)) > 0
}

/** One statement, since every message passes here before its platform gets an answer. */
async function receive(sql: Sql, inbound: Inbound, now: Date): Promise<Received> {
  const { channel, externalId } = inbound
  const insert = `INSERT INTO "Inbox" ("channel", "externalId", "payload", "receivedAt", "status")
    VALUES (?, ?, ?, ?, 'new') ON CONFLICT ("channel", "externalId") DO NOTHING RETURNING "id"`
  const id = await sql.numberOr(insert, channel, externalId, JSON.stringify(inbound), now)
  return id === undefined ? { outcome: 'seen' } : { outcome: 'new', id }
}
