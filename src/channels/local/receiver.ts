/**
 * What people do on the trial page, as `Inbound`. The routes call it with checked requests; the channel opens
 * and closes it. A request is answered only once the inbox has stored it.
 */
import type { ChatRef, Inbox, PersonRef } from '../channel.ts'
import { withoutMarks } from '../mark.ts'
import { bubbleOf } from './bubbles.ts'
import type { Feed } from './feed.ts'
import { BOT } from './local-store.ts'
import type { LocalOptions } from './options.ts'
import type { TapRequest, TextRequest } from './requests.ts'

/** Why a request was not taken; `routes.ts` gives each a status. */
export type NotTaken = 'closed' | 'unknown-chat' | 'unknown-person' | 'unknown-message' | 'unknown-choice'

export type Taken = { readonly ok: true; readonly id?: number } | { readonly ok: false; readonly why: NotTaken }

export interface Receiver {
  open(inbox: Inbox): void
  isOpen(): boolean
  /** Resolves when nothing more will be handed to the inbox. */
  close(): Promise<void>
  text(request: TextRequest): Promise<Taken>
  tap(request: TapRequest): Promise<Taken>
}

/** What of the page's is needed here. */
type ReceiverOptions = Pick<LocalOptions, 'store' | 'chats' | 'people' | 'now'>

type Refused = { readonly ok: false; readonly why: NotTaken }
type Who = { readonly ok: true; readonly chat: ChatRef; readonly from: PersonRef } | Refused

export function createReceiver(options: ReceiverOptions, feed: Feed): Receiver {
  let inbox: Inbox | undefined
  const underWay = new Set<Promise<unknown>>()

  async function whileOpen(take: (deliver: Inbox) => Promise<Taken>): Promise<Taken> {
    if (!inbox) return refused('closed')
    const taking = take(inbox)
    underWay.add(taking)
    try {
      return await taking
    } finally {
      underWay.delete(taking)
    }
  }

  return {
    open(given) {
      inbox = given
    },
    isOpen: () => inbox !== undefined,
    async close() {
      inbox = undefined
      await Promise.allSettled(underWay)
    },
    text: (request) => whileOpen((deliver) => takeText(options, feed, request, deliver)),
    tap: (request) => whileOpen((deliver) => takeTap(options, request, deliver)),
  }
}

async function takeText(options: ReceiverOptions, feed: Feed, request: TextRequest, deliver: Inbox): Promise<Taken> {
  const { store, now } = options
  const who = whoIs(options, request.chat, request.person)
  if (!who.ok) return who
  const { replyTo } = request
  if (replyTo !== undefined && (await store.message(replyTo))?.chat !== request.chat) return refused('unknown-message')
  const at = now().toISOString()
  const text = withoutMarks(request.text)
  const reply = replyTo === undefined ? {} : { replyTo }
  const message = { chat: request.chat, author: request.person, text, at, ...reply }
  const id = await store.add(message)
  try {
    await deliver({
      channel: 'local',
      type: 'text',
      chat: who.chat,
      from: who.from,
      at,
      text,
      externalId: `text:${id}:${at}`,
      messageId: String(id),
      ...(replyTo === undefined ? {} : { replyTo: String(replyTo) }),
    })
  } catch (fault) {
    // The page keeps the text in its box, so the bubble must not stay as if it had been heard.
    await store.remove(id)
    throw fault
  }
  feed.publish({ type: 'bubble', bubble: bubbleOf({ ...message, id }) })
  return { ok: true, id }
}

async function takeTap(options: ReceiverOptions, request: TapRequest, deliver: Inbox): Promise<Taken> {
  const { chat, person, message, data, tap } = request
  const who = whoIs(options, chat, person)
  if (!who.ok) return who
  const card = await options.store.message(message)
  if (card?.chat !== chat || card.author !== BOT) return refused('unknown-message')
  if (!card.choices?.flat().some((choice) => choice.data === data)) return refused('unknown-choice')
  await deliver({
    channel: 'local',
    type: 'tap',
    chat: who.chat,
    from: who.from,
    at: options.now().toISOString(),
    data,
    externalId: `tap:${tap}`,
    tapId: tap,
    messageId: String(message),
  })
  return { ok: true }
}

function whoIs({ chats, people }: ReceiverOptions, chatId: string, personId: string): Who {
  const chat = chats.find((c) => c.id === chatId)
  if (!chat) return refused('unknown-chat')
  const person = people.find((p) => p.id === personId)
  if (!person || (chat.people && !chat.people.includes(personId))) return refused('unknown-person')
  const { id, kind, title } = chat
  return { ok: true, chat: { id, kind, title }, from: { id: person.id, name: person.name } }
}

function refused(why: NotTaken): Refused {
  return { ok: false, why }
}
