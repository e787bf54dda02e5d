/** What Zalo lets a bot do, and how fast. It documents no rates: these are slow enough for three groups and fifty people. */
import type { Abilities, Channel, ChannelPace } from '../channel.ts'
import { TEXT_LIMIT } from './texts.ts'

const PRIVATE: Abilities = {
  buttons: 0,
  edits: false,
  textLimit: TEXT_LIMIT,
  hears: 'ours',
  tellsReplies: false,
  pins: false,
}

export const ABILITIES: Channel['abilities'] = { private: PRIVATE, group: { ...PRIVATE, hears: 'addressed' } }

export const PACE: ChannelPace = {
  perSecond: 5,
  perChat: { most: 3, seconds: 3 },
  groupPerMinute: 20,
  countsEdits: false,
  placeOf: (chatId) => chatId,
}
