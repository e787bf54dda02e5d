/** Whether a database is whole, and ours: looked at before it is served, and before a backup takes its place. */
import { answerReads } from './answers.ts'
import { StoredValueFault } from './faults.ts'
import { jsonOf } from './json.ts'
import { type Connection, type Opened, query } from './sqlite.ts'

/** Damaged pages, as SQLite finds them; the database was damaged outside of the program. */
export class DamagedPages extends Error {
  override readonly name = 'DamagedPages'
  /** As SQLite would have named it when it had come upon the page. */
  readonly code = 'SQLITE_CORRUPT'
}

/** Every page and the order of every index, without what takes long; some milliseconds for each ten megabytes. */
export async function expectWholePages(connection: Connection): Promise<void> {
  const [row] = await query(connection, 'PRAGMA quick_check(1)')
  if (row?.[0] !== 'ok') throw new DamagedPages('a page of the database is damaged')
}

/** Tables that only a database of this program has together. */
const OURS = ['_prisma_migrations', 'Answer', 'Inbox', 'Outbox', 'PeriodRecord']

/** Before anything is migrated, since that would make our tables in anybody's database. */
export async function hasOurTables(connection: Connection): Promise<boolean> {
  const rows = await query(connection, `SELECT "name" FROM "sqlite_master" WHERE "type" = 'table'`)
  const names = new Set(rows.map(([name]) => String(name)))
  return OURS.every((name) => names.has(name))
}

/** Columns that hold JSON, besides answers' values. */
const JSON_COLUMNS: readonly (readonly [table: string, column: string])[] = [
  ['Inbox', 'payload'],
  ['Outbox', 'payload'],
  ['Conversation', 'state'],
  ['Offer', 'choices'],
  ['Audit', 'detail'],
]

/** Reads all that is stored as the program would. Throws for what it could not. */
export async function expectReadable({ connection, sql }: Opened): Promise<void> {
  const [row] = await query(connection, 'PRAGMA integrity_check(1)')
  if (row?.[0] !== 'ok') throw new DamagedPages('the database is damaged')
  const [lost] = await query(connection, 'PRAGMA foreign_key_check')
  if (lost) throw new StoredValueFault(`a row of ${String(lost[0])} that refers to nothing`)
  await answerReads(sql).inForce({})
  for (const [table, column] of JSON_COLUMNS) {
    for (const [text] of await query(connection, `SELECT "${column}" FROM "${table}"`)) jsonOf(String(text), column)
  }
}
