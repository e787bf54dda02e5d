/** What channels handed over: stored before it is handled, once each, until it is handled or set aside. */
import type { Inbound } from '../channels/channel.ts'
import { jsonOf } from './json.ts'
import type { Db } from './sqlite.ts'
import type { InboxReads, InboxWrites, Received } from './store.ts'

export function inboxReads(db: Db): InboxReads {
  return {
    async pending(limit, after = 0) {
      const where = { status: 'new', id: { gt: after } }
      const rows = await db.inbox.findMany({ where, orderBy: { id: 'asc' }, take: limit })
      return rows.map(({ id, payload, attempts }) => {
        return { id, attempts, inbound: jsonOf(payload, 'message') as Inbound } // `receive` alone writes it
      })
    },
  }
}

export function inboxWrites(db: Db): InboxWrites {
  return {
    ...inboxReads(db),
    receive: (inbound, now) => receive(db, inbound, now),
    async markHandled(id, now) {
      await db.inbox.updateMany({ where: { id }, data: { status: 'done', handledAt: now } })
    },
    async markFailed(id, error, now, final) {
      const end = final ? { status: 'failed', handledAt: now } : {}
      await db.inbox.updateMany({ where: { id }, data: { error, attempts: { increment: 1 }, ...end } })
    },
  }
}

/** One statement, since every message passes here before its platform gets an answer. */
async function receive(db: Db, inbound: Inbound, now: Date): Promise<Received> {
  const { channel, externalId } = inbound
  const [row] = await db.$queryRaw<{ id: number | bigint }[]>`
    INSERT INTO "Inbox" ("channel", "externalId", "payload", "receivedAt", "status")
    VALUES (${channel}, ${externalId}, ${JSON.stringify(inbound)}, ${now}, 'new')
    ON CONFLICT ("channel", "externalId") DO NOTHING RETURNING "id"`
  return row ? { outcome: 'new', id: Number(row.id) } : { outcome: 'seen' }
}
