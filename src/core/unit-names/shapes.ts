/** The ways in which a unit may be named, strongest first, each as a comparison of what was typed with a unit. */
import type { Unit } from '../pack.ts'
import { wordsOf } from '../word-list.ts'
import { BARRED_D } from '../words/letters.ts'
import { SMALL_WORDS } from '../words/unit-kinds.ts'
import { type Stripped, strippedOf, strippings } from './kind-words.ts'
import { isMarked, type Written, writtenOf } from './written.ts'

export type Named = Pick<Unit, 'code' | 'name' | 'short' | 'also'>

/** With tones as they are written, or without any. */
type Side = keyof Written

/** Words of one side in the forms in which they are compared. Words hold no spaces. */
interface Form {
  readonly words: readonly string[]
  readonly spaced: string
  readonly joined: string
  /** With one spelling for i and y. */
  readonly respelt: string
}

type Forms = Readonly<Record<Side, Form>>

interface Name {
  readonly whole: Forms
  readonly stripped: Forms
}

/** What is known of a unit's names. */
export interface Names {
  readonly code: Form
  readonly all: readonly Name[]
  readonly kinds: ReadonlySet<string>
}

interface Reading {
  readonly kinds: Stripped['kinds']
  readonly rest: Forms
}

/** What was typed; `readings`: as it stands, then without words of kind in front. */
export interface Typed {
  readonly whole: Forms
  readonly readings: readonly Reading[]
  readonly stripped: Forms
  /** Where tones or other marks were typed: nowhere, in words like "sở" alone, or in the name itself. */
  readonly tones: 'none' | 'kind' | 'name'
}

export type Shape = (typed: Typed, names: Names, side: Side) => boolean

const KNOWN = new WeakMap<Named, Names>()

/** A pack's units stay the same, so each is read once. */
export function namesOf(unit: Named): Names {
  const known = KNOWN.get(unit)
  if (known) return known
  const read = [unit.name, unit.short, ...(unit.also ?? [])].map((text) => {
    const whole = writtenOf(text)
    return { whole, ...strippedOf(whole) }
  })
  const names: Names = {
    code: formOf(writtenOf(unit.code).plain),
    all: read.map(({ whole, rest }) => ({ whole: formsOf(whole), stripped: formsOf(rest) })),
    kinds: new Set(read.flatMap(({ kinds }) => kinds)),
  }
  KNOWN.set(unit, names)
  return names
}

export function typedOf(text: string): Typed {
  const whole = writtenOf(text)
  const stripped = strippedOf(whole).rest
  return {
    whole: formsOf(whole),
    readings: strippings(whole).map(({ kinds, rest }) => ({ kinds, rest: formsOf(rest) })),
    stripped: formsOf(stripped),
    tones: isMarked(stripped) ? 'name' : isMarked(whole) ? 'kind' : 'none',
  }
}

function formsOf({ toned, plain }: Written): Forms {
  return { toned: formOf(toned), plain: formOf(plain) }
}

function formOf(words: readonly string[]): Form {
  return { words, spaced: words.join(' '), joined: words.join(''), respelt: words.map(withI).join(' ') }
}

/** Lý and Lí, Mỹ and Mĩ are one syllable in two spellings. */
function withI(word: string): string {
  return word.replace(/^([hklmstv]|qu)y(?=\p{M}*$)/u, '$1i')
}

/**
 * Whether some reading of what was typed fits the names without their kind. "Xã Tân Yên" is not the district of that
 * name; without such a word any kind may be meant.
 */
function anyReading({ readings }: Typed, { all, kinds }: Names, fits: (rest: Forms, name: Forms) => boolean): boolean {
  return readings.some(
    ({ kinds: typed, rest }) =>
      (kinds.size === 0 || typed.every((kind) => kinds.has(kind))) && all.some((name) => fits(rest, name.stripped)),
  )
}

const code: Shape = (typed, names, side) => typed.whole[side].spaced === names.code.spaced

const whole: Shape = (typed, { all }, side) => all.some((name) => typed.whole[side].spaced === name.whole[side].spaced)

const stripped: Shape = (typed, names, side) =>
  anyReading(typed, names, (rest, name) => rest[side].spaced === name[side].spaced)

const respelt: Shape = (typed, names, side) =>
  names.all.some((name) => typed.whole[side].respelt === name.whole[side].respelt) ||
  anyReading(typed, names, (rest, name) => rest[side].respelt === name[side].respelt)

/** `TANYEN`, `Ea H Leo`. */
const joined: Shape = (typed, names, side) => {
  const letters = typed.whole[side].joined
  if (letters === names.code.joined || names.all.some((name) => name.whole[side].joined === letters)) return true
  return anyReading(typed, names, (rest, name) => rest[side].joined === name[side].joined)
}

const WITHOUT_INITIAL = new Set(wordsOf(SMALL_WORDS))

/** `SLDTBXH`, `SLĐTBVXH`, `Sở LĐTBXH`. */
const initials: Shape = (typed, names, side) =>
  names.all.some((name) => isInitials(typed.whole[side], name.whole, side)) ||
  anyReading(typed, names, (rest, name) => isInitials(rest[side], name, side))

function isInitials({ words: [word, ...others] }: Form, name: Forms, side: Side): boolean {
  return word !== undefined && others.length === 0 && initialsOf(name, side).includes(word)
}

function initialsOf({ toned, plain }: Forms, side: Side): string[] {
  if (plain.words.length < 2) return []
  const letters = plain.words.map((word, i) =>
    side === 'toned' && toned.words[i]?.startsWith(BARRED_D) ? BARRED_D : word.charAt(0),
  )
  const great = letters.filter((_, i) => !WITHOUT_INITIAL.has(plain.words[i] ?? ''))
  return [letters.join(''), great.join('')].filter((all) => all.length > 1)
}

const prefix: Shape = (typed, names, side) =>
  names.all.some((name) => begins(name.whole[side], typed.whole[side])) ||
  anyReading(typed, names, (rest, name) => begins(name[side], rest[side]))

/** With whole words. */
function begins(name: Form, { joined, spaced }: Form): boolean {
  return joined.length > 1 && name.spaced.startsWith(spaced) && name.spaced.charAt(spaced.length) === ' '
}

/** Names in full, however they are written: what may be told from other words. */
export const FULL_SHAPES: readonly Shape[] = [code, whole, stripped, respelt, joined]
export const SHAPES: readonly Shape[] = [...FULL_SHAPES, initials, prefix]
