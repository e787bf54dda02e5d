/** Packs of a few questions, made in a line, for tests of figures and checks. */
import { WEEKENDS_ONLY } from '../../../src/core/calendar.ts'
import type { Check, Derived, Form, GivenAnswer, Pack, Question, Unit } from '../../../src/core/pack.ts'
import { day, period } from '../../../src/core/period.ts'
import type { Value } from '../../../src/core/value.ts'
import { parseFormula } from '../../../src/pack/formula.ts'
import { planOf } from '../reminders/terms.ts'

export function formula(text: string): Derived['formula'] {
  const parsed = parseFormula(text)
  if ('formula' in parsed) return parsed.formula
  throw new Error(`${text}: ${parsed.error}`)
}

export function unit(code: string, more: { from?: string; to?: string } = {}): Unit {
  return {
    code,
    name: code,
    short: code,
    kind: 'shop',
    ...(more.from && { validFrom: day(more.from) }),
    ...(more.to && { validTo: day(more.to) }),
  }
}

export function question(id: string, more: Partial<Question> = {}): Question {
  const kind = more.kind ?? 'count'
  const parts = { numerator: { id: `${id}_n`, label: 'n' }, denominator: { id: `${id}_d`, label: 'd' } }
  return {
    id,
    form: 'all',
    label: `label of ${id}`,
    text: id,
    kind,
    measure: '',
    mayBeNone: true,
    required: true,
    decimals: kind === 'ratio' || kind === 'percent' ? 2 : 0,
    bareAllowed: true,
    once: false,
    ...(kind === 'ratio' && parts),
    ...more,
  }
}

export function derived(id: string, text: string, more: Partial<Derived> = {}): Derived {
  return { id, label: `label of ${id}`, kind: 'count', measure: '', decimals: 0, formula: formula(text), ...more }
}

export function check(id: string, rule: string, more: Partial<Check> = {}): Check {
  return { id, severity: 'error', rule: formula(rule), message: `message of ${id}`, ...more }
}

interface Parts {
  units?: Unit[]
  questions: Question[]
  /** Asked of these units only. */
  more?: { for: string[]; questions: Question[] }
  derived?: Derived[]
  checks?: Check[]
}

export function packOf({ units = [unit('A'), unit('B')], questions, more, derived = [], checks = [] }: Parts): Pack {
  const forms: Form[] = [{ id: 'all', title: 'All', audience: ['*'], questions }]
  if (more) {
    const own = more.questions.map((q) => ({ ...q, form: 'some' }))
    forms.push({ id: 'some', title: 'Some', audience: more.for, questions: own })
  }
  return {
    id: 'tiny',
    version: '0',
    title: 'Tiny',
    short: 'Tiny',
    period: { fromDay: 1 },
    opens: { days: 0, working: false, at: '08:00' },
    deadline: { days: 1, working: false, at: '17:00' },
    reminders: planOf(),
    standingUnit: 'A',
    units,
    forms,
    derived,
    checks,
    headlines: [],
    document: {
      superior: '',
      issuer: '',
      symbol: '',
      place: '',
      title: '',
      subject: '',
      addressedTo: [],
      recipients: [],
      authority: [],
      signer: '',
    },
    narrative: '',
    calendar: WEEKENDS_ONLY,
  }
}

/** A number, or a value, or `none`. */
export type Said = string | number | Value

export function answer(unitCode: string, indicator: string, said: Said, month = '2026-03'): GivenAnswer {
  return { unit: unitCode, indicator, period: period(month), value: saidValue(said) }
}

function saidValue(said: Said): Value {
  if (said === 'none') return { kind: 'none' }
  return typeof said === 'object' ? said : { kind: 'number', amount: String(said) }
}

export function ratio(numerator: number | string, denominator: number | string, stated?: string): Value {
  const parts = { numerator: String(numerator), denominator: String(denominator) }
  return { kind: 'ratio', parts, ...(stated !== undefined && { stated }) }
}

export const MARCH = period('2026-03')
