/** What people do: write, change, tap, invite, block. Each act becomes the updates that a bot would get of it. */
import { hears } from './privacy.ts'
import type { UpdatesQueue } from './updates-queue.ts'
import type { Json } from './wire.ts'
import { wireChat, wireMe, wireMessage, wireUser } from './wire-messages.ts'
import type { Chat, Person, Place, StoredMessage, World } from './world.ts'

export interface Tap {
  answer?: { readonly text: string; readonly alert: boolean }
  expired: boolean
}

export type Taps = Map<string, Tap>

export interface SayOptions {
  /** Id of the message that is replied to. */
  readonly replyTo?: string
  /** As an administrator who writes in the group's name. */
  readonly anonymous?: boolean
}

export interface People {
  /** Each returns the new message's id. Of another bot nothing is heard, but it has spoken last. */
  readonly say: (chat: string, person: string, text: string, options?: SayOptions) => string
  readonly sendMedia: (
    chat: string,
    person: string,
    kind: string,
    options?: SayOptions & { readonly caption?: string },
  ) => string
  readonly change: (chat: string, messageId: string, text: string) => void
  /** By data or by label; `stale`: a button that the message has no longer. Returns the tap's id. */
  readonly tap: (
    chat: string,
    person: string,
    messageId: string,
    button: string,
    options?: { readonly stale?: boolean },
  ) => string
  readonly addBot: (chat: string, by: string) => void
  readonly removeBot: (chat: string, by: string) => void
  readonly block: (person: string) => void
  readonly unblock: (person: string) => void
  readonly deleteGroup: (chat: string) => void
  /** With all that was said in it; the group goes on. */
  readonly deleteTopic: (chat: string) => void
  readonly closeTopic: (chat: string) => void
  /** Only administrators may write in the group. */
  readonly mute: (chat: string) => void
  /** The bot may not change this message of its own any more. */
  readonly freeze: (chat: string, messageId: string) => void
  /** As an administrator may do with anybody's message. */
  readonly erase: (chat: string, messageId: string) => void
  /** The group becomes a supergroup; returns its new id. */
  readonly upgrade: (chat: string, by: string) => string
}

export function createPeople(world: World, queue: UpdatesQueue, taps: Taps): People {
  function post(where: Place, from: Person, given: { text: string; extra?: Json }, options: SayOptions): string {
    const { chat } = where
    if (chat.person) Object.assign(chat.person, { started: true, blocked: false })
    const replyTo = options.replyTo === undefined ? {} : { replyTo: Number(options.replyTo) }
    const message = world.addMessage(where, { from, ...given, anonymous: options.anonymous ?? false, ...replyTo })
    if (!from.bot && reaches(chat, message)) queue.emit(chat.id, { message: wireMessage(world, chat, message) })
    return String(message.id)
  }

  function reaches(chat: Chat, message: StoredMessage): boolean {
    if (!chat.botIn) return false
    if (!chat.privacy) return true
    const target = message.replyTo === undefined ? undefined : chat.messages.get(message.replyTo)
    const said = { text: message.text, target: target && { isOurs: target.from === undefined, text: target.text } }
    return hears(said, world.me.username, chat.lastBot === 'ours')
  }

  function membership(chat: Chat, by: Person, was: string, is: string): void {
    const bot = wireMe(world)
    const date = Math.floor(Date.now() / 1000)
    const members = { old_chat_member: { user: bot, status: was }, new_chat_member: { user: bot, status: is } }
    queue.emit(chat.id, { my_chat_member: { chat: wireChat(chat), from: wireUser(by), date, ...members } })
  }

  return {
    say: (chat, person, text, options = {}) => post(world.place(chat), world.person(person), { text }, options),
    sendMedia: (chat, person, kind, { caption = '', ...options } = {}) =>
      post(world.place(chat), world.person(person), { text: caption, extra: { [kind]: { file_id: 'file' } } }, options),
    change(chatId, messageId, text) {
      const { chat } = world.place(chatId)
      const message = chat.messages.get(Number(messageId))
      if (!message?.from) throw new Error('people change their own messages only')
      Object.assign(message, { text, edits: message.edits + 1 })
      if (reaches(chat, message)) queue.emit(chat.id, { edited_message: wireMessage(world, chat, message) })
    },
    tap(chatId, person, messageId, button, { stale = false } = {}) {
      const { chat } = world.place(chatId)
      const message = chat.messages.get(Number(messageId))
      const found = message?.keyboard.flat().find((b) => b.callback_data === button || b.text === button)
      if (!message || (!found && !stale)) throw new Error(`message ${messageId} has no button ${button}`)
      const id = String(900_000 + taps.size)
      taps.set(id, { expired: false })
      const data = found?.callback_data ?? button
      const from = wireUser(world.person(person))
      const query = { id, from, chat_instance: '1', data, message: wireMessage(world, chat, message) }
      queue.emit(chat.id, { callback_query: query })
      return id
    },
    addBot(chatId, by) {
      const { chat } = world.place(chatId)
      chat.botIn = true
      membership(chat, world.person(by), 'left', 'member')
    },
    removeBot(chatId, by) {
      const { chat } = world.place(chatId)
      chat.botIn = false
      membership(chat, world.person(by), 'member', 'kicked')
    },
    block(id) {
      const person = world.person(id)
      person.blocked = true
      membership(world.place(id).chat, person, 'member', 'kicked')
    },
    unblock(id) {
      const person = world.person(id)
      person.blocked = false
      membership(world.place(id).chat, person, 'kicked', 'member')
    },
    deleteGroup(chatId) {
      world.place(chatId).chat.deleted = true
    },
    deleteTopic(id) {
      const { chat, thread = 0 } = world.place(id)
      chat.topics.delete(thread)
      for (const message of chat.messages.values()) if (message.thread === thread) chat.messages.delete(message.id)
    },
    closeTopic(id) {
      const { chat, thread = 0 } = world.place(id)
      chat.closed.add(thread)
    },
    mute(id) {
      world.place(id).chat.muted = true
    },
    freeze(chatId, messageId) {
      const message = world.place(chatId).chat.messages.get(Number(messageId))
      if (!message) throw new Error(`there is no message ${messageId}`)
      message.frozen = true
    },
    erase(chatId, messageId) {
      world.place(chatId).chat.messages.delete(Number(messageId))
    },
    upgrade(chatId, by) {
      const { chat } = world.place(chatId)
      const next = world.addGroup(chat.title, 'supergroup', { privacy: chat.privacy })
      next.botIn = chat.botIn
      const service = (where: Chat, extra: Json): void => {
        const message = world.addMessage({ chat: where }, { from: world.person(by), extra })
        queue.emit(where.id, { message: wireMessage(world, where, message) })
      }
      service(chat, { migrate_to_chat_id: next.id })
      service(next, { migrate_from_chat_id: chat.id })
      chat.movedTo = next.id
      return String(next.id)
    },
  }
}
