/** One try to send one message: written down, sent, and what came of it in the scheduler's words. `office.ts` calls it. */
import { type Channel, type Outgoing, SendFailure, type SendFailureKind, type Sent } from '../../channels/channel.ts'
import type { Address, Outcome } from '../../core/delivery/letter.ts'
import type { ChatRecord } from '../../store/records.ts'
import type { App } from '../app.ts'
import { type Compile, newInstead, outgoingOf } from './outgoing.ts'
import type { Parcel } from './parcel.ts'
import { expectOpen } from './windows.ts'

/** A message of the outbox, in the form in which the writer of the row still has it at hand. */
export interface Queued {
  readonly id: number
  readonly chatId: number
  readonly payload: unknown
  readonly urgency: 'urgent' | 'bulk'
}

export interface Tried {
  readonly outcome: Outcome
  readonly chat?: ChatRecord
  /** Absent if the row was not to be sent any more, so that nothing is to be marked. */
  readonly sent?: Sent
  /** What the message that went out anew was to change. */
  readonly replaces?: Edit['of']
  readonly error?: unknown
}

/** A row at hand: what it says and where it goes, as far as is known. */
export interface Mail {
  row: Queued
  chat: ChatRecord
  /** Undefined: what the row holds cannot be read. */
  readonly parcel: Parcel | undefined
  /** The change was refused: it goes out as a message of its own. */
  anew?: true
}

type Edit = Parcel & { type: 'edit' }

type Sendable = Mail & { readonly parcel: Parcel }

/** Never rejects. */
export async function tryToSend(app: App, compile: Compile, channel: Channel, mail: Mail): Promise<Tried> {
  try {
    const chat = await begin(app, mail)
    if (!chat) return { outcome: { kind: 'needless' } }
    if (!mail.parcel) throw new TypeError('what the row holds is no parcel')
    if (chat.id !== mail.chat.id && mail.parcel.type !== 'tap-answer') return moved(channel, chat)
    return await send(app, compile, channel, chat, { ...mail, parcel: mail.parcel })
  } catch (error) {
    return failed(app, channel, mail, error)
  }
}

/** Undefined if somebody took the row out meanwhile. */
async function begin(app: App, { row, chat }: Mail): Promise<ChatRecord | undefined> {
  const chatId = await app.store.write((tx) => tx.outbox.markStarted(row.id, app.now()))
  if (chatId === undefined) return undefined
  if (chatId === chat.id) return chat
  const other = await app.store.chats.byId(chatId)
  if (!other) throw new SendFailure('rejected', 'there is no such chat')
  return other
}

async function send(app: App, compile: Compile, channel: Channel, chat: ChatRecord, mail: Sendable): Promise<Tried> {
  const { parcel, row } = mail
  if (channel.abilities[chat.kind].window) await expectOpen(app, channel, chat, row.id)
  const outgoing =
    mail.anew && parcel.type === 'edit'
      ? newInstead(chat, parcel)
      : await outgoingOf({ app, compile }, chat, channel.abilities[chat.kind], parcel)
  if (!outgoing) return { outcome: { kind: 'needless' }, sent: {} }
  try {
    return sentAs(chat, parcel, outgoing, await channel.send(outgoing))
  } catch (error) {
    if (outgoing.type !== 'edit' || parcel.type !== 'edit' || !isRefused(error)) throw error
    return changeRefused(app, row, parcel, error)
  }
}

/** For good, and not since the chat has moved. */
function isRefused(error: unknown): error is SendFailure {
  return error instanceof SendFailure && REFUSED.has(error.kind) && error.movedTo === undefined
}

const REFUSED: ReadonlySet<string> = new Set(['rejected', 'blocked', 'window-closed'] satisfies SendFailureKind[])

/**
 * Telegram refuses to change what is older than two days, was deleted, or is another author's. What people need of it
 * comes as a message of its own; where it only closes a card nobody misses it, and it is no dead letter.
 */
function changeRefused(app: App, row: Queued, { elseNew }: Edit, error: SendFailure): Tried {
  if (elseNew && error.kind !== 'rejected') throw error
  app.log.info({ outbox: row.id, chat: row.chatId, call: error.message, elseNew }, 'a message stays as it was')
  return elseNew ? { outcome: { kind: 'anew' } } : { outcome: { kind: 'sent' }, sent: {} }
}

function sentAs(chat: ChatRecord, parcel: Parcel, outgoing: Outgoing, sent: Sent): Tried {
  const isNew = parcel.type === 'edit' && outgoing.type === 'message'
  return { outcome: { kind: 'sent' }, chat, sent, ...(isNew && { replaces: parcel.of }) }
}

async function failed(app: App, channel: Channel, mail: Mail, error: unknown): Promise<Tried> {
  if (!(error instanceof SendFailure)) return { outcome: { kind: 'fault' }, error }
  if (error.movedTo !== undefined) return follow(app, channel, mail.chat, error, error.movedTo)
  if (error.kind !== 'throttled') return { outcome: { kind: error.kind }, error }
  return { outcome: { kind: 'throttled', retryAfterMs: (error.retryAfter ?? 1) * 1000 }, error }
}

async function follow(app: App, channel: Channel, old: ChatRecord, error: SendFailure, to: string): Promise<Tried> {
  try {
    const chat = await app.store.write((tx) => tx.chats.move(old.channel, old.externalId, to, app.now()))
    return chat.id === old.id ? { outcome: { kind: 'rejected' }, error } : moved(channel, chat)
  } catch (fault) {
    return { outcome: { kind: 'fault' }, error: fault }
  }
}

function moved(channel: Channel, chat: ChatRecord): Tried {
  return { outcome: { kind: 'moved', to: addressOf(channel, chat) }, chat }
}

export function addressOf({ pace }: Channel, { id, externalId, kind }: ChatRecord): Address {
  return { chat: id, place: pace ? pace.placeOf(externalId) : externalId, group: kind === 'group' }
}
