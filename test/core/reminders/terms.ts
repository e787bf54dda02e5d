/** A calendar and terms in a line each, for tests of deadlines and reminders. */
import type { Calendar } from '../../../src/core/calendar.ts'
import type { Due } from '../../../src/core/deadlines.ts'
import { type Moment, moment } from '../../../src/core/moment.ts'
import { addDays, type Day, weekdayOf } from '../../../src/core/period.ts'
import { offsetOf } from '../../../src/core/reminders/offset.ts'
import type { ReminderPlan, Terms } from '../../../src/core/reminders/plan.ts'
import type { Quiet } from '../../../src/core/reminders/quiet.ts'

/** Monday to Friday but for these days. */
export function closedOn(...holidays: readonly string[]): Calendar {
  const isWorkingDay = (d: Day): boolean => weekdayOf(d) < 6 && !holidays.includes(d)
  const step = (d: Day, by: number): Day => {
    let found = addDays(d, by)
    while (!isWorkingDay(found)) found = addDays(found, by)
    return found
  }
  return {
    isWorkingDay,
    holidayOn: () => undefined,
    nextWorkingDay: (d) => step(d, 1),
    previousWorkingDay: (d) => step(d, -1),
    addWorkingDays: (d, n) => Array.from({ length: n }).reduce<Day>((found) => step(found, 1), d),
    knownUntil: undefined,
  }
}

export const HOURS = { from: '07:30', to: '19:00' }

export function quiet(more: Partial<Quiet> = {}): Quiet {
  return { hours: HOURS, everyDay: false, calendar: closedOn('2024-04-18', '2024-04-30', '2024-05-01'), ...more }
}

/** `hạn -3 ngày 08:30 → unit head`, one a line; the step's id is its place. */
export function planOf(...steps: readonly string[]): ReminderPlan {
  return {
    hours: HOURS,
    everyDay: false,
    steps: steps.map((text, i) => {
      const [, from, offset = '', to = ''] = /^(opening|deadline) (.*) → (.*)$/.exec(text) ?? []
      const read = offsetOf(offset)
      if (!read) throw new Error(`no offset: ${text}`)
      const audiences = to.split(' ') as ReminderPlan['steps'][number]['to']
      return { id: `s${i + 1}`, from: from === 'opening' ? 'opening' : 'deadline', offset: read, to: audiences }
    }),
  }
}

/** Of April 2024 of the source's body. */
export function terms(
  more: { opening?: string; dues?: readonly (readonly [string, ...string[]])[]; grantedAt?: string } = {},
): Terms {
  const dues = (more.dues ?? [['2024-04-17T17:00', 'all']]).map(([at, ...forms]): Due => ({ at: moment(at), forms }))
  return {
    opening: moment(more.opening ?? '2024-04-14T08:00'),
    dues,
    ...(more.grantedAt !== undefined && { grantedAt: moment(more.grantedAt) }),
  }
}

export function at(text: string): Moment {
  return moment(text)
}
