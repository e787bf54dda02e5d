/** What the bot may ask for. Each method gets parameters that the schema has passed, and applies further rules. */
import {
  checkCaption,
  checkCommands,
  checkFile,
  checkKeyboard,
  checkNotice,
  checkText,
  checkWebhook,
} from './limits.ts'
import type { Taps } from './people.ts'
import type { UpdatesQueue } from './updates-queue.ts'
import { type ApiRequest, breach, type Json, no } from './wire.ts'
import { wireMe, wireMessage } from './wire-messages.ts'
import type { Chat, Place, StoredMessage, World } from './world.ts'

export interface Menus {
  readonly byScope: Map<string, readonly { command: string; description: string }[]>
}

export interface MethodContext {
  readonly world: World
  readonly queue: UpdatesQueue
  readonly taps: Taps
  readonly menus: Menus
}

type Method = (context: MethodContext, request: ApiRequest, signal: AbortSignal) => unknown

export const methods: Readonly<Record<string, Method>> = {
  getMe: ({ world }) => ({
    ...wireMe(world),
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  }),

  getUpdates({ queue }, { params }, signal) {
    const { offset = 0, limit = 100, timeout = 0 } = params as { offset?: number; limit?: number; timeout?: number }
    return queue.poll(offset, limit, timeout, signal)
  },

  setWebhook({ queue }, { params }) {
    const { url, secret } = checkWebhook(params)
    queue.setWebhook(url === '' ? undefined : { url, secret })
    return true
  },

  deleteWebhook({ queue }) {
    queue.setWebhook(undefined)
    return true
  },

  getWebhookInfo: ({ queue }) => ({
    url: queue.webhook()?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: queue.pendingCount(),
  }),

  setMyCommands({ menus }, { params }) {
    checkCommands(params)
    const { scope, language_code = '' } = params as { scope?: { type: string }; language_code?: string }
    menus.byScope.set(`${scope?.type ?? 'default'}:${language_code}`, params['commands'] as [])
    return true
  },

  sendMessage({ world }, { params }) {
    const { text, entities } = checkText(params, 'message is too long')
    const keyboard = checkKeyboard(params)
    const place = placeFor(world, params)
    const message = world.addMessage(place, {
      from: undefined,
      text,
      entities,
      keyboard,
      ...replyIn(place.chat, params),
    })
    return wireMessage(world, place.chat, message)
  },

  sendDocument({ world }, { params, files }) {
    const file = files.get('document')
    const bytes = checkFile(file?.bytes)
    const { text, entities } = checkCaption(params)
    const keyboard = checkKeyboard(params)
    const place = placeFor(world, params)
    const document = { name: file?.name ?? '', bytes }
    const reply = replyIn(place.chat, params)
    const message = world.addMessage(place, { from: undefined, text, entities, keyboard, document, ...reply })
    return wireMessage(world, place.chat, message)
  },

  editMessageText({ world }, { params }) {
    if ('inline_message_id' in params) throw breach('inline messages are not simulated')
    const { text, entities } = checkText(params, 'MESSAGE_TOO_LONG')
    const keyboard = checkKeyboard(params)
    const chat = world.chatFor(params['chat_id'])
    const message = ownMessage(chat, params['message_id'])
    if (same(message, { text, entities, keyboard })) throw no(400, UNCHANGED)
    Object.assign(message, { text, entities, keyboard, edits: message.edits + 1 })
    return wireMessage(world, chat, message)
  },

  answerCallbackQuery({ taps }, { params }) {
    const text = checkNotice(params)
    const tap = taps.get(String(params['callback_query_id']))
    if (!tap || tap.expired) throw no(400, 'query is too old and response timeout expired or query ID is invalid')
    tap.answer = { text, alert: params['show_alert'] === true }
    return true
  },

  pinChatMessage({ world }, { params }) {
    const chat = world.chatFor(params['chat_id'])
    if (chat.type !== 'private' && chat.privacy) {
      throw no(400, 'not enough rights to manage pinned messages in the chat')
    }
    const id = Number(params['message_id'])
    if (!chat.messages.has(id)) throw no(400, 'message to pin not found')
    chat.pinned.set(id, { silent: params['disable_notification'] === true })
    return true
  },

  sendChatAction({ world }, { params }) {
    world.chatFor(params['chat_id'])
    return true
  },
}

const UNCHANGED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content' +
  ' and reply markup of the message'

function placeFor(world: World, params: Json): Place {
  const chat = world.chatFor(params['chat_id'])
  const thread = params['message_thread_id']
  if (chat.muted && chat.privacy) throw no(400, 'not enough rights to send text messages to the chat')
  if (thread === undefined) return { chat }
  if (!chat.topics.has(Number(thread))) throw no(400, 'message thread not found')
  if (chat.closed.has(Number(thread)) && chat.privacy) throw no(400, 'TOPIC_CLOSED')
  return { chat, thread: Number(thread) }
}

function replyIn(chat: Chat, params: Json): { replyTo?: number } {
  const reply = params['reply_parameters'] as { message_id: number; allow_sending_without_reply?: boolean } | undefined
  if (!reply) return {}
  if (chat.messages.has(reply.message_id)) return { replyTo: reply.message_id }
  if (reply.allow_sending_without_reply) return {}
  throw no(400, 'message to be replied not found')
}

function ownMessage(chat: Chat, id: unknown): StoredMessage {
  const message = chat.messages.get(Number(id))
  if (!message) throw no(400, 'message to edit not found')
  if (message.from || message.frozen) throw no(400, "message can't be edited")
  if (message.document) throw no(400, 'there is no text in the message to edit')
  return message
}

type Face = Pick<StoredMessage, 'text' | 'entities' | 'keyboard'>

function same(before: Face, after: Face): boolean {
  const faceOf = ({ text, entities, keyboard }: Face): string => JSON.stringify([text.trim(), entities, keyboard])
  return faceOf(before) === faceOf(after)
}
