/**
 * Documents in the exchange form, one a line: `1750/UBND-KGVX|2024-04-06|UBND tỉnh|báo cáo`; what is absent is left
 * empty. A kind that number and symbol do not say stands in front: `KH 61|…`. Called by `canonical`. Lines in the typed
 * form are taken too, if their dates say the year.
 */
import { cleanText } from '../number/fold.ts'
import { day, isDay } from '../period.ts'
import { type IssuedDocument, referenceOf } from '../value.ts'
import { kindOfShort } from './document-kinds.ts'
import { readDocuments } from './documents.ts'
import { guardedReading } from './guard.ts'
import { unread } from './outcome.ts'
import type { Reading } from './reading.ts'
import { proseFault } from './text.ts'

/** No typed year lies here, so a date without its year finds none. */
const NO_WINDOW = { from: day('1000-01-01'), to: day('1000-01-31') }

export function writtenDocuments(items: readonly IssuedDocument[]): string {
  return items.map(written).join('\n')
}

function written(item: IssuedDocument): string {
  const { date, issuer = '', subject = '', kind } = item
  return `${kind === undefined ? '' : `${kind} `}${referenceOf(item)}|${date ?? ''}|${issuer}|${subject}`
}

export function documentsFrom(canonical: string): Reading {
  const text = cleanText(canonical)
  if (!text.includes('|')) return readDocuments(text, { window: NO_WINDOW })
  const fault = proseFault(text)
  if (fault) return unread(fault)
  const items: IssuedDocument[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const item = documentFrom(line)
    if (!item) return unread({ why: 'not-a-document', line: index + 1 })
    items.push(item)
  }
  return guardedReading({ kind: 'documents', items }, text)
}

/** The number, behind it `-NQ` in those of the Party; the symbol may be absent where the kind stands in front. */
const REFERENCE = /^(?:([\p{L}\p{M}]{2,5}) )?(\d{1,6}[a-zA-Z]?(?:-[\p{L}\p{M}\p{N}]{2,8})?)(?:\/(\S.*))?$/u

function documentFrom(line: string): IssuedDocument | undefined {
  const [reference = '', date = '', issuer = '', ...about] = line.split('|').map((field) => field.trim())
  const [, said, number, symbol = ''] = REFERENCE.exec(reference) ?? []
  const kind = said === undefined ? undefined : kindOfShort(said)
  if (number === undefined || (date !== '' && !isDay(date))) return undefined
  if (kind === undefined && (said !== undefined || symbol === '')) return undefined
  const subject = about.join('|')
  return {
    number,
    symbol,
    ...(isDay(date) && { date }),
    ...(issuer !== '' && { issuer }),
    ...(subject !== '' && { subject }),
    ...(kind !== undefined && { kind }),
  }
}
