/** Puts messages into the outbox, in the transaction of what causes them, and remembers them for whoever delivers. */
import type { Tx } from '../store/store.ts'
import type { Post } from './app.ts'
import type { Queued } from './deliver.ts'

export function posting(tx: Tx, now: Date, queued: Queued[]): Post {
  return async (chatId, payload, more = {}) => {
    const id = await tx.outbox.enqueue({ chatId, payload, createdAt: now, ...more })
    queued.push({ id, chatId, payload, urgency: more.urgency ?? 'urgent' })
    return id
  }
}
