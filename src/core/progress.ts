/** How far a month is: who submitted, who is under way, who has not begun; reporting and on-time rates. */
import type { Question, Unit, UnitCode } from './pack.ts'

export interface UnitProgress {
  readonly unit: Unit
  /** Required questions that are answered, and all of them. */
  readonly answered: number
  readonly asked: number
  /** Required questions without an answer, in the order asked. */
  readonly open: readonly Question[]
  /** How many questions that need no answer have none; absent: none. */
  readonly blank?: number
  /** Absent until it was submitted. */
  readonly submitted?: 'on-time' | 'late'
  readonly begun: boolean
}

export interface Progress {
  readonly expected: number
  readonly submitted: readonly UnitProgress[]
  readonly underWay: readonly UnitProgress[]
  readonly notBegun: readonly UnitProgress[]
  readonly onTime: number
  /** Submitted ÷ expected and in time ÷ expected, in percent, whole numbers rounded half up; 0 for no units. */
  readonly reportingRate: number
  readonly onTimeRate: number
}

export function progressOf(units: readonly UnitProgress[]): Progress {
  const submitted = units.filter((u) => u.submitted !== undefined)
  const open = units.filter((u) => u.submitted === undefined)
  const onTime = submitted.filter((u) => u.submitted === 'on-time').length
  return {
    expected: units.length,
    submitted,
    underWay: open.filter((u) => u.begun),
    notBegun: open.filter((u) => !u.begun),
    onTime,
    reportingRate: rate(submitted.length, units.length),
    onTimeRate: rate(onTime, units.length),
  }
}

/** Units of which something is still to come. */
export function lacking(progress: Progress): UnitCode[] {
  return [...progress.underWay, ...progress.notBegun].map((u) => u.unit.code)
}

function rate(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((part * 200 + whole) / (whole * 2))
}
