/**
 * What was forgotten leaves the database's files, too. A row that was blanked may live on in the log, in pages that were
 * freed before they were overwritten, and in pages that SQLite shared out anew: so the whole database is written anew,
 * and the log with it is emptied. Both need a moment in which nobody else uses the files; until then it stays noted.
 */
import { isBusy, isFull } from './faults.ts'
import { RECEIPT } from './receipts.ts'
import { type Connection, type Opened, query } from './sqlite.ts'
import type { Sql } from './statements.ts'

/** Beside the receipts, which a trial that begins again keeps. */
const MARK = `${RECEIPT}erase`

/** In the transaction of the forgetting. */
export async function markForErasing(sql: Sql, at: Date): Promise<void> {
  const insert = 'INSERT INTO "Setting" ("key", "value") VALUES (?, ?) ON CONFLICT ("key") DO NOTHING'
  await sql.run(insert, MARK, at.toISOString())
}

export type Erased = 'clean' | 'unfinished'

/**
 * One try, outside of any transaction; `clean` also if nothing was to do. Everything waits meanwhile: some 25 ms for each
 * megabyte of the database. `unfinished`: somebody reads or writes, or the disk has no room.
 */
export async function eraseForgotten({ sql, connection }: Pick<Opened, 'sql' | 'connection'>): Promise<Erased> {
  if ((await sql.number('SELECT count(*) FROM "Setting" WHERE "key" = ?', MARK)) === 0) return 'clean'
  try {
    // A log that cannot be emptied would only grow by a whole database at each try.
    if (!(await emptyLog(connection))) return 'unfinished'
    await connection.executeScript('VACUUM')
    if (!(await emptyLog(connection))) return 'unfinished'
    await sql.run('DELETE FROM "Setting" WHERE "key" = ?', MARK)
    return 'clean'
  } catch (fault) {
    if (isBusy(fault) || isFull(fault)) return 'unfinished'
    throw fault
  }
}

/** False if a reader still needs what stands in it, or another writes. */
async function emptyLog(connection: Connection): Promise<boolean> {
  const [row] = await query(connection, 'PRAGMA wal_checkpoint(TRUNCATE)')
  return Number(row?.[0]) === 0
}
