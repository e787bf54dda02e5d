/** What a formula comes to: an exact number, or what is lacking for one. */
import { type ExactNumber, exact, type percentage } from './exact.ts'
import { type Figure, type Lack, type Qualifier, qualifierOf } from './figure.ts'

export interface Traits {
  readonly qualifier?: Qualifier
  /** Nothing occurred: not one of the figures that it is made of has a number of its own. */
  readonly none?: true
  /** It rests on a percentage that nothing proves. */
  readonly unproved?: true
}

/** `literal`: a number of the formula itself, which says nothing of what occurred. */
export type Outcome =
  | ({ readonly known: true; readonly number: ExactNumber; readonly literal?: true } & Traits)
  | { readonly known: false; readonly missing: readonly Lack[]; readonly none?: true }

export function known(number: ExactNumber, traits: Traits = {}): Outcome {
  return isFigure(number) ? { known: true, number, ...traits } : UNDEFINED
}

/** Digits before the point, or zeros behind it: no figure has as many. A few products of products have billions. */
const MOST_DIGITS = 200

function isFigure(number: ExactNumber): boolean {
  return number.isZero() || (number.isFinite() && Math.abs(number.e) <= MOST_DIGITS)
}

export function literal(number: ExactNumber): Outcome {
  return isFigure(number) ? { known: true, number, literal: true } : UNDEFINED
}

/** Nothing that anybody could answer makes it known: a division by zero. */
export const UNDEFINED: Outcome = { known: false, missing: [] }

/** A percentage of nothing: no number, and nothing is lacking either. */
export const NOTHING: Outcome = { known: false, missing: [], none: true }

export function lacking(missing: readonly Lack[]): Outcome {
  const distinct = new Map(missing.map((l) => [`${l.unit} ${l.indicator} ${l.period}`, l]))
  return { known: false, missing: [...distinct.values()] }
}

export function outcomeOf(figure: Figure | undefined): Outcome {
  if (!figure) return UNDEFINED
  const { amount, qualifier, state, unproved } = figure
  if (amount === undefined) return state === 'none' ? NOTHING : lacking(figure.missing)
  return known(exact(amount), {
    ...(qualifier && { qualifier }),
    ...(state === 'none' && { none: true }),
    ...(unproved && { unproved }),
  })
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
  const none = areNone([left, right])
  if (!left.known || !right.known) {
    const missing = [...missingOf(left), ...missingOf(right)]
    return none && missing.length === 0 ? NOTHING : lacking(missing)
  }
  const number = work(left.number, right.number)
  if (!number) return UNDEFINED
  if (left.literal && right.literal) return literal(number)
  return known(number, {
    ...qualifierFrom([left.qualifier, right.qualifier], isSum),
    ...(none && number.isZero() && { none: true }),
    ...((left.unproved || right.unproved) && { unproved: true }),
  })
}

/** Of `ratio` and `/`: nothing by nothing is nothing, whatever by nothing is undefined. */
export function shared(left: Outcome, right: Outcome, work: typeof percentage): Outcome {
  const isNothing = left.known && right.known && left.number.isZero() && right.number.isZero()
  return isNothing ? NOTHING : both(left, right, work, false)
}

export function sumOf(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce((total, next) => both(total, next, (a, b) => a.plus(b), true), literal(exact('0')))
}

export function missingOf(outcome: Outcome): readonly Lack[] {
  return outcome.known ? [] : outcome.missing
}

/** Numbers of the formula itself decide nothing: twice of nothing is nothing. */
function areNone(outcomes: readonly Outcome[]): boolean {
  const figures = outcomes.filter((o) => !(o.known && o.literal))
  return figures.length > 0 && figures.every((o) => o.none === true)
}

/** More than a number, divided or taken away, is neither more nor less. */
function qualifierFrom(all: readonly (Qualifier | undefined)[], isSum: boolean): { readonly qualifier?: Qualifier } {
  if (!isSum && all.some((q) => q !== undefined)) return { qualifier: 'about' }
  return qualifierOf(all)
}
