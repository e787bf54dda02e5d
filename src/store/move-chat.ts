/**
 * A chat gets a new id (Telegram: group → supergroup). Its old row stays and points to the new one, so that answers
 * still say where they were given; what is yet to happen goes over. Called by `chats.ts`.
 */
import type { ChannelName } from '../channels/channel.ts'
import type { Db } from './sqlite.ts'

type Chat = NonNullable<Awaited<ReturnType<Db['chat']['findUnique']>>>

/** Telegram tells a move in both chats, and messages of the new one may come first. Resolves with the new row. */
export async function moveChat(db: Db, channel: ChannelName, oldId: string, newId: string, now: Date): Promise<Chat> {
  const old = await db.chat.findUnique({ where: { channel_externalId: { channel, externalId: oldId } } })
  const known = await db.chat.findUnique({ where: { channel_externalId: { channel, externalId: newId } } })
  const data = { channel, externalId: newId, kind: old?.kind ?? 'group', title: old?.title ?? '', createdAt: now }
  const target = known ?? (await db.chat.create({ data }))
  const isNews = old && old.id !== target.id && old.movedTo === null && target.movedTo === null
  if (!isNews) return target
  const from = { chatId: old.id }
  const to = { chatId: target.id }
  await db.chat.updateMany({ where: { OR: [{ id: old.id }, { movedTo: old.id }] }, data: { movedTo: target.id } })
  await db.link.updateMany({ where: from, data: to })
  await db.linkCode.updateMany({ where: from, data: to })
  await db.outbox.updateMany({ where: { ...from, status: 'new' }, data: to })
  await moveConversations(db, old.id, target.id)
  await moveFloods(db, old.id, target.id)
  return target
}

async function moveFloods(db: Db, oldChat: number, newChat: number): Promise<void> {
  const from = { chatId: oldChat }
  for (const { personId, refused } of await db.flood.findMany({ where: from })) {
    const create = { chatId: newChat, personId, refused }
    const where = { chatId_personId: { chatId: newChat, personId } }
    await db.flood.upsert({ where, create, update: { refused: { increment: refused } } })
  }
  await db.flood.deleteMany({ where: from })
}

/** Of two conversations on one unit and period the one written last goes on, with the prompts of both. */
async function moveConversations(db: Db, oldChat: number, newChat: number): Promise<void> {
  for (const mine of await db.conversation.findMany({ where: { chatId: oldChat } })) {
    const key = { chatId: newChat, period: mine.period, unit: mine.unit }
    const other = await db.conversation.findUnique({ where: { chatId_period_unit: key } })
    if (other) {
      const [kept, dropped] = other.updatedAt < mine.updatedAt ? [mine, other] : [other, mine]
      await db.prompt.updateMany({ where: { conversationId: dropped.id }, data: { conversationId: kept.id } })
      await db.conversation.deleteMany({ where: { id: dropped.id } })
    }
    await db.conversation.updateMany({ where: { id: mine.id }, data: { chatId: newChat } })
  }
  // Message ids count anew in the new chat: an old one would claim replies to a stranger's message.
  await db.prompt.updateMany({ where: { chatId: oldChat }, data: { chatId: newChat, messageId: null } })
}
