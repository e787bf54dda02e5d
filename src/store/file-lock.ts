/**
 * Keeps a second server off a database. The lock is the operating system's, on an empty SQLite file beside the
 * database: it ends with the process however that ends, so none is ever left behind, and it holds between
 * containers that share a volume, where process ids say nothing. The `.pid` file only names the holder.
 */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { Problem } from '../problem.ts'
import { isBusy } from './faults.ts'
import { BESIDE, keepPrivate, PRIVATE_FILE } from './own-files.ts'

/** Resolves with what releases it. `pid` is who we are. */
export async function lockFile(file: string, pid: number): Promise<() => Promise<void>> {
  // SQLite gives what it makes beside a file the permissions of that file.
  await keepPrivate(file + BESIDE.lock)
  const connection = await new PrismaBetterSqlite3({ url: `file:${file}${BESIDE.lock}`, timeout: 0 }).connect()
  try {
    await connection.executeScript('BEGIN EXCLUSIVE')
  } catch (cause) {
    await connection.dispose()
    if (!isBusy(cause)) throw cause
    throw new Problem('database-in-use', { file, pid: await holderOf(file) }, { cause })
  }
  await writeFile(file + BESIDE.holder, `${pid}\n`, { mode: PRIVATE_FILE })
  return async () => {
    await rm(file + BESIDE.holder, { force: true })
    await connection.dispose()
  }
}

async function holderOf(file: string): Promise<string> {
  try {
    return (await readFile(file + BESIDE.holder, 'utf8')).trim()
  } catch {
    return '?' // the holder has only just begun
  }
}
