/** Figures of questions and of the parts of ratios: what the units answered in one period, taken together. */
import type { IndicatorId, Question, UnitCode } from '../pack.ts'
import type { Period } from '../period.ts'
import type { Amount, NumberValue, RatioValue, Value } from '../value.ts'
import { amountOf, decimalsOf, exact, percentage, sum } from './exact.ts'
import { type Figure, type FigureBase, type Lack, missingFigure, qualifierOf, type UnitValue } from './figure.ts'
import { togetherOf } from './together.ts'

export interface AskedIn {
  readonly question: Question
  readonly period: Period
  /** Units that are asked it in this period. */
  readonly units: readonly UnitCode[]
  readonly given: ReadonlyMap<UnitCode, Value>
}

/** An answer and its number; `none` is 0 in sums. */
interface Counted {
  readonly unit: UnitCode
  readonly value: Value
  readonly amount: Amount
}

export function askedFigure(asked: AskedIn): Figure {
  const { question: q } = asked
  const base: FigureBase = { id: q.id, label: q.label, kind: q.kind, measure: q.measure, decimals: q.decimals }
  if (q.kind === 'ratio') return ratioFigure(base, asked)
  const byUnit = valuesOf(asked, (value) => (fits(q, value) ? value : undefined))
  if (isNumber(q)) return numberFigure(base, asked, byUnit)
  return wordsFigure(base, asked, byUnit)
}

/** One part of a ratio question, as a figure of its own. A count, with as many decimals as were typed. */
export function partFigure(asked: AskedIn, part: 'numerator' | 'denominator'): Figure | undefined {
  const named = asked.question[part]
  if (!named) return undefined
  const { id, label } = named
  const byUnit = valuesOf(asked, (value) => partOf(value, part))
  const amounts = byUnit.flatMap(({ value }) => (value?.kind === 'number' ? [value.amount] : []))
  const decimals = Math.max(0, ...amounts.map(decimalsOf))
  return numberFigure({ id, label, kind: 'count', measure: asked.question.measure, decimals }, asked, byUnit)
}

function partOf(value: Value, part: 'numerator' | 'denominator'): Value | undefined {
  if (value.kind === 'none') return value
  const amount = value.kind === 'ratio' ? value.parts?.[part] : undefined
  return amount === undefined ? undefined : { kind: 'number', amount }
}

function isNumber(q: Question): boolean {
  return q.kind === 'count' || q.kind === 'decimal' || q.kind === 'money' || q.kind === 'percent'
}

/** An answer that was stored under an earlier kind of the question is no answer to this one. */
function fits(q: Question, value: Value): boolean {
  return value.kind === 'none' || value.kind === (isNumber(q) ? 'number' : q.kind)
}

function valuesOf(asked: AskedIn, read: (value: Value) => Value | undefined): UnitValue[] {
  return asked.units.map((unit) => {
    const answer = asked.given.get(unit)
    const value = answer && read(answer)
    return value ? { unit, value } : { unit }
  })
}

function lacksOf(asked: AskedIn, byUnit: readonly UnitValue[]): Lack[] {
  const indicator: IndicatorId = asked.question.id
  return byUnit.filter((v) => !v.value).map(({ unit }) => ({ unit, indicator, period: asked.period }))
}

/** Percentages of several units cannot be added up; `by_unit` still shows them. Of nothing there is no percentage. */
function numberFigure(base: FigureBase, asked: AskedIn, byUnit: readonly UnitValue[]): Figure {
  const missing = lacksOf(asked, byUnit)
  const counted = countedOf(byUnit)
  const addends = counted.map(({ unit, amount }) => ({ indicator: base.id, period: asked.period, unit, amount }))
  const more = { missing, byUnit, addends }
  const isPercent = base.kind === 'percent'
  if (isLacking(asked, counted.length, missing.length)) return missingFigure(base, more)
  if (counted.every((c) => c.value.kind === 'none')) {
    return { ...base, state: 'none', ...(!isPercent && { amount: '0' }), value: { kind: 'none' }, ...more }
  }
  if (isPercent && byUnit.length > 1) return missingFigure(base, more)
  const amount = sum(counted.map((c) => c.amount))
  const qualifier = qualifierOf(counted.map((c) => (c.value.kind === 'number' ? c.value.qualifier : undefined)))
  const value: NumberValue = { kind: 'number', amount, ...qualifier }
  const unproved = isPercent ? { unproved: true as const } : {}
  return { ...base, state: 'given', amount, value, ...qualifier, ...unproved, ...more }
}

function countedOf(byUnit: readonly UnitValue[]): Counted[] {
  return byUnit.flatMap(({ unit, value }): Counted[] => {
    if (value?.kind === 'number') return [{ unit, value, amount: value.amount }]
    return value?.kind === 'none' ? [{ unit, value, amount: '0' }] : []
  })
}

/** A required question waits for every unit; of an optional one whoever answered counts. */
function isLacking(asked: AskedIn, given: number, lacking: number): boolean {
  return given === 0 || (asked.question.required && lacking > 0)
}

function ratioFigure(base: FigureBase, asked: AskedIn): Figure {
  const numerator = partFigure(asked, 'numerator')
  const denominator = partFigure(asked, 'denominator')
  const byUnit = valuesOf(asked, (value) => (fits(asked.question, value) ? value : undefined))
  const missing = lacksOf(asked, byUnit)
  const addends = [...(numerator?.addends ?? []), ...(denominator?.addends ?? [])]
  if (!numerator || !denominator) return missingFigure(base, { missing, byUnit, addends })
  const only = byUnit.length === 1 ? byUnit[0]?.value : undefined
  const stated = only?.kind === 'ratio' && only.stated !== undefined ? { stated: only.stated } : {}
  const more = { byUnit, addends, parts: { numerator, denominator }, ...stated }
  // Where a unit stated a percentage only, the sum of the parts would leave it out.
  const isWhole = noneStatedOnly(byUnit) && numerator.state !== 'missing'
  const [top, bottom] = [exact(numerator.amount ?? '0'), exact(denominator.amount ?? '0')]
  if (isWhole && top.isZero() && bottom.isZero()) {
    return { ...base, state: 'none', value: { kind: 'none' }, missing, ...more }
  }
  const ratio = isWhole ? percentage(top, bottom) : undefined
  if (ratio) return { ...base, state: 'computed', amount: amountOf(ratio), missing, ...more }
  if (only?.kind === 'ratio' && !only.parts && only.stated !== undefined) {
    return { ...base, state: 'stated', amount: only.stated, value: only, unproved: true, missing, ...more }
  }
  return { ...base, state: 'missing', missing: missing.length ? missing : numerator.missing, ...more }
}

function noneStatedOnly(byUnit: readonly UnitValue[]): boolean {
  const ratios = byUnit.flatMap(({ value }): RatioValue[] => (value?.kind === 'ratio' ? [value] : []))
  return ratios.every((r) => r.parts)
}

/** Prose is shown as soon as somebody wrote it; `missing` still names who has not. */
function wordsFigure(base: FigureBase, asked: AskedIn, byUnit: readonly UnitValue[]): Figure {
  const missing = lacksOf(asked, byUnit)
  const values = byUnit.flatMap(({ value }) => (value ? [value] : []))
  const said = values.filter((v) => v.kind !== 'none')
  const more = { missing, byUnit, addends: [] }
  if (said.length > 0) return { ...base, state: 'given', ...togetherOf(said), ...more }
  if (isLacking(asked, values.length, missing.length)) return missingFigure(base, more)
  return { ...base, state: 'none', value: { kind: 'none' }, ...more }
}
