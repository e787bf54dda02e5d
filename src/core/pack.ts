/**
 * A report as data: what `prompts/<pack>/` says, once read and found without fault.
 * `pack/` makes it, everything else only reads it.
 */
import type { Calendar } from './calendar.ts'
import type { DayRule } from './deadlines.ts'
import type { Formula } from './formula.ts'
import type { Day, Period, PeriodRule } from './period.ts'
import type { ReminderPlan } from './reminders/plan.ts'
import type { Amount, QuestionKind, Value } from './value.ts'

/** `STP`; stable for good, even when the name changes. */
export type UnitCode = string
/** `hs_khai_tu`; unique in a pack, the DHIS2 data element. */
export type IndicatorId = string

export interface Unit {
  readonly code: UnitCode
  /** Full name: "Sở Tư pháp". */
  readonly name: string
  /** For lists on a phone: "Sở TP". */
  readonly short: string
  /** Other names that people type for it. */
  readonly also?: readonly string[]
  /** A word of the pack: `department`, `agency`, `district`, `standing`. */
  readonly kind: string
  readonly parent?: UnitCode
  /** Absent: always has been, or still is. Both days are included. */
  readonly validFrom?: Day
  readonly validTo?: Day
  /** Of all its forms. */
  readonly deadline?: DayRule
}

export interface Choice {
  readonly id: string
  readonly label: string
}

/** One part of a ratio; an indicator of its own that formulas and the narrative may name. */
export interface RatioPart {
  readonly id: IndicatorId
  readonly label: string
}

export interface Question {
  readonly id: IndicatorId
  readonly form: string
  /** Two to five words, for lists and the collapsed card: "Khai tử". */
  readonly label: string
  /** May hold `{from}`, `{to}`, `{month}`, `{year}`, `{last_month}`, `{unit}`. */
  readonly text: string
  readonly hint?: string
  readonly kind: QuestionKind
  /** "hồ sơ", "%", "đồng"; empty for prose. */
  readonly measure: string
  /** "Không phát sinh" is an answer. */
  readonly mayBeNone: boolean
  readonly required: boolean
  readonly min?: Amount
  readonly max?: Amount
  /** Decimals when printed (and when a typed percentage is compared). */
  readonly decimals: number
  /** Only `choice`. */
  readonly options?: readonly Choice[]
  /** Only `ratio`. */
  readonly numerator?: RatioPart
  readonly denominator?: RatioPart
  /** Only `ratio`: a percentage without its parts is accepted, and printed as stated. */
  readonly bareAllowed: boolean
  /** Asked until it has been answered in any period: an opening balance. */
  readonly once: boolean
}

export interface Form {
  readonly id: string
  readonly title: string
  /** Unit codes, or `kind:district`, or `*`. */
  readonly audience: readonly string[]
  readonly deadline?: DayRule
  readonly questions: readonly Question[]
}

/** A figure that is computed, never asked. */
export interface Derived {
  readonly id: IndicatorId
  readonly label: string
  readonly kind: 'count' | 'decimal' | 'money' | 'percent'
  readonly measure: string
  readonly decimals: number
  readonly formula: Formula
  /**
   * A question that states the same figure for all units together. It stands in while some unit has not answered;
   * once all have, the computed figure is printed and a difference is a finding.
   */
  readonly consolidated?: IndicatorId
}

export type Severity = 'error' | 'warning' | 'note'

export interface Check {
  readonly id: string
  readonly severity: Severity
  /** True when all is well. */
  readonly rule: Formula
  readonly message: string
}

/** One line of `/tongket`; `{id}` prints a figure, `{id:change}` its change against last month. */
export interface Headline {
  readonly text: string
}

/** Head and foot of the document, Nghị định 30/2020/NĐ-CP. */
export interface DocumentSettings {
  readonly superior: string
  readonly issuer: string
  /** After "Số:", e.g. `/BC-TCTTKĐA`. */
  readonly symbol: string
  readonly place: string
  readonly title: string
  readonly subject: string
  readonly addressedTo: readonly string[]
  readonly recipients: readonly string[]
  readonly authority: readonly string[]
  readonly signer: string
}

export interface Pack {
  readonly id: string
  /** First 12 hex digits of the SHA-256 of its files. */
  readonly version: string
  /** "Báo cáo Đề án 06", on every card. */
  readonly title: string
  /** "Đề án 06", in the summary. */
  readonly short: string
  readonly period: PeriodRule
  /** When a month begins to be asked for. */
  readonly opens: DayRule
  readonly deadline: DayRule
  readonly reminders: ReminderPlan
  /** The unit of the secretary. */
  readonly standingUnit: UnitCode
  readonly units: readonly Unit[]
  readonly forms: readonly Form[]
  readonly derived: readonly Derived[]
  readonly checks: readonly Check[]
  readonly headlines: readonly Headline[]
  readonly document: DocumentSettings
  /** Liquid over figures, giving Markdown. */
  readonly narrative: string
  readonly calendar: Calendar
}

/** The units that exist on the last day of a period, in the pack's order. */
export function unitsOn(pack: Pack, lastDay: Day): Unit[] {
  return pack.units.filter((u) => (u.validFrom ?? lastDay) <= lastDay && lastDay <= (u.validTo ?? lastDay))
}

export function unitOf(pack: Pack, code: UnitCode): Unit | undefined {
  return pack.units.find((u) => u.code === code)
}

/** All that a unit is asked, in order: the questions of every form whose audience holds it. */
export function questionsFor(pack: Pack, unit: Unit): Question[] {
  return pack.forms.filter((f) => isFor(f, unit)).flatMap((f) => f.questions)
}

export function isFor(form: Form, unit: Unit): boolean {
  return form.audience.some((a) => a === '*' || a === unit.code || a === `kind:${unit.kind}`)
}

/** An answer in force: the newest revision of one indicator, of one unit, in one period. */
export interface GivenAnswer {
  readonly indicator: IndicatorId
  readonly unit: UnitCode
  readonly period: Period
  readonly value: Value
}
