/** Telegram's limits for bots: core.telegram.org/bots/faq, "My bot is hitting limits", and tdlib/telegram-bot-api#648 on edits. */
import type { ChannelPace } from '../channel.ts'

export const PACE: ChannelPace = {
  perSecond: 30,
  // "About one a second", of which short bursts are let through.
  perChat: { most: 3, seconds: 3 },
  groupPerMinute: 20,
  countsEdits: true,
  placeOf: (chatId) => chatId.replace(/#.*$/, ''),
}
