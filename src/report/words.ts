/** Dates and months as the document prints them, and the placeholders of the pack's `document:` texts. */
import type { DocumentSettings } from '../core/pack.ts'
import { addMonths, type Day, monthOf, type Period, type Window, yearOf } from '../core/period.ts'

/** Looks up a text of `locales/` and fills in its parameters. */
export type Translate = (key: string, params?: Readonly<Record<string, string | number>>) => string

/** `06/4/2024`: by custom a day below ten and the first two months carry a zero. */
export function dayText(day: Day): string {
  return `${day.slice(8)}/${monthInWords(day)}/${day.slice(0, 4)}`
}

/** `02`, `5`. */
export function monthInWords(day: Day): string {
  const month = Number(day.slice(5, 7))
  return month <= 2 ? `0${month}` : String(month)
}

/** `4/2024`. */
export function monthText(period: Period): string {
  return `${monthOf(period)}/${yearOf(period)}`
}

export interface PeriodWords {
  readonly month: string
  readonly year: string
  readonly from: string
  readonly to: string
  readonly next_month: string
}

export function periodWords(period: Period, window: Window): PeriodWords {
  return {
    month: String(monthOf(period)),
    year: String(yearOf(period)),
    from: dayText(window.from),
    to: dayText(window.to),
    next_month: monthText(addMonths(period, 1)),
  }
}

export function filledIn(settings: DocumentSettings, words: PeriodWords): DocumentSettings {
  const filling = new Map<string, string>(Object.entries(words))
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole: string, name: string) => filling.get(name) ?? whole)
  return {
    superior: fill(settings.superior),
    issuer: fill(settings.issuer),
    symbol: fill(settings.symbol),
    place: fill(settings.place),
    title: fill(settings.title),
    subject: fill(settings.subject),
    addressedTo: settings.addressedTo.map(fill),
    recipients: settings.recipients.map(fill),
    authority: settings.authority.map(fill),
    signer: fill(settings.signer),
  }
}
