/** What Zalo lets an Official Account do. The limits are those of its documentation; `docs/zalo.md` says which are sure. */
import { TITLE_LIMIT } from '../../zalo-openapi/index.ts'
import type { Abilities, Channel } from '../channel.ts'

/** UTF-16 units, counted after normalisation. */
export const TEXT_LIMIT = 2000
export const MOST_BUTTONS = 5
/** Of a thousand for what a button sends back; the mark in front of it takes some. */
const DATA_BYTES = 900
const MOST_FILE_BYTES = 5 * 1024 * 1024

const PRIVATE: Omit<Abilities, 'window'> = {
  buttons: MOST_BUTTONS,
  keyboard: {
    most: MOST_BUTTONS,
    perRow: MOST_BUTTONS,
    labelLength: TITLE_LIMIT,
    dataBytes: DATA_BYTES,
    allBytes: Infinity,
  },
  edits: false,
  files: { endings: ['docx', 'pdf'], mostBytes: MOST_FILE_BYTES },
  textLimit: TEXT_LIMIT,
  hears: 'ours',
  tellsReplies: true,
  pins: false,
}

/** Groups have no buttons and no window; every message of theirs is delivered. */
const GROUP: Abilities = { ...PRIVATE, buttons: 0, hears: 'all' }

/** Two days are free, a week is the end. */
export function abilitiesOf(paidPerMonth: number): Channel['abilities'] {
  return { private: { ...PRIVATE, window: { freeHours: 48, mostHours: 168, paidPerMonth } }, group: GROUP }
}
