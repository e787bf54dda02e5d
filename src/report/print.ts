/**
 * Figures and answers as the document prints them: `05`, `97,81%`, `hơn 10.000`, `không phát sinh`. What is missing
 * prints as a gap, a percentage that nothing proves with a mark; `read-markdown` finds both again. Called by the
 * drops of the narrative and by `json`.
 */

import type { Figure } from '../core/figures/figures.ts'
import type { Told } from '../core/figures/told.ts'
import { canonicalAmount, Exact, percentOf, printAmount, printCount } from '../core/number.ts'
import { type IndicatorId, type Pack, type UnitCode, unitOf } from '../core/pack.ts'
import { type Amount, type IssuedDocument, type RatioValue, referenceOf, type Value } from '../core/value.ts'
import { clean, DERIVED, gap, oneLine, STATED } from './shield.ts'
import { dayText, type Translate } from './words.ts'

export interface Printer {
  readonly t: Translate
  readonly pack: Pack
  /** Whoever has submitted sends nothing more by itself. */
  readonly submitted: ReadonlySet<UnitCode>
  /** Figures of which the narrative says by itself that somebody is awaited. */
  readonly pointed: ReadonlySet<IndicatorId>
  /** What may be said of a figure. */
  readonly tell: (figure: Figure) => Told
}

export type Shown = Pick<Figure, 'id' | 'label' | 'kind' | 'measure' | 'decimals'>

/** Units that are named where a part is missing; more are counted. */
const MOST_NAMES = 3
/** Đồng are printed as millions down to a thousand đồng. */
const MILLION = 1_000_000
const DECIMALS_OF_MILLIONS = 3

export function figureText(p: Printer, figure: Figure): string {
  return printed(p, figure, (amount) => qualified(p, numberText(figure, amount), figure.qualifier) + mark(figure))
}

/** `827 hồ sơ`; percentages are their own measure. */
export function withMeasure(p: Printer, figure: Figure): string {
  if (isPercentage(figure) || figure.measure === '' || figure.amount === undefined) return figureText(p, figure)
  const text = (a: Amount): string => qualified(p, `${numberText(figure, a)} ${figure.measure}`, figure.qualifier)
  return printed(p, figure, (amount) => text(amount) + mark(figure))
}

/** Without the zero in front: `5`. */
export function plainText(p: Printer, figure: Figure): string {
  const number = (amount: Amount): string => printAmount(amount, figure.decimals) + (isPercentage(figure) ? '%' : '')
  return printed(p, figure, (amount) => qualified(p, number(amount), figure.qualifier) + mark(figure))
}

/** `52 triệu đồng`. */
export function millionsText(p: Printer, figure: Figure): string {
  const millions = (amount: Amount): string => {
    const figureOfMillions = printAmount(canonicalAmount(new Exact(amount).div(MILLION)), DECIMALS_OF_MILLIONS)
    return p.t('report.millions', { figure: figureOfMillions })
  }
  return printed(p, figure, (amount) => qualified(p, millions(amount), figure.qualifier) + mark(figure))
}

/** What is lacking; where some units have sent their words, of whom. */
export function gapText(p: Printer, told: Told): string {
  const { id, label, byUnit, value } = told.figure
  if (told.contradicted) return gap(id, p.t('report.contradicted', { label }))
  const isPartial = told.awaited.length > 0 && byUnit.length > 1 && value !== undefined
  if (!isPartial) return gap(id, p.t('report.gap', { label }))
  return gap(id, p.t('report.gap-of-units', { label, units: unitNames(p, told.awaited) }))
}

function unitNames(p: Printer, units: readonly UnitCode[]): string {
  if (units.length > MOST_NAMES) return p.t('report.units', { count: units.length })
  return units.map((code) => unitOf(p.pack, code)?.name ?? code).join(', ')
}

export function shortGap(p: Printer, { id }: Pick<Figure, 'id'>): string {
  return gap(id, p.t('report.short-gap'))
}

export function cellText(p: Printer, figure: Figure): string {
  return figure.state === 'missing' ? shortGap(p, figure) : figureText(p, figure)
}

function printed(p: Printer, figure: Figure, number: (amount: Amount) => string): string {
  if (figure.state === 'missing') return gapText(p, p.tell(figure))
  if (figure.state === 'none') return p.t('report.none')
  if (figure.amount !== undefined) return number(figure.amount)
  return figure.value ? valueText(p, figure, figure.value) : differing(p, figure)
}

/** Choices and dates on which units differ: each unit's own. */
function differing(p: Printer, figure: Figure): string {
  const each = figure.byUnit.flatMap(({ unit, value }) => {
    const name = p.pack.units.find((u) => u.code === unit)?.short ?? unit
    return value ? [`${name}: ${valueText(p, figure, value)}`] : []
  })
  return each.join('; ')
}

/** A percentage that a person typed and nothing proves has one mark, what was computed from it another. */
function mark({ unproved, byUnit }: Figure): string {
  if (!unproved) return ''
  return byUnit.length > 0 ? STATED : DERIVED
}

function isPercentage(figure: Pick<Figure, 'kind'>): boolean {
  return figure.kind === 'percent' || figure.kind === 'ratio'
}

function numberText(shown: Pick<Shown, 'kind' | 'decimals'>, amount: Amount): string {
  if (isPercentage(shown)) return `${printAmount(amount, shown.decimals)}%`
  if (shown.kind !== 'count') return printAmount(amount, shown.decimals)
  return printCount(canonicalAmount(new Exact(amount).toDecimalPlaces(shown.decimals)))
}

function qualified(p: Printer, figure: string, qualifier: 'over' | 'about' | undefined): string {
  if (qualifier === 'over') return p.t('report.over', { figure })
  return qualifier === 'about' ? p.t('report.about', { figure }) : figure
}

/** One answer, of one unit or of all together. */
export function valueText(p: Printer, shown: Shown, value: Value): string {
  switch (value.kind) {
    case 'number':
      return qualified(p, numberText(shown, value.amount), value.qualifier) + (shown.kind === 'percent' ? STATED : '')
    case 'ratio':
      return ratioText(p, shown, value)
    case 'none':
      return p.t('report.none')
    case 'choice':
      return optionLabel(p.pack, shown.id, value.option)
    case 'yes-no':
      return value.yes ? p.t('report.yes') : p.t('report.no')
    case 'date':
      return dayText(value.day)
    case 'text':
      return clean(value.text).trim()
    case 'list':
      return value.items.map(oneLine).join('; ')
    case 'documents':
      return value.items.map((d) => documentText(p, d)).join('; ')
  }
}

function ratioText(p: Printer, shown: Shown, value: RatioValue): string {
  if (isOfNothing(value)) return p.t('report.none')
  const computed = value.parts && percentOf(value.parts.numerator, value.parts.denominator)
  if (computed) return numberText(shown, computed)
  return value.stated === undefined ? '' : numberText(shown, value.stated) + STATED
}

/** 0 of 0: what it is about did not occur. */
export function isOfNothing({ parts }: RatioValue): boolean {
  return parts !== undefined && new Exact(parts.numerator).isZero() && new Exact(parts.denominator).isZero()
}

function optionLabel(pack: Pack, id: IndicatorId, option: string): string {
  const question = pack.forms.flatMap((f) => f.questions).find((q) => q.id === id)
  return question?.options?.find((o) => o.id === option)?.label ?? oneLine(option)
}

function documentText(p: Printer, document: IssuedDocument): string {
  const { date } = document
  const name = oneLine(referenceOf(document))
  return date ? p.t('report.document', { name, day: dayText(date) }) : name
}
