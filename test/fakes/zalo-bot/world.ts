/** Who and what there is: people, groups, messages. Everything else in the fake reads and changes this. */
import { createHash } from 'node:crypto'
import { Refused } from './wire.ts'

/** Of the free plan. */
const MOST_PEOPLE = 50
const MOST_GROUPS = 3

export interface StoredMessage {
  readonly id: string
  /** `bot`, or the person's id. */
  readonly from: string
  readonly text: string
  /** Milliseconds since 1970. */
  readonly date: number
  /** Absent: a text. */
  readonly what?: string
  readonly replyTo?: string
}

export interface Chat {
  readonly id: string
  readonly name: string
  readonly kind: 'PRIVATE' | 'GROUP'
  readonly messages: StoredMessage[]
  /** Whether the bot may write: the person has written to it, or the group has it. */
  open: boolean
}

export type World = ReturnType<typeof createWorld>

export function createWorld(now: () => number) {
  const chats = new Map<string, Chat>()
  let ids = 0

  /** Twenty hexadecimal digits, as Zalo's ids of people, groups and messages are. */
  function newId(): string {
    ids += 1
    return createHash('sha256').update(`zalo bot ${ids}`).digest('hex').slice(0, 20)
  }

  function addChat(kind: Chat['kind'], name: string, open: boolean): Chat {
    const most = kind === 'PRIVATE' ? MOST_PEOPLE : MOST_GROUPS
    if ([...chats.values()].filter((chat) => chat.kind === kind).length >= most) {
      throw new Error(`the free plan has ${most} chats of this kind`)
    }
    const chat: Chat = { id: newId(), name, kind, messages: [], open }
    chats.set(chat.id, chat)
    return chat
  }

  function place(id: string): Chat {
    const chat = chats.get(id)
    if (!chat) throw new Error(`the fake has no chat ${id}`)
    return chat
  }

  function placeOf(kind: Chat['kind'], id: string): Chat {
    const chat = place(id)
    if (chat.kind !== kind) throw new Error(`${id} is no ${kind === 'GROUP' ? 'group' : 'person'}`)
    return chat
  }

  return {
    place,
    group: (id: string): Chat => placeOf('GROUP', id),
    /** A person, who is their private chat at the same time. */
    person: (id: string): Chat => placeOf('PRIVATE', id),
    addPerson: (name: string): Chat => addChat('PRIVATE', name, false),
    addGroup: (name: string): Chat => addChat('GROUP', name, true),
    addMessage(chat: Chat, given: Omit<StoredMessage, 'id' | 'date'>): StoredMessage {
      const message = { ...given, id: newId(), date: now() }
      chat.messages.push(message)
      return message
    },
    /** The chat of a request, if the bot may write there. */
    chatFor(id: string): Chat {
      const chat = chats.get(id)
      if (!chat?.open) throw new Refused(404, 'Chat not found')
      return chat
    },
  }
}
