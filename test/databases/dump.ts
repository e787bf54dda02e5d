/** A database as readable SQL, the same on every machine, and back. */
import { type Connection, openSqlite, query } from '../../src/store/sqlite.ts'

/** Of when and under which random id a migration was applied nothing depends. */
const APPLIED = "'2026-11-26 00:00:00'"
const FIXED: Readonly<Record<string, string>> = {
  id: `'migration of ' || "migration_name"`,
  started_at: APPLIED,
  finished_at: APPLIED,
}

export async function dumped(file: string): Promise<string> {
  const { connection, close } = await openSqlite(file, 'reader')
  try {
    const made = await query(
      connection,
      `SELECT "name", "sql" FROM sqlite_master WHERE "sql" IS NOT NULL AND "name" NOT LIKE 'sqlite_%' ORDER BY "rowid"`,
    )
    const tables = made.filter(([, sql]) => String(sql).startsWith('CREATE TABLE')).map(([name]) => String(name))
    const rows: string[] = []
    for (const table of tables) rows.push(...(await rowsOf(connection, table)))
    // The rows above have counted their ids anew.
    rows.push('DELETE FROM sqlite_sequence;', ...(await rowsOf(connection, 'sqlite_sequence')))
    return `${[...made.map(([, sql]) => `${String(sql)};`), ...rows].join('\n')}\n`
  } finally {
    await close()
  }
}

async function rowsOf(connection: Connection, table: string): Promise<string[]> {
  const columns = await query(connection, `SELECT "name" FROM pragma_table_info('${table}') ORDER BY "cid"`)
  const quoted = columns.map(([column]) => quotable(table, String(column)))
  const insert = `'INSERT INTO "${table}" VALUES(' || ${quoted.join(` || ',' || `)} || ');'`
  const rows = await query(connection, `SELECT ${insert} FROM "${table}" ORDER BY "rowid"`)
  return rows.map(([row]) => String(row))
}

function quotable(table: string, column: string): string {
  const fixed = table === '_prisma_migrations' ? FIXED[column] : undefined
  return `quote(${fixed ?? `"${column}"`})`
}

/** Makes the database that `sql` describes; `file` must be new. */
export async function restored(file: string, sql: string): Promise<void> {
  const { connection, close } = await openSqlite(file, 'writer')
  try {
    await connection.executeScript(`PRAGMA foreign_keys = OFF; BEGIN; ${sql}; COMMIT; PRAGMA foreign_keys = ON`)
  } finally {
    await close()
  }
}
