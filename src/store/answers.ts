/** Answers: revisions that are only ever added, and which of them are in force. */
import { period as toPeriod } from '../core/period.ts'
import { present } from './rows.ts'
import type { Db } from './sqlite.ts'
import type { AnswerFilter, AnswerInForce, AnswerReads, AnswerRevision, AnswerWrites, NewAnswer } from './store.ts'
import { valueFromJson, valueToJson } from './value-json.ts'

type Columns = Awaited<ReturnType<Db['answer']['findMany']>>[number]

function revisionOf({ id: _, value, ...row }: Columns): AnswerRevision {
  return { ...present(row), period: toPeriod(row.period), value: value === null ? null : valueFromJson(value) }
}

export function answerReads(db: Db): AnswerReads {
  return {
    async inForce({ message, ...filter }) {
      if (!message) return inForce(db, whereOf(filter))
      const given = await db.answer.findMany({ where: { ...whereOf(filter), ...message } })
      if (given.length === 0) return []
      const keys = given.map(({ period, unit, indicator }) => ({ period, unit, indicator }))
      const now = await inForce(db, { OR: keys })
      return now.filter((answer) => answer.chatId === message.chatId && answer.messageId === message.messageId)
    },
    async history(unit, indicator, period) {
      const where = { unit, indicator, ...(period && { period }) }
      return (await db.answer.findMany({ where, orderBy: [{ period: 'desc' }, { revision: 'desc' }] })).map(revisionOf)
    },
  }
}

type Where = NonNullable<NonNullable<Parameters<Db['answer']['findMany']>[0]>['where']>

function whereOf({ periods, until, units, indicators }: Omit<AnswerFilter, 'message'>): Where {
  return {
    period: { ...(periods && { in: [...periods] }), ...(until && { lte: until }) },
    ...(units && { unit: { in: [...units] } }),
    ...(indicators && { indicator: { in: [...indicators] } }),
  }
}

/** `where` takes all revisions of an answer or none. They are few, so choosing here is cheaper than in SQL. */
async function inForce(db: Db, where: Where): Promise<AnswerInForce[]> {
  const rows = await db.answer.findMany({ where, orderBy: { id: 'asc' } })
  const newest = new Map(rows.map((row) => [`${row.period} ${row.unit} ${row.indicator}`, row]))
  return [...newest.values()].map(revisionOf).filter((row): row is AnswerInForce => row.value !== null)
}

export function answerWrites(db: Db): AnswerWrites {
  return { ...answerReads(db), record: (answer) => record(db, answer) }
}

/** The unique key on the revision refuses a number that was given meanwhile, whatever the engine. */
async function record(db: Db, { period, unit, indicator, value, ...said }: NewAnswer): Promise<number> {
  const key = { period, unit, indicator }
  const last = await db.answer.findFirst({ where: key, orderBy: { revision: 'desc' }, select: { revision: true } })
  const revision = (last?.revision ?? 0) + 1
  const json = value === null ? null : valueToJson(value)
  await db.answer.create({ data: { ...key, ...said, revision, value: json }, select: { id: true } })
  return revision
}
