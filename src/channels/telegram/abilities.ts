/** What Telegram lets a bot do: core.telegram.org/bots/api, and what users of it found where that is silent. */
import { ABLE } from '../abilities.ts'
import type { Abilities, Channel } from '../channel.ts'
import { TEXT_LIMIT } from './calls.ts'

/** Documents: core.telegram.org/bots/api#sending-files, 50 MB. */
const MOST_BYTES = 50 * 1024 * 1024

const CAN: Abilities = {
  ...ABLE,
  files: { endings: ['docx', 'pdf', 'md', 'json'], mostBytes: MOST_BYTES },
  textLimit: TEXT_LIMIT,
  pins: true,
  // A hundred buttons and ten kilobytes of markup are what servers were seen to take; phones show two lines of a label.
  keyboard: { most: 100, perRow: 8, labelLength: 64, dataBytes: 64, allBytes: 9000 },
}

export const ABILITIES: Channel['abilities'] = { private: CAN, group: { ...CAN, hears: 'addressed' } }
