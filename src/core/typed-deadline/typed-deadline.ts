/**
 * A deadline as it is typed: `20/4 3h chiều`, `9h30 thứ sáu tuần sau`, `chiều mai 4 giờ`. Every word is understood, or
 * the whole is refused: half of a time would be another time.
 */
import { cleanNumeric, foldInPlace } from '../number/fold.ts'
import { type Day, weekdayOf } from '../period.ts'
import { END_OF_DAY, type Part, timeOfHour } from './hour.ts'
import { type Piece, piecesOf } from './pieces.ts'

/** `unclear-hour`: none of the day, or one that may be two ("3h"); `several-days`: they contradict each other. */
export type NoDeadline = 'no-day' | 'no-such-day' | 'several-days' | 'unclear-hour'

export type DeadlineTyped =
  | {
      readonly read: true
      readonly day: Day
      /** `15:00`; absent: no hour was said. */
      readonly time?: string
      /** What follows and is no part of a time, as typed. */
      readonly rest: string
    }
  | { readonly read: false; readonly why: NoDeadline }

/** No deadline is so long. */
const MOST_TYPED = 200

/** A weekday means the next such day, a day without a year the next one; `today` is the day of the wall clock. */
export function typedDeadline(text: string, today: Day): DeadlineTyped {
  const typed = cleanNumeric(text).replace(/\s+/gu, ' ').trim()
  if (typed.length > MOST_TYPED) return { read: false, why: 'no-day' }
  const { pieces, rest } = piecesOf(typed, foldInPlace(typed), today)
  const day = dayOf(pieces)
  if (typeof day !== 'string') return { read: false, why: day.why }
  const time = timeOf(pieces)
  if (time === 'unclear') return { read: false, why: 'unclear-hour' }
  return { read: true, day, rest, ...time }
}

function dayOf(pieces: readonly Piece[]): Day | { readonly why: NoDeadline } {
  const days = pieces.filter((p) => p.is === 'day')
  if (days.some((d) => d.day === undefined)) return { why: 'no-such-day' }
  const [certain = days[0]] = days.filter((d) => d.weekday === undefined)
  const day = certain?.day
  if (day === undefined) return { why: 'no-day' }
  const isOne = days.every((d) =>
    d.weekday === undefined || d === certain ? d.day === day : d.weekday === weekdayOf(day),
  )
  return isOne ? day : { why: 'several-days' }
}

function timeOf(pieces: readonly Piece[]): { readonly time?: string } | 'unclear' {
  const hours = pieces.filter((p) => p.is === 'hour')
  const parts: Part[] = pieces.flatMap((p) => (p.is === 'part' ? [p.part] : p.is === 'hour' && p.part ? [p.part] : []))
  const isOpen = pieces.some((p, i) => p.is === 'before' && pieces[i + 1]?.is !== 'hour')
  const [hour, ...others] = hours
  if (isOpen || others.length > 0 || parts.length > 1) return 'unclear'
  if (hour) return timeAt(timeOfHour(hour.hour, parts[0]))
  if (parts.length > 0) return 'unclear'
  return pieces.some((p) => p.is === 'until') ? { time: END_OF_DAY } : {}
}

function timeAt(time: string | undefined): { readonly time: string } | 'unclear' {
  return time === undefined ? 'unclear' : { time }
}
