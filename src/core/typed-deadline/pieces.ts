/** The pieces of a deadline as they are typed: days, hours, parts of the day, and words that only join them. */
import { fold } from '../number/fold.ts'
import { addDays, type Day } from '../period.ts'
import { anyOf, folded, wordsOf } from '../word-list.ts'
import { DAY_AFTER, HOURS, JOINING, LATER, UNTIL, WEEKDAYS } from '../words/times.ts'
import { dated, dayOfMonth, onWeekday } from './days.ts'
import type { Hour, Part } from './hour.ts'

export type Piece =
  /** `day` is undefined where the calendar has none; `weekday`: nothing but that was said. */
  | { readonly is: 'day'; readonly day: Day | undefined; readonly weekday?: number }
  | { readonly is: 'hour'; readonly hour: Hour; readonly part?: Part }
  | { readonly is: 'part'; readonly part: Part }
  /** "Hết": the whole of the day; "trước": only of an hour, since "before the 20th" leaves the day open. */
  | { readonly is: 'until' | 'before' | 'filler' }

/** A pattern's match: its groups, and the very words, whose tones the pattern does not see. */
interface Match {
  readonly groups: Readonly<Record<string, string | undefined>>
  readonly typed: string
  readonly today: Day
}

interface Rule {
  readonly pattern: RegExp
  /** Undefined: it is something else after all. */
  readonly read: (match: Match) => readonly Piece[] | undefined
}

const HOUR_NAMES = folded(HOURS)
const WEEKDAY_NAMES = folded(WEEKDAYS)
const DAYS_LATER = new Map(LATER.map(([word, days]) => [fold(word), days]))
const PARTS: Readonly<Record<string, Part>> = {
  ...{ sang: 'sang', trua: 'trua', chieu: 'chieu', toi: 'toi', dem: 'dem' },
  ...{ am: 'am', sa: 'am', pm: 'pm', ch: 'pm' },
}

