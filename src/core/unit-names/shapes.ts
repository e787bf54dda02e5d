/** The ways in which a unit may be named, strongest first, each as a comparison of what was typed with a unit. */
import type { Unit } from '../pack.ts'
import { wordsOf } from '../word-list.ts'
import { BARRED_D } from '../words/letters.ts'
import { SMALL_WORDS } from '../words/unit-kinds.ts'
import { type Stripped, strippedOf, strippings } from './kind-words.ts'
import { type Written, writtenOf } from './written.ts'

export type Named = Pick<Unit, 'code' | 'name' | 'short' | 'also'>

/** With tones as they are written, or without any. */
type Side = keyof Written

interface Name {
  readonly whole: Written
  readonly stripped: Written
}

/** What is known of a unit's names. */
export interface Names {
  readonly code: string
  readonly all: readonly Name[]
  readonly kinds: ReadonlySet<string>
}

/** What was typed; `readings`: as it stands, then without words of kind in front. */
export interface Typed {
  readonly whole: Written
  readonly readings: readonly Stripped[]
  readonly stripped: Written
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
    code: writtenOf(unit.code).plain.join('-'),
    all: read.map(({ whole, rest }) => ({ whole, stripped: rest })),
    kinds: new Set(read.flatMap(({ kinds }) => kinds)),
  }
  KNOWN.set(unit, names)
  return names
}

export function typedOf(text: string): Typed {
  const whole = writtenOf(text)
  return { whole, readings: strippings(whole), stripped: strippedOf(whole).rest }
}

/**
 * Whether some reading of what was typed fits the names without their kind. "Xã Tân Yên" is not the district of that
 * name; without such a word any kind may be meant.
 */
function anyReading({ readings }: Typed, { kinds }: Names, fits: (rest: Written) => boolean): boolean {
  return readings.some((r) => (kinds.size === 0 || r.kinds.every((kind) => kinds.has(kind))) && fits(r.rest))
}

/** The same words, as `spelling` has them. */
function sameWords(words: readonly string[], name: readonly string[], spelling = (word: string) => word): boolean {
  return words.length === name.length && words.every((word, i) => spelling(word) === spelling(name[i] ?? ''))
}

const code: Shape = ({ whole }, names, side) => whole[side].join('-') === names.code

const whole: Shape = (typed, { all }, side) => all.some((name) => sameWords(typed.whole[side], name.whole[side]))

const stripped: Shape = (typed, names, side) =>
  anyReading(typed, names, (rest) => names.all.some((name) => sameWords(rest[side], name.stripped[side])))

/** Lý and Lí, Mỹ and Mĩ are one syllable in two spellings. */
const respelt: Shape = (typed, names, side) =>
  names.all.some((name) => sameWords(typed.whole[side], name.whole[side], withI)) ||
  anyReading(typed, names, (rest) => names.all.some((name) => sameWords(rest[side], name.stripped[side], withI)))

function withI(word: string): string {
  return word.replace(/^([hklmstv]|qu)y(?=\p{M}*$)/u, '$1i')
}

/** `TANYEN`, `Ea H Leo`. */
const joined: Shape = (typed, names, side) => {
  const letters = typed.whole[side].join('')
  if (letters === names.code.replaceAll('-', '')) return true
  if (names.all.some((name) => name.whole[side].join('') === letters)) return true
  return anyReading(typed, names, (rest) =>
    names.all.some((name) => name.stripped[side].join('') === rest[side].join('')),
  )
}

const WITHOUT_INITIAL = new Set(wordsOf(SMALL_WORDS))

/** `SLDTBXH`, `SLĐTBVXH`, `Sở LĐTBXH`. */
const initials: Shape = (typed, names, side) =>
  isInitials(
    typed.whole[side],
    names.all.map((name) => name.whole),
    side,
  ) ||
  anyReading(typed, names, (rest) =>
    isInitials(
      rest[side],
      names.all.map((name) => name.stripped),
      side,
    ),
  )

function isInitials([word, ...others]: readonly string[], names: readonly Written[], side: Side): boolean {
  return word !== undefined && others.length === 0 && names.some((name) => initialsOf(name, side).includes(word))
}

function initialsOf({ toned, plain }: Written, side: Side): string[] {
  if (plain.length < 2) return []
  const letters = plain.map((word, i) =>
    side === 'toned' && toned[i]?.startsWith(BARRED_D) ? BARRED_D : word.charAt(0),
  )
  const great = letters.filter((_, i) => !WITHOUT_INITIAL.has(plain[i] ?? ''))
  return [letters.join(''), great.join('')].filter((all) => all.length > 1)
}

const prefix: Shape = (typed, names, side) =>
  names.all.some((name) => begins(name.whole[side], typed.whole[side])) ||
  anyReading(typed, names, (rest) => names.all.some((name) => begins(name.stripped[side], rest[side])))

function begins(name: readonly string[], words: readonly string[]): boolean {
  return words.join('').length > 1 && words.length < name.length && words.every((word, i) => name[i] === word)
}

/** Names in full, however they are written: what may be told from other words. */
export const FULL_SHAPES: readonly Shape[] = [code, whole, stripped, respelt, joined]
export const SHAPES: readonly Shape[] = [...FULL_SHAPES, initials, prefix]
