/** The unit that an argument names: by its code or any of its names, as in the chat. */
import type { Unit } from '../core/pack.ts'
import { MOST_NEAR, resolveUnit } from '../core/unit-names/resolve.ts'
import { Problem } from '../problem.ts'

/** Throws a Problem that names what may be meant. */
export function unitIn(units: readonly Unit[], typed: string): Unit {
  const found = resolveUnit(units, typed)
  if (found.found === 'one') return found.unit
  const meant = found.found === 'several' ? found.units : found.near
  const names = meant.slice(0, MOST_NEAR).map(({ code, name }) => `${code} (${name})`)
  if (names.length === 0) throw new Problem('unknown-unit', { unit: typed })
  const choices = names.join(', ')
  if (found.found === 'several') throw new Problem('several-units', { unit: typed, units: choices })
  throw new Problem('unknown-unit-near', { unit: typed, units: choices })
}
