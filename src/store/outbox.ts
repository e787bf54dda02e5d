/** What is to go out: stored with whatever caused it, sent later, marked when the platform has taken it. */
import { chatRecord } from './chats.ts'
import { jsonOf } from './json.ts'
import type { Db } from './sqlite.ts'
import type { OutboxReads, OutboxWrites } from './store.ts'

export function outboxReads(db: Db): OutboxReads {
  return {
    async due(limit, now) {
      const waiting = { outbox: { some: { status: 'new', notBefore: { gt: now } } } }
      const where = { status: 'new', chat: { isNot: waiting } }
      const rows = await db.outbox.findMany({ where, orderBy: { id: 'asc' }, take: limit, include: { chat: true } })
      return rows.map(({ id, chatId, promptId, payload, createdAt, attempts, chat }) => {
        const about = promptId === null ? {} : { promptId }
        return {
          id,
          chatId,
          ...about,
          payload: jsonOf(payload, 'message'),
          createdAt,
          attempts,
          chat: chatRecord(chat),
        }
      })
    },
    async counts() {
      const waiting = await db.outbox.count({ where: { status: 'new' } })
      return { waiting, failed: await db.outbox.count({ where: { status: 'failed' } }) }
    },
  }
}

export function outboxWrites(db: Db): OutboxWrites {
  return {
    ...outboxReads(db),
    async enqueue({ payload, ...outgoing }) {
      const data = { ...outgoing, payload: JSON.stringify(payload), status: 'new' }
      return (await db.outbox.create({ data, select: { id: true } })).id
    },
    async markSent(id, now, messageId) {
      const sent = { status: 'sent', sentAt: now, messageId: messageId ?? null, attempts: { increment: 1 } }
      await db.outbox.updateMany({ where: { id }, data: sent })
      if (messageId === undefined) return
      await db.prompt.updateMany({ where: { outbox: { some: { id } } }, data: { messageId } })
    },
    async markFailed(id, error, retryAt) {
      const next = retryAt ? { notBefore: retryAt } : { status: 'failed' }
      await db.outbox.updateMany({ where: { id }, data: { error, attempts: { increment: 1 }, ...next } })
    },
  }
}
