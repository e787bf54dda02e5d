/** Days and deadlines in words; zeros as official papers set them. */
import { describe, expect, it } from 'vitest'
import { moment, momentAt } from '../../src/core/moment.ts'
import { addDays, day, period } from '../../src/core/period.ts'
import { daysLeft, dayText, deadlineText, monthText, shortDay, windowText } from '../../src/text/dates.ts'
import { t } from './office.ts'

describe('a day', () => {
  it.each([
    ['2024-04-06', '06/4/2024', '06/4'],
    ['2024-01-15', '15/01/2024', '15/01'],
    ['2024-02-29', '29/02/2024', '29/02'],
    ['2024-03-01', '01/3/2024', '01/3'],
    ['2024-12-31', '31/12/2024', '31/12'],
  ])('%s is %s', (iso, long, short) => expect([dayText(day(iso)), shortDay(day(iso))]).toEqual([long, short]))
})

it('a month and its days', () => {
  expect(monthText(period('2024-04'))).toBe('4/2024')
  expect(monthText(period('2024-12'))).toBe('12/2024')
  expect(windowText({ from: day('2024-03-15'), to: day('2024-04-14') })).toBe('15/3–14/4')
})

it('a deadline names its weekday', () => {
  const monday = day('2024-04-15')
  const week = Array.from({ length: 7 }, (_, i) => deadlineText(t, momentAt(addDays(monday, i), '17:00'), monday))
  expect(week).toEqual([
    '17:00 thứ Hai 15/4',
    '17:00 thứ Ba 16/4',
    '17:00 thứ Tư 17/4',
    '17:00 thứ Năm 18/4',
    '17:00 thứ Sáu 19/4',
    '17:00 thứ Bảy 20/4',
    '17:00 Chủ nhật 21/4',
  ])
})

it('a deadline of another year says the year', () => {
  expect(deadlineText(t, moment('2024-01-17T17:00'), day('2023-12-20'))).toBe('17:00 thứ Tư 17/01/2024')
})

it.each([
  ['2024-04-15', 'còn 2 ngày'],
  ['2024-04-16', 'còn 1 ngày'],
  ['2024-04-17', 'hôm nay'],
  ['2024-04-18', 'quá hạn 1 ngày'],
  ['2023-04-17', 'còn 366 ngày'],
])('on %s: %s', (today, words) => expect(daysLeft(t, moment('2024-04-17T17:00'), day(today))).toBe(words))
