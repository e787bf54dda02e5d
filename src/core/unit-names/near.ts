/** Units whose names are close to what was typed, for "did you mean". */
import { type Named, namesOf, type Typed } from './shapes.ts'

/** What is longer is no slip in a name. */
const MOST_LETTERS = 60
/** Behind every name that differs by letters alone. */
const BY_WORDS = MOST_LETTERS

/** Closest first. */
export function nearest<U extends Named>(units: readonly U[], typed: Typed): U[] {
  return units
    .flatMap((unit) => {
      const distance = distanceTo(unit, typed)
      return distance === undefined ? [] : [{ unit, distance }]
    })
    .sort((a, b) => a.distance - b.distance)
    .map(({ unit }) => unit)
}

/** By letters, else by words in common; undefined if it is not near. */
function distanceTo(unit: Named, { whole, stripped }: Typed): number | undefined {
  const { code, all } = namesOf(unit)
  const names = [code, ...all.flatMap((name) => [name.whole.plain, name.stripped.plain])]
  const letters = new Set([whole.plain.joined, stripped.plain.joined])
  const distances = names.flatMap((name) => [...letters].flatMap((typed) => slipsBetween(name.joined, typed) ?? []))
  if (distances.length > 0) return Math.min(...distances)
  const words = stripped.plain.words.filter((word) => word.length > 1)
  const shared = Math.max(...all.map((name) => words.filter((word) => name.stripped.plain.words.includes(word)).length))
  return shared > 0 && shared * 2 >= words.length ? BY_WORDS + words.length - shared : undefined
}

/** One slip, or one in four letters. */
function slipsBetween(a: string, b: string): number | undefined {
  const most = Math.max(1, Math.floor(Math.min(a.length, b.length) / 4))
  const isLong = Math.max(a.length, b.length) > MOST_LETTERS
  if (isLong || Math.min(a.length, b.length) < 2 || Math.abs(a.length - b.length) > most) return undefined
  return editDistance(a, b, most)
}

/** Letters to be put in, taken out or changed; undefined for more than `most`. */
function editDistance(a: string, b: string, most: number): number | undefined {
  let above = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const change = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const distance = Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      row.push(distance)
      least = Math.min(least, distance)
    }
    // The least of a row never shrinks in the next.
    if (least > most) return undefined
    above = row
  }
  const distance = above[b.length] ?? 0
  return distance <= most ? distance : undefined
}
