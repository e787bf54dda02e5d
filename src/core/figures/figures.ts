/**
 * All figures of a report in one period, from the answers in force. Pure: the same answers give the same figures.
 * Called for summaries, the report, checks and the page of progress.
 */
import type { GivenAnswer, IndicatorId, Pack, Question, UnitCode } from '../pack.ts'
import type { Period } from '../period.ts'
import type { Value } from '../value.ts'
import { askedFigure, partFigure } from './asked.ts'
import { type Book, bookOf, type Origin } from './book.ts'
import { derivedFigure } from './derived.ts'
import type { Figure } from './figure.ts'

export type { Addend, Figure, FigureState, Lack, Qualifier, UnitValue } from './figure.ts'

export interface Figures {
  readonly period: Period
  readonly get: (id: IndicatorId) => Figure | undefined
  /** Questions in the order asked, each followed by its parts, then derived figures. */
  readonly all: () => Figure[]
  /** The same answers, seen from another period. */
  readonly in: (period: Period) => Figures
  /** For `checks`. */
  readonly book: Book
}

/** `answers`: of this period and of all earlier ones that running totals and `last` reach back to. */
export function figuresOf(pack: Pack, period: Period, answers: readonly GivenAnswer[]): Figures {
  return seenFrom(bookOf(pack, answers, figureOf), period)
}

function seenFrom(book: Book, period: Period): Figures {
  return {
    period,
    get: (id) => book.figure(id, period),
    all: () => [...book.origins.keys()].flatMap((id) => book.figure(id, period) ?? []),
    in: (other) => seenFrom(book, other),
    book,
  }
}

function figureOf(book: Book, origin: Origin, period: Period): Figure | undefined {
  if (origin.from === 'formula') return derivedFigure(book, origin.derived, period)
  const { question } = origin
  const units = book.unitsAsked(question, period)
  const asked = { question, period, units, given: givenFor(book, question, period) }
  return origin.from === 'question' ? askedFigure(asked) : partFigure(asked, origin.from)
}

/** What is asked only once stays answered: each unit's newest answer up to this period. */
function givenFor(book: Book, question: Question, period: Period): ReadonlyMap<UnitCode, Value> {
  if (!question.once) return book.given(question.id, period)
  const until = book.periodsGiven(question.id).filter((p) => p <= period)
  return new Map(until.flatMap((p) => [...book.given(question.id, p)]))
}
