/** Rules on the calendar: no day stands in it twice, and none behind the day until which it is known. */
import { day, weekdayOf } from '../core/period.ts'
import type { Draft } from './draft.ts'
import type { PackFault } from './fault.ts'
import type { RawHoliday } from './schema.ts'
import { faultAt, type Located } from './source.ts'

interface Span {
  readonly from: string
  readonly to: string
  readonly at: Located<RawHoliday>
}

const SATURDAY = 6

export function calendarFaults({ calendar }: Draft): PackFault[] {
  if (!calendar) return []
  const { file, holidays, working } = calendar
  const spans = holidays.flatMap(soundSpan)
  const late = (at: Located<unknown>, last: string): PackFault[] =>
    last > file.value.until ? [faultAt(at, [], 'after-until', `${last} > ${file.value.until}`)] : []
  return [
    ...holidays.flatMap(spanFaults),
    ...spans.flatMap((span, i) => overlapFaults(span, spans.slice(0, i))),
    ...spans.flatMap((span) => late(span.at, span.to)),
    ...working.flatMap((at, i) => workingFaults(at, working.slice(0, i), spans)),
    ...working.flatMap((at) => late(at, at.value)),
  ]
}

/** The first and last day, of entries of either kind. */
export function spanOf(raw: RawHoliday): { readonly from: string | undefined; readonly to: string | undefined } {
  return { from: raw.day ?? raw.from, to: raw.day ?? raw.to }
}

/** Of an entry whose days are both there, in their order. */
function soundSpan(at: Located<RawHoliday>): Span[] {
  const { from, to } = spanOf(at.value)
  return from !== undefined && to !== undefined && from <= to ? [{ from, to, at }] : []
}

function spanFaults(at: Located<RawHoliday>): PackFault[] {
  const { day: only, from, to } = at.value
  if (only !== undefined) {
    const needless = (['from', 'to'] as const).filter((key) => at.value[key] !== undefined)
    const { file, atKey } = at.source
    return needless.map((key) => ({ file, ...atKey(at.path, key), code: 'unknown-key', detail: key }))
  }
  if (from === undefined) return [faultAt(at, [], 'missing-key', to === undefined ? 'day' : 'from')]
  if (to === undefined) return [faultAt(at, [], 'missing-key', 'to')]
  return from <= to ? [] : [faultAt(at, ['from'], 'holiday-reversed', `${from} > ${to}`)]
}

function overlapFaults(span: Span, earlier: readonly Span[]): PackFault[] {
  const other = earlier.find((e) => e.from <= span.to && span.from <= e.to)
  if (!other) return []
  const { source, path, value } = other.at
  return [faultAt(span.at, [], 'holiday-overlap', `${value.name} (${source.file}:${source.at(path).line})`)]
}

function workingFaults(at: Located<string>, earlier: readonly Located<string>[], spans: readonly Span[]): PackFault[] {
  const holiday = spans.find((s) => s.from <= at.value && at.value <= s.to)
  if (holiday) return [faultAt(at, [], 'holiday-and-working', `${at.value} (${holiday.at.value.name})`)]
  const isWorked = weekdayOf(day(at.value)) < SATURDAY || earlier.some((e) => e.value === at.value)
  return isWorked ? [faultAt(at, [], 'already-working', at.value)] : []
}
