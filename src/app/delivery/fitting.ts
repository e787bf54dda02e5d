/**
 * Choices as a platform can show them. Whatever a pack or a person holds, no bound of a platform is passed: labels are
 * cut at a word, data that is too long stays with us and the button names its place, and what does not fit as buttons
 * becomes letters in the text.
 */
import type { Abilities, Choice, KeyboardLimits } from '../../channels/channel.ts'
import { withLetters } from '../../text/lettered.ts'
import type { Translate } from '../../text/texts.ts'
import type { Parcel } from './parcel.ts'

type Rows = readonly (readonly Choice[])[]

export interface Fitted {
  readonly payload: Parcel
  /** What the choices do, where the message does not say it: in the order of the letters, or of the buttons. */
  readonly offered?: { readonly as: 'letters' | 'buttons'; readonly choices: readonly string[] }
}

const CUT = '\u2026'
/** In JSON a button has its names, quotes and braces around it. */
const BUTTON_BYTES = 40

/**
 * Where letters may have come before, buttons offer no letters, so that a letter does not mean an older message.
 */
export function fitted(t: Translate, abilities: Abilities, parcel: Parcel): Fitted {
  if (parcel.type !== 'message' && parcel.type !== 'edit') return { payload: parcel }
  const rows: Rows = parcel.choices ?? []
  const all = rows.flat()
  if (all.length === 0) return { payload: parcel }
  const { choices: _, ...rest } = parcel
  const keyboard = all.length <= abilities.buttons ? keyboardOf(rows, abilities) : undefined
  if (!keyboard) {
    const text = withLetters(t, parcel.text, rows, abilities.hears)
    return { payload: { ...rest, text }, offered: { as: 'letters', choices: all.map(({ data }) => data) } }
  }
  const choices = keyboard.map((row) => [...row])
  const payload = { ...rest, choices }
  if (choices.flat().some(({ data }, i) => data !== all[i]?.data))
    return { payload, offered: { as: 'buttons', choices: all.map(({ data }) => data) } }
  const mayHaveLetters = abilities.buttons !== Infinity || abilities.keyboard !== undefined
  return { payload, ...(mayHaveLetters && { offered: { as: 'letters', choices: [] } }) }
}

/** Undefined if they cannot be buttons here. */
function keyboardOf(rows: Rows, { keyboard: limits, edits }: Abilities): Rows | undefined {
  if (!limits) return rows
  let index = 0
  const shown = rows.map((row) => row.map((choice) => fittedChoice(choice, index++, limits)))
  const flat = shown.flat()
  const isStored = flat.some(({ data }, i) => data !== rows.flat()[i]?.data)
  // Where messages do not change a tap does not tell which message it was on.
  if (flat.length > limits.most || (isStored && !edits) || areAlike(rows.flat(), flat)) return undefined
  const bytes = flat.reduce((sum, { label, data }) => sum + bytesOf(label) + bytesOf(data) + BUTTON_BYTES, 0)
  return bytes > limits.allBytes ? undefined : shown.flatMap((row) => inRows(row, limits.perRow))
}

function fittedChoice({ label, data }: Choice, index: number, { labelLength, dataBytes }: KeyboardLimits): Choice {
  return { label: shortened(label, labelLength), data: bytesOf(data) <= dataBytes ? data : storedChoice(index) }
}

/** What a button carries whose data is stored: `#3`, the fourth choice of its message. */
function storedChoice(index: number): string {
  return `#${index}`
}

/** The place of a choice that is stored; undefined for any other data. */
export function storedIndex(data: string): number | undefined {
  const [, index] = /^#(\d{1,3})$/.exec(data) ?? []
  return index === undefined ? undefined : Number(index)
}

/** Two that were told apart by what was cut off. */
function areAlike(before: readonly Choice[], after: readonly Choice[]): boolean {
  return new Set(after.map(({ label }) => label)).size < new Set(before.map(({ label }) => label)).size
}

/** At a word, where one ends in the second half; never inside a character. */
export function shortened(text: string, most: number): string {
  const whole = text.normalize('NFC')
  if (whole.length <= most) return whole
  const room = whole.slice(0, most - CUT.length)
  const word = room.lastIndexOf(' ')
  const cut = word > most / 2 ? room.slice(0, word) : room.replace(/[\uD800-\uDBFF]$/, '')
  return cut.trimEnd() + CUT
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text)
}

function inRows<T>(row: readonly T[], most: number): T[][] {
  const rows: T[][] = []
  for (let i = 0; i < row.length; i += most) rows.push(row.slice(i, i + most))
  return rows
}
