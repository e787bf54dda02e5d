/**
 * The exchange form of answers (DHIS2 data values): `56751`, `97.81`, `37837/38263`, ISO dates, one item a line.
 * Called by the import and export of answers.
 */
import { canonicalAmount, Exact } from '../number.ts'
import type { Question } from '../pack.ts'
import { isDay } from '../period.ts'
import type { RatioValue, Value } from '../value.ts'
import { documentsFrom, writtenDocuments } from './document-form.ts'
import { readList } from './list.ts'
import { read, refuse, unread } from './outcome.ts'
import type { Qualifier } from './quantity.ts'
import { ratioOf } from './ratio-parts.ts'
import type { Reading } from './reading.ts'
import { settle } from './settle.ts'
import { readText } from './text.ts'

export interface Canonical {
  /** Empty for "không phát sinh". */
  readonly value: string
  readonly none: boolean
  /** What the number alone does not say; for the comment beside it. */
  readonly qualifier?: Qualifier
}

export function canonicalOf(value: Value): Canonical {
  if (value.kind === 'none') return { value: '', none: true }
  const qualifier = value.kind === 'number' ? value.qualifier : undefined
  return { value: written(value), none: false, ...(qualifier && { qualifier }) }
}

function written(value: Exclude<Value, { kind: 'none' }>): string {
  switch (value.kind) {
    case 'number':
      return value.amount
    case 'ratio':
      return writtenRatio(value)
    case 'choice':
      return value.option
    case 'yes-no':
      return String(value.yes)
    case 'date':
      return value.day
    case 'text':
      return value.text
    case 'list':
      return value.items.join('\n')
    case 'documents':
      return writtenDocuments(value.items)
  }
}

function writtenRatio({ parts, stated }: RatioValue): string {
  const both = parts && `${parts.numerator}/${parts.denominator}`
  return [both, stated === undefined ? undefined : `${stated}%`].filter((t) => t !== undefined).join(' ')
}

/** What is said of a value beside it. `confirmed`: that words which look like a person's data are none. */
export interface Told {
  readonly none?: boolean
  readonly qualifier?: Qualifier
  readonly confirmed?: boolean
}

/** The same bounds hold as for typed answers. */
export function fromCanonical(question: Question, canonical: string, told: Told = {}): Reading {
  if (told.none) return question.mayBeNone ? read({ kind: 'none' }) : refuse('none-not-allowed')
  const reading = readCanonical(question, canonical, told)
  return reading.outcome === 'personal' && told.confirmed ? read(reading.value) : reading
}

function readCanonical(question: Question, canonical: string, told: Told): Reading {
  const text = canonical.trim()
  if (text === '') return refuse('empty')
  switch (question.kind) {
    case 'ratio':
      return fromRatio(question, text)
    case 'choice':
      return fromOption(question, text)
    case 'yes-no':
      return fromBoolean(text)
    case 'date':
      return fromDay(text)
    case 'text':
      return readText(text)
    case 'list':
      return readList(text)
    case 'documents':
      return documentsFrom(text)
    default:
      return fromNumber(question, text, told.qualifier)
  }
}

const NUMBER = /^-?\d{1,30}(?:\.\d{1,60})?$/

function fromNumber(question: Question, canonical: string, qualifier?: Qualifier): Reading {
  return NUMBER.test(canonical) ? settle(question, [canonicalAmount(canonical)], qualifier) : refuse('not-a-number')
}

const RATIO = /^(?:(\d{1,30})\/(\d{1,30}))?(?:(?:^|\s+)(\d{1,3}(?:\.\d{1,60})?)%)?$/

function fromRatio(question: Question, canonical: string): Reading {
  const found = RATIO.exec(canonical)
  if (!found) return refuse('not-a-number')
  const [, top, bottom = '', percent] = found
  const stated = percent === undefined ? undefined : canonicalAmount(percent)
  if (stated !== undefined && new Exact(stated).gt(100)) return unread({ why: 'above-max', max: '100' })
  if (top !== undefined) return confirmed(ratioOf(canonicalAmount(top), canonicalAmount(bottom), stated))
  return question.bareAllowed && stated !== undefined ? read({ kind: 'ratio', stated }) : refuse('parts-needed')
}

/** In a file nobody can be asked: what stands there is meant, even 5 of 3, which the checks then find. */
function confirmed(reading: Reading): Reading {
  const typed = reading.outcome === 'ambiguous' ? reading.readings[1] : undefined
  return typed ? read(typed) : reading
}

function fromOption(question: Question, canonical: string): Reading {
  const option = question.options?.find((o) => o.id === canonical)
  return option ? read({ kind: 'choice', option: option.id }) : refuse('not-an-option')
}

function fromDay(canonical: string): Reading {
  return isDay(canonical) ? read({ kind: 'date', day: canonical }) : refuse('not-a-date')
}

function fromBoolean(canonical: string): Reading {
  if (canonical !== 'true' && canonical !== 'false') return refuse('not-yes-no')
  return read({ kind: 'yes-no', yes: canonical === 'true' })
}
