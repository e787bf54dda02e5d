/** Table by table, what is blanked of a person who is forgotten. Who holds their name in passing: `forget-names.ts`. */
import { randomUUID } from 'node:crypto'
import type { ChannelName } from '../channels/channel.ts'
import type { ForgottenList } from './forgotten-list.ts'
import { jsonOf } from './json.ts'
import type { Sql } from './statements.ts'

export interface Gone {
  readonly channel: ChannelName
  readonly externalId: string
  /** Stands for the id from now on. */
  readonly nobody: string
  readonly at: Date
  /** Ids of their rows: of the person, of their private chat, of the message that asks for it. */
  readonly person: number | undefined
  readonly chat: number | undefined
  readonly asking: number | undefined
}

/** Every name by which the platform has called them. */
export async function namesOf(sql: Sql, { channel, externalId, person, chat, asking }: Gone): Promise<Set<string>> {
  const all = `SELECT json_group_array("name") FROM (
    SELECT "name" FROM "Person" WHERE "id" = ?
    UNION SELECT "title" FROM "Chat" WHERE "id" = ?
    UNION SELECT json_extract("payload", '$.from.name') FROM "Inbox" WHERE ${SAID}
    UNION SELECT json_extract("payload", '$.chat.title') FROM "Inbox" WHERE ${SAID} AND ${IN_PRIVATE})
    WHERE "name" IS NOT NULL`
  const json = JSON.stringify(externalId)
  const said = [channel, asking ?? null, asking ?? null, json, externalId, externalId]
  const found = await sql.text(all, person, chat, ...said, ...said)
  return new Set(jsonOf(found, 'names') as string[]) // of columns of texts
}

export async function blankRows(sql: Sql, list: ForgottenList, gone: Gone): Promise<void> {
  await blankInbox(sql, list, gone)
  await blankGroups(sql, gone)
  if (gone.channel === 'local') await dropBubbles(sql, gone)
  if (gone.chat !== undefined) await blankChat(sql, gone.chat, gone.nobody)
  if (gone.person !== undefined) await blankPerson(sql, gone.person, gone)
  await blankConversations(sql, gone)
}

const IN_PRIVATE = `json_extract("payload", '$.chat.kind') = 'private'`

/** The text is looked for first, since reading each row's JSON takes ten times as long. */
const SAID = `"channel" = ? AND (? IS NULL OR "id" <= ?) AND instr("payload", ?) > 0 AND
  (json_extract("payload", '$.from.id') = ? OR (${IN_PRIVATE} AND json_extract("payload", '$.chat.id') = ?))`

/**
 * What was not handled yet is not handled any more. That a message came stays known, by its own id; an id that was made
 * of the person's or of their name is replaced by its hash, by which `receive` knows it again.
 */
async function blankInbox(sql: Sql, list: ForgottenList, gone: Gone): Promise<void> {
  const { channel, externalId, asking } = gone
  const limit = asking ?? null
  const status = `CASE WHEN "status" = 'failed' THEN 'dropped'
    WHEN "status" IN ('new', 'again') AND "id" IS NOT ? THEN 'forgotten' ELSE "status" END`
  const blank = `UPDATE "Inbox" SET "status" = ${status}, "payload" = '{}' WHERE ${SAID}`
  await sql.run(blank, limit, channel, limit, limit, JSON.stringify(externalId), externalId, externalId)
  const made = `WHERE "channel" = ? AND (? IS NULL OR "id" <= ?) AND "externalId" <> ?
    AND instr(':' || "externalId" || ':', ':' || ? || ':') > 0`
  for (const row of await sql.rows('Inbox', made, channel, limit, limit, externalId, externalId)) {
    const hash = (await list.hash(row.externalId)) ?? randomUUID()
    // The same may have come before an earlier forgetting.
    await sql.run('UPDATE OR REPLACE "Inbox" SET "externalId" = ? WHERE "id" = ?', hash, row.id)
  }
}

const ANSWERS = `"chatId" IN (SELECT "id" FROM "Chat" WHERE "channel" = ?) AND instr("payload", ?) > 0
  AND json_extract("payload", '$.to.id') = ?`

/** What a message said and whom it answered; what kind it was, and what it stood for, stays. */
const SILENT = `"payload" = json_remove("payload", '$.text', '$.caption', '$.choices', '$.to', '$.replyTo', '$.tapId'),
  "status" = CASE WHEN "status" IN ('new', 'failed') THEN 'dropped' ELSE "status" END`

