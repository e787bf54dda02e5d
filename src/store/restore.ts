/** Puts a backup in the place of a database; `tongket restore` calls it while nobody serves the database. */
import { copyFile, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Problem } from '../problem.ts'
import { eraseForgotten } from './erase.ts'
import { explained } from './explained.ts'
import { lockFile } from './file-lock.ts'
import { forgetAgain } from './forget.ts'
import { forgottenList } from './forgotten-list.ts'
import { migrate } from './migrate.ts'
import { BESIDE, flush, isAbsent, keepPrivate, realFileOf } from './own-files.ts'
import { unseal } from './seal.ts'
import { expectReadable, hasOurTables } from './sound.ts'
import { inTransaction, openSqlite } from './sqlite.ts'

/** A database and what SQLite keeps beside it belong together. */
const TOGETHER = ['', BESIDE.log, BESIDE.index]

export interface Restored {
  readonly file: string
  /** Where the old database is; undefined if there was none. */
  readonly kept: string | undefined
  /** How many people were forgotten anew. */
  readonly forgotten: number
}

/**
 * Nothing moves before the backup has been read whole, and the old database is kept under `kept` however damaged it is.
 * Who was forgotten since the backup was made is forgotten in it. Throws a Problem: `file-unreadable`,
 * `backup-unusable`, `database-in-use`, `database-unwritable`, `forgotten-unreadable`.
 */
export async function restoreBackup(backup: string, url: string, migrations: string, stamp: string): Promise<Restored> {
  const named = url.replace(/^file:/, '')
  return explained(named, async () => {
    const file = await realFileOf(named)
    const unlock = await lockFile(file, process.pid)
    const fresh = `${file}.restoring`
    try {
      await copyOf(backup, fresh)
      await expectUsable(backup, fresh, migrations)
      const forgotten = await forgetIn(fresh, file)
      const kept = `${file}.${stamp}`
      const wasThere = await moveTogether(file, kept)
      await rename(fresh, file)
      await flush(dirname(file))
      return { file, kept: wasThere ? kept : undefined, forgotten }
    } finally {
      for (const tail of TOGETHER) await rm(fresh + tail, { force: true })
      await unlock()
    }
  })
}

/** As the command line makes it of the time. */
const STAMP = /^\.\d{4}-\d\d-\d\dT[\d-]+Z$/

/** The databases that were kept when backups took their place; nobody is forgotten there. */
export async function copiesKept(url: string): Promise<string[]> {
  const file = await realFileOf(url.replace(/^file:/, ''))
  const folder = dirname(file)
  const own = basename(file)
  const names = await readdir(folder)
  return names
    .filter((name) => name.startsWith(own) && STAMP.test(name.slice(own.length)))
    .sort()
    .map((name) => join(folder, name))
}

async function copyOf(backup: string, fresh: string): Promise<void> {
  for (const tail of TOGETHER) await rm(fresh + tail, { force: true })
  await keepPrivate(fresh)
  try {
    await copyFile(backup, fresh)
  } catch (cause) {
    if (!isAbsent(cause)) throw cause
    throw new Problem('file-unreadable', { file: backup }, { cause })
  }
  // A copy has the permissions of what it was copied from.
  await keepPrivate(fresh)
}

/** Brought up to this program's tables as well, so that the next start cannot fail over it. */
async function expectUsable(backup: string, fresh: string, migrations: string): Promise<void> {
  try {
    if ((await unseal(fresh)) === 'broken') throw new Error('the backup has changed since it was made')
    const opened = await openSqlite(fresh, 'writer')
    try {
      if (!(await hasOurTables(opened.connection))) throw new Error('not a database of this program')
      await migrate(opened.connection, migrations, fresh)
      await expectReadable(opened)
      // What is still in the log would be left behind with it.
      await opened.connection.executeScript('PRAGMA wal_checkpoint(TRUNCATE)')
    } finally {
      await opened.close()
    }
    await flush(fresh)
  } catch (cause) {
    throw new Problem('backup-unusable', { file: backup }, { cause })
  }
}

/** By the list beside the database whose place it takes. */
async function forgetIn(fresh: string, file: string): Promise<number> {
  const opened = await openSqlite(fresh, 'writer')
  try {
    const found = await inTransaction(opened, () => forgetAgain(opened.sql, forgottenList(file)))
    await eraseForgotten(opened)
    await opened.connection.executeScript('PRAGMA wal_checkpoint(TRUNCATE)')
    return found
  } finally {
    await opened.close()
    await flush(fresh)
  }
}

/** False if there was none. The log goes first: a database that is found without it is only older, never torn. */
async function moveTogether(file: string, to: string): Promise<boolean> {
  let wasThere = false
  for (const tail of TOGETHER.toReversed()) {
    try {
      await rename(file + tail, to + tail)
      wasThere = tail === ''
    } catch (fault) {
      if (!isAbsent(fault)) throw fault
    }
  }
  return wasThere
}
