/** Commands as people type them, and the months that they name. */
import { describe, expect, it } from 'vitest'
import { COMMANDS, commandText, parseCommand, typedPeriod } from '../../src/core/command.ts'
import { day } from '../../src/core/period.ts'

describe('a command', () => {
  it.each(COMMANDS)('%s is known by its name', (name) => expect(parseCommand(`/${name}`)).toEqual({ name, args: '' }))

  it.each([
    ['/tongket', 'tongket', ''],
    ['#TongKet@tongket_bot 4/2024', 'tongket', '4/2024'],
    ['  /TỔNGKẾT  tháng 4 ', 'tongket', 'tháng 4'],
    ['/tổng kết tháng 4', 'tongket', 'tháng 4'],
    ['/to\u0302\u0309ng ke\u0302\u0301t 4/2024', 'tongket', '4/2024'],
    ['#tiến  độ', 'tiendo', ''],
    ['/xuất báo cáo 4/2024', 'xuatbaocao', '4/2024'],
    ['/xuất báocáo', 'xuatbaocao', ''],
    ['/báo cáo', 'baocao', ''],
    ['/liên kết ABCD234567', 'lienket', 'ABCD234567'],
    ['/lienket\nABCD234567', 'lienket', 'ABCD234567'],
    ['/kiểm tra', 'kiemtra', ''],
    ['/trợ giúp', 'trogiup', ''],
    ['/bắt đầu', 'batdau', ''],
    ['/cấp mã STP officer', 'capma', 'STP officer'],
    ['/start xyz', 'batdau', 'xyz'],
    ['/HELP', 'trogiup', ''],
    ['/nop.', 'nop', ''],
    ['/baocao: 4/2024', 'baocao', '4/2024'],
    ['/sua 3', 'sua', '3'],
    ['/nộp báo cáo', 'nop', 'báo cáo'],
    ['/mở khoá', 'mo', 'khoá'],
    ['/hạn', 'han', ''],
  ])('%j', (text, name, args) => expect(parseCommand(text)).toEqual({ name, args }))

  it.each([
    ['/xyz', 'xyz'],
    ['/Tổng', 'Tổng'],
    ['/tổng cộng', 'tổng'],
    ['/xuat bao', 'xuat'],
    ['#đề_án 06', 'đề_án'],
    ['/constructor', 'constructor'],
    ['/tong ket@bot', 'tong'],
  ])('%j is unknown', (text, unknown) =>
    expect(parseCommand(text)).toEqual({ unknown, addressed: false, planned: false }),
  )

  it.each([
    ['/xyz@tongket_bot', 'xyz', true, false],
    ['/nguồn 56.751', 'nguồn', false, true],
    ['#PhatHanh@tongket_bot', 'PhatHanh', true, true],
  ])('%j is unknown, but meant for us', (text, unknown, addressed, planned) =>
    expect(parseCommand(text)).toEqual({ unknown, addressed, planned }),
  )

  it.each([
    'tongket',
    '',
    '3: 125',
    '125/UBND',
    '/',
    '# 1',
    '#1 việc',
    '/ tongket',
    '//tongket',
    'a /tongket',
    '/tongket/nop',
  ])('%j is no command', (text) => expect(parseCommand(text)).toBeUndefined())

  it('is written for a button as it is read', () => {
    expect(commandText('tongket')).toBe('/tongket')
    expect(commandText('baocao', '2024-04', 'STP')).toBe('/baocao 2024-04 STP')
  })
})

const FROM_15 = { fromDay: 15 }
const CALENDAR = { ...FROM_15, fromDay: 1 }

function month(args: string, today = '2026-11-23', rule = CALENDAR): string | undefined {
  const typed = typedPeriod(args, day(today), rule)
  if (typed === undefined || typed === 'unreadable') return typed
  return typed.rest === '' ? typed.period : `${typed.period} + ${typed.rest}`
}

describe('a month in the arguments', () => {
  it.each([
    ['4/2024', '2024-04'],
    ['04/2024', '2024-04'],
    ['2024-04', '2024-04'],
    ['2024-4', '2024-04'],
    ['2024/04', '2024-04'],
    ['2024.4', '2024-04'],
    ['202404', '2024-04'],
    ['4-2024', '2024-04'],
    ['4.2024', '2024-04'],
    ['12 / 2024', '2024-12'],
    ['2024 - 12', '2024-12'],
    ['tháng 4/2024', '2024-04'],
    ['thang4/2024', '2024-04'],
    ['T4/2024', '2024-04'],
    ['kỳ 4/2024', '2024-04'],
    ['tháng 4, 2024', '2024-04'],
    ['tháng 4 năm 2024', '2024-04'],
    ['4 năm 2024', '2024-04'],
    ['tháng 4 2024', '2024-04'],
    ['THÁNG 12', '2025-12'],
    ['tháng 11', '2026-11'],
    ['t4', '2026-04'],
    ['kỳ 4', '2026-04'],
    ['4', '2026-04'],
    ['04', '2026-04'],
    ['STP 4/2024', '2024-04 + STP'],
    ['4/2024 STP', '2024-04 + STP'],
    ['tháng 4/2024 STP sua', '2024-04 + STP sua'],
    ['Lục  Ngạn tháng 4 sửa', '2026-04 + Lục Ngạn sửa'],
    ['PX-4 2024-04', '2024-04 + PX-4'],
    ['2024-04 PX-4', '2024-04 + PX-4'],
    ['4/2024.', '2024-04 + .'],
  ])('%j is %s', (args, found) => expect(month(args)).toBe(found))

  it.each([
    '13/2024',
    '0/2024',
    '2024-13',
    '00',
    '13',
    '2024',
    '42024',
    '2024 04',
    '4/24',
    'tháng 4/24',
    'tháng 4 năm 24',
    'tháng 4 năm ngoái',
    'tháng 13',
    'tháng 123',
    'tháng trước',
    'kỳ này',
    'tháng tư',
    'tháng mười hai',
    'quý 1/2024',
    'quý II/2024',
    'quý 1',
    '15/4/2024',
    '15.4.2024',
    '2024-04-15',
    '15-04-2024',
    '4/2024/1',
    '202413',
    '004/2024',
  ])('%j is refused, not taken for the current month', (args) => expect(month(args)).toBe('unreadable'))

  it.each(['', 'STP', 'Lục Ngạn', 'PX-4', 'Quỳ Hợp', 'Thắng', 'quyet tam', 'ABCD234567', 'Hai', 'P12-3'])(
    '%j names none',
    (args) => expect(month(args)).toBeUndefined(),
  )
})

describe('a month without a year is the newest that has begun', () => {
  it.each([
    ['2024-01-20', CALENDAR, '2023-04'],
    ['2024-03-31', CALENDAR, '2023-04'],
    ['2024-04-01', CALENDAR, '2024-04'],
    ['2024-03-14', FROM_15, '2023-04'],
    ['2024-03-15', FROM_15, '2024-04'],
  ])('tháng 4 on %s', (today, rule, found) => expect(month('tháng 4', today, rule)).toBe(found))

  it('January begins in December', () => {
    expect(month('1', '2023-12-14', FROM_15)).toBe('2023-01')
    expect(month('1', '2023-12-15', FROM_15)).toBe('2024-01')
  })
})
