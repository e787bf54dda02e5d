/** The program's words for one chat: commands in them are written as they reach it there. */
import type { ChatRecord } from '../store/records.ts'
import { addressedTexts } from '../text/addressed.ts'
import type { Translate } from '../text/texts.ts'
import type { App } from './app.ts'

export function textsFor({ t, channels }: Pick<App, 't' | 'channels'>, chat: ChatRecord): Translate {
  const channel = channels.get(chat.channel)
  const address = channel?.addressed?.bind(channel)
  if (!address || channel?.abilities[chat.kind].hears !== 'addressed') return t
  return addressedTexts(t, address)
}
