/**
 * The plan of reminders as the pack says it: steps before and after opening and deadline, and when nobody is to be
 * disturbed. `plannedFor` gives a unit's reminders of a period, each at the moment at which it may be sent.
 */
import type { Due } from '../deadlines.ts'
import { addMinutes, dayOf, type Moment, momentAt, timeOf } from '../moment.ts'
import { addDays } from '../period.ts'
import { lastAllowed, nextAllowed, type Quiet } from './quiet.ts'

/** Who is written to: the unit's groups, its officers or heads in private, the secretary, the leaders' groups. */
export const AUDIENCES = ['unit', 'officer', 'head', 'secretary', 'leaders'] as const
export type Audience = (typeof AUDIENCES)[number]

/** So many of a unit of time after the base, before it if negative. */
export interface Offset {
  readonly count: number
  readonly unit: 'minute' | 'hour' | 'day' | 'working-day'
  /** Of days: at this time instead of the base's own. */
  readonly at?: string
}

export interface ReminderStep {
  /** Unique in the plan. */
  readonly id: string
  readonly from: 'opening' | 'deadline'
  readonly offset: Offset
  readonly to: readonly Audience[]
  /** Words of the pack that stand above the list of what is missing. */
  readonly text?: string
}

export interface ReminderPlan {
  /** Nobody is written to earlier or later; both included. */
  readonly hours: { readonly from: string; readonly to: string }
  /** True: also on weekends and holidays. */
  readonly everyDay: boolean
  readonly steps: readonly ReminderStep[]
  /** When the leaders' card is brought up to date, besides at the deadline; absent: there is none. */
  readonly digest?: { readonly at: string }
}

/** What a unit's period is measured by. */
export interface Terms {
  readonly opening: Moment
  readonly dues: readonly Due[]
  /** When the deadline was extended: what was planned before is past. */
  readonly grantedAt?: Moment
}

/** One step to one audience, about one deadline (or about the opening). */
export interface Planned {
  readonly step: ReminderStep
  readonly audience: Audience
  /** The opening or deadline that the step counts from; with step and audience it is what the reminder is about. */
  readonly about: Moment
  readonly due: Due
  /** The unit's last deadline: then the submission itself is due. */
  readonly isLast: boolean
  readonly at: Moment
  /** Sent at this moment or later it would be of no use. */
  readonly staleAt: Moment
}

/** A step after the deadline that could not be sent for so long is of no use any more. */
const MINUTES_OF_USE = 7 * 1440

/** In the order of their moments, of the plan's steps where these are the same. */
export function plannedFor(plan: ReminderPlan, quiet: Quiet, terms: Terms): Planned[] {
  const all = plan.steps.flatMap((step) =>
    step.from === 'opening' ? ofOpening(quiet, terms, step) : ofDues(quiet, terms, step),
  )
  const since = terms.grantedAt
  const ahead = since === undefined ? all : all.filter((p) => p.step.from === 'opening' || p.at > since)
  return ahead.sort((a, b) => compare(a.at, b.at) || plan.steps.indexOf(a.step) - plan.steps.indexOf(b.step))
}

function ofOpening(quiet: Quiet, { opening, dues }: Terms, step: ReminderStep): Planned[] {
  const [due] = dues
  if (!due) return []
  const wanted = shifted(quiet, opening, step.offset)
  const at = nextAllowed(quiet, wanted < opening ? opening : wanted)
  return step.to.map((audience) => ({ step, audience, about: opening, due, isLast: true, at, staleAt: due.at }))
}

function ofDues(quiet: Quiet, terms: Terms, step: ReminderStep): Planned[] {
  return terms.dues.flatMap((due) => {
    const wanted = shifted(quiet, due.at, step.offset)
    const isBefore = wanted < due.at
    // What would be asked before the period opens is asked when it opens.
    const at = isBefore
      ? movedBefore(quiet, latest(wanted, terms.opening), due.at, terms.opening)
      : nextAllowed(quiet, wanted)
    const staleAt = isBefore ? due.at : addMinutes(at, MINUTES_OF_USE)
    const isLast = due === terms.dues.at(-1)
    return step.to.map((audience) => ({ step, audience, about: due.at, due, isLast, at, staleAt }))
  })
}

/** The next moment at which one may write; if that is past the deadline, the last one before, if that is after the opening. */
function movedBefore(quiet: Quiet, wanted: Moment, deadline: Moment, opening: Moment): Moment {
  const later = nextAllowed(quiet, wanted)
  if (later < deadline) return later
  const earlier = lastAllowed(quiet, wanted)
  return earlier >= opening ? earlier : later
}

function shifted({ calendar }: Quiet, base: Moment, { count, unit, at }: Offset): Moment {
  if (unit === 'minute' || unit === 'hour') return addMinutes(base, count * (unit === 'hour' ? 60 : 1))
  const time = at ?? timeOf(base)
  if (unit === 'day') return momentAt(addDays(dayOf(base), count), time)
  let d = dayOf(base)
  for (let i = 0; i < Math.abs(count); i++) d = count > 0 ? calendar.nextWorkingDay(d) : calendar.previousWorkingDay(d)
  return momentAt(d, time)
}

function latest(a: Moment, b: Moment): Moment {
  return a > b ? a : b
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
