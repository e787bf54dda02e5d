/** The kinds of platform on which people meet at cards. */
import { ABLE, everywhere } from '../../../src/channels/abilities.ts'
import { abilitiesOf } from '../../../src/channels/zalo-oa/abilities.ts'
import type { Setting } from './session.ts'

export const SETTINGS = {
  group: { name: 'a group', kind: 'group', abilities: everywhere(ABLE) },
  'group-unchangeable': {
    name: 'a group whose messages cannot be changed',
    kind: 'group',
    abilities: everywhere(ABLE),
    refusesEdits: true,
  },
  'group-letters': { name: 'a group with letters', kind: 'group', abilities: abilitiesOf(0) },
  private: { name: 'a private chat', kind: 'private', abilities: everywhere(ABLE) },
  'private-few': { name: 'a private chat with few buttons', kind: 'private', abilities: abilitiesOf(0) },
} as const satisfies Record<string, Setting>
