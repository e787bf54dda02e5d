/** Tells a chat, once a flood is over, how many messages were not taken. */
import { printAmount } from '../core/number.ts'
import type { ChatRecord, FloodRecord, Tx } from '../store/store.ts'
import type { App } from './app.ts'
import type { Queued } from './delivery/deliver.ts'
import { posting } from './delivery/posting.ts'
import { textsFor } from './texts-for.ts'

/** `isLeast`: there may have been more. Whoever has left, or was forgotten, is told nothing. */
export async function tellRefused(app: App, tx: Tx, chatId: number, isLeast: boolean): Promise<readonly Queued[]> {
  const queued: Queued[] = []
  const chat = await tx.chats.byId(chatId)
  const floods = chat ? await tx.floods.take(chat.id) : []
  if (!chat || floods.length === 0 || chat.hasLeft) return queued
  const refused = floods.reduce((sum, flood) => sum + flood.refused, 0)
  app.log.info({ channel: chat.channel, chat: chat.id, refused }, 'messages that were too many were not taken')
  const t = textsFor(app, chat)
  const figure = printAmount(String(refused), 0)
  const messages = isLeast ? t('flood.at-least', { figure }) : figure
  const name = await nameOf(tx, chat, floods)
  const text = name === undefined ? t(`flood.${chat.kind}`, { messages }) : t('flood.person', { name, messages })
  await posting(app, tx, app.now(), queued)(chat, { type: 'message', text })
  return queued
}

/** Of the only one who floods a group, if the platform tells. */
async function nameOf(tx: Tx, { kind }: ChatRecord, floods: readonly FloodRecord[]): Promise<string | undefined> {
  const [flood, ...others] = floods
  if (kind === 'private' || !flood || others.length > 0) return undefined
  return (await tx.people.byId(flood.personId))?.name || undefined
}
