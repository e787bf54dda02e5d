/** `tongket backup FILE` while the server runs, `tongket restore FILE` while it does not. */

import { existsSync } from 'node:fs'
import { readConfig } from '../config.ts'
import { Problem } from '../problem.ts'
import { MIGRATIONS } from '../store/open-store.ts'
import { restoreBackup } from '../store/restore.ts'
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
}

export const addRestore: AddCommand = (program, shell) => {
  program
    .command('restore')
    .description('Put a backup in the place of the database; the old one is kept beside it')
    .argument('<file>')
    .option('--json', 'print data')
    .action((file: string, options: JsonOption) => restore(shell, file, options))
}

async function restore(shell: Shell, backup: string, options: JsonOption): Promise<void> {
  const config = readConfig(shell.env)
  const t = readTexts('locales', config.locale)
  const stamp = shell.now().toISOString().replace(/[:.]/g, '-')
  const { file, kept, forgotten } = await restoreBackup(backup, config.databaseUrl, MIGRATIONS, stamp)
  if (options.json) printJson(shell, { restored: file, kept: kept ?? null, forgotten })
  else {
    shell.print(kept === undefined ? t('cli.restored-first', { file }) : t('cli.restored', { kept }))
    if (forgotten > 0) shell.print(t('cli.restored-forgotten', { count: forgotten }))
  }
}
