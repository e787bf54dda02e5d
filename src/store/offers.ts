/** The choices of messages without buttons, so that a letter can be told what it means. */
import { jsonOf } from './json.ts'
import type { OfferReads, OfferWrites } from './platform.ts'
import type { Sql, Tables } from './statements.ts'

function choicesOf(row: Tables['Offer'] | undefined): readonly string[] | undefined {
  return row && (jsonOf(row.choices, 'choices') as string[]) // `add` alone writes it
}

export function offerReads(sql: Sql): OfferReads {
  return {
    async ofMessage(chatId, messageId) {
      const sent = 'SELECT "id" FROM "Outbox" WHERE "chatId" = ? AND "messageId" = ?'
      const rest = `WHERE "chatId" = ? AND "outboxId" IN (${sent}) ORDER BY "id" DESC`
      return choicesOf(await sql.row('Offer', rest, chatId, chatId, messageId))
    },
    async newestTo(chatId, personId, at, oldest) {
      const rest = `WHERE "chatId" = ? AND ("personId" = ? OR "personId" IS NULL) AND "createdAt" < ?
        ORDER BY "id" DESC LIMIT 1`
      const row = await sql.row('Offer', rest, chatId, personId, at)
      const since = row?.personId === null ? oldest.all : oldest.own
      return row && row.createdAt >= since ? choicesOf(row) : undefined
    },
  }
}

export function offerWrites(sql: Sql): OfferWrites {
  return {
    ...offerReads(sql),
    async add({ chatId, personId, outboxId, choices, createdAt }) {
      const insert = `INSERT INTO "Offer" ("chatId", "personId", "outboxId", "choices", "createdAt")
        VALUES (?, ?, ?, ?, ?)`
      await sql.insert(insert, chatId, personId, outboxId, JSON.stringify(choices), createdAt)
    },
  }
}
