/**
 * What may be said of a figure while not all is heard. The report and the headlines print figures only through here:
 * "nothing occurred" waits for every unit that is asked, and a count that its own list contradicts is no figure.
 */
import { type Formula, figuresNamedIn } from '../formula.ts'
import type { Derived, IndicatorId, Pack, UnitCode } from '../pack.ts'
import type { Amount } from '../value.ts'
import { holds, isComparison } from './evaluate.ts'
import { exact, sum } from './exact.ts'
import type { Figure } from './figure.ts'
import type { Figures } from './figures.ts'

export interface Told {
  /** `missing`, without a number, where it may not be said. */
  readonly figure: Figure
  /** Units that are asked it, or what it is made of, and have neither answered nor submitted; in the pack's order. */
  readonly awaited: readonly UnitCode[]
  /**
   * A check compares it, or what it is made of, with the entries of a list, and does not hold; or it is a total that one
   * unit stated for all and that others have passed already.
   */
  readonly contradicted: boolean
}

/** `submitted`: who has, sends nothing more by itself. */
export function tellerOf(pack: Pack, figures: Figures, submitted: ReadonlySet<UnitCode>): (figure: Figure) => Told {
  const contradicted = new Set([...contradictedIn(pack, figures), ...overtakenIn(pack, figures)])
  return (figure) => {
    const behind = behindOf(pack, figures, figure)
    const isContradicted = behind.some((f) => contradicted.has(f.id))
    const waiting = new Set(behind.flatMap((f) => waitingFor(figures, f, submitted)))
    const awaited = pack.units.map((u) => u.code).filter((code) => waiting.has(code))
    const isUnsayable = isContradicted || (figure.state === 'none' && awaited.length > 0)
    return { figure: isUnsayable ? unsaid(figure) : figure, awaited, contradicted: isContradicted }
  }
}

function unsaid({ amount, value, qualifier, unproved, ...rest }: Figure): Figure {
  return { ...rest, state: 'missing' }
}

/** Whoever stated a percentage alone has answered, though its parts are missing. */
function waitingFor(figures: Figures, figure: Figure, submitted: ReadonlySet<UnitCode>): UnitCode[] {
  const origin = figures.book.origins.get(figure.id)
  const isPart = origin?.from === 'numerator' || origin?.from === 'denominator'
  const { byUnit } = (isPart ? figures.get(origin.question.id) : undefined) ?? figure
  return byUnit.filter(({ unit, value }) => !value && !submitted.has(unit)).map(({ unit }) => unit)
}

/** The figure, and all of this period that it is made of; derived figures form no cycle. */
function behindOf(pack: Pack, figures: Figures, figure: Figure): Figure[] {
  const seen = new Map<IndicatorId, Figure>()
  const visit = (found: Figure | undefined): void => {
    if (!found || seen.has(found.id)) return
    seen.set(found.id, found)
    for (const part of Object.values(found.parts ?? {})) visit(part)
    for (const id of namedBy(pack, found)) visit(figures.get(id))
  }
  visit(figure)
  return [...seen.values()]
}

/** A total that stands as one unit stated it rests on that statement alone. */
function namedBy(pack: Pack, figure: Figure): readonly IndicatorId[] {
  const derived = pack.derived.find((d) => d.id === figure.id)
  if (!derived) return []
  const { consolidated, formula } = derived
  const standsIn = consolidated !== undefined && figure.state !== 'missing' && figure.missing.length > 0
  return standsIn ? [consolidated] : namedNow(formula)
}

/** Without those of the month before. */
function namedNow(formula: Formula): IndicatorId[] {
  if ('left' in formula) return [...namedNow(formula.left), ...namedNow(formula.right)]
  if (formula.op === 'ratio') return [...namedNow(formula.numerator), ...namedNow(formula.denominator)]
  return formula.op === 'last' ? [] : figuresNamedIn(formula)
}

/** The counts of all checks that compare a count with the entries of lists, and do not hold. */
function contradictedIn(pack: Pack, { book, period }: Figures): ReadonlySet<IndicatorId> {
  const pairs = pack.checks.flatMap(({ rule }) => conjuncts(rule).flatMap(countedIn))
  return new Set(pairs.filter(({ rule }) => holds(book, rule, period) === false).map(({ count }) => count))
}

function overtakenIn(pack: Pack, figures: Figures): IndicatorId[] {
  return pack.derived.flatMap((derived) => {
    const { id, consolidated } = derived
    if (consolidated === undefined || overtaking(derived, figures) === undefined) return []
    const origin = figures.book.origins.get(consolidated)
    const isPart = origin?.from === 'numerator' || origin?.from === 'denominator'
    // Both parts were stated in one breath: if one is wrong, who knows of the other.
    const said = isPart ? [origin.question, origin.question.numerator, origin.question.denominator] : []
    return [id, consolidated, ...said.flatMap((part) => part?.id ?? [])]
  })
}

/**
 * What those who have answered add up to, where that is more already than the total that stands in for all of them:
 * counts and sums of money only grow.
 */
export function overtaking(derived: Derived, figures: Figures): Amount | undefined {
  const { consolidated, formula } = derived
  const stated = consolidated === undefined ? undefined : figures.get(consolidated)
  const parts = formula.op === 'total' ? figures.get(formula.of) : undefined
  if (stated?.amount === undefined || !parts || parts.missing.length === 0) return undefined
  const amounts = parts.addends.flatMap(({ amount }) => amount ?? [])
  if (amounts.some((amount) => exact(amount).isNegative())) return undefined
  const heard = sum(amounts)
  return exact(heard).gt(exact(stated.amount)) ? heard : undefined
}

function conjuncts(rule: Formula): Formula[] {
  return rule.op === '&&' ? [...conjuncts(rule.left), ...conjuncts(rule.right)] : [rule]
}

/** `items(a) <= b`, `items(a) + items(b) == c`, either way round. */
function countedIn(rule: Formula): { readonly rule: Formula; readonly count: IndicatorId }[] {
  if (!isComparison(rule)) return []
  const { left, right } = rule
  if (left.op === 'figure' && isEntries(right)) return [{ rule, count: left.id }]
  return right.op === 'figure' && isEntries(left) ? [{ rule, count: right.id }] : []
}

function isEntries(formula: Formula): boolean {
  return formula.op === 'items' || (formula.op === '+' && isEntries(formula.left) && isEntries(formula.right))
}
