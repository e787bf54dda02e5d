/** The simulated time: moves on through the days on which much happens, and leaps over the rest of each month. */
import { DateTime } from 'luxon'

const ZONE = 'Asia/Ho_Chi_Minh'
/** Minutes of a day on which people and reminders are awake. */
const MORNING = 7 * 60 + 40
const EVENING = 18 * 60 + 40
/** On the day after the deadline all is said by then. */
const END = 10 * 60

export interface Time {
  readonly now: () => Date
  /** Some minutes further, or the next morning, or the last day of the month; not yet unless it `mayLeave` this one. */
  readonly pass: (minutes: number, mayLeave: boolean) => void
  /** To the morning on which all of the running month's plan is past. */
  readonly finish: () => void
  readonly isEnding: () => boolean
  /** The one that is being reported on. */
  readonly month: () => string
  /** All months until then, the running one included. */
  readonly months: () => string[]
}

export function timeFrom(firstMonth: string): Time {
  const first = DateTime.fromISO(`${firstMonth}-01`, { zone: ZONE })
  let at: DateTime = first.endOf('month').startOf('day').plus({ minutes: MORNING })
  return {
    now: () => at.toJSDate(),
    pass: (minutes, mayLeave) => {
      const later = at.plus({ minutes })
      if (isAwake(later)) at = later
      else at = at.day === 2 && !mayLeave ? endOf(at) : nextMorning(at)
    },
    finish: () => {
      while (at.day !== 2) at = nextMorning(at)
      at = endOf(at)
    },
    isEnding: () => at.day === 2,
    month: () => at.minus({ days: 2 }).toFormat('yyyy-MM'),
    months: () => {
      const last = at.minus({ days: 2 }).startOf('month')
      const many = Math.round(last.diff(first, 'months').months) + 1
      return Array.from({ length: many }, (_, i) => first.plus({ months: i }).toFormat('yyyy-MM'))
    },
  }
}

function isAwake(at: DateTime): boolean {
  const minute = at.hour * 60 + at.minute
  return minute >= MORNING && minute < (at.day === 2 ? END : EVENING)
}

function endOf(at: DateTime): DateTime {
  return at.startOf('day').plus({ minutes: END - 1 })
}

/** The last day of a month and the first two of the next are busy. */
function nextMorning(at: DateTime): DateTime {
  const day = at.day === 2 ? at.endOf('month') : at.plus({ days: 1 })
  return day.startOf('day').plus({ minutes: MORNING })
}
