/** Who and what there is: people, chats, messages. Everything else in the fake reads and changes this. */
import type { Keyboard } from './limits.ts'
import { type Json, no, type Uploaded } from './wire.ts'

export interface Person {
  readonly id: number
  readonly name: string
  readonly bot: boolean
  /** Has written to the bot; before that a bot may not write. */
  started: boolean
  blocked: boolean
}

export interface StoredMessage {
  readonly id: number
  /** Undefined: the bot. */
  readonly from: Person | undefined
  readonly date: number
  readonly thread?: number
  readonly replyTo?: number
  readonly document?: Uploaded
  /** Fields of a service message or of media. */
  readonly extra: Json
  /** For messages of an anonymous administrator. */
  readonly anonymous: boolean
  text: string
  entities: readonly { readonly type: string; readonly offset: number; readonly length: number }[]
  keyboard: Keyboard
  edits: number
  /** It may not be changed any more, as one of a business account after two days. */
  frozen?: boolean
}

export interface Chat {
  readonly id: number
  readonly type: 'private' | 'group' | 'supergroup'
  readonly title: string
  readonly person?: Person
  readonly forum: boolean
  readonly topics: Map<number, string>
  /** Topics in which only administrators may write. */
  readonly closed: Set<number>
  readonly messages: Map<number, StoredMessage>
  readonly pinned: Map<number, { readonly silent: boolean }>
  /** False: the bot hears everything, as an administrator does. */
  readonly privacy: boolean
  botIn: boolean
  /** Which of the bots in it has sent the last message. */
  lastBot?: 'ours' | 'other'
  deleted?: boolean
  /** Members may not write. */
  muted?: boolean
  movedTo?: number
  lastId: number
}

/** A chat and perhaps a topic of it. */
export interface Place {
  readonly chat: Chat
  readonly thread?: number
}

export type World = ReturnType<typeof createWorld>

export function createWorld(me: { id: number; username: string }, now: () => number) {
  const people = new Map<number, Person>()
  const chats = new Map<number, Chat>()
  // Private chats and basic groups share the account's numbers; a supergroup counts for itself.
  let accountLastId = 100

  function addPerson(name: string, bot = false): Person {
    const person: Person = { id: 1001 + people.size, name, bot, started: false, blocked: false }
    people.set(person.id, person)
    const base = { type: 'private', title: name, person, forum: false, privacy: false, botIn: true } as const
    addChat({ ...base, id: person.id })
    return person
  }

  function addChat(given: Omit<Chat, 'topics' | 'closed' | 'messages' | 'pinned' | 'lastId'>): Chat {
    const chat: Chat = {
      ...given,
      topics: new Map(),
      closed: new Set(),
      messages: new Map(),
      pinned: new Map(),
      lastId: 0,
    }
    chats.set(chat.id, chat)
    return chat
  }

  function addGroup(
    title: string,
    type: 'group' | 'supergroup',
    more: { forum?: boolean; privacy?: boolean } = {},
  ): Chat {
    const id = type === 'group' ? -501 - chats.size : -1001000000001 - chats.size
    return addChat({ id, type, title, forum: more.forum ?? false, privacy: more.privacy ?? true, botIn: false })
  }

  function place(id: string): Place {
    const [chatId = '', thread] = id.split('#')
    const chat = chats.get(Number(chatId))
    if (!chat) throw new Error(`the fake has no chat ${id}`)
    return thread === undefined ? { chat } : { chat, thread: Number(thread) }
  }

  function addMessage(
    { chat, thread }: Place,
    given: Partial<Omit<StoredMessage, 'id' | 'thread' | 'date'>> & { from: Person | undefined },
  ): StoredMessage {
    if (chat.type === 'supergroup') chat.lastId += 1
    else chat.lastId = ++accountLastId
    const fresh = { text: '', entities: [], keyboard: [], edits: 0, extra: {}, anonymous: false }
    const message = {
      ...fresh,
      ...given,
      id: chat.lastId,
      date: Math.floor(now() / 1000),
      ...(thread ? { thread } : {}),
    }
    chat.messages.set(message.id, message)
    const isService = Object.keys(message.extra).length > 0
    if (!message.from && !isService) chat.lastBot = 'ours'
    else if (message.from?.bot) chat.lastBot = 'other'
    return message
  }

  /** The chat of a request, if the bot may write there. */
  function chatFor(id: unknown): Chat {
    const chat = chats.get(Number(id))
    if (!chat) throw no(400, 'chat not found')
    if (chat.movedTo !== undefined) {
      throw no(400, 'group chat was upgraded to a supergroup chat', { migrate_to_chat_id: chat.movedTo })
    }
    if (chat.person?.blocked) throw no(403, 'bot was blocked by the user')
    if (chat.person && !chat.person.started) throw no(403, "bot can't initiate conversation with a user")
    if (chat.deleted) throw no(403, 'the group chat was deleted')
    if (!chat.botIn) throw no(403, `bot was kicked from the ${chat.type} chat`)
    return chat
  }

  function person(id: string): Person {
    const found = people.get(Number(id))
    if (!found) throw new Error(`the fake has no person ${id}`)
    return found
  }

  return { me, addPerson, addGroup, place, person, addMessage, chatFor }
}
