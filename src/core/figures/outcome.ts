/** What a formula comes to: an exact number, or what is lacking for one. */
import { type ExactNumber, exact } from './exact.ts'
import { type Figure, type Lack, type Qualifier, qualifierOf } from './figure.ts'

export type Outcome =
  | { readonly known: true; readonly number: ExactNumber; readonly qualifier?: Qualifier }
  | { readonly known: false; readonly missing: readonly Lack[] }

export function known(number: ExactNumber, qualifier: { readonly qualifier?: Qualifier } = {}): Outcome {
  return { known: true, number, ...qualifier }
}

/** Nothing that anybody could answer makes it known: a division by zero, a ratio of nothing. */
export const UNDEFINED: Outcome = { known: false, missing: [] }

export function lacking(missing: readonly Lack[]): Outcome {
  const distinct = new Map(missing.map((l) => [`${l.unit} ${l.indicator} ${l.period}`, l]))
  return { known: false, missing: [...distinct.values()] }
}

export function outcomeOf(figure: Figure | undefined): Outcome {
  if (!figure) return UNDEFINED
  if (figure.amount === undefined) return lacking(figure.missing)
  return known(exact(figure.amount), figure.qualifier ? { qualifier: figure.qualifier } : {})
}

/**
 * Every unit that is asked must have answered, also where the question is optional: a total over "all units" or over
 * many months would else be too low for good.
 */
export function completeOutcomeOf(figure: Figure | undefined): Outcome {
  return figure && figure.byUnit.length > 0 && figure.missing.length > 0 ? lacking(figure.missing) : outcomeOf(figure)
}

/** Lacks of both sides are named; the result of `work` is undefined for a division by zero. */
export function both(
  left: Outcome,
  right: Outcome,
  work: (a: ExactNumber, b: ExactNumber) => ExactNumber | undefined,
  isSum: boolean,
): Outcome {
  if (!left.known || !right.known) return lacking([...missingOf(left), ...missingOf(right)])
  const number = work(left.number, right.number)
  if (!number) return UNDEFINED
  const qualifiers = [left.qualifier, right.qualifier]
  // More than a number, divided or taken away, is neither more nor less.
  if (!isSum && qualifiers.some((q) => q !== undefined)) return known(number, { qualifier: 'about' })
  return known(number, qualifierOf(qualifiers))
}

export function sumOf(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce((total, next) => both(total, next, (a, b) => a.plus(b), true), known(exact('0')))
}

export function missingOf(outcome: Outcome): readonly Lack[] {
  return outcome.known ? [] : outcome.missing
}
