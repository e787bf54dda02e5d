/** `doctor` warns in time that the calendar ends. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { calendarRow } from '../../src/cli/calendar-row.ts'
import { calendarOf, WEEKENDS_ONLY } from '../../src/core/calendar.ts'
import { addDays, day } from '../../src/core/period.ts'
import { readTexts } from '../../src/text/texts.ts'

const t = readTexts(join(import.meta.dirname, '../../locales'), 'en')
const today = day('2028-10-02')
const until = (ahead: number) => calendarOf({ holidays: [], working: [], until: addDays(today, ahead) })

describe('the calendar in doctor', () => {
  it.each([
    [90, false, 'known until 31/12/2028'],
    [89, true, 'known only until 30/12/2028'],
    [-1, true, 'known only until 01/10/2028'],
  ])('that ends in %i days: warns %s', (ahead, warns, words) => {
    const row = calendarRow(t, until(ahead), today)
    expect(row.warns).toBe(warns)
    expect(row.detail).toContain(words)
  })

  it('of a pack without one is no reason to warn', () => {
    expect(calendarRow(t, WEEKENDS_ONLY, today)).toEqual({
      detail: 'only Saturdays and Sundays are free',
      warns: false,
    })
  })
})
