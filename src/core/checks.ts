/**
 * What looks wrong in a period: the pack's rules that do not hold, and two that every report has: a typed percentage
 * that its own parts contradict, and a stated total that the units' answers contradict.
 */
import { compare, holds, isComparison } from './figures/evaluate.ts'
import { amountOf, exact, percentage, rounded } from './figures/exact.ts'
import type { Figure, Figures } from './figures/figures.ts'
import { overtaking } from './figures/told.ts'
import { type Formula, figuresNamedIn } from './formula.ts'
import type { Check, Derived, IndicatorId, Pack, Severity, UnitCode } from './pack.ts'
import type { Period } from './period.ts'
import type { Amount } from './value.ts'

export type AutomaticRule = 'stated-percentage' | 'consolidated-total'

/** A sentence of the pack, or a key under `finding:` with its parameters for `text/`. */
export type FindingMessage =
  | { readonly text: string }
  | {
      readonly key: AutomaticRule
      readonly params: { readonly label: string; readonly stated: Amount; readonly computed: Amount }
    }

export interface Finding {
  /** The id of a check of the pack, or an automatic rule. */
  readonly rule: string
  readonly severity: Severity
  /** Whose answers are concerned, in the pack's order. */
  readonly units: readonly UnitCode[]
  readonly indicators: readonly IndicatorId[]
  readonly message: FindingMessage
  /** Of comparisons: the right side and the left side. */
  readonly expected?: Amount
  readonly actual?: Amount
}

export function findingsOf(pack: Pack, period: Period, figures: Figures): Finding[] {
  const now = figures.in(period)
  return [
    ...pack.checks.flatMap((check) => broken(check, pack, now)),
    ...now.all().flatMap(statedPercentages),
    ...pack.derived.flatMap((derived) => consolidatedTotals(derived, pack, now)),
  ]
}

/** Not judged while anything that the rule names is missing. */
function broken(check: Check, pack: Pack, figures: Figures): Finding[] {
  if (holds(figures.book, check.rule, figures.period) !== false) return []
  const indicators = figuresNamedIn(check.rule)
  const { id: rule, severity, message: text } = check
  const units = unitsBehind(pack, figures, indicators)
  return [{ rule, severity, units, indicators, message: { text }, ...sides(check.rule, figures) }]
}

function sides(rule: Formula, figures: Figures): Pick<Finding, 'expected' | 'actual'> {
  const compared = isComparison(rule) ? compare(figures.book, rule, figures.period) : undefined
  return compared ? { expected: amountOf(compared.right), actual: amountOf(compared.left) } : {}
}

/** Compared at the question's decimals: 97,8 and 97,81 are the same for a question with one decimal. */
function statedPercentages(figure: Figure): Finding[] {
  const { label, decimals, parts } = figure
  if (!parts) return []
  return figure.byUnit.flatMap(({ unit, value }): Finding[] => {
    if (value?.kind !== 'ratio' || !value.parts || value.stated === undefined) return []
    const ratio = percentage(exact(value.parts.numerator), exact(value.parts.denominator))
    const stated = rounded(value.stated, decimals)
    const computed = ratio && rounded(amountOf(ratio), decimals)
    if (computed === undefined || computed === stated) return []
    const indicators = [figure.id, parts.numerator.id, parts.denominator.id]
    return [automatic('stated-percentage', [unit], indicators, { label, stated, computed })]
  })
}

/** Before every unit has answered, the stated total stands in for the computed one, unless it is passed already. */
function consolidatedTotals(derived: Derived, pack: Pack, figures: Figures): Finding[] {
  const own = figures.get(derived.id)
  const said = derived.consolidated === undefined ? undefined : figures.get(derived.consolidated)
  const sum = overtaking(derived, figures) ?? own?.amount
  if (!own || sum === undefined || said?.amount === undefined) return []
  const computed = rounded(sum, derived.decimals)
  const stated = rounded(said.amount, derived.decimals)
  if (computed === stated) return []
  const units = unitsBehind(pack, figures, [said.id, own.id])
  return [automatic('consolidated-total', units, [own.id, said.id], { label: own.label, stated, computed })]
}

function automatic(
  rule: AutomaticRule,
  units: readonly UnitCode[],
  indicators: readonly IndicatorId[],
  params: { readonly label: string; readonly stated: Amount; readonly computed: Amount },
): Finding {
  const message = { key: rule, params }
  return { rule, severity: 'warning', units, indicators, message, expected: params.computed, actual: params.stated }
}

/** Everybody whose answers a figure rests on, through derived figures (which form no cycle) down to questions. */
function unitsBehind(pack: Pack, figures: Figures, ids: readonly IndicatorId[]): UnitCode[] {
  const units = new Set<UnitCode>()
  const visit = (id: IndicatorId): void => {
    for (const { unit } of figures.get(id)?.byUnit ?? []) units.add(unit)
    const derived = pack.derived.find((d) => d.id === id)
    if (derived) figuresNamedIn(derived.formula).forEach(visit)
  }
  ids.forEach(visit)
  return pack.units.map((u) => u.code).filter((code) => units.has(code))
}
