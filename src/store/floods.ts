/** Floods that last, so that whoever writes in one is told how much was not taken, whatever happens to the program. */
import type { Sql, Tables } from './statements.ts'
import type { FloodReads, FloodRecord, FloodWrites } from './store.ts'

export function floodReads(sql: Sql): FloodReads {
  return {
    list: async () => (await sql.rows('Flood', 'ORDER BY "chatId", "personId"')).map(floodRecord),
  }
}

export function floodWrites(sql: Sql): FloodWrites {
  return {
    ...floodReads(sql),
    async begin(chatId, personId) {
      const upsert = `INSERT INTO "Flood" ("chatId", "personId", "refused") VALUES (?, ?, 1)
        ON CONFLICT ("chatId", "personId") DO UPDATE SET "refused" = "refused" + 1`
      await sql.run(upsert, chatId, personId)
    },
    async add({ chatId, personId, refused }) {
      const update = 'UPDATE "Flood" SET "refused" = "refused" + ? WHERE "chatId" = ? AND "personId" = ?'
      await sql.run(update, refused, chatId, personId)
    },
    async take(chatId) {
      const found = await sql.rows('Flood', 'WHERE "chatId" = ? ORDER BY "personId"', chatId)
      await sql.run('DELETE FROM "Flood" WHERE "chatId" = ?', chatId)
      return found.map(floodRecord)
    },
  }
}

function floodRecord({ chatId, personId, refused }: Tables['Flood']): FloodRecord {
  return { chatId, personId, refused }
}
