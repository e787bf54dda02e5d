/** `tongket zalo …`: sets up a Zalo Official Account, from the permission of the app to the groups of the units. */
import { addZaloPeople } from '../people.ts'
import type { AddCommand } from '../shell.ts'
import { addAuthorize } from './authorize.ts'
import { addGroups } from './groups.ts'

export const addZalo: AddCommand = (program, shell) => {
  const zalo = program
    .command('zalo')
    .description('Set up a Zalo Official Account: its permission, its groups, the people it knows')
  for (const add of [addAuthorize, addGroups, addZaloPeople]) add(zalo, shell)
}
