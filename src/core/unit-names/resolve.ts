/**
 * Which unit a typed name means: one, several, or none. Every command and the command line ask here. The strongest way
 * of naming that fits any unit decides: the code; a name with its tones; without "sở" or "xã" in front; the other
 * spelling of i and y; without spaces; initials; its first words. If it fits several units they are asked about.
 *
 * Without tones a name counts only if none were typed at all. Whoever wrote "Cẩm Giang" wrote one tone and left out
 * another on purpose, and where only Cẩm Giàng exists they may mean a commune of another province or have slipped: both
 * look the same, and one of them would give another unit's time away. So that is asked, at the cost of one tap. And where
 * no tones were typed, a name that has none is not meant more than one that has: "thanh an" may be Thạnh An.
 */
import { nearest } from './near.ts'
import { FULL_SHAPES, type Named, namesOf, SHAPES, type Shape, type Typed, typedOf } from './shapes.ts'

export type UnitFound<U extends Named = Named> =
  | { readonly found: 'one'; readonly unit: U }
  /** At least two, in the pack's order. */
  | { readonly found: 'several'; readonly units: readonly U[] }
  /** `near`: at most five that may be meant, closest first. */
  | { readonly found: 'none'; readonly near: readonly U[] }

export const MOST_NEAR = 5
/** No name is so long. */
const MOST_TYPED = 200

export function resolveUnit<U extends Named>(units: readonly U[], text: string): UnitFound<U> {
  const { found, slips, typed } = search(units, text, SHAPES)
  // "Phường" alone begins the name of every ward, also where there is but one.
  if (found?.found === 'one' && typed && isKindAlone(typed, found.unit)) return { found: 'none', near: [found.unit] }
  if (found) return found
  if (!typed) return { found: 'none', near: [] }
  const near = [...new Set([...slips, ...nearest(units, typed)])]
  return { found: 'none', near: near.slice(0, MOST_NEAR) }
}

function isKindAlone({ whole }: Typed, unit: Named): boolean {
  const names = namesOf(unit).all
  const { words } = whole.plain
  const begun = names.filter((name) => words.every((word, i) => name.whole.plain.words[i] === word))
  return (
    begun.length > 0 &&
    begun.every((name) => words.length <= name.whole.plain.words.length - name.stripped.plain.words.length)
  )
}

/**
 * As `resolveUnit`, but only names in full count, so that a unit can be told from other words; `near` are units whose
 * names differ in nothing but tones.
 */
export function resolveFullName<U extends Named>(units: readonly U[], text: string): UnitFound<U> {
  const { found, slips } = search(units, text, FULL_SHAPES)
  return found ?? { found: 'none', near: slips.slice(0, MOST_NEAR) }
}

/** Whether it names some unit or several, in full or by its beginning or initials. */
export function mayMean(units: readonly Named[], text: string): boolean {
  return search(units, text, SHAPES).found !== undefined
}

interface Search<U extends Named> {
  readonly found?: UnitFound<U>
  /** Units of that name with other tones than were typed. */
  readonly slips: readonly U[]
  /** Absent: nothing that could be a name. */
  readonly typed?: Typed
}

function search<U extends Named>(units: readonly U[], text: string, shapes: readonly Shape[]): Search<U> {
  if (text.length > MOST_TYPED) return { slips: [] }
  const typed = typedOf(text)
  if (typed.whole.plain.words.length === 0) return { slips: [] }
  const { tones } = typed
  let slips: readonly U[] = []
  for (const shape of shapes) {
    const exact = units.filter((unit) => shape(typed, namesOf(unit), 'toned'))
    const toneless =
      exact.length > 0 && tones !== 'none' ? [] : units.filter((unit) => shape(typed, namesOf(unit), 'plain'))
    const hits = exact.length > 0 && tones !== 'none' ? exact : tones === 'name' ? [] : toneless
    if (hits.length > 0)
      return { found: foundAmong(FULL_SHAPES.includes(shape) ? hits : [...hits, ...slips]), slips, typed }
    if (slips.length === 0) slips = toneless
  }
  return { slips, typed }
}

/** Whose first words or initials were typed, beside whose name but for the tones: that is asked, too. */
function foundAmong<U extends Named>(hits: readonly U[]): UnitFound<U> {
  const units = [...new Set(hits)]
  const [unit] = units
  return unit && units.length === 1 ? { found: 'one', unit } : { found: 'several', units }
}
