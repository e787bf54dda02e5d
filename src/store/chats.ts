/** Chats and people as platforms name them, and the rows that stand for them here. */
import type { ChannelName, ChatRef } from '../channels/channel.ts'
import { moveChat } from './move-chat.ts'
import type { Db } from './sqlite.ts'
import type { ChatReads, ChatRecord, ChatWrites, PersonReads, PersonRecord, PersonWrites } from './store.ts'

interface ChatColumns {
  id: number
  channel: string
  externalId: string
  kind: string
  title: string
}

interface PersonColumns {
  id: number
  channel: string
  externalId: string
  name: string
}

/** `channel` and `kind` are only ever written from a ChannelName and a ChatRef. */
export function chatRecord({ id, channel, externalId, kind, title }: ChatColumns): ChatRecord {
  return { id, channel: channel as ChannelName, externalId, kind: kind as ChatRef['kind'], title }
}

function personRecord({ id, channel, externalId, name }: PersonColumns): PersonRecord {
  return { id, channel: channel as ChannelName, externalId, name } // written from a ChannelName
}

export function chatReads(db: Db): ChatReads {
  const byId = async (id: number): Promise<ChatRecord | undefined> => {
    const row = await db.chat.findUnique({ where: { id } })
    if (row && row.movedTo !== null) return byId(row.movedTo)
    return row ? chatRecord(row) : undefined
  }
  return {
    byId,
    async find(channel, externalId) {
      const row = await db.chat.findUnique({ where: { channel_externalId: { channel, externalId } } })
      if (row && row.movedTo !== null) return byId(row.movedTo)
      return row ? chatRecord(row) : undefined
    },
  }
}

export function chatWrites(db: Db): ChatWrites {
  const reads = chatReads(db)
  return {
    ...reads,
    async of(channel, ref, now) {
      const known = await reads.find(channel, ref.id)
      if (!known) {
        const data = { channel, externalId: ref.id, kind: ref.kind, title: ref.title, createdAt: now }
        return chatRecord(await db.chat.create({ data }))
      }
      // A late message of a chat that moved says the old title.
      if (known.externalId !== ref.id || known.title === ref.title) return known
      return chatRecord(await db.chat.update({ where: { id: known.id }, data: { title: ref.title } }))
    },
    move: async (channel, oldId, newId, now) => chatRecord(await moveChat(db, channel, oldId, newId, now)),
  }
}

export function personReads(db: Db): PersonReads {
  return {
    async byId(id) {
      const row = await db.person.findUnique({ where: { id } })
      return row ? personRecord(row) : undefined
    },
  }
}

export function personWrites(db: Db): PersonWrites {
  return {
    ...personReads(db),
    async of(channel, ref, now) {
      const row = await db.person.findUnique({ where: { channel_externalId: { channel, externalId: ref.id } } })
      if (!row) {
        const data = { channel, externalId: ref.id, name: ref.name, createdAt: now }
        return personRecord(await db.person.create({ data }))
      }
      if (row.name === ref.name) return personRecord(row)
      return personRecord(await db.person.update({ where: { id: row.id }, data: { name: ref.name } }))
    },
  }
}
