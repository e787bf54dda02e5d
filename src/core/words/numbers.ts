/** Words that belong to a number. */

/** They multiply, by this power of ten. */
export const MULTIPLIERS = [
  ['k', 3],
  ['nghìn', 3],
  ['ngàn', 3],
  ['tr', 6],
  ['triệu', 6],
  ['tỷ', 9],
  ['tỉ', 9],
] as const
/** Words behind the first that make another word of it: tỷ lệ (rate), tỷ số, ngân hàng (bank), ti vi. */
export const NOT_MULTIPLYING: readonly (readonly [word: string, ...behind: string[]])[] = [
  ['tỷ', 'lệ', 'số'],
  ['tỉ', 'lệ', 'số', 'vi'],
  ['ngân', 'hàng', 'sách'],
]

export const CURRENCY = 'đồng'
export const SHORT_CURRENCY = ['đ', 'vnd']
/** Half of the multiplier in front. */
export const AND_A_HALF = 'rưỡi'
export const MINUS = 'âm'

/** They make a number the least or a rough one. */
export const MORE_THAN = 'hơn'
export const ABOVE = 'trên'
/** Of "ít nhất", at least. */
export const LEAST = 'nhất'
export const ROUGHLY = ['khoảng', 'gần']
export const ESTIMATED = 'ước'
/** Only with their tones: without, they are far more often other words, "tám", "tạm" or "chung". */
export const ROUGHLY_WITH_TONES = ['tầm', 'chừng']
