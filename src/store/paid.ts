/** Sends that a platform may charge for, counted before they are made. */
import type { PaidReads, PaidWrites } from './platform.ts'
import type { Sql } from './statements.ts'

const COUNT = 'SELECT count(*) FROM "PaidSend" WHERE "channel" = ? AND "at" >= ?'

export function paidReads(sql: Sql): PaidReads {
  return { count: (channel, since) => sql.number(COUNT, channel, since) }
}

export function paidWrites(sql: Sql): PaidWrites {
  return {
    ...paidReads(sql),
    async claim({ channel, outboxId, at, since, most }) {
      if ((await sql.number(COUNT, channel, since)) >= most) return false
      await sql.insert('INSERT INTO "PaidSend" ("channel", "outboxId", "at") VALUES (?, ?, ?)', channel, outboxId, at)
      return true
    },
  }
}
