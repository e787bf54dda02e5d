/** Makes the typed pack of a draft that has no faults. */

import { type Calendar, calendarOf, type Holiday, WEEKENDS_ONLY } from '../core/calendar.ts'
import type { DayRule } from '../core/deadlines.ts'
import { amountOf, exact } from '../core/figures/exact.ts'
import type { Formula } from '../core/formula.ts'
import type { Check, Derived, DocumentSettings, Form, Pack, Question, Unit } from '../core/pack.ts'
import { day } from '../core/period.ts'
import { offsetOf } from '../core/reminders/offset.ts'
import type { ReminderPlan } from '../core/reminders/plan.ts'
import type { QuestionKind } from '../core/value.ts'
import type { CalendarDraft, Draft } from './draft.ts'
import { spanOf } from './rules-calendar.ts'
import type { RawCheck, RawDayRule, RawDerived, RawHead, RawHoliday, RawQuestion, RawUnit } from './schema.ts'

/** A formula by the id of its derived figure or check. */
export type FormulaOf = (of: 'derived' | 'check', id: string) => Formula | undefined

/** Undefined if the draft is not whole. */
export function assemble(draft: Draft, formulaOf: FormulaOf, version: string): Pack | undefined {
  const head = draft.head?.value
  if (!head) return undefined
  return {
    id: head.id,
    version,
    title: head.title,
    short: head.short,
    period: { fromDay: head.period.from_day },
    opens: dayRuleOf(head.period.opens),
    deadline: dayRuleOf(head.period.deadline),
    reminders: remindersOf(head.reminders),
    standingUnit: head.standing_unit,
    units: draft.units.map((u) => unitOf(u.value)),
    forms: draft.forms.map((f) => formOf(f)),
    derived: draft.derived.flatMap((d) => derivedOf(d.value, formulaOf('derived', d.value.id))),
    checks: draft.checks.flatMap((c) => checkOf(c.value, formulaOf('check', c.value.id))),
    headlines: head.headlines.map((text) => ({ text })),
    document: documentOf(head.document),
    narrative: draft.narrative,
    calendar: draft.calendar ? calendarFrom(draft.calendar) : WEEKENDS_ONLY,
  }
}

function dayRuleOf({ days_after_close: days, working_days_after_close: working, at }: RawDayRule): DayRule {
  return working === undefined ? { days: days ?? 0, working: false, at } : { days: working, working: true, at }
}

function remindersOf({ hours, days, steps, digest }: RawHead['reminders']): ReminderPlan {
  return {
    hours,
    everyDay: days === 'every',
    steps: steps.flatMap(({ id, opening, deadline, to, text }) => {
      const offset = offsetOf(opening ?? deadline ?? '')
      const from: 'opening' | 'deadline' = opening === undefined ? 'deadline' : 'opening'
      return offset ? [{ id, from, offset, to, ...(text !== undefined && { text }) }] : []
    }),
    ...(digest && { digest }),
  }
}

function unitOf(raw: RawUnit): Unit {
  return {
    code: raw.code,
    name: raw.name,
    short: raw.short,
    ...(raw.also && { also: raw.also }),
    kind: raw.kind,
    ...(raw.parent !== undefined && { parent: raw.parent }),
    ...(raw.valid_from !== undefined && { validFrom: day(raw.valid_from) }),
    ...(raw.valid_to !== undefined && { validTo: day(raw.valid_to) }),
    ...(raw.deadline && { deadline: dayRuleOf(raw.deadline) }),
  }
}

function formOf({ form, questions }: Draft['forms'][number]): Form {
  const { id, title, for: audience, deadline } = form.value
  const due = deadline && { deadline: dayRuleOf(deadline) }
  return { id, title, audience, ...due, questions: questions.map((q) => questionOf(q.value, id)) }
}

function questionOf(raw: RawQuestion, form: string): Question {
  return {
    id: raw.id,
    form,
    label: raw.label,
    text: raw.text,
    ...(raw.hint !== undefined && { hint: raw.hint }),
    kind: raw.kind,
    measure: 'measure' in raw ? raw.measure : '',
    mayBeNone: raw.none,
    required: raw.required,
    ...('min' in raw && raw.min !== undefined && { min: amountOf(exact(raw.min)) }),
    ...('max' in raw && raw.max !== undefined && { max: amountOf(exact(raw.max)) }),
    decimals: ('decimals' in raw ? raw.decimals : undefined) ?? usualDecimals(raw.kind),
    ...(raw.kind === 'choice' && { options: raw.options }),
    ...(raw.kind === 'ratio' && { numerator: raw.numerator, denominator: raw.denominator }),
    bareAllowed: raw.kind === 'ratio' && raw.bare,
    once: raw.once,
  }
}

function usualDecimals(kind: QuestionKind): number {
  return kind === 'decimal' || kind === 'percent' || kind === 'ratio' ? 2 : 0
}

function derivedOf(raw: RawDerived, formula: Formula | undefined): Derived[] {
  if (!formula) return []
  const { id, label, kind, measure = kind === 'percent' ? '%' : '', consolidated } = raw
  const decimals = raw.decimals ?? usualDecimals(kind)
  return [{ id, label, kind, measure, decimals, formula, ...(consolidated !== undefined && { consolidated }) }]
}

function checkOf(raw: RawCheck, rule: Formula | undefined): Check[] {
  return rule ? [{ id: raw.id, severity: raw.severity, rule, message: raw.message.trim() }] : []
}

function calendarFrom({ file, holidays, working }: CalendarDraft): Calendar {
  return calendarOf({
    holidays: holidays.flatMap((h) => holidayOf(h.value)),
    working: working.map((w) => day(w.value)),
    until: day(file.value.until),
  })
}

function holidayOf(raw: RawHoliday): Holiday[] {
  const { from, to } = spanOf(raw)
  return from !== undefined && to !== undefined ? [{ from: day(from), to: day(to), name: raw.name }] : []
}

function documentOf(raw: RawHead['document']): DocumentSettings {
  const { addressed_to: addressedTo, ...same } = raw
  return { ...same, addressedTo }
}
