/**
 * Which months a command may mean. A year that was mistyped must not remind twenty units of a month nobody knows, nor
 * lock one that has not begun.
 */
import { periodOpenAt } from './deadlines.ts'
import { dayOf, type Moment } from './moment.ts'
import type { Pack } from './pack.ts'
import { addMonths, type Period, periodHolding } from './period.ts'

export interface Months {
  readonly first: Period
  readonly last: Period
}

/**
 * `look`: answering and looking, from two years back (or the oldest month on record) to the one after the running
 * one. `remind`: opened, and not long ago. `lock`: opened, as far back as anybody may answer.
 */
export type Reach = 'look' | 'remind' | 'lock'

const MONTHS_BACK = 24
const REMIND_BACK = 3

/** `oldest`: the earliest month of which anything is stored. */
export function monthsFor(reach: Reach, pack: Pack, now: Moment, oldest?: Period): Months {
  const running = periodHolding(dayOf(now), pack.period)
  const opened = periodOpenAt(pack, now, running)
  if (reach === 'remind') return { first: addMonths(opened, -REMIND_BACK), last: opened }
  const back = addMonths(running, -MONTHS_BACK)
  const first = oldest !== undefined && oldest < back ? oldest : back
  return { first, last: reach === 'lock' ? opened : addMonths(running, 1) }
}

export function isAmong(period: Period, { first, last }: Months): boolean {
  return first <= period && period <= last
}
