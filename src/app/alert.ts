/** Tells the administrators, in private, what only they can mend. `program.ts` calls it for channels. */
import type { ChatRecord, Tx } from '../store/store.ts'
import type { App } from './app.ts'
import type { Queued } from './delivery/deliver.ts'
import { posting } from './delivery/posting.ts'

/** `key` names the occasion: of each the administrators hear once, whatever restarts in between. */
export async function alertAdmins(app: App, tx: Tx, key: string, text: string): Promise<readonly Queued[]> {
  const now = app.now()
  const queued: Queued[] = []
  const chats = await adminChats(app, tx)
  if (chats.length === 0) app.log.warn({ alert: key }, 'no administrator has a private chat to be told in')
  else if (await tx.once(`alert:${key}`, now)) {
    const post = posting(app, tx, now, queued)
    for (const chat of chats) await post(chat, { type: 'message', text })
  }
  return queued
}

/** The private chat with a person has the person's id; only those who have written have one. */
export async function adminChats({ admins, channels }: App, tx: Tx): Promise<ChatRecord[]> {
  const found: ChatRecord[] = []
  for (const admin of admins) {
    const channel = [...channels.keys()].find((name) => name === admin.channel)
    const chat = channel && (await tx.chats.find(channel, admin.id))
    if (chat?.kind === 'private') found.push(chat)
  }
  return found
}
