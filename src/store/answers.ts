/** Answers: revisions that are only ever added, and which of them are in force. */
import { period as toPeriod } from '../core/period.ts'
import { present } from './rows.ts'
import type { Bound, Sql, Tables } from './statements.ts'
import type { AnswerFilter, AnswerInForce, AnswerReads, AnswerRevision, AnswerWrites, NewAnswer } from './store.ts'
import { valueFromJson, valueToJson } from './value-json.ts'

function revisionOf({ id: _, value, ...row }: Tables['Answer']): AnswerRevision {
  return { ...present(row), period: toPeriod(row.period), value: value === null ? null : valueFromJson(value) }
}

export function answerReads(sql: Sql): AnswerReads {
  return {
    inForce: (filter) => inForce(sql, filter),
    async history(unit, indicator, period) {
      const one = period === undefined ? '' : 'AND "period" = ?'
      const rest = `WHERE "unit" = ? AND "indicator" = ? ${one} ORDER BY "period" DESC, "revision" DESC`
      const values = [unit, indicator, ...(period === undefined ? [] : [period])]
      return (await sql.rows('Answer', rest, ...values)).map(revisionOf)
    },
    async givenBy({ chatId, messageId }) {
      const rest = 'WHERE "chatId" = ? AND "messageId" = ? ORDER BY "id"'
      return (await sql.rows('Answer', rest, chatId, messageId)).map(revisionOf)
    },
  }
}

/** The statement takes all revisions of an answer or none. They are few: choosing here is cheaper than in SQL. */
async function inForce(sql: Sql, filter: AnswerFilter): Promise<AnswerInForce[]> {
  const conditions = conditionsOf(filter)
  const where = ['TRUE', ...conditions.map(([text]) => text)].join(' AND ')
  const values = conditions.flatMap(([, ...bound]) => bound)
  const rows = await sql.rows('Answer', `WHERE ${where} ORDER BY "id"`, ...values)
  const newest = [...new Map(rows.map((row) => [`${row.period} ${row.unit} ${row.indicator}`, row])).values()]
  const { message } = filter
  const meant = message
    ? newest.filter((row) => row.chatId === message.chatId && row.messageId === message.messageId)
    : newest
  return meant.map(revisionOf).filter((row): row is AnswerInForce => row.value !== null)
}

/** A list is one value, so that there are as few different statements as there are kinds of filters. */
const AMONG = 'IN (SELECT "value" FROM json_each(?))'
const OF_MESSAGE = `("period", "unit", "indicator") IN
  (SELECT "period", "unit", "indicator" FROM "Answer" WHERE "chatId" = ? AND "messageId" = ?)`

function conditionsOf({ periods, until, units, indicators, message }: AnswerFilter): [string, ...Bound[]][] {
  const conditions: [string, ...Bound[]][] = []
  if (periods) conditions.push([`"period" ${AMONG}`, JSON.stringify(periods)])
  if (until !== undefined) conditions.push(['"period" <= ?', until])
  if (units) conditions.push([`"unit" ${AMONG}`, JSON.stringify(units)])
  if (indicators) conditions.push([`"indicator" ${AMONG}`, JSON.stringify(indicators)])
  if (message) conditions.push([OF_MESSAGE, message.chatId, message.messageId])
  return conditions
}

export function answerWrites(sql: Sql): AnswerWrites {
  return { ...answerReads(sql), record: (answer) => record(sql, answer) }
}

/** The unique key on the revision refuses a number that was given meanwhile, whatever the engine. */
const RECORD = `
  INSERT INTO "Answer" ("period", "unit", "indicator", "revision", "value", "typed", "personId", "chatId", "messageId", "at")
  SELECT ?, ?, ?, coalesce(max("revision"), 0) + 1, ?, ?, ?, ?, ?, ?
  FROM "Answer" WHERE "period" = ? AND "unit" = ? AND "indicator" = ? RETURNING "revision"`

async function record(sql: Sql, answer: NewAnswer): Promise<number> {
  const { period, unit, indicator, value, typed, personId, chatId, messageId, at } = answer
  const json = value === null ? null : valueToJson(value)
  const key = [period, unit, indicator]
  return sql.number(RECORD, ...key, json, typed, personId, chatId, messageId, at, ...key)
}
