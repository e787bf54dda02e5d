/** Deadlines as a secretary types them. Today is Tuesday, 16 April 2024. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../../src/core/period.ts'
import { typedDeadline } from '../../../src/core/typed-deadline/typed-deadline.ts'

const TODAY = day('2024-04-16')

function read(text: string, today = TODAY): string {
  const found = typedDeadline(text, today)
  if (!found.read) return found.why
  return [found.day, found.time, found.rest && `+ ${found.rest}`].filter(Boolean).join(' ')
}

describe('a typed deadline', () => {
  it.each([
    ['20/4', '2024-04-20'],
    ['20-4', '2024-04-20'],
    ['20.4', '2024-04-20'],
    ['20 / 4', '2024-04-20'],
    ['20/4/2024', '2024-04-20'],
    ['20/4/24', '2024-04-20'],
    ['2024-04-20', '2024-04-20'],
    ['ngày 20/4', '2024-04-20'],
    ['ngày 20 tháng 4', '2024-04-20'],
    ['20 tháng 4 năm 2024', '2024-04-20'],
    ['mùng 5/5', '2024-05-05'],
    ['ngày 20', '2024-04-20'],
    ['ngày 5', '2024-05-05'],
    ['ngày 16', '2024-04-16'],
    ['ngày 20 tháng này', '2024-04-20'],
    ['ngày 5 tháng sau', '2024-05-05'],
    ['15/1', '2024-01-15'],
    ['14/10', '2024-10-14'],
    ['20/4 3h chiều', '2024-04-20 15:00'],
    ['20/4 3 giờ chiều', '2024-04-20 15:00'],
    ['3h chiều 20/4', '2024-04-20 15:00'],
    ['15h 20/4', '2024-04-20 15:00'],
    ['20/4 lúc 9h', '2024-04-20 09:00'],
    ['lúc 9h ngày 20/4', '2024-04-20 09:00'],
    ['20/4, 9h30', '2024-04-20 09:30'],
    ['20/4 - 9h30', '2024-04-20 09:30'],
    ['20/4 - 15h', '2024-04-20 15:00'],
    ['20/4 9 giờ 30', '2024-04-20 09:30'],
    ['20/4 9 giờ 30 phút', '2024-04-20 09:30'],
    ['20/4 9h5p', '2024-04-20 09:05'],
    ['20/4 9 giờ rưỡi', '2024-04-20 09:30'],
    ['20/4 9g15', '2024-04-20 09:15'],
    ['9h 20/4', '2024-04-20 09:00'],
    ['9h 20 tháng 4', '2024-04-20 09:00'],
    ['9h30 20/4', '2024-04-20 09:30'],
    ['20/4 17:00', '2024-04-20 17:00'],
    ['20/4 07:30', '2024-04-20 07:30'],
    ['20/4 03:00', '2024-04-20 03:00'],
    ['20/4 8 giờ tối', '2024-04-20 20:00'],
    ['20/4 12h trưa', '2024-04-20 12:00'],
    ['20/4 12h', '2024-04-20 12:00'],
    ['20/4 1h trưa', '2024-04-20 13:00'],
    ['20/4 7h sáng', '2024-04-20 07:00'],
    ['20/4 15h chiều', '2024-04-20 15:00'],
    ['20/4 10h đêm', '2024-04-20 22:00'],
    ['20/4 4pm', '2024-04-20 16:00'],
    ['20/4 4:30 PM', '2024-04-20 16:30'],
    ['20/4 9 am', '2024-04-20 09:00'],
    ['20/4 hai giờ chiều', '2024-04-20 14:00'],
    ['20/4 0h', '2024-04-20 00:00'],
    ['24h ngày 20/4', '2024-04-20 23:59'],
    ['hết ngày 20/4', '2024-04-20 23:59'],
    ['đến hết ngày 20/4', '2024-04-20 23:59'],
    ['hết 17h 20/4', '2024-04-20 17:00'],
    ['trước 17h ngày 20/4', '2024-04-20 17:00'],
    ['tới 20/4', '2024-04-20'],
    ['đến 9h ngày 20/4 nhé', '2024-04-20 09:00'],
    ['thứ 6', '2024-04-19'],
    ['thứ sáu', '2024-04-19'],
    ['Thứ Sáu', '2024-04-19'],
    ['thu 6', '2024-04-19'],
    ['thứ hai', '2024-04-22'],
    ['thứ tư', '2024-04-17'],
    ['thứ năm', '2024-04-18'],
    ['thứ 3', '2024-04-23'],
    ['chủ nhật', '2024-04-21'],
    ['CN', '2024-04-21'],
    ['thứ 6 tuần này', '2024-04-19'],
    ['thứ 6 tuần sau', '2024-04-26'],
    ['thứ hai tuần tới', '2024-04-22'],
    ['chủ nhật tuần sau', '2024-04-28'],
    ['thứ 6 9h', '2024-04-19 09:00'],
    ['9h sáng thứ 6', '2024-04-19 09:00'],
    ['thứ năm năm giờ chiều', '2024-04-18 17:00'],
    ['thứ 6 ngày 19/4', '2024-04-19'],
    ['thứ 6, 26/4', '2024-04-26'],
    ['17h chiều thứ 6 tuần sau', '2024-04-26 17:00'],
    ['hôm nay 17h', '2024-04-16 17:00'],
    ['5h chiều nay', '2024-04-16 17:00'],
    ['chiều nay lúc 5h', '2024-04-16 17:00'],
    ['tối nay 8h', '2024-04-16 20:00'],
    ['ngày mai', '2024-04-17'],
    ['mai', '2024-04-17'],
    ['mai 9h', '2024-04-17 09:00'],
    ['9h sáng mai', '2024-04-17 09:00'],
    ['sáng mai 9 giờ', '2024-04-17 09:00'],
    ['8h tối mai', '2024-04-17 20:00'],
    ['ngày kia', '2024-04-18'],
    ['ngày mai 17/4', '2024-04-17'],
    ['NGÀY MAI 15H', '2024-04-17 15:00'],
    ['20/4 3h chie\u0302\u0300u', '2024-04-20 15:00'],
    ['2024-04-20 15:00 2024-03', '2024-04-20 15:00 + 2024-03'],
    ['20/4 12:00 4/2024', '2024-04-20 12:00 + 4/2024'],
    ['20/4 tháng 3', '2024-04-20 + tháng 3'],
    ['20/4 t6', '2024-04-20 + t6'],
    ['20/4 gì đó', '2024-04-20 + gì đó'],
    ['20/4 9h kém 15', '2024-04-20 09:00 + kém 15'],
    ['20/4 khoảng 9h', '2024-04-20 + khoảng 9h'],
    ['thứ 6 sau', '2024-04-19 + sau'],
  ])('%j is %s', (text, wanted) => expect(read(text)).toBe(wanted))

  it.each([
    ['', 'no-day'],
    ['9h', 'no-day'],
    ['lúc 9h', 'no-day'],
    ['20', 'no-day'],
    ['cuối tuần', 'no-day'],
    ['tuần sau', 'no-day'],
    ['cuối tháng', 'no-day'],
    ['3 ngày nữa', 'no-day'],
    ['thêm 2 ngày', 'no-day'],
    ['thứ 8', 'no-day'],
    ['thứ 10', 'no-day'],
    ['ngày kìa', 'no-day'],
    ['31/4', 'no-such-day'],
    ['30/2/2025', 'no-such-day'],
    ['20/13', 'no-such-day'],
    ['20-25/4', 'no-such-day'],
    ['20/4 21/4', 'several-days'],
    ['mai 20/4', 'several-days'],
    ['thứ 6 20/4', 'several-days'],
    ['thứ 6 chủ nhật', 'several-days'],
    ['20/4 3h', 'unclear-hour'],
    ['20/4 3:00', 'unclear-hour'],
    ['20/4 12h tối', 'unclear-hour'],
    ['20/4 12h chiều', 'unclear-hour'],
    ['20/4 15h sáng', 'unclear-hour'],
    ['20/4 25h', 'unclear-hour'],
    ['20/4 9h75', 'unclear-hour'],
    ['20/4 9h 10h', 'unclear-hour'],
    ['chiều mai', 'unclear-hour'],
    ['sáng thứ 6', 'unclear-hour'],
    ['tối 20/4', 'unclear-hour'],
    ['3h chiều tối 20/4', 'unclear-hour'],
    ['trước 20/4', 'unclear-hour'],
  ])('%j is refused: %s', (text, why) => expect(read(text)).toBe(why))

  it('without a year is soon: not a day long past, a year later', () => {
    expect(read('05/1', day('2024-12-20'))).toBe('2025-01-05')
    expect(read('19/12', day('2024-12-20'))).toBe('2024-12-19')
    expect(read('29/2', day('2023-12-20'))).toBe('2024-02-29')
  })

  it('on a weekday is never today', () => expect(read('thứ sáu', day('2024-04-19'))).toBe('2024-04-26'))

  it('may be any text', () => {
    const words = [
      '20/4',
      'thứ',
      '6',
      'sáu',
      '9h',
      'giờ',
      'chiều',
      'tối',
      'tới',
      'mai',
      'ngày',
      'tuần',
      'sau',
      ':',
      '31',
      '\u0300',
    ]
    const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.string())).map((all) => all.join(' '))
    fc.assert(fc.property(text, (typed) => void typedDeadline(typed, TODAY)))
  })

  it.each([
    '1'.repeat(50_000),
    '20/4 '.repeat(20_000),
    'ngay '.repeat(20_000),
    '9h '.repeat(20_000),
    ' '.repeat(50_000),
  ])('is read in no time, however long it is', (text) => {
    const begun = performance.now()
    typedDeadline(text, TODAY)
    expect(performance.now() - begun).toBeLessThan(500)
  })
})
