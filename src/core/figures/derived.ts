/** Derived figures: a formula's outcome, or the consolidated statement that stands in for it. */
import { type Formula, figuresNamedIn } from '../formula.ts'
import type { Derived } from '../pack.ts'
import { addMonths, type Period, periodsBetween } from '../period.ts'
import type { Book } from './book.ts'
import { evaluate } from './evaluate.ts'
import { amountOf } from './exact.ts'
import { type Addend, type Figure, type FigureBase, missingFigure } from './figure.ts'
import { missingOf, type Traits } from './outcome.ts'

export function derivedFigure(book: Book, derived: Derived, period: Period): Figure {
  const { id, label, kind, measure, decimals, formula } = derived
  const base: FigureBase = { id, label, kind, measure, decimals }
  const outcome = evaluate(book, formula, period)
  const more = { missing: missingOf(outcome), byUnit: [], addends: addendsOf(book, formula, period) }
  if (outcome.none) {
    const amount = outcome.known ? { amount: amountOf(outcome.number) } : {}
    return { ...base, state: 'none', ...amount, value: { kind: 'none' }, ...more }
  }
  if (outcome.known)
    return { ...base, state: 'computed', amount: amountOf(outcome.number), ...traitsOf(outcome), ...more }
  return consolidatedFigure(book, derived, period, { ...base, ...more }) ?? missingFigure(base, more)
}

function consolidatedFigure(
  book: Book,
  derived: Derived,
  period: Period,
  rest: FigureBase & Pick<Figure, 'missing' | 'byUnit' | 'addends'>,
): Figure | undefined {
  const stated = derived.consolidated === undefined ? undefined : book.figure(derived.consolidated, period)
  if (!stated || stated.state === 'missing') return undefined
  const { amount, addends } = stated
  const number = amount === undefined ? {} : { amount }
  if (stated.state === 'none') return { ...rest, state: 'none', ...number, value: { kind: 'none' }, addends }
  return amount === undefined ? undefined : { ...rest, state: 'consolidated', amount, ...traitsOf(stated), addends }
}

function traitsOf({ qualifier, unproved }: Pick<Figure, 'qualifier' | 'unproved'>): Traits {
  return { ...(qualifier && { qualifier }), ...(unproved && { unproved }) }
}

function addendsOf(book: Book, formula: Formula, period: Period): Addend[] {
  if (formula.op === 'last') return [addend(book, formula.of, addMonths(period, -1))]
  if (formula.op !== 'running') return figuresNamedIn(formula).map((id) => addend(book, id, period))
  const since = book.periodsGiven(formula.opening).findLast((p) => p <= period) ?? period
  const months = periodsBetween(since, period).map((p) => addend(book, formula.of, p))
  return [addend(book, formula.opening, since), ...months]
}

function addend(book: Book, indicator: string, period: Period): Addend {
  const figure = book.figure(indicator, period)
  return { indicator, period, ...(figure?.amount !== undefined && { amount: figure.amount }) }
}
