/** What people do: write, mention, reply, send pictures. Each act becomes the event that a bot would get of it, if any. */
import type { Deliveries } from './deliveries.ts'
import type { Json } from './wire.ts'
import type { Chat, StoredMessage, World } from './world.ts'

export interface SayOptions {
  /** The text begins with the bot's name, as the picker of the app writes it. */
  readonly mention?: boolean
  /** Id of the message that is replied to. */
  readonly replyTo?: string
}

export type Sendable = 'image' | 'sticker' | 'voice'

export interface People {
  /** Each returns the new message's id. */
  readonly say: (person: string, text: string) => string
  /** Reaches the bot only if it mentions it or replies to a message of its; the event does not tell which. */
  readonly sayIn: (group: string, person: string, text: string, how?: SayOptions) => string
  /** In a group only a picture can mention the bot, in its caption. */
  readonly send: (chat: string, person: string, what: Sendable) => string
  /** The administrator puts the bot out; it is told nothing of it. */
  readonly removeBot: (group: string) => void
}

const CONTENTS: Readonly<Record<Sendable, Json>> = {
  image: { photo: 'https://photo.example/1.jpg' },
  sticker: { sticker: '2035', url: 'https://sticker.example/2035.png' },
  voice: { voice_url: 'https://voice.example/1.aac' },
}

export function createPeople(world: World, deliveries: Deliveries, botName: string): People {
  function emit(chat: Chat, person: Chat, kind: string, message: StoredMessage, contents: Json): void {
    const told = {
      from: { id: person.id, display_name: person.name, is_bot: false },
      chat: { id: chat.id, chat_type: chat.kind },
      ...contents,
      message_id: message.id,
      date: message.date,
    }
    const result = { event_name: `message.${kind}.received`, message: told }
    deliveries.emit({ id: message.id, chat: chat.id, result })
  }

  return {
    say(personId, text) {
      const person = world.person(personId)
      person.open = true
      const message = world.addMessage(person, { from: person.id, text })
      emit(person, person, 'text', message, { text })
      return message.id
    },
    sayIn(groupId, personId, text, { mention = false, replyTo } = {}) {
      const group = world.group(groupId)
      const person = world.person(personId)
      const typed = mention ? `@${botName} ${text}` : text
      const target = group.messages.find(({ id }) => id === replyTo)
      if (replyTo !== undefined && !target) throw new Error(`no message ${replyTo} in the group`)
      const reply = replyTo === undefined ? {} : { replyTo }
      const message = world.addMessage(group, { from: person.id, text: typed, ...reply })
      if (group.open && (mention || target?.from === 'bot')) emit(group, person, 'text', message, { text: typed })
      return message.id
    },
    send(chatId, personId, what) {
      const chat = world.place(chatId)
      const person = world.person(personId)
      const inGroup = chat.kind === 'GROUP'
      const caption = inGroup && what === 'image' ? `@${botName}` : ''
      if (!inGroup) chat.open = true
      const message = world.addMessage(chat, { from: person.id, text: caption, what })
      if (!inGroup || (chat.open && caption !== '')) {
        emit(chat, person, what, message, { ...CONTENTS[what], ...(caption === '' ? {} : { caption }) })
      }
      return message.id
    },
    removeBot(groupId) {
      world.group(groupId).open = false
    },
  }
}
