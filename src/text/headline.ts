/** The few figures that a leader reads first: `pack.yaml`'s headlines with this month's figures filled in. */
import { Decimal } from 'decimal.js'
import type { Figure, Figures } from '../core/figures/figures.ts'
import { printAmount } from '../core/number.ts'
import type { Headline } from '../core/pack.ts'
import type { Translate } from './texts.ts'

/** Figures as they may be told. */
export type Seen = Pick<Figures, 'get'>

/**
 * `{id}` prints a figure, `{id:change}` how it stands against last month, or nothing if that is not known. A line of
 * which every figure is missing says so once, behind what it is about: `Thẻ CCCD: chưa có số`.
 */
export function headlineText(t: Translate, headline: Headline, now: Seen, before: Seen): string {
  const [lead = '', named] = headline.text.split(/:(?=\s)/)
  const ids = [...headline.text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  if (named !== undefined && !lead.includes('{') && ids.every((id) => isMissing(now.get(id))))
    return `${lead.trim()}: ${t('summary.no-figure')}`
  const filled = headline.text.replace(/\{(\w+)(:change)?\}/g, (_, id: string, change: string | undefined) =>
    change ? changeText(t, now.get(id), before.get(id)) : figureText(t, now.get(id)),
  )
  return filled.replace(/\s*\(\s*\)/g, '').trim()
}

/** `56.751`, `97,81%`, `không phát sinh`, `chưa có`. */
export function figureText(t: Translate, figure: Figure | undefined): string {
  if (figure?.state === 'none') return t('value.none')
  if (figure?.amount === undefined) return t('summary.no-figure')
  const printed = printAmount(figure.amount, figure.decimals)
  return isPercent(figure) ? `${printed}%` : printed
}

function isMissing(figure: Figure | undefined): boolean {
  return figure?.state !== 'none' && figure?.amount === undefined
}

function changeText(t: Translate, now: Figure | undefined, before: Figure | undefined): string {
  if (now?.amount === undefined || before?.amount === undefined) return ''
  if (isPercent(now)) return t('summary.last-month', { value: figureText(t, before) })
  const change = new Decimal(now.amount).minus(before.amount)
  if (change.isZero()) return t('card.unchanged')
  return t(change.isPositive() ? 'card.up' : 'card.down', { by: printAmount(change.abs().toFixed(), now.decimals) })
}

function isPercent(figure: Figure): boolean {
  return figure.kind === 'percent' || figure.kind === 'ratio'
}
