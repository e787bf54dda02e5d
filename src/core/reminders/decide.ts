/**
 * Which reminders are due now and what becomes of each. Every step of the plan is settled once, when its moment has
 * come: sent, or not, and why not. `app/reminders/remind.ts` writes the rows and the messages.
 */

import type { Moment } from '../moment.ts'
import type { Audience, Planned } from './plan.ts'
import { mayWrite, type Quiet } from './quiet.ts'

/**
 * `merged`: a newer step came due together with it; `stale`: it came due while the program was away, too long ago;
 * `not-needed`: nothing was missing; `muted`: somebody said that this unit need not be reminded.
 */
export type Settled = 'send' | 'merged' | 'stale' | 'not-needed' | 'muted'

export interface Decision {
  readonly planned: Planned
  readonly outcome: Settled
}

/** What was settled before. */
export interface Taken {
  readonly step: string
  readonly audience: string
  readonly about: Moment
}

/** How a unit's answers stand. */
export interface Standing {
  readonly submitted: boolean
  readonly muted: boolean
  /** Whether the forms of this deadline lack a required answer, or, of the last one, the submission itself. */
  readonly lacks: (planned: Planned) => boolean
}

/** Steps of reminders by hand, which hold back planned ones for a while. */
export const BY_HAND = 'now'
/** The step of the leaders' card, and of the word that nobody of a unit could be written to. */
export const DIGEST = 'digest'
export const UNREACHED = 'unreached'
/** After somebody reminded a unit by hand the plan leaves it in peace for so long, and nobody else reminds it. */
export const APART_MINUTES = 120

/** Of what `plannedFor` gives, what has come and was not settled; none while nobody may be written to. */
export function dueAt(planned: readonly Planned[], quiet: Quiet, taken: readonly Taken[], now: Moment): Planned[] {
  const come = mayWrite(quiet, now) ? planned.filter((p) => p.at <= now) : []
  if (come.length === 0) return []
  const known = new Set(taken.map((t) => keyOf(t.step, t.audience, t.about)))
  return come.filter((p) => !known.has(keyOf(p.step.id, p.audience, p.about)))
}

/** `due` as `dueAt` gives it. Of what came due together for one audience only the newest is sent. */
export function settle(due: readonly Planned[], standing: Standing, now: Moment, reminded: boolean): Decision[] {
  return due.map((planned, i) => {
    const newer = due.slice(i + 1).some((later) => replaces(later, planned))
    return { planned, outcome: outcomeOf(planned, standing, now, newer || (reminded && isToUnit(planned.audience))) }
  })
}

function outcomeOf(planned: Planned, standing: Standing, now: Moment, replaced: boolean): Settled {
  if (standing.submitted || !standing.lacks(planned)) return 'not-needed'
  if (standing.muted) return 'muted'
  if (now >= planned.staleAt) return 'stale'
  return replaced ? 'merged' : 'send'
}

/** A step about a deadline says all that one about the opening would. */
function replaces(later: Planned, earlier: Planned): boolean {
  const same = later.about === earlier.about || earlier.step.from === 'opening'
  return same && later.audience === earlier.audience
}

function isToUnit(audience: Audience): boolean {
  return audience === 'unit' || audience === 'officer'
}

function keyOf(step: string, audience: string, about: Moment): string {
  return `${step} ${audience} ${about}`
}
