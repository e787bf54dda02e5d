/** What three hundred units do in a year, made up from a seed: early, in time, late, never, with more time, muted. */

import { atTime, DAY, type Minute, minuteOf } from './clock.ts'
import { code, SLOW_FROM, UNITS } from './pack.ts'

export interface Month {
  readonly period: string
  readonly opening: Minute
  readonly nextOpening: Minute
  /** Nobody may change or be reminded after it. */
  readonly lockedAt?: Minute
}

export interface Life {
  readonly unit: string
  readonly month: Month
  readonly deadline: Minute
  readonly submittedAt?: Minute
  readonly extension?: { readonly grantedAt: Minute; readonly deadline: Minute }
  readonly mutedAt?: Minute
}

export function monthsOf(year: number): Month[] {
  const opening = (month: number) =>
    minuteOf(`${year + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-14T08:00`)
  return Array.from({ length: 12 }, (_, i) => ({
    period: `${year}-${String(i + 1).padStart(2, '0')}`,
    opening: opening(i + 1),
    nextOpening: opening(i + 2),
    // Two months are locked, a week after the deadline.
    ...(i % 6 === 3 && { lockedAt: opening(i + 1) + 10 * DAY }),
  }))
}

export function livesOf(months: readonly Month[], random: () => number): Life[] {
  return months.flatMap((month) => Array.from({ length: UNITS }, (_, i) => lifeOf(month, i, random)))
}

function lifeOf(month: Month, i: number, random: () => number): Life {
  const slow = i >= SLOW_FROM
  const deadline = slow ? atTime(month.opening, 11, 0) + 10 * DAY : atTime(month.opening, 17, 0) + 3 * DAY
  const between = (from: Minute, to: Minute) => Math.floor(from + random() * (to - from))
  const base = { unit: code(i), month, deadline }
  const kind = random()
  if (kind < 0.1) return { ...base, submittedAt: between(month.opening - 3 * DAY, month.opening) }
  if (kind < 0.6) return { ...base, submittedAt: between(month.opening, deadline) }
  if (kind < 0.75) return { ...base, submittedAt: between(deadline, deadline + 6 * DAY) }
  if (kind < 0.8) return { ...base, mutedAt: between(month.opening, deadline + DAY) }
  if (kind > 0.88) return base
  const grantedAt = between(month.opening, deadline + DAY)
  const longer = atTime(deadline, 9 + Math.floor(random() * 9), 30) + (1 + Math.floor(random() * 8)) * DAY
  const submittedAt = random() < 0.5 ? { submittedAt: between(grantedAt, longer + 2 * DAY) } : {}
  return { ...base, extension: { grantedAt, deadline: longer }, ...submittedAt }
}
