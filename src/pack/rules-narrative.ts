/** Rules on the narrative: all that it names is there, and all that is collected is printed. */
import { type Draft, NARRATIVE } from './draft.ts'
import type { FaultCode, PackFault, Place } from './fault.ts'
import type { FormulaDraft } from './formulas.ts'
import { type Indicator, isUnaddable } from './index-of.ts'
import type { Named, Narrative } from './narrative.ts'
import { faultAt } from './source.ts'

type Index = ReadonlyMap<string, Indicator>

/** What docs/pack.md promises of a figure. */
const FIGURE = new Set(
  'label measure plain with_measure millions cell gap awaited left_out missing none stated value items lines by_unit'.split(
    ' ',
  ),
)
const VARIABLES: Readonly<Record<string, ReadonlySet<string>>> = {
  period: new Set(['month', 'year', 'from', 'to', 'next_month']),
  unit_count: new Set(),
  submitted_count: new Set(),
}
/** These tell about a figure without printing it. */
const SILENT = new Set(['label', 'measure', 'gap', 'awaited', 'left_out', 'missing', 'none', 'stated'])

export function narrativeFaults(
  draft: Draft,
  narrative: Narrative,
  formulas: readonly FormulaDraft[],
  indicators: readonly Indicator[],
  index: Index,
): PackFault[] {
  const faults = narrative.faults.map((f): PackFault => ({ file: NARRATIVE, ...f }))
  if (faults.length > 0) return faults
  return [
    ...narrative.named.flatMap((named) => variableFaults(named, index, draft.lost)),
    ...narrative.exemptions
      .filter(({ name }) => !index.has(name) && !draft.lost.has(name))
      .map((e) => narrativeFault(e, 'unknown-exemption', e.name)),
    ...unprinted(narrative, formulas, indicators, index),
  ]
}

function narrativeFault({ line, column }: Place, code: FaultCode, detail: string): PackFault {
  return { file: NARRATIVE, line, ...(column !== undefined && { column }), code, detail }
}

function variableFaults(named: Named, index: Index, lost: ReadonlySet<string>): PackFault[] {
  const [property] = named.properties
  const own = Object.hasOwn(VARIABLES, named.name) ? VARIABLES[named.name] : undefined
  const indicator = index.get(named.name)
  if (!own && !indicator) return lost.has(named.name) ? [] : [narrativeFault(named, 'unknown-variable', named.name)]
  if (property !== undefined && !(own ?? FIGURE).has(property)) {
    return [narrativeFault(named, 'unknown-property', `${named.name}.${property}`)]
  }
  if (!indicator) return []
  if (!indicator.derived && indicator.units.length === 0) return [narrativeFault(named, 'nobody-asked', named.name)]
  const asOne = property !== 'by_unit' && !SILENT.has(property ?? '')
  return asOne && named.prints && isUnaddable(indicator) ? [narrativeFault(named, 'not-addable', named.name)] : []
}

/**
 * A ratio is printed if its percentage is, or both its parts. What stands in for a printed figure, opens it, or is
 * added up into it over all units is printed with it.
 */
function unprinted(
  narrative: Narrative,
  formulas: readonly FormulaDraft[],
  indicators: readonly Indicator[],
  index: Index,
): PackFault[] {
  const printed = new Set(narrative.named.filter(isPrinting).map((n) => n.name))
  for (const exemption of narrative.exemptions) printed.add(exemption.name)
  for (const { id, formula } of formulas) {
    const derived = index.get(id)?.derived
    if (!derived || !printed.has(id)) continue
    if (derived.consolidated !== undefined) printed.add(derived.consolidated)
    if (formula.op === 'total') printed.add(formula.of)
    if (formula.op === 'running') printed.add(formula.opening)
  }
  return indicators.filter((i) => !isCovered(i, printed)).map((i) => faultAt(i.at, ['id'], 'not-printed', i.id))
}

function isPrinting(named: Named): boolean {
  return named.prints && !named.properties.some((p) => SILENT.has(p))
}

/** Parts are told with their ratio, not again by themselves. */
function isCovered({ id, question, partOf }: Indicator, printed: ReadonlySet<string>): boolean {
  if (partOf !== undefined || printed.has(id)) return true
  return question?.kind === 'ratio' && printed.has(question.numerator.id) && printed.has(question.denominator.id)
}
