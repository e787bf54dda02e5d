/**
 * `tongket forget CHANNEL:ID`: takes a person out of the database and its files, beside a running server or without
 * one. Says what was done, and what is left to do.
 */
import { readConfig } from '../config.ts'
import { Problem } from '../problem.ts'
import { platformIdOf } from '../settings.ts'
import { copiesKept } from '../store/restore.ts'
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
  const isAdmin = config.admins.some((admin) => admin.channel === channel && admin.id === id)
  const copies = await copiesKept(config.databaseUrl)
  if (options.json) return printJson(shell, { forgotten: true, files: done.files, inAdminIds: isAdmin, copies })
  const t = readTexts('locales', config.locale)
  shell.print(t('cli.forgotten'))
  shell.print(t(done.files === 'clean' ? 'cli.forgotten-clean' : 'cli.forgotten-unfinished'))
  if (isAdmin) shell.print(t('cli.forgotten-admin'))
  if (copies.length > 0) shell.print(t('cli.forgotten-copies', { files: copies.join(', ') }))
}
