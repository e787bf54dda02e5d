/** Where each interview stands, and which message asked what. */
import { period as toPeriod } from '../core/period.ts'
import { jsonOf } from './json.ts'
import { present, presentOr } from './rows.ts'
import type { Db } from './sqlite.ts'
import type { ConversationReads, ConversationRecord, ConversationWrites, NewConversation } from './store.ts'

type Columns = Awaited<ReturnType<Db['conversation']['findMany']>>[number]

function conversationOf(row: Columns | null): ConversationRecord | undefined {
  return row ? { ...present(row), period: toPeriod(row.period), state: jsonOf(row.state, 'state') } : undefined
}

export function conversationReads(db: Db): ConversationReads {
  return {
    async get(chatId, period, unit) {
      const where = { chatId_period_unit: { chatId, period, unit } }
      return conversationOf(await db.conversation.findUnique({ where }))
    },
    async byId(id) {
      return conversationOf(await db.conversation.findUnique({ where: { id } }))
    },
    async newestOf(chatId, personId) {
      const where = { chatId, ...(personId !== undefined && { personId }) }
      // Within one millisecond, the one begun later.
      return conversationOf(
        await db.conversation.findFirst({ where, orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }] }),
      )
    },
    async promptById(id) {
      return presentOr(await db.prompt.findUnique({ where: { id } }))
    },
    async promptOfMessage(chatId, messageId) {
      return presentOr(await db.prompt.findFirst({ where: { chatId, messageId }, orderBy: { id: 'desc' } }))
    },
    async promptOf(conversationId, indicator) {
      return presentOr(await db.prompt.findFirst({ where: { conversationId, indicator }, orderBy: { id: 'desc' } }))
    },
  }
}

export function conversationWrites(db: Db): ConversationWrites {
  return {
    ...conversationReads(db),
    put: (conversation) => put(db, conversation),
    async addPrompt(prompt) {
      return (await db.prompt.create({ data: prompt, select: { id: true } })).id
    },
    async setMessageId(promptId, messageId) {
      await db.prompt.updateMany({ where: { id: promptId }, data: { messageId } })
    },
  }
}

/** Not Prisma's `upsert`, which may open a transaction of its own inside the writer's. */
async function put(db: Db, { state, personId, updatedAt, ...key }: NewConversation): Promise<number> {
  const data = { state: JSON.stringify(state), personId: personId ?? null, updatedAt }
  const known = await db.conversation.findUnique({ where: { chatId_period_unit: key }, select: { id: true } })
  if (!known) return (await db.conversation.create({ data: { ...key, ...data }, select: { id: true } })).id
  await db.conversation.updateMany({ where: { id: known.id }, data })
  return known.id
}
