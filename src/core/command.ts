/**
 * Commands as people type them: `/tongket`, `#TongKet@bot 4/2024`, `/tổng kết tháng 4`. Which chat may use which
 * is decided in `access`.
 */
import { fold } from './fold.ts'
import { foldInPlace } from './number/fold.ts'
import { addMonths, type Day, isPeriod, type Period, type PeriodRule, periodHolding, periodOf } from './period.ts'
import { nameLength } from './unit-names/in-words.ts'
import { mayMean } from './unit-names/resolve.ts'
import type { Named } from './unit-names/shapes.ts'
import { folded } from './word-list.ts'
import { COURTESIES, FINISHING } from './words/commands.ts'

export const COMMANDS = [
  'batdau',
  'lienket',
  'baocao',
  'sua',
  'nop',
  'tiendo',
  'tongket',
  'xuatbaocao',
  'kiemtra',
  'han',
  'trogiup',
  'capma',
  'nguoi',
  'thuhoi',
  'nhac',
  'giahan',
  'khoa',
  'mo',
] as const

/** Promised, but not there yet. */
const PLANNED = ['nguon', 'trave', 'phathanh']

export type CommandName = (typeof COMMANDS)[number]

export interface Command {
  readonly name: CommandName
  /** What follows the name, as typed, trimmed. */
  readonly args: string
}

/** A word after `/` or `#` that is no command; `addressed` to us by name, `planned` for a later version. */
export interface Unknown {
  readonly unknown: string
  readonly addressed: boolean
  readonly planned: boolean
}

/** Telegram's own words for the first two. */
const ALIASES: Readonly<Record<string, CommandName>> = { start: 'batdau', help: 'trogiup' }

/**
 * A command (also in two or three words: `/xuất báo cáo`), an unknown word after `/` or `#`, or undefined for any
 * other text.
 */
