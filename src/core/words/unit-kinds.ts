/** Words in front of a name that say what kind of unit it is, and that people leave out or shorten. */

/** The kind, then how it is shortened. */
export const UNIT_KINDS: readonly (readonly [kind: string, ...short: string[]])[] = [
  ['thành phố', 'tp'],
  ['thị xã', 'tx'],
  ['thị trấn', 'tt'],
  ['đặc khu'],
  ['sở'],
  ['xã', 'x'],
  ['phường', 'p'],
  ['huyện', 'h'],
  ['quận', 'q'],
  ['tỉnh'],
]
/** Every kind has one, so it says none. */
export const OF_EVERY_KIND = ['ủy ban nhân dân', 'ubnd']

/** Words of a name whose initials people leave out. */
export const SMALL_WORDS = 'và của các về với cho'
