/**
 * A person is forgotten: their name, their ids and their words go, in the rows that stay because something else refers
 * to them. The unit's answers stay, without whose they were. Forgetting is noted beside the database first, so that a
 * crash leaves nobody half forgotten and a restored backup forgets anew.
 */
import type { ChannelName } from '../channels/channel.ts'
import { markForErasing } from './erase.ts'
import { blotNames } from './forget-names.ts'
import { blankRows, type Gone, namesOf } from './forget-rows.ts'
import type { ForgottenEntry, ForgottenList } from './forgotten-list.ts'
import { jsonOf } from './json.ts'
import { addReceipts, withoutReceipt } from './receipts.ts'
import type { Sql } from './statements.ts'
import type { Forgetting } from './store.ts'

/** In the writer's transaction. False if the program knew nobody by that id; what asked for it is blank all the same. */
export async function forgetPerson(
  sql: Sql,
  list: ForgottenList,
  channel: ChannelName,
  externalId: string,
  { at, by, request }: Forgetting,
): Promise<boolean> {
  const asking = request === undefined ? undefined : await rowOf(sql, channel, request)
  const isKnown = await hasTraces(sql, channel, externalId)
  if (!isKnown && asking === undefined) return false
  if (isKnown) {
    const entry = await list.add({ at: at.toISOString(), by, channel }, externalId)
    // Earlier ones may have been noted in vain, when their transaction failed: this forgetting is theirs too.
    const same = (await list.entries()).filter(({ who }) => who === entry.who)
    await addReceipts(sql, same)
    await note(sql, entry)
  }
  await forgetHere(sql, list, { channel, externalId, at, ...(asking !== undefined && { asking }) })
  return isKnown
}

/**
 * At each start, and in a backup before it takes the database's place. Who was forgotten in a database has a receipt
 * there; an entry without one was cut off by a crash, or the database is older than it: whoever it means is forgotten
 * now. Those who wrote anew came after the receipt, whatever the clocks said. Resolves with how many were found.
 */
export async function forgetAgain(sql: Sql, list: ForgottenList): Promise<number> {
  const open = await withoutReceipt(sql, await list.entries())
  if (open.length === 0) return 0
  const whoIn = await list.whoIn(open)
  const byWho = new Map(open.map((entry) => [entry.who, entry]))
  let found = 0
  for (const channel of new Set(open.map((entry) => entry.channel)))
    for (const externalId of await everybodyOn(sql, channel)) {
      const entry = byWho.get(whoIn(channel, externalId))
      if (!entry) continue
      found += 1
      await note(sql, entry)
      await forgetHere(sql, list, { channel, externalId, at: new Date(entry.at) })
    }
  await addReceipts(sql, open)
  return found
}

interface Here {
  readonly channel: ChannelName
  readonly externalId: string
  readonly at: Date
  /** The inbox's row that asks for it; what was stored behind it is of somebody who writes anew. */
  readonly asking?: number
}

async function forgetHere(sql: Sql, list: ForgottenList, { channel, externalId, at, asking }: Here): Promise<void> {
  const person = await sql.numberOr(`SELECT "id" FROM "Person" WHERE ${BY_ID}`, channel, externalId)
  const chat = await sql.numberOr(`SELECT "id" FROM "Chat" WHERE "kind" = 'private' AND ${BY_ID}`, channel, externalId)
  const nobody = person === undefined ? `withdrawn-chat-${chat ?? 0}` : `withdrawn-${person}`
  const gone: Gone = { channel, externalId, nobody, at, person, chat, asking }
  const names = await namesOf(sql, gone)
  await blankRows(sql, list, gone)
  // An administrator may have been told the address, as `forget` takes it.
  await blotNames(sql, [...names, `${channel}:${externalId}`])
  await markForErasing(sql, at)
}

const BY_ID = '"channel" = ? AND "externalId" = ?'

/** That somebody was forgotten, when and by whom; not who. */
async function note(sql: Sql, { channel, at, by }: ForgottenEntry): Promise<void> {
  const insert = 'INSERT INTO "Audit" ("at", "action", "subject", "detail") VALUES (?, ?, ?, ?)'
  await sql.run(insert, new Date(at), 'forgotten', `channel:${channel}`, JSON.stringify({ by }))
}

function rowOf(sql: Sql, channel: ChannelName, request: string): Promise<number | undefined> {
  return sql.numberOr(`SELECT "id" FROM "Inbox" WHERE ${BY_ID}`, channel, request)
}

/** A request to be forgotten alone is none. */
async function hasTraces(sql: Sql, channel: ChannelName, externalId: string): Promise<boolean> {
  const traces = `SELECT EXISTS (SELECT 1 FROM "Person" WHERE ${BY_ID})
    OR EXISTS (SELECT 1 FROM "Chat" WHERE "kind" = 'private' AND ${BY_ID})
    OR EXISTS (SELECT 1 FROM "Inbox" WHERE "channel" = ? AND instr("payload", ?) > 0
      AND json_extract("payload", '$.from.id') = ? AND json_extract("payload", '$.type') <> 'withdrawn')`
  const json = JSON.stringify(externalId)
  return (await sql.number(traces, channel, externalId, channel, externalId, channel, json, externalId)) === 1
}

/** Everybody of whom the database knows something, by their ids on the platform. */
async function everybodyOn(sql: Sql, channel: ChannelName): Promise<string[]> {
  const all = `SELECT json_group_array("id") FROM (
    SELECT "externalId" AS "id" FROM "Person" WHERE "channel" = ?
    UNION SELECT "externalId" FROM "Chat" WHERE "channel" = ? AND "kind" = 'private'
    UNION SELECT json_extract("payload", '$.from.id') FROM "Inbox" WHERE "channel" = ?)
    WHERE "id" IS NOT NULL`
  return jsonOf(await sql.text(all, channel, channel, channel), 'ids') as string[] // of columns of texts
}
