/**
 * One SQLite file: a single connection, set up before anybody may use it, with our own statements and a Prisma client.
 * `open-store.ts` makes two: the writer, and a reader that sees what is committed.
 */
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { NotDurable } from './faults.ts'
import { PrismaClient } from './generated/sqlite/client.ts'
import { type Sql, statementsOn } from './statements.ts'

export type Db = PrismaClient

/** The connection beneath Prisma, for what its client has no word for: pragmas, savepoints, migrations. */
export type Connection = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>
type Column = Parameters<Connection['queryRaw']>[0]['args'][number]

/** Both on the same connection: `sql` for what happens with every message, `db` for the rest. */
export interface Access {
  readonly db: Db
  readonly sql: Sql
}

export interface Opened extends Access {
  readonly connection: Connection
  readonly close: () => Promise<void>
}

/** Another process may hold the write lock this long, in milliseconds: the command line, a backup. */
const BUSY_TIMEOUT = 5000

/**
 * A database in WAL mode reopens with synchronous=NORMAL, which does not flush at a commit and loses acknowledged
 * rows with the power: so FULL is asked for on this very connection, and read back.
 */
export async function openSqlite(file: string, mode: 'writer' | 'reader'): Promise<Opened> {
  const factory = new PrismaBetterSqlite3({ url: `file:${file}`, timeout: BUSY_TIMEOUT })
  const connection = await factory.connect()
  try {
    await connection.executeScript('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
    // What a savepoint needs to be undone would else go to a file of its own, in the middle of most answers.
    await connection.executeScript('PRAGMA temp_store = MEMORY')
    // What is deleted or replaced is overwritten at once, so that people's words do not lie in pages that are free.
    if (mode === 'writer') await connection.executeScript('PRAGMA secure_delete = ON')
    if (mode === 'reader') await connection.executeScript('PRAGMA query_only = ON')
    await expectPragma(connection, 'journal_mode', 'wal')
    await expectPragma(connection, 'synchronous', 2)
    await expectPragma(connection, 'foreign_keys', 1)
    await expectPragma(connection, 'busy_timeout', BUSY_TIMEOUT)
    if (mode === 'writer') await expectPragma(connection, 'secure_delete', 1)
  } catch (fault) {
    await connection.dispose()
    throw fault
  }
  const sql = statementsOn(connection)
  factory.connect = () => Promise.resolve(connection)
  const db = new PrismaClient({ adapter: factory })
  const close = async () => {
    await db.$disconnect()
    // Prisma closes only what it has used.
    await connection.dispose()
  }
  return { db, sql, connection, close }
}

/** For a connection that nobody else uses yet. */
export async function inTransaction<T>({ connection }: Opened, work: () => Promise<T>): Promise<T> {
  await connection.executeScript('BEGIN IMMEDIATE')
  try {
    const result = await work()
    await connection.executeScript('COMMIT')
    return result
  } catch (fault) {
    await connection.executeScript('ROLLBACK')
    throw fault
  }
}

export async function query(connection: Connection, sql: string, args: readonly string[] = []): Promise<Column[][]> {
  const argTypes = args.map(() => ({ scalarType: 'string', arity: 'scalar' }) as const)
  return (await connection.queryRaw({ sql, args: [...args], argTypes })).rows
}

async function expectPragma(connection: Connection, name: string, wanted: string | number): Promise<void> {
  const [row] = await query(connection, `PRAGMA ${name}`)
  const found = row?.[0]
  if (String(found) !== String(wanted)) throw new NotDurable(name, found)
}
