/**
 * A channel without a platform: messages are put in by the program that plays the people, and what the bot says is
 * kept as it would be seen. For the demo.
 */
import { ABLE, everywhere } from '../channels/abilities.ts'
import type { Attachment, Channel, ChatRef, Inbound, Inbox, Outgoing, PersonRef, Sent } from '../channels/channel.ts'

export interface Seen {
  readonly id: string
  text: string
  choices: readonly (readonly { readonly label: string; readonly data: string }[])[]
  file?: { readonly name: string; readonly bytes: Uint8Array }
}

/** How a message is delivered: as a reply, and how often the platform repeats it. */
export interface Delivery {
  readonly replyTo?: string
  readonly times?: number
  /** When the platform says that it was written; now, if absent. */
  readonly at?: Date
  readonly addressed?: true
  /** The platform's number of the message. */
  readonly order?: number
  /** A picture or the like, beside which the text stands; an empty text: alone. */
  readonly beside?: Attachment
}

export interface Puppet extends Channel {
  readonly say: (chat: ChatRef, from: PersonRef, text: string, how?: Delivery) => Promise<void>
  readonly tap: (chat: ChatRef, from: PersonRef, messageId: string, data: string, how?: Delivery) => Promise<void>
  /** Changes the person's newest message of this text. */
  readonly change: (chat: ChatRef, from: PersonRef, old: string, text: string) => Promise<void>
  /** The bot's messages in a chat, oldest first. */
  readonly seen: (chatId: string) => readonly Seen[]
}

export function createPuppet(now: () => Date, abilities: Channel['abilities'] = everywhere(ABLE)): Puppet {
  const chats = new Map<string, Seen[]>()
  const said = new Map<string, string>()
  let inbox: Inbox = () => Promise.resolve()
  let count = 0
  const arrived = (chat: ChatRef, from: PersonRef) => {
    count += 1
    return { channel: 'local', externalId: String(count), chat, from, at: now().toISOString() } as const
  }
  const put = async (inbound: Inbound, times = 1) => {
    for (let i = 0; i < times; i++) await inbox(inbound)
  }
  /** Who cannot change a message does not tell which one was tapped either. */
  const told = (messageId: string) => ({ messageId, tapId: `t${count}` })
  return {
    name: 'local',
    abilities,
    start: (to) => {
      inbox = to
      return Promise.resolve()
    },
    stop: () => Promise.resolve(),
    ready: () => true,
    send: (outgoing) => Promise.resolve(show(chats, outgoing, () => `b${++count}`)),
    say: (chat, from, text, { replyTo, times, at, addressed, order, beside } = {}) => {
      const reply = { ...(replyTo !== undefined && { replyTo }), ...(addressed && { addressed }) }
      const base = { ...arrived(chat, from), ...(at && { at: at.toISOString() }) }
      const messageId = `m${count}`
      said.set(`${from.id} ${text}`, messageId)
      const numbered = order !== undefined && { order }
      if (beside && text === '') return put({ ...base, type: 'other', messageId, ...beside, ...reply }, times)
      return put({ ...base, type: 'text', text, messageId, ...reply, ...numbered, ...(beside && { beside }) }, times)
    },
    tap: (chat, from, messageId, data, { times } = {}) =>
      put({ ...arrived(chat, from), type: 'tap', data, ...(abilities[chat.kind].edits && told(messageId)) }, times),
    change: (chat, from, old, text) => {
      const messageId = said.get(`${from.id} ${old}`) ?? ''
      return put({ ...arrived(chat, from), type: 'text', text, messageId, edited: true })
    },
    seen: (chatId) => chats.get(chatId) ?? [],
  }
}

function show(chats: Map<string, Seen[]>, outgoing: Outgoing, nextId: () => string): Sent {
  if (outgoing.type === 'tap-answer' || outgoing.type === 'pin') return {}
  const seen = chats.get(outgoing.chatId) ?? []
  chats.set(outgoing.chatId, seen)
  if (outgoing.type === 'edit') {
    const old = seen.find((m) => m.id === outgoing.messageId)
    if (old) Object.assign(old, { text: outgoing.text, choices: outgoing.choices ?? [] })
    return { messageId: outgoing.messageId }
  }
  const id = nextId()
  if (outgoing.type === 'file')
    seen.push({ id, text: outgoing.caption ?? '', choices: [], file: { name: outgoing.name, bytes: outgoing.bytes } })
  else seen.push({ id, text: outgoing.text, choices: outgoing.choices ?? [] })
  return { messageId: id }
}
