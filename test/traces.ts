/** Where something is still written down: in which columns of a database, and in which files beside it. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openSqlite, query } from '../src/store/sqlite.ts'

/** `Table.column` of every value that holds one of the needles, each once. */
export async function columnsWith(file: string, needles: readonly string[]): Promise<string[]> {
  const { connection, close } = await openSqlite(file, 'reader')
  try {
    const tables = await query(connection, `SELECT "name" FROM sqlite_master WHERE "type" = 'table'`)
    const found = new Set<string>()
    for (const [table] of tables) {
      const columns = await query(connection, `SELECT "name" FROM pragma_table_info('${String(table)}')`)
      for (const [column] of columns)
        for (const needle of needles) {
          const holds = `instr(CAST("${String(column)}" AS TEXT), ?) > 0`
          const rows = await query(connection, `SELECT 1 FROM "${String(table)}" WHERE ${holds} LIMIT 1`, [needle])
          if (rows.length > 0) found.add(`${String(table)}.${String(column)}`)
        }
    }
    return [...found].sort()
  } finally {
    await close()
  }
}

/** `file: needle` of every file of the folder whose bytes hold a needle, wherever in the file. */
export async function bytesWith(folder: string, needles: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const name of (await readdir(folder)).sort()) {
    const bytes = await readFile(join(folder, name))
    for (const needle of needles) if (bytes.includes(needle)) found.push(`${name}: ${needle}`)
  }
  return found
}