export function parseCommand(text: string): Command | Unknown | undefined {
  const match = /^\s*[/#](\p{L}[\p{L}\p{M}\d_]*)(@\w+)?[.,:;!?]*(?:\s+([\s\S]*))?$/u.exec(text)
  const glued = gluedTo(text)
  if (glued) return glued
  if (!match?.[1]) return undefined
  const rest = (match[3] ?? '').trim()
  const word = fold(match[1])
  const name = nameOf(word)
  if (name) return { name, args: rest }
  const words = rest.split(/\s+/)
  for (const count of [1, 2]) {
    const joined = nameOf(word + fold(words.slice(0, count).join('')))
    if (joined) return { name: joined, args: words.slice(count).join(' ') }
  }
  return { unknown: match[1], addressed: match[2] !== undefined, planned: PLANNED.includes(word) }
}

/** `/sua9 126`, `/baocao4/2024`: without the space between the name and the number behind it. */
function gluedTo(text: string): Command | undefined {
  const [, word = '', args = ''] = /^\s*[/#](\p{L}[\p{L}\p{M}]*)(\d[\s\S]*)$/u.exec(text) ?? []
  const name = nameOf(fold(word))
  return name && { name, args: args.trim() }
}

function nameOf(word: string): CommandName | undefined {
  return COMMANDS.find((c) => c === word) ?? (Object.hasOwn(ALIASES, word) ? ALIASES[word] : undefined)
}

export interface PeriodTyped {
  readonly period: Period
  /** The arguments without the words of the period, as they were typed. */
  readonly rest: string
}

const SHAPES: readonly RegExp[] = [
  /(?<![\d/.-])(?<year>\d{4})\s*[/.-]\s*(?<month>\d{1,2})(?![/.-]?\d)/,
  /(?<![\d/.-])(?<year>20\d{2})(?<month>0[1-9]|1[0-2])(?!\d)/,
  /(?:(?<=^|\s)(?:thang|ky|t)\s*)?(?<![\d/.-])(?<month>\d{1,2})\s*(?:[/.,-]|nam)\s*(?<year>\d{4})(?![/.-]?\d)/,
  /(?<=^|\s)(?:thang|ky|t)\s*(?<month>\d{1,2})(?!\d)\s+(?<year>\d{4})(?!\d)/,
  /(?<=^|\s)(?:thang|ky|t)\s*(?<month>\d{1,2})(?!\d|\s*[/.,-]\s*\d|\s*nam(?:\s*$|\s+\d|\s+(?:ngoai|truoc|nay|sau|toi|roi|qua|kia)(?:\s|$)))/,
  /^(?<month>\d{1,2})$/,
]

/** A quarter, not a month: `quý 1/2024`. */
const QUARTER = /(?<=^|\s)quy\s*(?:\d|[iv]+(?![a-z]))/

/** Words and digits that mean some month. Taken for none, they would silently give another month's figures. */
const TIMES: readonly RegExp[] = [
  /^[\d\s]+$/,
  /\d\s*[/.]\s*\d/,
  /\d{4}-\d|\d-\d{4}/,
  /(?<=^|\s)(?:thang|ky|t)\s*\d/,
  /(?<=^|\s)(?:thang|ky)\s+(?:truoc|nay|roi|vua|qua|sau|toi|gieng|mot|hai|ba|tu|nam|bay|tam|chin|muoi|chap)(?=\s|$)/,
]

/**
 * Finds a period in a command's arguments: `4/2024`, `2024-04`, `tháng 4`. Without a year the newest month of that
 * name that has begun is meant. Undefined if there is none; `'unreadable'` for `13/2024`, `tháng trước`, `15/4`. A name of
 * `units` in front is none: communes are called Tân Kỳ, Quyết Thắng and Phú Quý.
 */
export function typedPeriod(
  args: string,
  today: Day,
  rule: PeriodRule,
  units: readonly Named[] = [],
): PeriodTyped | 'unreadable' | undefined {
  const words = args.normalize('NFKC').trim().split(/\s+/u)
  const name = words.slice(0, /\p{L}/u.test(words[0] ?? '') ? nameLength(units, words) : 0)
  const found = periodIn(words.slice(name.length).join(' '), today, rule)
  return found === undefined || found === 'unreadable'
    ? found
    : { ...found, rest: [...name, found.rest].join(' ').trim() }
}

function periodIn(typed: string, today: Day, rule: PeriodRule): PeriodTyped | 'unreadable' | undefined {
  const folded = foldInPlace(typed)
  if (QUARTER.test(folded)) return 'unreadable'
  for (const shape of SHAPES) {
    const match = shape.exec(folded)
    if (!match?.groups) continue
    const rest = `${typed.slice(0, match.index).trim()} ${typed.slice(match.index + match[0].length).trim()}`.trim()
    const month = match.groups['month'] ?? ''
    const found = withYear(Number(match.groups['year'] ?? 0), Number(month), today, rule)
    return found ? { period: found, rest } : 'unreadable'
  }
  return TIMES.some((t) => t.test(folded)) ? 'unreadable' : undefined
}

const FILLERS = new Set(folded([...COURTESIES, ...FINISHING]))

/** Whether arguments ask for nothing more. */
export function isFiller(rest: string): boolean {
  const words = fold(rest)
    .split(/[\s.,;:?!]+/)
    .filter((word) => word !== '')
  return words.every((word) => FILLERS.has(word))
}

/** Whether arguments name a unit rather than nothing more: "Minh" is a courtesy and the beginning of "Minh Tân". */
export function namesUnit(units: readonly Named[], rest: string): boolean {
  return !isFiller(rest) || mayMean(units, rest)
}

function withYear(year: number, month: number, today: Day, rule: PeriodRule): Period | undefined {
  const text = `${String(year || 2000).padStart(4, '0')}-${String(month).padStart(2, '0')}`
  if (!isPeriod(text)) return undefined
  if (year) return text
  const newest = periodHolding(today, rule)
  const thisYear = periodOf(Number(newest.slice(0, 4)), month)
  return thisYear <= newest ? thisYear : addMonths(thisYear, -12)
}

/** For button data and sentences: `/tongket 2024-04`. */
export function commandText(name: CommandName, ...args: readonly string[]): string {
  return [`/${name}`, ...args].join(' ')
}
