/** Days and hours as they are said. */

/** From one to twelve. */
export const HOURS = ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười', 'mười một', 'mười hai']
/** From Monday on: "thứ hai", "chủ nhật". */
export const WEEKDAYS = ['hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'chủ nhật']
/** Days from today on. */
export const LATER = [
  ['hôm nay', 0],
  ['ngày mai', 1],
  ['mai', 1],
  ['ngày kia', 2],
  ['ngày mốt', 2],
] as const
/** A day after "ngày kia", from which its tone alone tells it. */
export const DAY_AFTER = 'kìa'
/** Until, or the next one; "tối" is the evening. */
export const UNTIL = 'tới'
/** They only join the pieces of a deadline. */
export const JOINING = 'vào lúc ngày hạn là nhé nha ạ giúp em với cho đến'
