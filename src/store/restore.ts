/** Puts a backup in the place of a database; `tongket restore` calls it while nobody serves the database. */
import { copyFile, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Problem } from '../problem.ts'
import { explained } from './explained.ts'
import { lockFile } from './file-lock.ts'
import { migrate } from './migrate.ts'
import { isAbsent, keepPrivate, realFileOf } from './own-files.ts'
import { unseal } from './seal.ts'
import { expectReadable, hasOurTables } from './sound.ts'
import { openSqlite } from './sqlite.ts'

/** A database and what SQLite keeps beside it belong together. */
const TOGETHER = ['', '-wal', '-shm']

/**
 * Nothing moves before the backup has been read whole, and the old database is kept under `kept` however damaged it is.
 * `kept` is undefined where there was none. Throws a Problem: `file-unreadable`, `backup-unusable`, `database-in-use`,
 * `database-unwritable`.
 */
export async function restoreBackup(
  backup: string,
  url: string,
  migrations: string,
  stamp: string,
): Promise<{ readonly file: string; readonly kept: string | undefined }> {
  const named = url.replace(/^file:/, '')
  return explained(named, async () => {
    const file = await realFileOf(named)
    const unlock = await lockFile(file, process.pid)
    const fresh = `${file}.restoring`
    try {
      await copyOf(backup, fresh)
      await expectUsable(backup, fresh, migrations)
      const kept = `${file}.${stamp}`
      const wasThere = await moveTogether(file, kept)
      await rename(fresh, file)
      await flush(dirname(file))
      return { file, kept: wasThere ? kept : undefined }
    } finally {
      for (const tail of TOGETHER) await rm(fresh + tail, { force: true })
      await unlock()
    }
  })
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

/** A rename outlives a power cut once its folder is on disk. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
