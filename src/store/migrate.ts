/**
 * Brings a database's tables up to this program, at every start. Keeps the same rows and checksums as
 * `prisma migrate deploy`, so that either may be used; Prisma's own command needs a native engine that this does not.
 */
import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../problem.ts'
import { type Connection, query } from './sqlite.ts'

/** As Prisma creates it. */
const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`

interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/**
 * Resolves with the names of the migrations that it applied. All or nothing: two programs that start at once wait
 * for each other, and one that is killed half-way leaves the database as it was. `file` is for the problems' texts.
 */
export async function migrate(connection: Connection, folder: string, file: string): Promise<string[]> {
  const migrations = await migrationsIn(folder)
  // A table that is made anew would otherwise refuse to be dropped while others refer to it; checked below instead.
  await connection.executeScript('PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE')
  try {
    await connection.executeScript(TABLE)
    const pending = await pendingOf(connection, migrations, file)
    for (const migration of pending) await apply(connection, migration)
    const [broken] = pending.length > 0 ? await query(connection, 'PRAGMA foreign_key_check') : []
    if (broken) throw new Error(`a migration left a row of ${String(broken[0])} that refers to nothing`)
    await connection.executeScript('COMMIT')
    return pending.map((migration) => migration.name)
  } catch (fault) {
    await connection.executeScript('ROLLBACK')
    throw fault
  } finally {
    await connection.executeScript('PRAGMA foreign_keys = ON')
  }
}

async function migrationsIn(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

async function pendingOf(connection: Connection, migrations: Migration[], file: string): Promise<Migration[]> {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  const rows = await query(
    connection,
    'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
  )
  for (const [name, checksum, finishedAt] of rows) {
    const migration = known.get(String(name))
    if (!migration) throw new Problem('database-newer', { file, migration: String(name) })
    // Prisma's own command marks a migration before it applies it; an unfinished one may have left anything.
    if (finishedAt === null) throw new Problem('database-damaged', { file, migration: migration.name })
    if (checksum !== migration.checksum)
      throw new Problem('database-migration-changed', { file, migration: migration.name })
    known.delete(migration.name)
  }
  return [...known.values()]
}

async function apply(connection: Connection, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await connection.executeScript(sql)
  } catch (cause) {
    throw new Error(`migration ${name} failed`, { cause })
  }
  await query(
    connection,
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
     VALUES (?, ?, ?, current_timestamp, 1)`,
    [randomUUID(), checksum, name],
  )
}
