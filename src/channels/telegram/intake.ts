/**
 * From updates to the inbox. Updates of one chat go in their order, chats do not wait for each other; what the
 * inbox did not take is to be delivered again. Used by polling and by the webhook.
 */
import type { Inbound, Inbox } from '../channel.ts'
import type { Me } from './update-shape.ts'
import { toInbound } from './updates.ts'

export interface Update {
  readonly update_id: number
}

export interface Taken {
  /** All updates below it are stored, or none of our business. */
  readonly next: number
  /** Why the update `next` is not. */
  readonly fault?: Error
}

export async function takeOne(update: Update, me: Me, now: Date, inbox: Inbox): Promise<void> {
  const inbound = toInbound(update, me, now)
  if (inbound) await inbox(inbound)
}

/** `updates` in ascending order and not empty. */
export async function takeAll(updates: readonly Update[], me: Me, now: Date, inbox: Inbox): Promise<Taken> {
  const read = updates.map((update) => ({ id: update.update_id, inbound: toInbound(update, me, now) }))
  const moving = read.some(({ inbound }) => inbound?.type === 'moved')
  // When a group gets a new id, what is said under the new one comes after.
  const lanes = Map.groupBy(read, ({ inbound }) => (moving ? '' : (inbound?.chat.id ?? '')))
  const failures = await Promise.all([...lanes.values()].map((lane) => takeLane(lane, inbox)))
  const [first] = failures.flatMap((f) => (f ? [f] : [])).sort((a, b) => a.id - b.id)
  if (first) return { next: first.id, fault: first.fault }
  return { next: Math.max(...read.map(({ id }) => id)) + 1 }
}

/** The first that failed; those after it are left, or the chat's order would be lost. */
async function takeLane(
  lane: readonly { id: number; inbound: Inbound | null }[],
  inbox: Inbox,
): Promise<{ id: number; fault: Error } | undefined> {
  for (const { id, inbound } of lane) {
    if (!inbound) continue
    try {
      await inbox(inbound)
    } catch (fault) {
      return { id, fault: fault instanceof Error ? fault : new Error('the inbox failed', { cause: fault }) }
    }
  }
  return undefined
}
