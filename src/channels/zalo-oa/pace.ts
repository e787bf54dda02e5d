/**
 * How fast an account may send. Zalo documents 4,000 calls a minute for an app; what it allows an account depends on its
 * package and is not told, so we stay well below.
 */
import type { ChannelPace } from '../channel.ts'

export const PACE: ChannelPace = {
  perSecond: 30,
  perChat: { most: 5, seconds: 5 },
  groupPerMinute: 60,
  countsEdits: false,
  placeOf: (chatId) => chatId,
}
