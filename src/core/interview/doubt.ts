/**
 * Readable answers that are hardly likely, so that a slipped digit is asked back instead of signed.
 * The person always has the last word.
 */
import type { Personal } from '../answer/reading.ts'
import { Exact } from '../number.ts'
import type { Question } from '../pack.ts'
import { addDays, type Day, type Window } from '../period.ts'
import type { NumberValue, Value } from '../value.ts'
import { fits } from './fits.ts'

export type Doubt =
  | {
      readonly why: 'much-more' | 'much-less'
      /** How many times more or less than last month, rounded to a whole number. */
      readonly times: number
      readonly last: NumberValue
    }
  /** Long before the period, or after it. */
  | { readonly why: 'far-date' }
  /** So few đồng that a million each was meant, most likely. */
  | { readonly why: 'small-money' }
  /** Prose without a letter: the figure of the next question, most likely. */
  | { readonly why: 'only-number' }
  /** Written into a group in which everything is heard, to nobody in particular. */
  | { readonly why: 'talk' }
  /** It looks like a person's data; neither yes nor no says whether it is. */
  | { readonly why: 'personal'; readonly found: Personal }

/** Eight: a missing or doubled digit changes a figure tenfold, a busy month hardly ever does. */
const FACTOR = 8
/** Small figures jump by nature. */
const SMALL = 50
/** Đồng; there is no smaller note in use than 1.000. */
const SMALL_MONEY = 1000
/** A day that a report speaks of: of the period, of its writing, of a document or event of the year before. */
const DAYS_AFTER = 14
const DAYS_BEFORE = 366

/** The doubt about a value, and a likelier value if a digit too many or too few explains it. */
export function doubtOf(
  question: Question,
  value: Value,
  last: Value | undefined,
  window: Window,
): { doubt: Doubt; likelier?: NumberValue } | undefined {
  if (value.kind === 'date' && isFar(value.day, window)) return { doubt: { why: 'far-date' } }
  if (isOnlyNumber(value)) return { doubt: { why: 'only-number' } }
  const money = smallMoney(question, value)
  if (money) return money
  if (question.kind === 'percent' || value.kind !== 'number' || last?.kind !== 'number') return undefined
  const now = new Exact(value.amount)
  const then = new Exact(last.amount)
  if (now.lessThanOrEqualTo(0) || then.lessThanOrEqualTo(0)) return undefined
  if (Exact.max(now, then).lessThan(SMALL)) return undefined
  const more = now.greaterThan(then)
  const times = more ? now.div(then) : then.div(now)
  if (times.lessThan(FACTOR)) return undefined
  const doubt: Doubt = { why: more ? 'much-more' : 'much-less', times: times.round().toNumber(), last }
  const likelier = shifted(question, value, more ? now.div(10) : now.times(10), then)
  return likelier ? { doubt, likelier } : { doubt }
}

function isFar(day: Day, { from, to }: Window): boolean {
  return day > addDays(to, DAYS_AFTER) || day < addDays(from, -DAYS_BEFORE)
}

/** Reports of money are kept in millions, and that word is easily forgotten. */
function smallMoney(question: Question, value: Value): { doubt: Doubt; likelier?: NumberValue } | undefined {
  if (question.kind !== 'money' || value.kind !== 'number') return undefined
  const amount = new Exact(value.amount)
  if (amount.lessThanOrEqualTo(0) || amount.greaterThanOrEqualTo(SMALL_MONEY)) return undefined
  const likelier: NumberValue = { ...value, amount: amount.times(1_000_000).toFixed() }
  return fits(question, likelier) ? { doubt: { why: 'small-money' }, likelier } : { doubt: { why: 'small-money' } }
}

function isOnlyNumber(value: Value): boolean {
  if (value.kind === 'text') return !/\p{L}/u.test(value.text)
  return value.kind === 'list' && value.items.every((item) => !/\p{L}/u.test(item))
}

function shifted(question: Question, value: NumberValue, amount: Exact, then: Exact): NumberValue | undefined {
  const change = amount.div(then)
  if (change.lessThan(0.5) || change.greaterThan(2)) return undefined
  const likelier: NumberValue = { ...value, amount: amount.toFixed() }
  return fits(question, likelier) ? likelier : undefined
}
