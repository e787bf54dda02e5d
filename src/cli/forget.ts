/**
 * `tongket forget CHANNEL:ID`: takes a person out of the database and its files, beside a running server or without
 * one. Says what was done, and what is left to do.
 */
import { type Config, readConfig } from '../config.ts'
import { Problem } from '../problem.ts'
import { platformIdOf } from '../settings.ts'
import { copiesKept } from '../store/restore.ts'
import type { Erased } from '../store/store.ts'
import { readTexts } from '../text/texts.ts'
import { type AddCommand, type JsonOption, printJson, type Shell, withStore } from './shell.ts'

/** Five seconds, in which whoever reads the database lets go of it. */
const ERASE_TRIES = 100

export const addForget: AddCommand = (program, shell) => {
  program
    .command('forget')
    .description('Take a person who asks for it out of the database: name, id, messages and roles')
    .argument('<person>', 'channel and id, for example telegram:123')
    .option('--json', 'print data')
    .action((said: string, options: JsonOption) => forget(shell, said, options))
}

async function forget(shell: Shell, said: string, options: JsonOption): Promise<void> {
  const config = readConfig(shell.env)
  const who = platformIdOf(said.trim())
  if (!who) throw new Problem('no-address', { said })
  const { channel, id } = who
  const done = await withStore({ config }, async (store) => {
    const asked = { at: shell.now(), by: 'command-line' } as const
    const isKnown = await store.write((tx) => tx.people.forget(channel, id, asked))
    // Of somebody who was forgotten before, something may be left to erase.
    return { isKnown, files: await store.erase(ERASE_TRIES) }
  })
  if (!done.isKnown) throw new Problem('unknown-person', { channel })
  const inAdminIds = config.admins.some((admin) => admin.channel === channel && admin.id === id)
  const copies = await copiesKept(config.databaseUrl)
  if (options.json) printJson(shell, { forgotten: true, files: done.files, inAdminIds, copies })
  else for (const line of linesOf(config, { files: done.files, inAdminIds, copies })) shell.print(line)
}

interface Left {
  readonly files: Erased
  readonly inAdminIds: boolean
  readonly copies: readonly string[]
}

/** What was done, and what is left to whom. */
function linesOf({ locale }: Config, { files, inAdminIds, copies }: Left): string[] {
  const t = readTexts('locales', locale)
  return [
    t('cli.forgotten'),
    t(files === 'clean' ? 'cli.forgotten-clean' : 'cli.forgotten-unfinished'),
    ...(inAdminIds ? [t('cli.forgotten-admin')] : []),
    ...(copies.length > 0 ? [t('cli.forgotten-copies', { files: copies.join(', ') })] : []),
  ]
}
