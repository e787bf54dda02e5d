/** Links to reports that work once, by the digest of their secret. */
import { period } from '../core/period.ts'
import type { DownloadReads, DownloadRecord, DownloadWrites } from './platform.ts'
import { present } from './rows.ts'
import type { Sql, Tables } from './statements.ts'

function downloadRecord(row: Tables['Download']): DownloadRecord {
  return { ...present(row), period: period(row.period) }
}

export function downloadReads(sql: Sql): DownloadReads {
  return {
    async find(digest) {
      const row = await sql.row('Download', 'WHERE "digest" = ?', digest)
      return row && downloadRecord(row)
    },
  }
}

export function downloadWrites(sql: Sql): DownloadWrites {
  return {
    ...downloadReads(sql),
    async add({ digest, period: month, format, chatId, personId, createdAt, expiresAt }) {
      const insert = `INSERT INTO "Download"
        ("digest", "period", "format", "chatId", "personId", "createdAt", "expiresAt") VALUES (?, ?, ?, ?, ?, ?, ?)`
      await sql.run(insert, digest, month, format, chatId, personId, createdAt, expiresAt)
    },
    async use(digest, now) {
      const claim = `UPDATE "Download" SET "usedAt" = ? WHERE "digest" = ? AND "usedAt" IS NULL AND "expiresAt" > ?`
      return (await sql.run(claim, now, digest, now)) === 1
    },
    async endOf({ chatId, personId }, now) {
      const whose = `("chatId" = ? OR "personId" = ?) AND "usedAt" IS NULL AND "expiresAt" > ?`
      await sql.run(`UPDATE "Download" SET "expiresAt" = ? WHERE ${whose}`, now, chatId, personId, now)
    },
    async giveBack(digest) {
      await sql.run('UPDATE "Download" SET "usedAt" = NULL WHERE "digest" = ?', digest)
    },
  }
}
