/**
 * The store's own SQL, for what happens with every message: on the connection beneath Prisma, each statement prepared
 * once. Prisma's client compiles and prepares every call anew, which cost most of the time that an answer took.
 * Values go in as parameters and come out as Prisma would write and read them, so that both may use the same rows.
 */
import { StoredValueFault } from './faults.ts'
import type * as Row from './generated/sqlite/client.ts'
import type { Connection } from './sqlite.ts'

/** What a table's rows hold, as Prisma's schema says. */
export interface Tables {
  Chat: Row.Chat
  Person: Row.Person
  Link: Row.Link
  PeriodRecord: Row.PeriodRecord
  Answer: Row.Answer
  Submission: Row.Submission
  Conversation: Row.Conversation
  Prompt: Row.Prompt
  Inbox: Row.Inbox
  Outbox: Row.Outbox
  Extension: Row.Extension
  Mute: Row.Mute
  Reminder: Row.Reminder
  Digest: Row.Digest
  Offer: Row.Offer
  Download: Row.Download
  Grant: Row.Grant
  MessagePart: Row.MessagePart
  Audit: Row.Audit
  Flood: Row.Flood
}

/** What is absent is null in the database. */
export type Bound = string | number | Date | null | undefined

/** Statements with `?` for each value, in order. The texts are constants: each different one is kept prepared. */
export interface Sql {
  /** Whole rows; `rest` goes on after `SELECT * FROM "<table>"`. */
  rows<T extends keyof Tables>(table: T, rest: string, ...values: readonly Bound[]): Promise<Tables[T][]>
  /** The first of them. */
  row<T extends keyof Tables>(table: T, rest: string, ...values: readonly Bound[]): Promise<Tables[T] | undefined>
  /** Adds one row; resolves with its id. */
  insert(text: string, ...values: readonly Bound[]): Promise<number>
  /** The first column of the first row, as `SELECT count(*)` or `RETURNING "revision"` gives it. */
  number(text: string, ...values: readonly Bound[]): Promise<number>
  /** The same for a statement that may give no row, or null. */
  numberOr(text: string, ...values: readonly Bound[]): Promise<number | undefined>
  /** The first column of the first row, where that is a text. */
  text(text: string, ...values: readonly Bound[]): Promise<string>
  /** Resolves with the number of rows that were changed. */
  run(text: string, ...values: readonly Bound[]): Promise<number>
}

type Cell = string | number | Uint8Array | Date | null
type Values = (string | number | null)[]

/** What is used of better-sqlite3, which has no types of its own. */
interface Statement {
  readonly reader: boolean
  all(values: Values): Record<string, Cell>[]
  run(values: Values): { readonly changes: number; readonly lastInsertRowid: number }
  columns(): { readonly name: string; readonly type: string | null }[]
  safeIntegers(on: boolean): Statement
}
interface Driver {
  prepare(text: string): Statement
}

interface Prepared {
  readonly statement: Statement
  /** Names of the columns that hold instants. */
  readonly dates: readonly string[]
}

export function statementsOn(connection: Connection): Sql {
  const driver = driverOf(connection)
  const known = new Map<string, Prepared>()
  const prepared = (text: string): Prepared => {
    const found = known.get(text) ?? prepare(driver, text)
    known.set(text, found)
    return found
  }
  const select = <T extends keyof Tables>(table: T, rest: string, values: readonly Bound[]) =>
    read(prepared(`SELECT * FROM "${table}" ${rest}`), values) as unknown as Tables[T][] // `*` is what the schema says
  const run = (text: string, values: readonly Bound[]) => prepared(text).statement.run(values.map(written))
  return {
    rows: (table, rest, ...values) => settled(() => select(table, rest, values)),
    row: (table, rest, ...values) => settled(() => select(table, rest, values)[0]),
    number: (text, ...values) => settled(() => certain(firstOf(prepared(text), values, isNumber))),
    numberOr: (text, ...values) => settled(() => firstOf(prepared(text), values, isNumber)),
    text: (text, ...values) => settled(() => certain(firstOf(prepared(text), values, isText))),
    insert: (text, ...values) => settled(() => run(text, values).lastInsertRowid),
    run: (text, ...values) => settled(() => run(text, values).changes),
  }
}

/** The driver works at once; a store on another engine would not, so the contract waits, and a throw is a rejection. */
function settled<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => resolve(work()))
}

/**
 * `+?` is `?`, except that SQLite's planner does not look into it: for many statements it would else consider the value
 * too, and prepare anew at each run, which takes ten times as long as running them.
 * Ids stay far below 2^53; as bigints, which Prisma asks for, they would not be the numbers of the contract.
 */
function prepare(driver: Driver, text: string): Prepared {
  const statement = driver.prepare(text.replaceAll('= ?', '= +?')).safeIntegers(false)
  const columns = statement.reader ? statement.columns() : []
  return { statement, dates: columns.filter((c) => c.type === 'DATETIME').map((c) => c.name) }
}

function read({ statement, dates }: Prepared, values: readonly Bound[]): Record<string, Cell>[] {
  const rows = statement.all(values.map(written))
  if (dates.length === 0) return rows
  for (const row of rows) {
    for (const name of dates) row[name] = instantOf(row[name] ?? null, name)
  }
  return rows
}

/** As Prisma's adapter writes instants. Compared as texts they are in order only if all are written alike. */
function written(value: Bound): string | number | null {
  if (value instanceof Date) return value.toISOString().replace('Z', '+00:00')
  return value ?? null
}

function instantOf(cell: Cell, name: string): Date | null {
  if (cell === null) return null
  const instant = new Date(typeof cell === 'string' ? cell : Number.NaN)
  if (Number.isNaN(instant.getTime())) throw new StoredValueFault(name)
  return instant
}

function firstOf<T extends Cell>(
  prepared: Prepared,
  values: readonly Bound[],
  is: (cell: Cell) => cell is T,
): T | undefined {
  const [row] = read(prepared, values)
  const cell = row && Object.values(row)[0]
  return cell !== undefined && is(cell) ? cell : undefined
}

function isNumber(cell: Cell): cell is number {
  return typeof cell === 'number'
}

function isText(cell: Cell): cell is string {
  return typeof cell === 'string'
}

function certain<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('a statement gave no number or text')
  return found
}

/** Prisma's adapter keeps better-sqlite3's connection under this name; its type does not say so, hence the check. */
function driverOf(connection: Connection): Driver {
  const client: unknown = 'client' in connection ? connection.client : undefined
  if (!isDriver(client)) throw new Error('the connection of @prisma/adapter-better-sqlite3 is not where it was')
  return client
}

function isDriver(client: unknown): client is Driver {
  return typeof client === 'object' && client !== null && 'prepare' in client && typeof client.prepare === 'function'
}
