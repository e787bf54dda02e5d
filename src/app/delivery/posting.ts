/** Puts messages into the outbox, in the transaction of what causes them, and remembers them for whoever delivers. */
import { ABLE } from '../../channels/abilities.ts'
import type { ChatRecord, Tx } from '../../store/store.ts'
import { withLetters } from '../../text/lettered.ts'
import type { App, Post } from '../app.ts'
import { textsFor } from '../texts-for.ts'
import type { Queued } from './deliver.ts'
import type { Parcel } from './parcel.ts'

export function posting(app: App, tx: Tx, now: Date, queued: Queued[]): Post {
  return async (chat, parcel, { answers, ...more } = {}) => {
    const { payload, offered } = lettered(app, chat, parcel)
    const id = await tx.outbox.enqueue({ chatId: chat.id, payload, createdAt: now, ...more })
    const to: { personId?: number; at: Date } = answers ?? { at: now }
    const { personId, at: createdAt } = to
    if (offered) {
      const whom = personId === undefined ? {} : { personId }
      await tx.offers.add({ chatId: chat.id, outboxId: id, choices: offered, createdAt, ...whom })
    }
    queued.push({ id, chatId: chat.id, payload, urgency: more.urgency ?? 'urgent' })
    return id
  }
}

/**
 * With more choices than the chat has buttons for, they become letters in the text; `offered`: what these do. Where
 * letters may have come before, buttons offer none, so that a letter does not mean an older message.
 */
function lettered(app: App, chat: ChatRecord, parcel: Parcel): { payload: Parcel; offered?: readonly string[] } {
  const { buttons, hears } = app.channels.get(chat.channel)?.abilities[chat.kind] ?? ABLE
  const all = parcel.type === 'message' ? (parcel.choices ?? []).flat() : []
  if (parcel.type !== 'message' || !parcel.choices || all.length === 0) return { payload: parcel }
  if (all.length <= buttons) return { payload: parcel, ...(buttons !== Infinity && { offered: [] }) }
  const { choices: rows, ...rest } = parcel
  const text = withLetters(textsFor(app, chat), parcel.text, rows, hears)
  return { payload: { ...rest, text }, offered: all.map(({ data }) => data) }
}
