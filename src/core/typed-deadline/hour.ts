/** Hours as people say them: `9h30`, `3 giờ chiều`, `12h trưa`. What may be two hours of a day is none. */

export type Part = 'sang' | 'trua' | 'chieu' | 'toi' | 'dem' | 'am' | 'pm'

export interface Hour {
  readonly hour: number
  readonly minute: number
  /** Written with two digits, as on a clock that counts to 24. */
  readonly padded: boolean
}

/** The last minute of a day, for "24h" and "hết ngày". */
export const END_OF_DAY = '23:59'

/** From which hour to which one a part of the day is said, on the clock of twelve hours and on that of twenty-four. */
const SPANS: Readonly<
  Record<Part, { readonly twelve: readonly [number, number]; readonly day: readonly [number, number] }>
> = {
  sang: { twelve: [1, 11], day: [1, 11] },
  am: { twelve: [1, 11], day: [1, 11] },
  trua: { twelve: [1, 1], day: [11, 13] },
  chieu: { twelve: [1, 6], day: [13, 18] },
  toi: { twelve: [6, 11], day: [18, 23] },
  dem: { twelve: [9, 11], day: [21, 23] },
  pm: { twelve: [1, 11], day: [12, 23] },
}
/** Before seven nobody is at work: a bare "3h" may be the afternoon's. */
const FIRST_CLEAR = 7

/** `15:00`; undefined for what is no hour, or may be two. */
export function timeOfHour({ hour, minute, padded }: Hour, part: Part | undefined): string | undefined {
  if (minute > 59) return undefined
  if (part !== undefined) return inPart(hour, minute, part)
  if (hour === 24 && minute === 0) return END_OF_DAY
  const isClear = hour >= FIRST_CLEAR || hour === 0 || padded
  return hour < 24 && isClear ? written(hour, minute) : undefined
}

function inPart(hour: number, minute: number, part: Part): string | undefined {
  const { twelve, day } = SPANS[part]
  if (within(hour, day)) return written(hour, minute)
  return within(hour, twelve) ? written(hour + 12, minute) : undefined
}

function within(hour: number, [first, last]: readonly [number, number]): boolean {
  return first <= hour && hour <= last
}

function written(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
