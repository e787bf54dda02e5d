/** Months that were opened, and how far each unit's answers to them have got. */
import { period as toPeriod } from '../core/period.ts'
import { present } from './rows.ts'
import type { Db } from './sqlite.ts'
import type * as Store from './store.ts'

type PeriodColumns = Awaited<ReturnType<Db['periodRecord']['findMany']>>[number]
type SubmissionColumns = Awaited<ReturnType<Db['submission']['findMany']>>[number]

function periodRecord(row: PeriodColumns): Store.PeriodRecord {
  return { ...present(row), period: toPeriod(row.period) }
}

function submissionRecord({ status, ...row }: SubmissionColumns): Store.SubmissionRecord {
  return { ...present(row), period: toPeriod(row.period), status: status as Store.SubmissionStatus } // `put` alone writes it
}

export function periodReads(db: Db): Store.PeriodReads {
  return {
    async get(period) {
      const row = await db.periodRecord.findUnique({ where: { period } })
      return row ? periodRecord(row) : undefined
    },
    async list() {
      return (await db.periodRecord.findMany({ orderBy: { period: 'desc' } })).map(periodRecord)
    },
  }
}

export function periodWrites(db: Db): Store.PeriodWrites {
  return {
    ...periodReads(db),
    async open(period, packVersion, now) {
      const known = await db.periodRecord.findUnique({ where: { period }, select: { period: true } })
      if (!known) await db.periodRecord.create({ data: { period, packVersion, openedAt: now } })
    },
    async lock(period, now) {
      await db.periodRecord.updateMany({ where: { period }, data: { lockedAt: now } })
    },
    async unlock(period) {
      await db.periodRecord.updateMany({ where: { period }, data: { lockedAt: null } })
    },
  }
}

export function submissionReads(db: Db): Store.SubmissionReads {
  return {
    async get(period, unit) {
      const row = await db.submission.findUnique({ where: { period_unit: { period, unit } } })
      return row ? submissionRecord(row) : undefined
    },
    async list(period) {
      return (await db.submission.findMany({ where: { period }, orderBy: { unit: 'asc' } })).map(submissionRecord)
    },
  }
}

export function submissionWrites(db: Db): Store.SubmissionWrites {
  return {
    ...submissionReads(db),
    async put({ period, unit, status, startedAt, submittedAt = null, submittedBy = null }) {
      const data = { status, startedAt, submittedAt, submittedBy }
      const { count } = await db.submission.updateMany({ where: { period, unit }, data })
      if (count === 0) await db.submission.create({ data: { period, unit, ...data } })
    },
  }
}
