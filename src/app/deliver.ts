/**
 * Sends what the outbox holds: in the order of each chat, tried again where the platform may relent, marked as sent
 * together with the id that the platform gave. A crash between sending and marking repeats one message at most.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Outgoing, SendFailure, type Sent } from '../channels/channel.ts'
import type { Period } from '../core/period.ts'
import type { ChatRecord } from '../store/records.ts'
import { monthText } from '../text/dates.ts'
import type { App } from './app.ts'
import { Lanes } from './lanes.ts'
import { type Parcel, parcelSchema } from './parcel.ts'

/** A message of the outbox, in the form in which the writer of the row still has it at hand. */
export interface Queued {
  readonly id: number
  readonly chatId: number
  readonly payload: unknown
  readonly urgency?: 'urgent' | 'bulk'
}

export interface Deliverer {
  readonly push: (queued: readonly Queued[]) => void
  /** Sends what an earlier run left. */
  readonly resume: () => Promise<void>
  readonly idle: () => Promise<void>
  /** Gives up waiting for platforms; what is not sent stays in the outbox. */
  readonly stop: () => Promise<void>
}

/** Makes the file of a report parcel. */
export type Compile = (parcel: Parcel & { type: 'report' }) => Promise<{ name: string; bytes: Uint8Array }>

interface Post {
  readonly app: App
  readonly compile: Compile
  readonly stopping: AbortSignal
  readonly push: Deliverer['push']
}

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 60_000
/** More than a province's groups can leave behind. */
const MOST_LEFT = 1_000_000

export function createDeliverer(app: App, compile: Compile): Deliverer {
  const lanes = new Lanes<number>()
  const stopping = new AbortController()
  const push = (queued: readonly Queued[]): void => {
    for (const row of queued) lanes.put(row.chatId, () => deliver(post, row))
  }
  const post: Post = { app, compile, stopping: stopping.signal, push }
  return {
    push,
    resume: async () => push(await app.store.outbox.due(MOST_LEFT, app.now())),
    idle: () => lanes.idle(),
    stop: async () => {
      stopping.abort()
      await lanes.idle()
    },
  }
}

/** Never rejects: what cannot be sent is marked so, what cannot be marked stays for the next start. */
async function deliver(post: Post, row: Queued): Promise<void> {
  const { app } = post
  try {
    const parcel = parcelSchema.parse(row.payload)
    const sent = await sendUntilDone(post, row, parcel)
    if (sent) await app.store.write((tx) => tx.outbox.markSent(row.id, app.now(), sent.messageId))
  } catch (error) {
    app.log.error({ err: error, outbox: row.id }, 'a message could not be sent')
    await giveUp(post, row, error)
    const parcel = parcelSchema.safeParse(row.payload).data
    if (parcel?.type === 'report') await tellOfFailure(post, row.chatId, parcel.period)
  }
}

async function giveUp({ app }: Post, row: Queued, error: unknown): Promise<void> {
  const why = error instanceof SendFailure ? error.kind : 'fault'
  try {
    await app.store.write((tx) => tx.outbox.markFailed(row.id, why))
  } catch (fault) {
    app.log.error(
      { err: fault, outbox: row.id },
      'an unsent message could not be marked; it is tried again at the next start',
    )
  }
}

/** Somebody is waiting for the document: a word instead of silence. */
async function tellOfFailure({ app, push }: Post, chatId: number, period: Period): Promise<void> {
  const text = app.t('reply.report-failed', { month: monthText(period) })
  const payload: Parcel = { type: 'message', text }
  try {
    const id = await app.store.write((tx) => tx.outbox.enqueue({ chatId, payload, createdAt: app.now() }))
    push([{ id, chatId, payload }])
  } catch (fault) {
    app.log.error({ err: fault, period }, 'nobody could be told that a report failed')
  }
}

/** Undefined if the program is stopping: the row stays as it is. */
async function sendUntilDone(post: Post, row: Queued, parcel: Parcel): Promise<Sent | undefined> {
  for (let tries = 0; !post.stopping.aborted; tries++) {
    const chat = await post.app.store.chats.byId(row.chatId)
    const channel = chat && post.app.channels.get(chat.channel)
    if (!chat || !channel) throw new SendFailure('rejected', 'the channel of this chat is not set up')
    try {
      const outgoing = await outgoingOf(post, chat, parcel)
      return outgoing ? await channel.send(outgoing) : {}
    } catch (error) {
      if (!(error instanceof SendFailure)) throw error
      if (error.movedTo !== undefined) {
        await moveChat(post.app, chat, error.movedTo)
        continue
      }
      if (!error.retryable) throw error
      post.app.log.warn({ outbox: row.id, kind: error.kind, tries }, 'sending again later')
      await pause(post, error.retryAfter, tries)
    }
  }
  return undefined
}

async function moveChat({ store, now }: App, chat: ChatRecord, to: string): Promise<void> {
  await store.write((tx) => tx.chats.move(chat.channel, chat.externalId, to, now()))
}

async function pause(post: Post, retryAfter: number | undefined, tries: number): Promise<void> {
  const backoff = Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS)
  const [byte = 0] = post.app.random(1)
  const jittered = backoff * (0.75 + byte / 512)
  try {
    await sleep(retryAfter === undefined ? jittered : retryAfter * 1000, undefined, { signal: post.stopping })
  } catch (error) {
    if (!post.stopping.aborted) throw error
  }
}

/** Undefined if there is nothing to send any more: the message to change never went out. */
async function outgoingOf(post: Post, chat: ChatRecord, parcel: Parcel): Promise<Outgoing | undefined> {
  const chatId = chat.externalId
  switch (parcel.type) {
    case 'message': {
      const { choices, replyTo } = parcel
      return { type: 'message', chatId, text: parcel.text, ...(choices && { choices }), ...(replyTo && { replyTo }) }
    }
    case 'edit': {
      const messageId =
        'messageId' in parcel.of
          ? parcel.of.messageId
          : 'promptId' in parcel.of
            ? (await post.app.store.conversations.promptById(parcel.of.promptId))?.messageId
            : undefined
      if (messageId === undefined) return undefined
      return { type: 'edit', chatId, messageId, text: parcel.text, ...(parcel.choices && { choices: parcel.choices }) }
    }
    case 'pin':
      return undefined
    case 'tap-answer':
      return {
        type: 'tap-answer',
        chatId,
        tapId: parcel.tapId,
        ...(parcel.text !== undefined && { text: parcel.text }),
        ...(parcel.alert !== undefined && { alert: parcel.alert }),
      }
    case 'report': {
      const file = await post.compile(parcel)
      return {
        type: 'file',
        chatId,
        ...file,
        caption: parcel.caption,
        ...(parcel.replyTo && { replyTo: parcel.replyTo }),
      }
    }
  }
}
