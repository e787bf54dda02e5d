/** What was granted to single units: later deadlines, and not to be reminded. Rows are only added; the newest counts. */
import { moment } from '../core/moment.ts'
import { period as toPeriod } from '../core/period.ts'
import { present } from './rows.ts'
import type { Sql, Tables } from './statements.ts'
import type { ExtensionRecord, TermReads, TermWrites } from './store.ts'

const NEWEST = (table: string) =>
  `WHERE "period" = ? AND "id" IN (SELECT max("id") FROM "${table}" GROUP BY "period", "unit") ORDER BY "unit"`

function extensionRecord({ id: _, ...row }: Tables['Extension']): ExtensionRecord {
  return { ...present(row), period: toPeriod(row.period), deadline: moment(row.deadline) }
}

export function termReads(sql: Sql): TermReads {
  return {
    async extension(period, unit) {
      const row = await sql.row('Extension', 'WHERE "period" = ? AND "unit" = ? ORDER BY "id" DESC', period, unit)
      return row && extensionRecord(row)
    },
    async extensions(period) {
      return (await sql.rows('Extension', NEWEST('Extension'), period)).map(extensionRecord)
    },
    async extendedPeriods(from) {
      const rows = await sql.rows('Extension', 'WHERE "deadline" >= ?', from)
      return [...new Set(rows.map((row) => toPeriod(row.period)))]
    },
    async muted(period) {
      const rows = await sql.rows('Mute', NEWEST('Mute'), period)
      // SQLite keeps truth as a number.
      return rows.filter((row) => Number(row.muted) === 1).map((row) => row.unit)
    },
  }
}

export function termWrites(sql: Sql): TermWrites {
  return {
    ...termReads(sql),
    async extend({ period, unit, deadline, grantedAt, grantedBy }) {
      const insert = `INSERT INTO "Extension" ("period", "unit", "deadline", "grantedAt", "grantedBy")
        VALUES (?, ?, ?, ?, ?)`
      await sql.insert(insert, period, unit, deadline, grantedAt, grantedBy)
    },
    async mute({ period, unit, muted, at, personId }) {
      const insert = 'INSERT INTO "Mute" ("period", "unit", "muted", "at", "personId") VALUES (?, ?, ?, ?, ?)'
      await sql.insert(insert, period, unit, muted ? 1 : 0, at, personId)
    },
  }
}
