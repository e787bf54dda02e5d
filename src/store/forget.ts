/**
 * A person asks to be forgotten: their name, their ids on the platform and their words go, in the rows that stay
 * because something else refers to them. Figures are the unit's and stay, without whose they were.
 */
import type { ChannelName } from '../channels/channel.ts'
import type { Sql } from './statements.ts'

/** In the writer's transaction. False if nobody is known by that id. */
export async function forgetPerson(sql: Sql, channel: ChannelName, externalId: string, now: Date): Promise<boolean> {
  const person = await sql.row('Person', 'WHERE "channel" = ? AND "externalId" = ?', channel, externalId)
  if (!person) return false
  const nobody = `withdrawn-${person.id}`
  await sql.run('UPDATE "Person" SET "name" = ?, "externalId" = ? WHERE "id" = ?', '', nobody, person.id)
  await sql.run('UPDATE "Link" SET "revokedAt" = ? WHERE "personId" = ? AND "revokedAt" IS NULL', now, person.id)
  const who = `"channel" = ? AND json_extract("payload", '$.from.id') = ?`
  // What is no message has an id that was made of theirs, or of their name.
  const ours = `json_extract("payload", '$.type') IN ('joined', 'left', 'named', 'withdrawn')`
  const fresh = `? || '-' || "id"`
  const other = `"externalId" = ${fresh}, "payload" = json_set("payload", '$.externalId', ${fresh})`
  await sql.run(`UPDATE "Inbox" SET ${other} WHERE ${who} AND ${ours}`, nobody, nobody, channel, externalId)
  const words = `json_remove(json_set("payload", '$.from', json_object('id', ?), '$.text', ''), '$.data')`
  await sql.run(`UPDATE "Inbox" SET "payload" = ${words} WHERE ${who}`, nobody, channel, externalId)
  // Of what was set aside nothing is left to handle.
  const setAside = `"status" IN ('failed', 'again') AND json_extract("payload", '$.from.id') = ?`
  await sql.run(`UPDATE "Inbox" SET "status" = 'dropped' WHERE "channel" = ? AND ${setAside}`, channel, nobody)
  await sql.run('DELETE FROM "Flood" WHERE "personId" = ?', person.id)
  const answers = `json_extract("payload", '$.to.id') = ? AND "chatId" IN (SELECT "id" FROM "Chat" WHERE "channel" = ?)`
  await sql.run(`UPDATE "Outbox" SET "payload" = json_remove("payload", '$.to') WHERE ${answers}`, externalId, channel)
  const chat = await sql.row(
    'Chat',
    `WHERE "kind" = 'private' AND "channel" = ? AND "externalId" = ?`,
    channel,
    externalId,
  )
  if (!chat) return true
  await sql.run('UPDATE "Chat" SET "title" = ?, "externalId" = ? WHERE "id" = ?', '', nobody, chat.id)
  const own = `"channel" = ? AND json_extract("payload", '$.chat.id') = ?`
  const there = `json_set("payload", '$.chat', json_object('id', ?, 'kind', 'private'))`
  await sql.run(`UPDATE "Inbox" SET "payload" = ${there} WHERE ${own}`, nobody, channel, externalId)
  await sql.run(
    `UPDATE "Outbox" SET "status" = 'dropped' WHERE "chatId" = ? AND "status" IN ('new', 'failed')`,
    chat.id,
  )
  await sql.run(`UPDATE "Outbox" SET "payload" = json_set("payload", '$.text', '') WHERE "chatId" = ?`, chat.id)
  return true
}
