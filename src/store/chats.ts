/** Chats and people as platforms name them, and the rows that stand for them here. */
import type { ChannelName, ChatRef, PersonRef } from '../channels/channel.ts'
import { forgetPerson } from './forget.ts'
import type { ForgottenList } from './forgotten-list.ts'
import { moveChat } from './move-chat.ts'
import type { Access } from './sqlite.ts'
import type { Sql, Tables } from './statements.ts'
import type { ChatReads, ChatRecord, ChatWrites, PersonReads, PersonRecord, PersonWrites } from './store.ts'

/** Stands for: they have left. */
const NEVER = new Date(0)

/** What is told late does not undo what happened since. */
const HEARD = `UPDATE "Chat" SET "heardAt" = ? WHERE "id" = ? AND ("heardAt" IS NULL OR "heardAt" <= ?)`

const BY_NAME = 'WHERE "channel" = ? AND "externalId" = ?'

/** `channel` and `kind` are only ever written from a ChannelName and a ChatRef. */
export function chatRecord(row: Tables['Chat']): ChatRecord {
  const { id, channel, externalId, kind, title, heardAt, lastOrder: order, lastOrderAt: at } = row
  const last = order === null || at === null ? {} : { last: { order, at } }
  const base = { id, channel: channel as ChannelName, externalId, kind: kind as ChatRef['kind'], title, ...last }
  if (heardAt === null) return base
  return heardAt.getTime() === NEVER.getTime() ? { ...base, hasLeft: true } : { ...base, heardAt }
}

function personRecord({ id, channel, externalId, name }: Tables['Person']): PersonRecord {
  return { id, channel: channel as ChannelName, externalId, name } // written from a ChannelName
}

export function chatReads(sql: Sql): ChatReads {
  const settle = async (row: Tables['Chat'] | undefined): Promise<ChatRecord | undefined> => {
    if (row && row.movedTo !== null) return byId(row.movedTo)
    return row ? chatRecord(row) : undefined
  }
  const byId = async (id: number) => settle(await sql.row('Chat', 'WHERE "id" = ?', id))
  return {
    byId,
    find: async (channel, externalId) => settle(await sql.row('Chat', BY_NAME, channel, externalId)),
    async isPart(id, messageId) {
      return (await sql.row('MessagePart', 'WHERE "chatId" = ? AND "messageId" = ?', id, messageId)) !== undefined
    },
  }
}

export function chatWrites({ db, sql }: Access): ChatWrites {
  const reads = chatReads(sql)
  return {
    ...reads,
    async of(channel, ref, now) {
      const known = await reads.find(channel, ref.id)
      if (!known) return addChat(sql, channel, ref, now)
      // A late message of a chat that moved says the old title.
      const { title = known.title } = ref
      if (known.externalId !== ref.id || known.title === title) return known
      await sql.run('UPDATE "Chat" SET "title" = ? WHERE "id" = ?', title, known.id)
      return { ...known, title }
    },
    async heard(id, at) {
      await sql.run(HEARD, at, id, at)
    },
    async came(id, order, at) {
      await sql.run('UPDATE "Chat" SET "lastOrder" = ?, "lastOrderAt" = ? WHERE "id" = ?', order, at, id)
    },
    async joined(id, messageIds) {
      const insert = `INSERT INTO "MessagePart" ("chatId", "messageId") VALUES (?, ?) ON CONFLICT DO NOTHING`
      for (const messageId of messageIds) await sql.run(insert, id, messageId)
    },
    async left(id, at) {
      await sql.run(HEARD, NEVER, id, at)
    },
    move: async (channel, oldId, newId, now) => chatRecord(await moveChat(db, channel, oldId, newId, now)),
  }
}

async function addChat(sql: Sql, channel: ChannelName, ref: ChatRef, now: Date): Promise<ChatRecord> {
  const { id, kind, title = '' } = ref
  const text = `INSERT INTO "Chat" ("channel", "externalId", "kind", "title", "createdAt")
    VALUES (?, ?, ?, ?, ?)`
  return { id: await sql.insert(text, channel, id, kind, title, now), channel, externalId: id, kind, title }
}

export function personReads(sql: Sql): PersonReads {
  return {
    async byId(id) {
      const row = await sql.row('Person', 'WHERE "id" = ?', id)
      return row && personRecord(row)
    },
    async find(channel, externalId) {
      const row = await sql.row('Person', BY_NAME, channel, externalId)
      return row && personRecord(row)
    },
    async ofChannel(channel) {
      const known = `WHERE "channel" = ? AND "externalId" NOT LIKE 'withdrawn-%' ORDER BY "name", "id"`
      return (await sql.rows('Person', known, channel)).map(personRecord)
    },
  }
}

export function personWrites(sql: Sql, forgotten: ForgottenList): PersonWrites {
  return {
    ...personReads(sql),
    async of(channel, ref, now) {
      const row = await sql.row('Person', BY_NAME, channel, ref.id)
      if (!row) return addPerson(sql, channel, ref, now)
      const { name = row.name } = ref
      if (row.name !== name) await sql.run('UPDATE "Person" SET "name" = ? WHERE "id" = ?', name, row.id)
      return personRecord({ ...row, name })
    },
    forget: (channel, externalId, asked) => forgetPerson(sql, forgotten, channel, externalId, asked),
  }
}

async function addPerson(sql: Sql, channel: ChannelName, ref: PersonRef, now: Date): Promise<PersonRecord> {
  const { id, name = '' } = ref
  const text = `INSERT INTO "Person" ("channel", "externalId", "name", "createdAt")
    VALUES (?, ?, ?, ?)`
  return { id: await sql.insert(text, channel, id, name, now), channel, externalId: id, name }
}
