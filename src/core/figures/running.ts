/**
 * Running totals (luỹ kế): an opening balance and every month from the one in which it was given. A month that is
 * lacking makes the total missing; it never jumps and never silently equals the month.
 */
import type { IndicatorId, Question, UnitCode } from '../pack.ts'
import { type Period, periodsBetween } from '../period.ts'
import type { Book } from './book.ts'
import { exact } from './exact.ts'
import { completeOutcomeOf, known, lacking, type Outcome, sumOf, UNDEFINED } from './outcome.ts'

/** A unit's opening balance: what had come together before the period `since`. */
interface Opening {
  readonly unit: UnitCode
  readonly since: Period
  readonly balance: Outcome
}

export function running(book: Book, of: IndicatorId, openingId: IndicatorId, period: Period): Outcome {
  const origin = book.origins.get(openingId)
  if (origin?.from !== 'question') return UNDEFINED
  const asked = book.unitsAsked(origin.question, period)
  const given = openingsOf(book, openingId, period)
  const lackingUnits = asked.filter((unit) => !given.some((o) => o.unit === unit))
  if (lackingUnits.length > 0) {
    return lacking(lackingUnits.map((unit) => ({ unit, indicator: openingId, period })))
  }
  const openings = counted(book, origin.question, asked, given)
  return sumOf([...openings.map((o) => o.balance), months(book, of, openings, period)])
}

/** The newest opening balance of each unit, up to this period: who corrects it begins anew. */
function openingsOf(book: Book, id: IndicatorId, period: Period): Opening[] {
  const newest = new Map<UnitCode, Opening>()
  for (const since of book.periodsGiven(id).filter((p) => p <= period)) {
    for (const [unit, value] of book.given(id, since)) {
      if (value.kind === 'none') newest.set(unit, { unit, since, balance: known(exact('0'), { none: true }) })
      if (value.kind !== 'number') continue
      const qualifier = value.qualifier ? { qualifier: value.qualifier } : {}
      newest.set(unit, { unit, since, balance: known(exact(value.amount), qualifier) })
    }
  }
  return [...newest.values()]
}

/**
 * The balances of the units that are asked now, and of those that have ended since: their part stays in the total.
 * A unit that had ended when the present ones began is replaced by them, not added to them.
 */
function counted(book: Book, opening: Question, asked: readonly UnitCode[], given: readonly Opening[]): Opening[] {
  const first = earliest(given.filter((o) => asked.includes(o.unit)))
  if (first === undefined) return []
  const then = book.unitsAsked(opening, first)
  return given.filter((o) => asked.includes(o.unit) || then.includes(o.unit))
}

function earliest(openings: readonly Opening[]): Period | undefined {
  return openings.map((o) => o.since).sort()[0]
}

/** Units that began in different months are counted each from its own; one beginning may stand for many units. */
function months(book: Book, of: IndicatorId, openings: readonly Opening[], period: Period): Outcome {
  const first = earliest(openings)
  if (first === undefined) return UNDEFINED
  const together = openings.every((o) => o.since === first)
  const each = periodsBetween(first, period).map((p) =>
    together ? completeOutcomeOf(book.figure(of, p)) : monthOfUnits(book, of, openings, p),
  )
  return sumOf(each)
}

function monthOfUnits(book: Book, of: IndicatorId, openings: readonly Opening[], period: Period): Outcome {
  const figure = book.figure(of, period)
  if (!figure || figure.byUnit.length === 0) return UNDEFINED
  const begun = openings.filter((o) => o.since <= period).map((o) => o.unit)
  const values = figure.byUnit.filter((v) => begun.includes(v.unit))
  const lacks = figure.missing.filter((l) => begun.includes(l.unit))
  if (lacks.length > 0) return lacking(lacks)
  return sumOf(
    values.flatMap(({ value }) => {
      if (value?.kind === 'none') return [known(exact('0'), { none: true })]
      if (value?.kind !== 'number') return []
      return [known(exact(value.amount), value.qualifier ? { qualifier: value.qualifier } : {})]
    }),
  )
}
