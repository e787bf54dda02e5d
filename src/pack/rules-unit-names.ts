/** Rules on names of units: of two units that exist at one time, no name in full may mean both. */
import { writtenOf } from '../core/unit-names/written.ts'
import type { Draft } from './draft.ts'
import type { PackFault } from './fault.ts'
import { overlap } from './index-of.ts'
import type { RawUnit } from './schema.ts'
import { faultAt, type Located, type Path } from './source.ts'

/** One name of a unit, and where it stands. */
interface Bearing {
  readonly unit: Located<RawUnit>
  readonly at: Path
  readonly name: string
}

export function unitNameFaults({ units }: Draft): PackFault[] {
  const names = units.map((unit): Bearing => ({ unit, at: ['name'], name: unit.value.name }))
  const others = units.flatMap((unit): Bearing[] =>
    (unit.value.also ?? []).map((name, i) => ({ unit, at: ['also', i], name })),
  )
  const borne = Map.groupBy(units.flatMap(bearingsOf), ({ name }) => keyOf(name))
  const namesakes = Map.groupBy(names, ({ name }) => keyOf(name))
  return [
    ...names.flatMap((one, i) =>
      clashes(
        one,
        (namesakes.get(keyOf(one.name)) ?? []).filter((b) => names.indexOf(b) < i),
        'duplicate-name',
      ),
    ),
    ...others.flatMap((one) => clashes(one, borne.get(keyOf(one.name)) ?? [], 'name-taken')),
  ]
}

function bearingsOf(unit: Located<RawUnit>): Bearing[] {
  const { code, name, short, also = [] } = unit.value
  return [code, name, short, ...also].map((text) => ({ unit, at: [], name: text }))
}

/** As `resolveUnit` compares names with their tones. */
function keyOf(name: string): string {
  return writtenOf(name).toned.join(' ')
}

function clashes(one: Bearing, borne: readonly Bearing[], code: 'duplicate-name' | 'name-taken'): PackFault[] {
  const other = borne.find(({ unit }) => unit !== one.unit && overlap(unit.value, one.unit.value))
  return other ? [faultAt(one.unit, one.at, code, `${one.name} (${other.unit.value.code})`)] : []
}
