/**
 * `tongket people`: who holds which role where, and whom else the program knows; `tongket revoke ID…` takes roles back.
 * Beside a running server, which tells those who held them within a minute.
 */
import { posting } from '../app/delivery/posting.ts'
import { type Holding, holdings, takeBack } from '../app/people.ts'
import { Problem } from '../problem.ts'
import { PLATFORMS } from '../settings.ts'
import type { PersonRecord, Store } from '../store/store.ts'
import { holdingLine, holdingText } from '../text/people.ts'
import { idsOnly } from './ids.ts'
import { type AddCommand, baseOf, type JsonOption, printJson, type Shell, withStore } from './shell.ts'
import { unitIn } from './unit-in.ts'

export const addPeople: AddCommand = (program, shell) => {
  program
    .command('people')
    .description('List who holds which role where')
    .option('--unit <unit>', "the unit's code or name; all units without it")
    .option('--all', 'also the people who have written and hold no role')
    .option('--json', 'print data')
    .action((options: Options) => list(shell, options))
}

export const addRevoke: AddCommand = (program, shell) => {
  program
    .command('revoke')
    .description('Take roles back; those who held them are told')
    .argument('<id...>', 'ids, as people shows them', idsOnly)
    .option('--json', 'print data')
    .action((ids: readonly number[], options: JsonOption) => revoke(shell, ids, options))
}

type Options = JsonOption & { readonly unit?: string; readonly all?: true }

async function list(shell: Shell, options: Options): Promise<void> {
  const base = baseOf(shell)
  const { t, pack } = base
  const unit = options.unit === undefined ? undefined : unitIn(pack.units, options.unit)
  const { held, others } = await withStore(base, async (store) => ({
    held: await holdings(store, pack, unit?.code),
    others: options.all ? await withoutRole(store, base.config.zaloOa?.oaId) : [],
  }))
  if (options.json) {
    printJson(shell, [...held.map(rowOf), ...others.map(rowOfOther)])
    return
  }
  if (held.length + others.length === 0) shell.print(t('people.nobody', { unit: unit?.name ?? pack.title }))
  for (const link of held) shell.print(`${holdingLine(t, pack, link)}\t${addressOf(link.holder)}`)
  for (const person of others)
    shell.print(`${t('people.no-role', { name: person.name || person.externalId })}\t${addressOf(person)}`)
}

/** `account`: what makes Zalo's groups is no person. */
async function withoutRole(store: Store, account: string | undefined): Promise<PersonRecord[]> {
  const known = (await Promise.all(PLATFORMS.map((channel) => store.people.ofChannel(channel)))).flat()
  const links = await Promise.all(known.map(({ id }) => store.links.of({ personId: id })))
  return known.filter(({ externalId }, i) => externalId !== account && links[i]?.length === 0)
}

/** As `tongket forget` and ADMIN_IDS take it. */
function addressOf({ channel, externalId }: Pick<PersonRecord, 'channel' | 'externalId'>): string {
  return `${channel}:${externalId}`
}

function rowOf({ id, unit, role, chatId, holder, createdAt, inForce }: Holding) {
  const { channel, externalId, name } = holder
  const kind = chatId === undefined ? 'person' : 'chat'
  return { id, unit, role, holder: { kind, channel, id: externalId, name }, since: createdAt.toISOString(), inForce }
}

function rowOfOther({ channel, externalId, name }: PersonRecord) {
  return { id: null, unit: null, role: null, holder: { kind: 'person', channel, id: externalId, name } }
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
