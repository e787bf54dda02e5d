/** Puts messages into the outbox, in the transaction of what causes them, and remembers them for whoever delivers. */
import { ABLE } from '../../channels/abilities.ts'
import type { Tx } from '../../store/store.ts'
import type { App, Post } from '../app.ts'
import { textsFor } from '../texts-for.ts'
import type { Queued } from './deliver.ts'
import { fitted } from './fitting.ts'

export function posting(app: Pick<App, 't' | 'channels'>, tx: Tx, now: Date, queued: Queued[]): Post {
  return async (chat, parcel, { answers, ...more } = {}) => {
    const abilities = app.channels.get(chat.channel)?.abilities[chat.kind] ?? ABLE
    const { payload, offered } = fitted(textsFor(app, chat), abilities, parcel)
    const id = await tx.outbox.enqueue({ chatId: chat.id, payload, createdAt: now, ...more })
    const to: { personId?: number; at: Date } = answers ?? { at: now }
    const { personId, at: createdAt } = to
    if (offered) {
      const whom = personId === undefined ? {} : { personId }
      await tx.offers.add({ chatId: chat.id, outboxId: id, ...offered, createdAt, ...whom })
    }
    queued.push({ id, chatId: chat.id, payload, urgency: more.urgency ?? 'urgent' })
    return id
  }
}