/** Sticky, over words as `foldInPlace` gives them with single spaces; the first that fits counts. */
const RULES: readonly Rule[] = [
  { pattern: /(?<year>\d{4})-(?<month>\d{1,2})-(?<date>\d{1,2})(?!\d)/y, read: dateIn },
  {
    pattern:
      /(?:(?:ngay|mung|mong) ?)?(?<date>\d{1,2})(?: ?\/ ?|[.-]| ?,? ?thang ?)(?<month>\d{1,2})(?!\d)(?:(?: ?\/ ?|[.-]| ?,? ?nam ?)(?<year>\d{4}|\d{2})(?![\dh:g]| ?gio))?/y,
    read: dateIn,
  },
  {
    pattern: /(?:ngay|mung|mong) (?<date>\d{1,2})(?![\dhg:/.-]| ?gio)(?: thang (?<month>nay|sau)(?![a-z]))?/y,
    read: ({ groups: { date, month }, today }) => {
      const months = month === undefined ? undefined : Number(month === 'sau')
      return [{ is: 'day', day: dayOfMonth(Number(date), months, today) }]
    },
  },
  {
    pattern:
      /(?:thu ?(?<name>hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn)(?![a-z\d])(?: tuan (?<week>nay|sau|toi)(?![a-z]))?/y,
    read: weekdayIn,
  },
  {
    pattern: new RegExp(`(?<word>${anyOf([...DAYS_LATER.keys()])})(?![a-z])`, 'y'),
    read: ({ groups: { word = '' }, typed, today }) =>
      typed.toLowerCase().endsWith(DAY_AFTER)
        ? undefined
        : [{ is: 'day', day: addDays(today, DAYS_LATER.get(word) ?? 0) }],
  },
  {
    pattern:
      /(?<h>\d{1,2})(?: ?: ?(?<past>\d{2})(?!\d)| ?(?:h|gio|g)(?![a-z])(?: ?(?<m>\d{1,2}(?= ?(?:phut|p)(?![a-z]))|\d{2})(?: ?(?:phut|p)(?![a-z]))?(?![\d/.:-]| ?(?:h|gio|thang)(?![a-z]))| (?<half>ruoi)(?![a-z]))?)(?: ?(?<part>am|pm|sa|ch)(?![a-z]))?/y,
    read: hourIn,
  },
  { pattern: /(?<h>\d{1,2}) ?(?<part>am|pm)(?![a-z])/y, read: hourIn },
  {
    pattern: new RegExp(`(?<name>${anyOf(HOUR_NAMES)}) gio(?![a-z])(?: (?<half>ruoi)(?![a-z]))?`, 'y'),
    read: hourIn,
  },
  {
    pattern: /(?<part>sang|trua|chieu|toi|dem)(?![a-z])(?: (?<day>nay|mai)(?![a-z]))?/y,
    read: partIn,
  },
  { pattern: /het(?![a-z])/y, read: () => [{ is: 'until' }] },
  { pattern: /truoc(?![a-z])/y, read: () => [{ is: 'before' }] },
  { pattern: /(?:den|toi)(?![a-z])/y, read: () => [{ is: 'filler' }] },
  {
    pattern: new RegExp(`(?:${anyOf(wordsOf(JOINING))}|[-\u2013,.;:]+)(?![a-z])`, 'y'),
    read: () => [{ is: 'filler' }],
  },
]

function dateIn({ groups: { date, month, year }, today }: Match): readonly Piece[] {
  return [{ is: 'day', day: dated(Number(date), Number(month), year === undefined ? undefined : Number(year), today) }]
}

function weekdayIn({ groups: { name, week }, today }: Match): readonly Piece[] {
  const weekday = name === undefined ? 7 : /\d/.test(name) ? Number(name) - 1 : WEEKDAY_NAMES.indexOf(name) + 1
  if (week === undefined) return [{ is: 'day', day: onWeekday(weekday, undefined, today), weekday }]
  return [{ is: 'day', day: onWeekday(weekday, week === 'nay' ? 'this' : 'next', today) }]
}

function hourIn({ groups: { h, name = '', past, m, half, part } }: Match): readonly Piece[] {
  const hour = h === undefined ? HOUR_NAMES.indexOf(name) + 1 : Number(h)
  const minute = half === undefined ? Number(past ?? m ?? 0) : 30
  const said = part === undefined ? undefined : PARTS[part]
  return [{ is: 'hour', hour: { hour, minute, padded: h?.startsWith('0') ?? false }, ...(said && { part: said }) }]
}

function partIn({ groups: { part = '', day }, typed, today }: Match): readonly Piece[] | undefined {
  const said = PARTS[part]
  if (said === undefined || (typed.split(' ')[0] ?? '').toLowerCase() === UNTIL) return undefined
  return [
    { is: 'part', part: said },
    ...(day === undefined ? [] : [{ is: 'day' as const, day: addDays(today, Number(day === 'mai')) }]),
  ]
}

export interface Pieces {
  readonly pieces: readonly Piece[]
  /** From the first word on that is none of them, as it was typed. */
  readonly rest: string
}

/** `typed` and `folded` of one length. */
export function piecesOf(typed: string, folded: string, today: Day): Pieces {
  const pieces: Piece[] = []
  let at = 0
  while (at < folded.length) {
    const start = at + (folded[at] === ' ' ? 1 : 0)
    const found = pieceAt(typed, folded, start, today)
    if (!found) return { pieces, rest: typed.slice(start) }
    pieces.push(...found.pieces)
    at = start + found.length
  }
  return { pieces, rest: '' }
}

function pieceAt(typed: string, folded: string, at: number, today: Day) {
  for (const { pattern, read } of RULES) {
    pattern.lastIndex = at
    const match = pattern.exec(folded)
    if (!match) continue
    const [{ length }] = match
    const pieces = read({ groups: match.groups ?? {}, typed: typed.slice(at, at + length), today })
    if (pieces) return { pieces, length }
  }
  return undefined
}
