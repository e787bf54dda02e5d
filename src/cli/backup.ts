/** `tongket backup FILE` while the server runs, `tongket restore FILE` while it does not. */

import { existsSync } from 'node:fs'
import { copyFile, rename, rm } from 'node:fs/promises'
import { readConfig } from '../config.ts'
import { Problem } from '../problem.ts'
import { openStore } from '../store/open-store.ts'
import { readTexts } from '../text/texts.ts'
import { type AddCommand, baseOf, type JsonOption, printJson, type Shell, withStore } from './shell.ts'

export const addBackup: AddCommand = (program, shell) => {
  program
    .command('backup')
    .description('Copy the database to a new file')
    .argument('<file>')
    .option('--json', 'print data')
    .action(async (file: string, options: JsonOption) => {
      if (existsSync(file)) throw new Problem('file-exists', { file })
      await withStore(baseOf(shell), (store) => store.backup(file))
      if (options.json) printJson(shell, { file })
      else shell.print(file)
    })
  program
    .command('restore')
    .description('Put a backup in the place of the database; the old one is kept beside it')
    .argument('<file>')
    .option('--json', 'print data')
    .action((file: string, options: JsonOption) => restore(shell, file, options))
}

async function restore(shell: Shell, file: string, options: JsonOption): Promise<void> {
  const config = readConfig(shell.env)
  const t = readTexts('locales', config.locale)
  if (!existsSync(file)) throw new Problem('file-unreadable', { file })
  await tryOut(file)
  const path = config.databaseUrl.replace(/^file:/, '')
  const kept = `${path}.${shell.now().toISOString().replace(/[:.]/g, '-')}`
  // Opening it alone proves that no server is using it; closing it folds its write-ahead log into the file.
  await (await openStore(config.databaseUrl, { exclusive: true })).close()
  await rename(path, kept)
  await Promise.all(['-wal', '-shm'].map((tail) => rm(path + tail, { force: true })))
  await copyFile(file, path)
  if (options.json) printJson(shell, { restored: path, kept })
  else shell.print(t('cli.restored', { kept }))
}

/** A copy is opened, so that a file that is no backup replaces nothing and the backup itself stays as it is. */
async function tryOut(file: string): Promise<void> {
  const trial = `${file}.${process.pid}.check`
  try {
    await copyFile(file, trial)
    const store = await openStore(`file:${trial}`, { exclusive: false })
    await store.periods.list()
    await store.close()
  } catch (error) {
    throw new Problem('backup-unusable', { file }, { cause: error })
  } finally {
    await Promise.all(['', '-wal', '-shm', '.lock'].map((tail) => rm(trial + tail, { force: true })))
  }
}
