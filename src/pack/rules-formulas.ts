/** Rules on what formulas name: it is there, it is a number, somebody is asked it, and nothing rests on itself. */
import type { Formula } from '../core/formula.ts'
import type { Draft } from './draft.ts'
import type { PackFault } from './fault.ts'
import { type FormulaDraft, nameFault } from './formulas.ts'
import { type Indicator, isNumeric, isUnaddable } from './index-of.ts'
import { faultAt } from './source.ts'

type Index = ReadonlyMap<string, Indicator>

export function formulaFaults(draft: Draft, formulas: readonly FormulaDraft[], index: Index): PackFault[] {
  return [
    ...formulas.flatMap((f) => f.names.flatMap((name) => namedFaults(f, name, index, draft.lost))),
    ...formulas.flatMap((f) => partsOf(f.formula).flatMap((part) => functionFaults(f, part, index))),
    ...consolidatedFaults(draft, index),
    ...cycleFaults(draft, formulas),
  ]
}

function namedFaults(f: FormulaDraft, name: string, index: Index, lost: ReadonlySet<string>): PackFault[] {
  const indicator = index.get(name)
  if (!indicator) return lost.has(name) ? [] : [nameFault(f.at, name, 'unknown-indicator')]
  if (isCounted(f.formula, name)) {
    return isList(indicator) ? [] : [nameFault(f.at, name, 'not-a-list')]
  }
  if (!isNumeric(indicator)) return [nameFault(f.at, name, 'not-a-number')]
  if (!indicator.derived && indicator.units.length === 0) return [nameFault(f.at, name, 'nobody-asked')]
  return isUnaddable(indicator) ? [nameFault(f.at, name, 'not-addable')] : []
}

function isCounted(formula: Formula, name: string): boolean {
  return partsOf(formula).some((part) => part.op === 'items' && part.of === name)
}

function isList({ question, partOf }: Indicator): boolean {
  return partOf === undefined && (question?.kind === 'list' || question?.kind === 'documents')
}

/** A formula and all formulas in it. */
function partsOf(f: Formula): Formula[] {
  if ('left' in f) return [f, ...partsOf(f.left), ...partsOf(f.right)]
  if (f.op === 'ratio') return [f, ...partsOf(f.numerator), ...partsOf(f.denominator)]
  return f.op === '!' ? [f, ...partsOf(f.of)] : [f]
}

function functionFaults(f: FormulaDraft, part: Formula, index: Index): PackFault[] {
  if (part.op === 'total') {
    const of = index.get(part.of)
    if (!of) return []
    if (of.derived) return [nameFault(f.at, part.of, 'total-not-asked')]
    return isPercentage(of) && of.units.length > 1 ? [nameFault(f.at, part.of, 'not-addable')] : []
  }
  if (part.op !== 'running') return []
  const of = index.get(part.of)
  const opening = index.get(part.opening)
  return [
    ...(of && isPercentage(of) ? [nameFault(f.at, part.of, 'not-addable')] : []),
    ...(opening && !isOpening(opening) ? [nameFault(f.at, part.opening, 'opening-not-once')] : []),
  ]
}

function isPercentage({ question, partOf, derived }: Indicator): boolean {
  if (partOf !== undefined) return false
  return question?.kind === 'ratio' || question?.kind === 'percent' || derived?.kind === 'percent'
}

function isOpening({ question, partOf }: Indicator): boolean {
  return question?.once === true && partOf === undefined && question.kind !== 'ratio'
}

function consolidatedFaults(draft: Draft, index: Index): PackFault[] {
  return draft.derived.flatMap((d): PackFault[] => {
    const id = d.value.consolidated
    if (id === undefined || draft.lost.has(id)) return []
    const said = index.get(id)
    if (!said?.question) return [faultAt(d, ['consolidated'], 'unknown-consolidated', id)]
    if (!isNumeric(said)) return [faultAt(d, ['consolidated'], 'not-a-number', id)]
    if (said.units.length === 0) return [faultAt(d, ['consolidated'], 'nobody-asked', id)]
    return isUnaddable(said) ? [faultAt(d, ['consolidated'], 'not-addable', id)] : []
  })
}

/** Each cycle once, told where its first figure stands in the pack. */
function cycleFaults(draft: Draft, formulas: readonly FormulaDraft[]): PackFault[] {
  const names = new Map(formulas.filter((f) => f.of === 'derived').map((f) => [f.id, f.names]))
  const done = new Set<string>()
  return draft.derived.flatMap((d): PackFault[] => {
    const cycle = cycleFrom(d.value.id, names, [], done)
    return cycle ? [faultAt(d, ['formula'], 'derived-cycle', cycle.join(' → '))] : []
  })
}

/** `done`: figures that are known to lead to no cycle, or that were told already. */
function cycleFrom(
  id: string,
  names: ReadonlyMap<string, readonly string[]>,
  above: readonly string[],
  done: Set<string>,
): string[] | undefined {
  if (above.includes(id)) return [...above.slice(above.indexOf(id)), id]
  if (done.has(id)) return undefined
  for (const next of names.get(id) ?? []) {
    const cycle = cycleFrom(next, names, [...above, id], done)
    if (cycle) {
      done.add(id)
      return cycle
    }
  }
  done.add(id)
  return undefined
}
