/** What a chat of our own can do (the trial page, the demo): everything. Platforms say what they lack. */
import type { Abilities, Channel, FileAbility } from './channel.ts'

export const ANY_FILE: FileAbility = { endings: ['docx', 'pdf', 'md', 'json'], mostBytes: Infinity }

export const ABLE: Abilities = {
  buttons: Infinity,
  edits: true,
  files: ANY_FILE,
  textLimit: 4096,
  hears: 'ours',
  tellsReplies: true,
  pins: false,
}

/** The same in every chat. */
export function everywhere(abilities: Abilities): Channel['abilities'] {
  return { private: abilities, group: abilities }
}
