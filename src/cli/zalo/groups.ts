/** `tongket zalo groups`: the groups of the Official Account and the units that they are linked to here. */
import type { Command } from 'commander'
import { groupChat } from '../../channels/zalo-oa/ids.ts'
import type { Role } from '../../core/access.ts'
import type { UnitCode } from '../../core/pack.ts'
import type { Store } from '../../store/store.ts'
import type { Group } from '../../zalo-openapi/index.ts'
import { type Base, baseOf, type JsonOption, printJson, type Shell, withStore } from '../shell.ts'
import { askZalo } from './account.ts'
import { addCreate } from './create-group.ts'
import { addInvite } from './invite.ts'

interface Row {
  readonly id: string
  readonly name: string
  readonly members: number | null
  readonly enabled: boolean | null
  /** By which people join. */
  readonly link: string | null
  readonly links: readonly { readonly unit: UnitCode; readonly role: Role }[]
}

export function addGroups(zalo: Command, shell: Shell): void {
  const groups = zalo
    .command('groups')
    .description('List the groups of the Official Account and their units')
    .option('--json', 'print data')
    .action((options: JsonOption) => list(shell, options))
  addCreate(groups, shell)
  addInvite(groups, shell)
}

async function list(shell: Shell, { json }: JsonOption): Promise<void> {
  const base = baseOf(shell)
  const rows = await withStore(base, async (store) => {
    const groups = await askZalo(shell, base, store, (api) => api.groups.list())
    return Promise.all(groups.map((group) => rowOf(store, group)))
  })
  if (json) printJson(shell, rows)
  else if (rows.length === 0) shell.print(base.t('cli.zalo.no-groups'))
  else for (const row of rows) shell.print(lineOf(base, row))
}

async function rowOf(store: Store, { id, name, memberCount, isEnabled, link }: Group): Promise<Row> {
  const chat = await store.chats.find('zalo-oa', groupChat(id))
  const links = chat ? await store.links.of({ chatId: chat.id }) : []
  return {
    id,
    name,
    members: memberCount ?? null,
    enabled: isEnabled ?? null,
    link: link ?? null,
    links: links.map(({ unit, role }) => ({ unit, role })),
  }
}

function lineOf({ t }: Base, { id, name, members, enabled, link, links }: Row): string {
  const held = links.map(({ unit, role }) => `${unit} (${t(`role.${role}`)})`).join(', ')
  const state = t(enabled === false ? 'cli.zalo.disabled' : 'cli.zalo.enabled')
  const size = t('cli.zalo.members', { members: members ?? '?' })
  return [id, name, size, state, held || t('cli.zalo.unlinked'), link ?? ''].join('\t').trimEnd()
}
