/** Answers as people read them in a chat: `827 hồ sơ`, `98,89% (37.837/38.263 hồ sơ)`, `không phát sinh`. */
import { withoutMarks } from '../channels/mark.ts'
import { percentOf, printAmount } from '../core/number.ts'
import type { Question } from '../core/pack.ts'
import { type Amount, type NumberValue, type RatioValue, referenceOf, type Value } from '../core/value.ts'
import { dayText } from './dates.ts'
import type { Translate } from './texts.ts'

/** Longest prose on a collapsed card; the whole text is stored. */
const SHORT_PROSE = 90

export function valueText(t: Translate, question: Question, value: Value): string {
  switch (value.kind) {
    case 'number':
      return numberText(t, question, value)
    case 'ratio':
      return ratioText(t, question, value)
    case 'none':
      return t('value.none')
    case 'choice':
      return question.options?.find((o) => o.id === value.option)?.label ?? value.option
    case 'yes-no':
      return t(value.yes ? 'value.yes' : 'value.no')
    case 'date':
      return dayText(value.day)
    case 'text':
      return prose(value.text)
    case 'list':
      return t('value.items', { count: value.items.length, items: prose(value.items.join('; ')) })
    case 'documents':
      return t('value.documents', { count: value.items.length, items: prose(value.items.map(referenceOf).join('; ')) })
  }
}

/** All of the digits that were given; rounding is for the report. */
export function exact(amount: Amount): string {
  return printAmount(amount, amount.split('.')[1]?.length ?? 0)
}

/** `52.000.000 đồng`, `97,8%`, with "hơn" or "khoảng" where the person said so. */
export function numberText(t: Translate, question: Pick<Question, 'measure'>, value: NumberValue): string {
  const figure = withMeasure(exact(value.amount), question.measure)
  return value.qualifier ? t(`value.${value.qualifier}`, { figure }) : figure
}

export function withMeasure(figure: string, measure: string): string {
  if (measure === '') return figure
  return measure === '%' ? `${figure}%` : `${figure} ${measure}`
}

function ratioText(t: Translate, question: Question, value: RatioValue): string {
  const { parts, stated } = value
  if (!parts) return t('value.stated', { percent: `${exact(stated ?? '0')}%` })
  const both = withMeasure(`${exact(parts.numerator)}/${exact(parts.denominator)}`, question.measure)
  const computed = percentOf(parts.numerator, parts.denominator)
  if (computed === null) return both
  const percent = `${printAmount(computed, question.decimals)}%`
  if (stated === undefined || printAmount(stated, question.decimals) === printAmount(computed, question.decimals))
    return t('value.ratio', { both, percent })
  return t('value.ratio-differs', { both, percent, typed: `${exact(stated)}%` })
}

function prose(text: string): string {
  const line = withoutMarks(text).replace(/\s+/gu, ' ').trim()
  const letters = Array.from(line) // whole characters: half an emoji makes a platform refuse the message
  return letters.length <= SHORT_PROSE ? line : `${letters.slice(0, SHORT_PROSE).join('').trimEnd()}…`
}
