/**
 * A moment on the wall clock of the body: `2024-04-17T17:00`. Deadlines and reminders are agreed on by the clock that
 * people look at, so plans are made with these alone; only the edge knows the zone. Moments compare with `<` and `===`.
 */
import { addDays, type Day, day, isDay } from './period.ts'

declare const momentMark: unique symbol

export type Moment = string & { readonly [momentMark]: true }

/** `17:00`. */
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
const MINUTES_A_DAY = 1440

export function isTime(text: string): boolean {
  return TIME.test(text)
}

/** Throws a RangeError for a time that is none: for values of a pack, never for what a person typed. */
export function momentAt(d: Day, time: string): Moment {
  if (!isTime(time)) throw new RangeError(`not a time: ${time}`)
  return `${d}T${time}` as Moment // made of two checked parts
}

/** Throws a RangeError: for stored values. */
export function moment(text: string): Moment {
  const [date = '', time = ''] = text.split('T')
  if (!isDay(date)) throw new RangeError(`not a moment: ${text}`)
  return momentAt(date, time)
}

export function dayOf(m: Moment): Day {
  return day(m.slice(0, 10))
}

export function timeOf(m: Moment): string {
  return m.slice(11)
}

/** The moment so many minutes of the wall clock later, or earlier if negative. */
export function addMinutes(m: Moment, minutes: number): Moment {
  const [hour = 0, minute = 0] = timeOf(m).split(':').map(Number)
  const total = hour * 60 + minute + minutes
  const days = Math.floor(total / MINUTES_A_DAY)
  const rest = total - days * MINUTES_A_DAY
  return momentAt(addDays(dayOf(m), days), `${two(Math.floor(rest / 60))}:${two(rest % 60)}`)
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
