/**
 * `tongket people`: who holds which role where; `tongket revoke ID…` takes roles back. Beside a running server, which
 * tells those who held them within a minute.
 */
import { InvalidArgumentError } from 'commander'
import { posting } from '../app/delivery/posting.ts'
import { type Holding, holdings, takeBack } from '../app/people.ts'
import { Problem } from '../problem.ts'
import { holdingLine, holdingText } from '../text/people.ts'
import { type AddCommand, baseOf, type JsonOption, printJson, type Shell, withStore } from './shell.ts'
import { unitIn } from './unit-in.ts'

export const addPeople: AddCommand = (program, shell) => {
  program
    .command('people')
    .description('List who holds which role where')
    .option('--unit <unit>', "the unit's code or name; all units without it")
    .option('--json', 'print data')
    .action((options: JsonOption & { unit?: string }) => list(shell, options))
}

export const addRevoke: AddCommand = (program, shell) => {
  program
    .command('revoke')
    .description('Take roles back; those who held them are told')
    .argument('<id...>', 'ids, as people shows them', idsOnly)
    .option('--json', 'print data')
    .action((ids: readonly number[], options: JsonOption) => revoke(shell, ids, options))
}

/** The command line hands over one word after the other. */
function idsOnly(word: string, before: readonly number[] | undefined): readonly number[] {
  if (!/^\d{1,15}$/.test(word)) throw new InvalidArgumentError('An id is a number, as people shows it.')
  return [...new Set([...(before ?? []), Number(word)])]
}

async function list(shell: Shell, options: JsonOption & { unit?: string }): Promise<void> {
  const base = baseOf(shell)
  const unit = options.unit === undefined ? undefined : unitIn(base.pack.units, options.unit)
  const held = await withStore(base, (store) => holdings(store, base.pack, unit?.code))
  if (options.json) printJson(shell, held.map(rowOf))
  else if (held.length === 0) shell.print(base.t('people.nobody', { unit: unit?.name ?? base.pack.title }))
  else for (const link of held) shell.print(holdingLine(base.t, base.pack, link))
}

function rowOf({ id, unit, role, chatId, holder, createdAt, inForce }: Holding) {
  const { channel, externalId, name } = holder
  const kind = chatId === undefined ? 'person' : 'chat'
  return { id, unit, role, holder: { kind, channel, id: externalId, name }, since: createdAt.toISOString(), inForce }
}

async function revoke(shell: Shell, ids: readonly number[], options: JsonOption): Promise<void> {
  const base = baseOf(shell)
  const { t, pack } = base
  const taken = await withStore(base, (store) =>
    store.write((tx) => {
      const app = { t, pack, now: shell.now, channels: new Map() }
      return takeBack({ app, tx, post: posting(app, tx, shell.now(), []) }, ids)
    }),
  )
  if ('unknown' in taken) throw new Problem('unknown-link', { ids: taken.unknown.join(', ') })
  if (options.json) printJson(shell, { revoked: taken.revoked.map(({ id, told }) => ({ id, told })) })
  else
    for (const link of taken.revoked)
      shell.print(t(link.told ? 'people.revoked' : 'people.revoked-untold', { held: holdingText(t, pack, link) }))
}
