/**
 * `tongket people`: whom the program knows, with the ids that settings and `tongket forget` ask for; `tongket zalo
 * people` those on Zalo alone.
 */
import type { Role } from '../core/access.ts'
import type { UnitCode } from '../core/pack.ts'
import { PLATFORMS, type PlatformId } from '../settings.ts'
import type { PersonRecord, Store } from '../store/store.ts'
import { type AddCommand, type Base, baseOf, type JsonOption, printJson, type Shell, withStore } from './shell.ts'
import { unitIn } from './unit-in.ts'

type Platform = PlatformId['channel']

interface Row {
  readonly id: string
  readonly name: string
  readonly channel: string
  readonly links: readonly { readonly unit: UnitCode; readonly role: Role }[]
}

export const addPeople: AddCommand = (program, shell) => {
  program
    .command('people')
    .description('List the people that the program knows, with their ids')
    .option('--unit <code>', 'only who holds a role for this unit')
    .option('--json', 'print data')
    .action(async ({ unit, json }: JsonOption & { unit?: string }) => {
      const base = baseOf(shell)
      const code = unit === undefined ? undefined : unitIn(base.pack.units, unit).code
      const rows = await peopleOn(base, PLATFORMS)
      const meant = rows.filter(({ links }) => code === undefined || links.some((link) => link.unit === code))
      print(shell, base, meant, json, 'cli.no-people')
    })
}

export const addZaloPeople: AddCommand = (zalo, shell) => {
  zalo
    .command('people')
    .description('List the people that the program knows on Zalo, with their ids')
    .option('--json', 'print data')
    .action(async ({ json }: JsonOption) => {
      const base = baseOf(shell)
      print(shell, base, await peopleOn(base, ['zalo-oa', 'zalo-bot']), json, 'cli.zalo.no-people')
    })
}

function peopleOn(base: Base, channels: readonly Platform[]): Promise<Row[]> {
  return withStore(base, async (store) => {
    const known = (await Promise.all(channels.map((channel) => store.people.ofChannel(channel)))).flat()
    // The account itself is who makes a group.
    const people = known.filter(({ externalId }) => externalId !== base.config.zaloOa?.oaId)
    return Promise.all(people.map((person) => rowOf(store, person)))
  })
}

async function rowOf(store: Store, { id: personId, externalId: id, name, channel }: PersonRecord): Promise<Row> {
  const links = await store.links.of({ personId })
  return { id, name, channel, links: links.map(({ unit, role }) => ({ unit, role })) }
}

function print(shell: Shell, base: Base, rows: readonly Row[], json: boolean | undefined, nobody: string): void {
  if (json) printJson(shell, rows)
  else if (rows.length === 0) shell.print(base.t(nobody))
  else for (const row of rows) shell.print(lineOf(base, row))
}

function lineOf({ t }: Base, { id, name, channel, links }: Row): string {
  const held = links.map(({ unit, role }) => `${unit} (${t(`role.${role}`)})`).join(', ')
  return [id, name || t('cli.zalo.nameless'), channel, held || t('cli.zalo.unlinked')].join('\t')
}
