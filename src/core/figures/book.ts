/**
 * The answers of all periods that a report needs, and the figures made of them: each is worked out once, when it is
 * first asked for. `derived` and `running` read through it.
 */
import {
  type Derived,
  type GivenAnswer,
  type IndicatorId,
  isFor,
  type Pack,
  type Question,
  type UnitCode,
  unitsOn,
} from '../pack.ts'
import { type Period, windowOf } from '../period.ts'
import type { Value } from '../value.ts'
import type { Figure } from './figure.ts'

/** Where an indicator comes from. */
export type Origin =
  | { readonly from: 'question' | 'numerator' | 'denominator'; readonly question: Question }
  | { readonly from: 'formula'; readonly derived: Derived }

export interface Book {
  readonly pack: Pack
  readonly origins: ReadonlyMap<IndicatorId, Origin>
  readonly figure: (id: IndicatorId, period: Period) => Figure | undefined
  /** Units that are asked a question in a period, in the pack's order. */
  readonly unitsAsked: (question: Question, period: Period) => UnitCode[]
  readonly given: (question: IndicatorId, period: Period) => ReadonlyMap<UnitCode, Value>
  /** Periods in which anybody answered it, the oldest first. */
  readonly periodsGiven: (question: IndicatorId) => Period[]
}

type Work = (book: Book, origin: Origin, period: Period) => Figure | undefined

export function bookOf(pack: Pack, answers: readonly GivenAnswer[], work: Work): Book {
  const origins = originsOf(pack)
  const index = indexOf(answers)
  const made = new Map<string, Figure | undefined>()
  const forms = new Map(pack.forms.map((form) => [form.id, form]))
  const book: Book = {
    pack,
    origins,
    figure(id, period) {
      const origin = origins.get(id)
      const key = `${period} ${id}`
      if (origin && !made.has(key)) made.set(key, work(book, origin, period))
      return made.get(key)
    },
    unitsAsked(question, period) {
      const form = forms.get(question.form)
      if (!form) return []
      return unitsOn(pack, windowOf(period, pack.period).to)
        .filter((u) => isFor(form, u))
        .map((u) => u.code)
    },
    given: (question, period) => index.get(question)?.get(period) ?? new Map<UnitCode, Value>(),
    periodsGiven: (question) => [...(index.get(question)?.keys() ?? [])].sort(),
  }
  return book
}

/** In the order of the pack: questions, each followed by its parts, then derived figures. */
function originsOf(pack: Pack): Map<IndicatorId, Origin> {
  const origins = new Map<IndicatorId, Origin>()
  for (const question of pack.forms.flatMap((f) => f.questions)) {
    origins.set(question.id, { from: 'question', question })
    if (question.numerator) origins.set(question.numerator.id, { from: 'numerator', question })
    if (question.denominator) origins.set(question.denominator.id, { from: 'denominator', question })
  }
  for (const derived of pack.derived) origins.set(derived.id, { from: 'formula', derived })
  return origins
}

type Index = Map<IndicatorId, Map<Period, Map<UnitCode, Value>>>

function indexOf(answers: readonly GivenAnswer[]): Index {
  const index: Index = new Map()
  for (const { indicator, period, unit, value } of answers) {
    const periods = index.get(indicator) ?? new Map<Period, Map<UnitCode, Value>>()
    const units = periods.get(period) ?? new Map<UnitCode, Value>()
    index.set(indicator, periods.set(period, units.set(unit, value)))
  }
  return index
}
