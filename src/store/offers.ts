/** The choices of messages without buttons, so that a letter can be told what it means. */
import { jsonOf } from './json.ts'
import type { OfferReads, OfferWrites } from './platform.ts'
import type { Sql, Tables } from './statements.ts'

type Stored = readonly string[] | { readonly buttons: readonly string[] }

function storedIn(row: Tables['Offer'] | undefined): Stored | undefined {
  return row && (jsonOf(row.choices, 'choices') as Stored) // `add` alone writes it
}

/** Buttons offer no letters. */
function lettersIn(row: Tables['Offer'] | undefined): readonly string[] | undefined {
  const stored = storedIn(row)
  return stored && 'buttons' in stored ? [] : stored
}

export function offerReads(sql: Sql): OfferReads {
  const ofMessage = (chatId: number, messageId: string) => {
    const sent = 'SELECT "id" FROM "Outbox" WHERE "chatId" = ? AND "messageId" = ?'
    const rest = `WHERE "chatId" = ? AND "outboxId" IN (${sent}) ORDER BY "id" DESC`
    return sql.row('Offer', rest, chatId, chatId, messageId)
  }
  return {
    async ofMessage(chatId, messageId) {
      return lettersIn(await ofMessage(chatId, messageId))
    },
    async buttonsOf(chatId, messageId) {
      const stored = storedIn(await ofMessage(chatId, messageId))
      return stored && 'buttons' in stored ? stored.buttons : undefined
    },
    async newestTo(chatId, personId, at, oldest) {
      const rest = `WHERE "chatId" = ? AND ("personId" = ? OR "personId" IS NULL) AND "createdAt" < ?
        ORDER BY "id" DESC LIMIT 1`
      const row = await sql.row('Offer', rest, chatId, personId, at)
      const since = row?.personId === null ? oldest.all : oldest.own
      return row && row.createdAt >= since ? lettersIn(row) : undefined
    },
  }
}

export function offerWrites(sql: Sql): OfferWrites {
  return {
    ...offerReads(sql),
    async add({ chatId, personId, outboxId, as, choices, createdAt }) {
      const columns = '"chatId", "personId", "outboxId", "choices", "createdAt"'
      const json = JSON.stringify(as === 'buttons' ? { buttons: choices } : choices)
      // No letters are only worth a row where there were letters to hide.
      const where = choices.length > 0 ? '' : 'WHERE EXISTS (SELECT 1 FROM "Offer" WHERE "chatId" = ?)'
      const insert = `INSERT INTO "Offer" (${columns}) SELECT ?, ?, ?, ?, ? ${where}`
      await sql.run(insert, chatId, personId, outboxId, json, createdAt, ...(choices.length > 0 ? [] : [chatId]))
    },
  }
}
