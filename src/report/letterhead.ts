/** Head and foot of the document as texts, Nghị định 30/2020/NĐ-CP, Phụ lục I. Called by `report-model`. */
import type { DocumentSettings } from '../core/pack.ts'
import type { Day, Window } from '../core/period.ts'
import { dayText, monthInWords, type Translate } from './words.ts'

/** What a registered and dated document has; a draft is left blank there, to be filled in by hand. */
export interface Issue {
  readonly number: string
  readonly day: Day
}

export interface Letterhead {
  readonly nation: string
  readonly motto: string
  readonly superior: string
  readonly issuer: string
  /** `Số: 12/BC-TCT`. */
  readonly number: string
  /** `Bắc Giang, ngày 06 tháng 5 năm 2024`. */
  readonly placeAndDate: string
  readonly title: string
  readonly subject: string
  /** `(Từ ngày 15/3/2024 đến ngày 14/4/2024)`. */
  readonly window: string
  readonly addressedToLabel: string
  readonly addressedTo: readonly string[]
  readonly recipientsLabel: string
  /** With their dashes and stops. */
  readonly recipients: readonly string[]
  readonly authority: readonly string[]
  readonly signer: string
  /** Under the title of an appendix. */
  readonly attachedTo: string
}

/** Room to write by hand. */
const BLANK = '\u00a0'.repeat(5)

export interface Dating {
  readonly window: Window
  /** When the month's figures are due: gives the month and year of a draft, whenever it is compiled. */
  readonly due: Day
  readonly issue?: Issue
}

export function letterheadOf(t: Translate, settings: DocumentSettings, dating: Dating): Letterhead {
  const { superior, issuer, symbol, place, title, subject, addressedTo, recipients, authority, signer } = settings
  const { window, issue } = dating
  const number = `${issue?.number ?? BLANK}${symbol}`
  const date = dateWords(t, dating)
  const asAbove = addressedTo.length > 0 ? [t('report.as-above')] : []
  return {
    nation: t('report.nation'),
    motto: t('report.motto'),
    superior,
    issuer,
    number: t('report.number', { number }),
    placeAndDate: t('report.place-and-date', { place, date }),
    title,
    subject,
    window: t('report.window', { from: dayText(window.from), to: dayText(window.to) }),
    addressedToLabel: t('report.addressed-to'),
    addressedTo,
    recipientsLabel: t('report.recipients'),
    recipients: listed([...asAbove, ...recipients.filter((r) => !asAbove.includes(r))]),
    authority,
    signer,
    attachedTo: t('report.attached-to', { number, date }),
  }
}

function dateWords(t: Translate, { due, issue }: Dating): string {
  const date = issue?.day ?? due
  return t('report.date', {
    day: issue?.day.slice(8) ?? BLANK,
    month: monthInWords(date),
    year: date.slice(0, 4),
  })
}

/** `- A;`, and a full stop after the last. */
export function listed(items: readonly string[]): string[] {
  return items.map((item, i) => `- ${item.replace(/[\s;.]+$/u, '')}${i === items.length - 1 ? '.' : ';'}`)
}
