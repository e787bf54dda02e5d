/** `tongket zalo groups invite UNIT|GROUP --members IDS`: more people for a group of the Official Account. */
import type { Command } from 'commander'
import { groupIn } from '../../channels/zalo-oa/ids.ts'
import { isName } from '../../core/unit-names/in-words.ts'
import { Problem } from '../../problem.ts'
import type { Store } from '../../store/store.ts'
import { type Base, baseOf, type JsonOption, printJson, type Shell, withStore } from '../shell.ts'
import { unitIn } from '../unit-in.ts'
import { askZalo } from './account.ts'
import { membersIn } from './members.ts'
import { groupsOf } from './unit-groups.ts'

interface Options {
  readonly members: readonly string[]
}

export function addInvite(groups: Command, shell: Shell): void {
  groups
    .command('invite')
    .description('Invite people to a group')
    .argument('<group>', "a unit's code, or the id of a group")
    .requiredOption('--members <ids>', 'Zalo ids with commas between', membersIn)
    .option('--json', 'print data')
    .action((where: string, { members }: Options) => invite(shell, where, members, groups.opts()))
}

async function invite(shell: Shell, where: string, members: readonly string[], { json }: JsonOption): Promise<void> {
  const base = baseOf(shell)
  const group = await withStore(base, async (store) => {
    const id = await groupMeant(base, store, where)
    await askZalo(shell, base, store, (api) => api.groups.invite(id, members))
    return id
  })
  if (json) printJson(shell, { group, invited: members.length })
  else shell.print(base.t('cli.zalo.invited', { people: members.length, group }))
}

/** Throws a Problem unless it is one. */
async function groupMeant({ pack }: Base, store: Store, where: string): Promise<string> {
  const id = groupIn(where) ?? where
  if (/^[0-9a-f]{8,}$/i.test(id) && !isName(pack.units, where)) return id
  const unit = unitIn(pack.units, where)
  const known = await groupsOf(store, unit)
  const [first, ...others] = known
  if (first === undefined) throw new Problem('zalo-no-group', { unit: unit.code })
  if (others.length > 0) throw new Problem('zalo-several-groups', { unit: unit.code, groups: known.join(', ') })
  return first
}
