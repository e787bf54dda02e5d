/** A copy of the database while work goes on; `tongket backup` calls it through the store. */
import { chmod, constants, copyFile, open, rm } from 'node:fs/promises'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { Problem } from '../problem.ts'
import { seal } from './seal.ts'
import { query } from './sqlite.ts'

/**
 * The copy appears under its name only when it is whole and on disk. Throws a Problem: `file-exists`,
 * `file-unwritable`.
 */
export async function backUp(file: string, to: string): Promise<void> {
  const partial = `${to}.partial`
  try {
    await rm(partial, { force: true })
    // Into a file that is nobody else's to read from the beginning.
    await (await open(partial, 'wx', 0o600)).close()
    await copyInto(file, partial)
    await seal(partial)
    await copyFile(partial, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
    await chmod(to, 0o600)
    const handle = await open(to, 'r+')
    await handle.sync()
    await handle.close()
  } catch (cause) {
    const exists = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
    throw new Problem(exists ? 'file-exists' : 'file-unwritable', { file: to }, { cause })
  } finally {
    await rm(partial, { force: true })
  }
}

/** On a connection of its own: the reader's may not write, the writer's is busy. */
async function copyInto(file: string, partial: string): Promise<void> {
  const connection = await new PrismaBetterSqlite3({ url: `file:${file}` }).connect()
  try {
    await query(connection, 'VACUUM INTO ?', [partial])
  } finally {
    await connection.dispose()
  }
}
