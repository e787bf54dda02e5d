/** Offsets of the plan as a secretary writes them. */
import { describe, expect, it } from 'vitest'
import { offsetOf } from '../../../src/core/reminders/offset.ts'

describe('an offset', () => {
  it.each([
    ['-3 ngày 08:30', { count: -3, unit: 'day', at: '08:30' }],
    ['-3 ngay 8:30', { count: -3, unit: 'day', at: '08:30' }],
    ['-4 giờ', { count: -4, unit: 'hour' }],
    ['+1 ngày', { count: 1, unit: 'day' }],
    ['1 ngày', { count: 1, unit: 'day' }],
    ['+0 ngày 08:30', { count: 0, unit: 'day', at: '08:30' }],
    ['-2 ngày làm việc 14:00', { count: -2, unit: 'working-day', at: '14:00' }],
    ['+30 phút', { count: 30, unit: 'minute' }],
    ['-1 working day', { count: -1, unit: 'working-day' }],
    ['+2 days 09:00', { count: 2, unit: 'day', at: '09:00' }],
    ['- 12 hours', { count: -12, unit: 'hour' }],
  ])('%s', (text, offset) => expect(offsetOf(text)).toEqual(offset))

  it.each([
    '',
    'ngày',
    '3',
    '-3 tuần',
    '-3 ngày 25:00',
    '-4 giờ 08:30',
    '-1,5 giờ',
    '--3 ngày',
    '-3 ngày 08:30 sáng',
    '1000 ngày',
    'x -3 ngày',
  ])('is not %j', (text) => expect(offsetOf(text)).toBeUndefined())
})
