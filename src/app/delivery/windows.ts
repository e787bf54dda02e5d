/**
 * Some platforms let a person be written to only for a while after their last word, and charge for part of it. Asked
 * before each send, so that a message that would be refused, or would cost more than was granted, is not even tried.
 */
import { DateTime } from 'luxon'
import { type Channel, SendFailure, type Window } from '../../channels/channel.ts'
import type { ChatRecord } from '../../store/store.ts'
import type { App } from '../app.ts'

const HOUR_MS = 3_600_000
/** Clocks differ, and a message takes its time. */
const MARGIN_MS = 300_000

type State = 'free' | 'paid' | 'closed'

/** Throws `window-closed` if this message may not go out now. */
export async function expectOpen(app: App, channel: Channel, { id }: ChatRecord, outboxId: number): Promise<void> {
  const chat = await app.store.chats.byId(id)
  const window = chat && channel.abilities[chat.kind].window
  if (chat?.hasLeft)
    throw new SendFailure('blocked', 'the person does not want to be written to', { reason: 'person-blocked' })
  if (!window || !chat.heardAt || stateOf(window, chat.heardAt, app.now()) === 'free') return
  const state = stateOf(window, await lastWord(app, channel, chat, chat.heardAt), app.now())
  if (state === 'closed') throw new SendFailure('window-closed', 'the person has not written for too long')
  if (state === 'paid' && !(await isPaidFor(app, channel, window, outboxId)))
    throw new SendFailure('window-closed', 'the messages that may cost money are used up', { reason: 'unpaid' })
}

export function isFree(window: Window, heardAt: Date, now: Date): boolean {
  return stateOf(window, heardAt, now) === 'free'
}

function stateOf({ freeHours, mostHours }: Window, heardAt: Date, now: Date): State {
  const since = now.getTime() - heardAt.getTime() + MARGIN_MS
  if (since <= freeHours * HOUR_MS) return 'free'
  return since <= mostHours * HOUR_MS ? 'paid' : 'closed'
}

/** The platform may know of a later one: what it could not deliver to us, or a look at our account. */
async function lastWord({ store, log }: App, channel: Channel, chat: ChatRecord, known: Date): Promise<Date> {
  try {
    const told = await channel.lastHeard?.(chat.externalId)
    if (!told || told <= known) return known
    await store.write((tx) => tx.chats.heard(chat.id, told))
    return told
  } catch (fault) {
    if (!(fault instanceof SendFailure)) throw fault
    log.warn({ chat: chat.id, call: fault.message }, 'the platform does not say when it last heard from a person')
    return known
  }
}

function isPaidFor(app: App, channel: Channel, { paidPerMonth: most }: Window, outboxId: number): Promise<boolean> {
  if (most === 0) return Promise.resolve(false)
  const at = app.now()
  const since = DateTime.fromJSDate(at, { zone: app.zone }).startOf('month').toJSDate()
  return app.store.write((tx) => tx.paid.claim({ channel: channel.name, outboxId, at, since, most }))
}
