/**
 * When a period opens and when a unit's answers are due, by the rules of the pack and what was granted. "On time" is
 * measured against these; whether answers may still change is another matter (a period is locked by somebody).
 */

import { type Moment, momentAt } from './moment.ts'
import { isFor, type Pack, type Unit } from './pack.ts'
import { addDays, addMonths, type Day, type Period, windowOf } from './period.ts'

/** A wall-clock moment on the n-th day, or the n-th working day, after the window's last day. */
export interface DayRule {
  readonly days: number
  readonly working: boolean
  /** `17:00`. */
  readonly at: string
}

export interface Extension {
  readonly deadline: Moment
  /** What the plan asked for before that is not asked for again. */
  readonly grantedAt: Moment
}

/** Some of a unit's forms, due together. */
export interface Due {
  readonly at: Moment
  readonly forms: readonly string[]
}

export function openingOf(pack: Pack, period: Period): Moment {
  return momentOf(pack, period, pack.opens)
}

/**
 * In the order of the deadlines. A rule of the unit goes before one of the form, that before the pack's; an extension
 * moves all that would be due earlier. A unit that nothing is asked has one all the same.
 */
export function duesOf(pack: Pack, unit: Unit, period: Period, extension?: Extension): readonly [Due, ...Due[]] {
  const byMoment = new Map<Moment, string[]>()
  for (const form of pack.forms.filter((f) => isFor(f, unit))) {
    const ruled = momentOf(pack, period, unit.deadline ?? form.deadline ?? pack.deadline)
    const at = extension && extension.deadline > ruled ? extension.deadline : ruled
    byMoment.set(at, [...(byMoment.get(at) ?? []), form.id])
  }
  const dues = [...byMoment].map(([at, forms]) => ({ at, forms })).sort((a, b) => (a.at < b.at ? -1 : 1))
  const [first, ...others] = dues
  if (first) return [first, ...others]
  const ruled = momentOf(pack, period, unit.deadline ?? pack.deadline)
  return [{ at: extension && extension.deadline > ruled ? extension.deadline : ruled, forms: [] }]
}

/** When the last of a unit's answers are due: a submission at that very minute is in time. */
export function deadlineOf(pack: Pack, unit: Unit, period: Period, extension?: Extension): Moment {
  const dues = duesOf(pack, unit, period, extension)
  return (dues.at(-1) ?? dues[0]).at
}

/** The pack's own, for whoever is told of the month as a whole. */
export function commonDeadline(pack: Pack, period: Period): Moment {
  return momentOf(pack, period, pack.deadline)
}

/** The period whose opening came last at `now`: the one that is asked for. */
export function periodOpenAt(pack: Pack, now: Moment, guess: Period): Period {
  let period = guess
  while (openingOf(pack, period) > now) period = addMonths(period, -1)
  while (openingOf(pack, addMonths(period, 1)) <= now) period = addMonths(period, 1)
  return period
}

function momentOf(pack: Pack, period: Period, rule: DayRule): Moment {
  return momentAt(dayOfRule(pack, windowOf(period, pack.period).to, rule), rule.at)
}

function dayOfRule({ calendar }: Pack, close: Day, { days, working }: DayRule): Day {
  return working ? calendar.addWorkingDays(close, days) : addDays(close, days)
}
