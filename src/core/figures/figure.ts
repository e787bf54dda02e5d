/**
 * What a figure of a report is: an asked one over all units that are asked it, a part of a ratio, or a derived one.
 * Made by `figuresOf`; printed by `text/` and `report/`, judged by `checks`.
 */
import type { IndicatorId, UnitCode } from '../pack.ts'
import type { Period } from '../period.ts'
import type { Amount, NumberValue, QuestionKind, Value } from '../value.ts'

/**
 * `given`: as people answered, added up over units. `computed`: by a formula, or a percentage from its parts.
 * `stated`: a percentage whose parts nobody gave. `consolidated`: a total that one unit stated for all, while some
 * have not answered. `none`: asked, and nothing occurred, also where it is computed of such figures alone or is a
 * percentage of nothing by nothing. `missing`: something of it is lacking; no number stands.
 */
export type FigureState = 'given' | 'none' | 'computed' | 'stated' | 'consolidated' | 'missing'

export type Qualifier = NonNullable<NumberValue['qualifier']>

/** A question that a unit has not answered in a period. */
export interface Lack {
  readonly unit: UnitCode
  readonly indicator: IndicatorId
  readonly period: Period
}

export interface UnitValue {
  readonly unit: UnitCode
  readonly value?: Value
}

/** What a figure was made from: answers of units, or other figures (then without a unit). */
export interface Addend {
  readonly indicator: IndicatorId
  readonly period: Period
  readonly unit?: UnitCode
  /** Absent when it is missing. */
  readonly amount?: Amount
}

export interface Figure {
  readonly id: IndicatorId
  readonly label: string
  readonly kind: QuestionKind
  readonly measure: string
  readonly decimals: number
  readonly state: FigureState
  /** Exact; round only when printing. For numbers that are there; `none` counts as 0, a percentage of nothing has none. */
  readonly amount?: Amount
  /**
   * The answer, when there is one for all units: of prose, lists and documents one after the other; of a choice,
   * date or yes-no only when all units said the same.
   */
  readonly value?: Value
  readonly qualifier?: Qualifier
  /** Only of ratio questions, where they are figures of their own. */
  readonly parts?: { readonly numerator: Figure; readonly denominator: Figure }
  /** A percentage as a person typed it, also where it could be computed. */
  readonly stated?: Amount
  /** A percentage that nothing proves, or what was computed from one. */
  readonly unproved?: true
  /** Not empty for optional questions that some units left out, and for `consolidated`. */
  readonly missing: readonly Lack[]
  /** Every unit that is asked it in this period, in the pack's order; empty for derived figures. */
  readonly byUnit: readonly UnitValue[]
  readonly addends: readonly Addend[]
}

export type FigureBase = Pick<Figure, 'id' | 'label' | 'kind' | 'measure' | 'decimals'>

export function missingFigure(base: FigureBase, more: Pick<Figure, 'missing' | 'byUnit' | 'addends'>): Figure {
  return { ...base, state: 'missing', ...more }
}

/** A sum of an "over" and exact numbers is a lower bound again; every other mixture is only an estimate. */
export function qualifierOf(all: readonly (Qualifier | undefined)[]): { readonly qualifier?: Qualifier } {
  if (all.includes('about')) return { qualifier: 'about' }
  return all.includes('over') ? { qualifier: 'over' } : {}
}
