/** Months that were opened, and how far each unit's answers to them have got. */
import { period as toPeriod } from '../core/period.ts'
import { present } from './rows.ts'
import type { Sql, Tables } from './statements.ts'
import type * as Store from './store.ts'

function periodRecord(row: Tables['PeriodRecord']): Store.PeriodRecord {
  return { ...present(row), period: toPeriod(row.period) }
}

function submissionRecord({ status, ...row }: Tables['Submission']): Store.SubmissionRecord {
  return { ...present(row), period: toPeriod(row.period), status: status as Store.SubmissionStatus } // `put` alone writes it
}

export function periodReads(sql: Sql): Store.PeriodReads {
  return {
    async get(period) {
      const row = await sql.row('PeriodRecord', 'WHERE "period" = ?', period)
      return row && periodRecord(row)
    },
    async list() {
      return (await sql.rows('PeriodRecord', 'ORDER BY "period" DESC')).map(periodRecord)
    },
  }
}

export function periodWrites(sql: Sql): Store.PeriodWrites {
  const lock = 'UPDATE "PeriodRecord" SET "lockedAt" = ? WHERE "period" = ?'
  return {
    ...periodReads(sql),
    async open(period, packVersion, now) {
      const insert = `INSERT INTO "PeriodRecord" ("period", "packVersion", "openedAt") VALUES (?, ?, ?)
        ON CONFLICT ("period") DO NOTHING`
      await sql.run(insert, period, packVersion, now)
    },
    async lock(period, now) {
      await sql.run(lock, now, period)
    },
    async unlock(period) {
      await sql.run(lock, null, period)
    },
  }
}

export function submissionReads(sql: Sql): Store.SubmissionReads {
  return {
    async get(period, unit) {
      const row = await sql.row('Submission', 'WHERE "period" = ? AND "unit" = ?', period, unit)
      return row && submissionRecord(row)
    },
    async list(period) {
      return (await sql.rows('Submission', 'WHERE "period" = ? ORDER BY "unit"', period)).map(submissionRecord)
    },
  }
}

export function submissionWrites(sql: Sql): Store.SubmissionWrites {
  return {
    ...submissionReads(sql),
    async put({ period, unit, status, startedAt, submittedAt, submittedBy }) {
      const upsert = `INSERT INTO "Submission" ("period", "unit", "status", "startedAt", "submittedAt", "submittedBy")
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT ("period", "unit") DO UPDATE SET "status" = excluded."status",
        "startedAt" = excluded."startedAt", "submittedAt" = excluded."submittedAt", "submittedBy" = excluded."submittedBy"`
      await sql.run(upsert, period, unit, status, startedAt, submittedAt, submittedBy)
    },
  }
}