/**
 * In groups, what answered them may quote what they wrote; nobody waits for what was not sent yet. A card for a colleague
 * may show words of theirs that waited for a choice: of what went out there nothing reads the text again, so all goes.
 */
async function blankGroups(sql: Sql, { channel, externalId }: Gone): Promise<void> {
  const theirs = [channel, JSON.stringify(externalId), externalId]
  const there = `"chatId" IN (SELECT "chatId" FROM "Outbox" WHERE ${ANSWERS})`
  await sql.run(`UPDATE "Outbox" SET ${SILENT} WHERE "status" IN ('sent', 'dropped') AND ${there}`, ...theirs)
  await sql.run(`UPDATE "Outbox" SET ${SILENT} WHERE ${ANSWERS}`, ...theirs)
}

async function blankChat(sql: Sql, chat: number, nobody: string): Promise<void> {
  const past = '"title" = \'\', "heardAt" = NULL, "lastOrder" = NULL, "lastOrderAt" = NULL'
  await sql.run(`UPDATE "Chat" SET "externalId" = ?, ${past} WHERE "id" = ?`, nobody, chat)
  await sql.run(`UPDATE "Outbox" SET ${SILENT}, "messageId" = NULL WHERE "chatId" = ?`, chat)
  await sql.run('UPDATE "Prompt" SET "messageId" = NULL WHERE "chatId" = ?', chat)
  await sql.run('UPDATE "Answer" SET "messageId" = NULL WHERE "chatId" = ?', chat)
  await sql.run('DELETE FROM "MessagePart" WHERE "chatId" = ?', chat)
}

/** A figure as it was typed is the unit's; with words around it, it is theirs. What was answered stands in `value`. */
const IN_WORDS = `"typed" GLOB '*[^0-9 .,/%:;()+-]*'`

async function blankPerson(sql: Sql, person: number, { at, nobody }: Gone): Promise<void> {
  await sql.run(`UPDATE "Person" SET "name" = '', "externalId" = ? WHERE "id" = ?`, nobody, person)
  await sql.run('DELETE FROM "Flood" WHERE "personId" = ?', person)
  await sql.run('UPDATE "Link" SET "revokedAt" = ? WHERE "personId" = ? AND "revokedAt" IS NULL', at, person)
  await sql.run(`UPDATE "Answer" SET "typed" = '' WHERE "personId" = ? AND ${IN_WORDS}`, person)
  // A letter of a group's card goes on being a choice for their colleagues; a command may hold what they typed.
  const choice = `CASE WHEN "value" LIKE '/%' THEN '' ELSE "value" END`
  const letters = `(SELECT json_group_array(${choice}) FROM json_each("choices"))`
  const buttons = `json_set("choices", '$.buttons',
    json((SELECT json_group_array(${choice}) FROM json_each("choices", '$.buttons'))))`
  const kept = `CASE json_type("choices") WHEN 'array' THEN ${letters} ELSE ${buttons} END`
  await sql.run(`UPDATE "Offer" SET "choices" = ${kept} WHERE "personId" = ?`, person)
}

/** Where they took part: what waits for a tap may be their words, for it does not say whose it is. */
async function blankConversations(sql: Sql, { person, chat }: Gone): Promise<void> {
  const stood = `'$.stood."' || ? || '"'`
  const state = `json_remove(json_set("state", '$.waiting', json('{}')), ${stood})`
  const theirs = `"chatId" = ? OR "personId" = ? OR json_type("state", ${stood}) IS NOT NULL`
  // As text: the driver binds numbers as fractions.
  const key = String(person ?? 0)
  await sql.run(`UPDATE "Conversation" SET "state" = ${state} WHERE ${theirs}`, key, chat, person, key)
}

/** The trial page's bubbles: theirs, those of their private chat, and what replies to them. */
async function dropBubbles(sql: Sql, { externalId }: Gone): Promise<void> {
  const said = 'SELECT "id" FROM "LocalMessage" WHERE "author" = ?'
  const where = `"author" = ? OR "chat" = ? OR "replyTo" IN (${said})`
  await sql.run(`DELETE FROM "LocalMessage" WHERE ${where}`, externalId, externalId, externalId)
}
