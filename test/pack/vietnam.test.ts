/** The holidays of `prompts/calendars/vietnam.yaml` against the law and the moon. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { calendarOf } from '../../src/core/calendar.ts'
import { addDays, type Day, day, weekdayOf } from '../../src/core/period.ts'
import { chineseDay, monthBeginning } from './lunar.ts'

interface Entry {
  day?: string
  from?: string
  to?: string
  name: string
}
const file = join(import.meta.dirname, '../../prompts/calendars/vietnam.yaml')
const raw = parse(readFileSync(file, 'utf8')) as { until: string; holidays: Entry[]; working: string[] } // our own file

const holidays = raw.holidays.map((h) => ({
  from: day(h.day ?? h.from ?? ''),
  to: day(h.day ?? h.to ?? ''),
  name: h.name,
}))
const working = raw.working.map(day)
const calendar = calendarOf({ holidays, working, until: day(raw.until) })
const free = holidays.flatMap(({ from, to, name }) => daysFrom(from, to).map((d) => ({ d, name })))
const isWeekend = (d: Day): boolean => weekdayOf(d) > 5

const statutory = free.filter(({ name }) => !name.startsWith('Nghỉ '))
const inLieu = standingFor('Nghỉ bù ')
const swapped = standingFor('Nghỉ hoán đổi ')

/** Days off that stand for another, with the name of the holiday behind these words. */
function standingFor(words: string): { d: Day; of: string }[] {
  return free.flatMap(({ d, name }) => (name.startsWith(words) ? [{ d, of: name.slice(words.length) }] : []))
}

function daysFrom(from: Day, to: Day): Day[] {
  return from > to ? [] : [from, ...daysFrom(addDays(from, 1), to)]
}

/** Whether nobody works from one day to the other. */
function isOneRest(a: Day, b: Day): boolean {
  return daysFrom(a < b ? a : b, a < b ? b : a).every((d) => !calendar.isWorkingDay(d))
}

/** Điều 112 Bộ luật Lao động 2019; Nghị quyết 28/2026/QH16 from 2026 on. */
const DUE: Readonly<Record<string, number>> = {
  'Tết Dương lịch': 1,
  'Tết Nguyên đán': 5,
  'Giỗ Tổ Hùng Vương': 1,
  'Ngày Chiến thắng': 1,
  'Ngày Quốc tế Lao động': 1,
  'Quốc khánh': 2,
}

const YEARS = [2024, 2025, 2026, 2027, 2028]

describe.each(YEARS)('the holidays of %i', (year) => {
  const ofYear = <T extends { d: Day }>(all: readonly T[]): T[] => all.filter(({ d }) => d.startsWith(`${year}-`))
  const named = (name: string): Day[] => ofYear(statutory).flatMap((h) => (h.name === name ? [h.d] : []))
  const tet = named('Tết Nguyên đán').filter((d) => d === monthBeginning(d))

  it('are as many as the law gives', () => {
    const due = { ...DUE, ...(year >= 2026 && { 'Ngày Văn hóa Việt Nam': 1 }) }
    const names = [...new Set(ofYear(statutory).map(({ name }) => name))]
    expect(Object.fromEntries(names.map((name) => [name, named(name).length]))).toEqual(due)
    expect(ofYear(statutory)).toHaveLength(year >= 2026 ? 12 : 11)
  })

  it('are given back, each that falls on a weekend, in the same rest', () => {
    const lost = ofYear(statutory).filter(({ d }) => isWeekend(d))
    expect(
      ofYear(inLieu)
        .map(({ of }) => of)
        .sort(),
    ).toEqual(lost.map(({ name }) => name).sort())
    for (const { d, of } of ofYear(inLieu)) {
      expect(isWeekend(d)).toBe(false)
      expect(
        lost.some((l) => l.name === of && l.d < d && isOneRest(l.d, d)),
        `${d} ${of}`,
      ).toBe(true)
    }
  })

  it('that are swapped join a holiday to a weekend, and are worked on a Saturday within ten days', () => {
    const worked = working.filter((d) => d.startsWith(`${year}-`))
    expect(worked).toHaveLength(ofYear(swapped).length)
    for (const { d, of } of ofYear(swapped)) {
      expect(isWeekend(d)).toBe(false)
      expect(
        ofYear(statutory).some((h) => h.name === of && isOneRest(h.d, d)),
        `${d} ${of}`,
      ).toBe(true)
      const near = worked.filter((w) => weekdayOf(w) === 6 && addDays(d, -10) <= w && w <= addDays(d, 10))
      expect(near, d).toHaveLength(1)
    }
  })

  it('that are fixed stand on their day', () => {
    expect(named('Tết Dương lịch')).toEqual([`${year}-01-01`])
    expect(named('Ngày Chiến thắng')).toEqual([`${year}-04-30`])
    expect(named('Ngày Quốc tế Lao động')).toEqual([`${year}-05-01`])
    expect(named('Quốc khánh')).toContain(`${year}-09-02`)
    expect(named('Ngày Văn hóa Việt Nam')).toEqual(year >= 2026 ? [`${year}-11-24`] : [])
  })

  it('that go by the moon agree with it', () => {
    expect(tet).toHaveLength(1)
    const [hungKings] = named('Giỗ Tổ Hùng Vương')
    expect(hungKings && monthBeginning(hungKings)).toBe(hungKings && addDays(hungKings, -9))
    // No month between is a leap one: the third begins two new moons after the first.
    expect(hungKings && monthBeginning(addDays(tet[0] ?? hungKings, 59))).toBe(hungKings && addDays(hungKings, -9))
  })

  it('agree with the Chinese calendar of this machine', () => {
    // Some versions of ICU put the new moon of 6/2/2027, 23:56 in Beijing and 22:56 in Hà Nội, behind midnight.
    const accepted = year === 2027 ? [tet[0], day('2027-02-07')] : [tet[0]]
    expect(accepted).toContain(chineseDay(year, 1, 1))
    expect(named('Giỗ Tổ Hùng Vương')).toEqual([chineseDay(year, 3, 10)])
  })

  it('take in one or two days before the first of the lunar year', () => {
    const before = named('Tết Nguyên đán').filter((d) => tet[0] !== undefined && d < tet[0])
    expect([1, 2]).toContain(before.length)
  })
})

describe('the calendar', () => {
  it('reaches to the end of its last year', () => expect(raw.until).toBe(`${Math.max(...YEARS)}-12-31`))

  it('has the days that were announced', () => {
    const rests = (from: string, to: string): boolean => isOneRest(day(from), day(to))
    const announced = [
      ['2024-02-08', '2024-02-14'],
      ['2024-04-27', '2024-05-01'],
      ['2024-08-31', '2024-09-03'],
      ['2025-01-25', '2025-02-02'],
      ['2025-04-30', '2025-05-04'],
      ['2025-08-30', '2025-09-02'],
      ['2026-01-01', '2026-01-04'],
      ['2026-02-14', '2026-02-22'],
      ['2026-08-29', '2026-09-02'],
      ['2027-02-04', '2027-02-10'],
      ['2027-09-02', '2027-09-05'],
    ] as const
    expect(announced.filter(([from, to]) => !rests(from, to))).toEqual([])
    const around = announced.flatMap(([from, to]) => [addDays(day(from), -1), addDays(day(to), 1)])
    expect(around.filter((d) => !calendar.isWorkingDay(d))).toEqual([])
  })
})
