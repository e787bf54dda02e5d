/** `-3 ngày 08:30`, `-4 giờ`, `+1 ngày`, `-2 ngày làm việc`, also in English. Read by the pack's loader. */
import { fold } from '../fold.ts'
import { isTime } from '../moment.ts'
import type { Offset } from './plan.ts'

const SHAPE = /^([+-]?)\s*(\d{1,3})\s*([a-z][a-z ]*?)(?:\s+(\d{1,2}:\d{2}))?$/

const UNITS: Readonly<Record<string, Offset['unit']>> = {
  phut: 'minute',
  minute: 'minute',
  minutes: 'minute',
  gio: 'hour',
  hour: 'hour',
  hours: 'hour',
  ngay: 'day',
  day: 'day',
  days: 'day',
  'ngay lam viec': 'working-day',
  'working day': 'working-day',
  'working days': 'working-day',
}

/** Undefined if it cannot be read; a time stands only beside days. */
export function offsetOf(text: string): Offset | undefined {
  const [, sign, count = '', word = '', time] = SHAPE.exec(fold(text)) ?? []
  const unit = UNITS[word]
  if (!unit) return undefined
  const offset = { count: sign === '-' ? -Number(count) : Number(count), unit }
  if (time === undefined) return offset
  const at = time.padStart(5, '0')
  return isTime(at) && (unit === 'day' || unit === 'working-day') ? { ...offset, at } : undefined
}
