/** `tongket zalo people`: whom the program knows on Zalo; their ids are asked for in settings and by other commands. */
import type { Command } from 'commander'
import type { Role } from '../../core/access.ts'
import type { UnitCode } from '../../core/pack.ts'
import type { PersonRecord, Store } from '../../store/store.ts'
import { type Base, baseOf, type JsonOption, printJson, type Shell, withStore } from '../shell.ts'

interface Row {
  readonly id: string
  readonly name: string
  readonly channel: string
  readonly links: readonly { readonly unit: UnitCode; readonly role: Role }[]
}

export function addPeople(zalo: Command, shell: Shell): void {
  zalo
    .command('people')
    .description('List the people that the program knows on Zalo, with their ids')
    .option('--json', 'print data')
    .action((options: JsonOption) => list(shell, options))
}

async function list(shell: Shell, { json }: JsonOption): Promise<void> {
  const base = baseOf(shell)
  const rows = await withStore(base, async (store) => {
    const known = [...(await store.people.ofChannel('zalo-oa')), ...(await store.people.ofChannel('zalo-bot'))]
    // The account itself is who makes a group.
    const people = known.filter(({ externalId }) => externalId !== base.config.zaloOa?.oaId)
    return Promise.all(people.map((person) => rowOf(store, person)))
  })
  if (json) printJson(shell, rows)
  else if (rows.length === 0) shell.print(base.t('cli.zalo.no-people'))
  else for (const row of rows) shell.print(lineOf(base, row))
}

async function rowOf(store: Store, { id: personId, externalId: id, name, channel }: PersonRecord): Promise<Row> {
  const links = await store.links.of({ personId })
  return { id, name, channel, links: links.map(({ unit, role }) => ({ unit, role })) }
}

function lineOf({ t }: Base, { id, name, channel, links }: Row): string {
  const held = links.map(({ unit, role }) => `${unit} (${t(`role.${role}`)})`).join(', ')
  return [id, name || t('cli.zalo.nameless'), channel, held || t('cli.zalo.unlinked')].join('\t')
}
