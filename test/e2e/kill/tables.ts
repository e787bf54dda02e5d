/**
 * What is in the database of a program that was killed. A copy is read, by another library than the program's: it
 * must be the program that finds the files as the kill left them.
 */
import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { withoutMarks } from '../../../src/channels/mark.ts'

export interface OutboxRow {
  readonly id: number
  /** The platform's id. */
  readonly chat: string
  readonly type: string
  /** Of a document its caption. */
  readonly text: string
  readonly status: string
  readonly urgency: string
  readonly startedAt: string | null
  readonly sentAt: string | null
  readonly messageId: string | null
}

export interface AnswerRow {
  readonly period: string
  readonly unit: string
  readonly indicator: string
  readonly revision: number
  /** The number, or `none`. */
  readonly amount: string
}

export interface ReminderRow {
  readonly id: number
  readonly period: string
  readonly unit: string
  readonly step: string
  readonly audience: string
  readonly outcome: string
}

export interface Tables {
  /** Ids of updates. */
  readonly inbox: ReadonlySet<string>
  readonly failed: number
  /** Received and not handled, with the starts that tried to. */
  readonly unhandled: readonly { readonly attempts: number }[]
  readonly outbox: readonly OutboxRow[]
  readonly answers: readonly AnswerRow[]
  readonly reminders: readonly ReminderRow[]
  readonly carried: readonly { readonly reminder: number; readonly outbox: number }[]
  /** Unit and period of each that was submitted. */
  readonly submitted: ReadonlySet<string>
}

const OUTBOX = `SELECT o."id", c."externalId" AS "chat", o."payload" ->> 'type' AS "type", o."status", o."urgency",
  o."startedAt", o."sentAt", o."messageId", coalesce(o."payload" ->> 'text', o."payload" ->> 'caption', '') AS "text"
  FROM "Outbox" o JOIN "Chat" c ON c."id" = o."chatId" ORDER BY o."id"`
const ANSWERS = `SELECT "period", "unit", "indicator", "revision", coalesce("value" ->> 'amount', "value" ->> 'kind') AS
  "amount" FROM "Answer" ORDER BY "id"`

/** Undefined before the first tables were made. */
export function readTables(file: string): Tables | undefined {
  const copy = `${file}.copy`
  for (const end of ['', '-wal']) {
    rmSync(`${copy}${end}`, { force: true })
    if (existsSync(`${file}${end}`)) copyFileSync(`${file}${end}`, `${copy}${end}`)
  }
  const db = new DatabaseSync(copy)
  try {
    return tablesIn(db)
  } finally {
    db.close()
  }
}

function tablesIn(db: DatabaseSync): Tables | undefined {
  // The rows are what the statements name; the program's own tests watch over the tables.
  const all = <Row>(statement: string): Row[] => db.prepare(statement).all() as Row[]
  if (all(`SELECT 1 FROM sqlite_master WHERE "name" = 'Reminder'`).length === 0) return undefined
  const inbox = all<{ externalId: string; status: string; attempts: number }>('SELECT * FROM "Inbox"')
  const submissions = all<{ unit: string; period: string }>(`SELECT * FROM "Submission" WHERE "status" = 'submitted'`)
  return {
    inbox: new Set(inbox.map((row) => row.externalId)),
    failed: inbox.filter((row) => row.status === 'failed').length,
    unhandled: inbox.filter((row) => row.status === 'new'),
    outbox: all<OutboxRow>(OUTBOX).map((row) => ({ ...row, text: withoutMarks(row.text).trim() })),
    answers: all(ANSWERS),
    reminders: all('SELECT * FROM "Reminder" ORDER BY "id"'),
    carried: all('SELECT "reminderId" AS "reminder", "outboxId" AS "outbox" FROM "Carried"'),
    submitted: new Set(submissions.map(({ unit, period }) => `${unit} ${period}`)),
  }
}
