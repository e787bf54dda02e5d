/** Puts messages into the outbox, in the transaction of what causes them, and remembers them for whoever delivers. */
import { ABLE } from '../../channels/abilities.ts'
import type { ChatRecord, Tx } from '../../store/store.ts'
import { withLetters } from '../../text/lettered.ts'
import type { App, Post } from '../app.ts'
import type { Queued } from './deliver.ts'
import type { Parcel } from './parcel.ts'

export function posting(app: App, tx: Tx, now: Date, queued: Queued[]): Post {
  return async (chat, parcel, { answers, ...more } = {}) => {
    const { payload, choices } = lettered(app, chat, parcel)
    const id = await tx.outbox.enqueue({ chatId: chat.id, payload, createdAt: now, ...more })
    const to: { personId?: number; at: Date } = answers ?? { at: now }
    const { personId, at: createdAt } = to
    const offer = { chatId: chat.id, outboxId: id, choices, createdAt, ...(personId !== undefined && { personId }) }
    if (choices.length > 0) await tx.offers.add(offer)
    queued.push({ id, chatId: chat.id, payload, urgency: more.urgency ?? 'urgent' })
    return id
  }
}

/** With more choices than the chat has buttons for, they become letters in the text; `choices`: what these do. */
function lettered(app: App, chat: ChatRecord, parcel: Parcel): { payload: Parcel; choices: readonly string[] } {
  const { buttons, hears } = app.channels.get(chat.channel)?.abilities[chat.kind] ?? ABLE
  const none = { payload: parcel, choices: [] }
  if (parcel.type !== 'message' || !parcel.choices) return none
  const all = parcel.choices.flat()
  if (all.length === 0 || all.length <= buttons) return none
  const { choices: rows, ...rest } = parcel
  const text = withLetters(app.t, parcel.text, rows, hears)
  return { payload: { ...rest, text }, choices: all.map(({ data }) => data) }
}
