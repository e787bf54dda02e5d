/** An event of Zalo's as `Inbound`, or null when it is none of our business: echoes, receipts, what is not known. Pure. */
import type { ZaloEvent } from '../../zalo-openapi/index.ts'
import type { ChatRef, Inbound, PersonRef } from '../channel.ts'
import { clean } from '../mark.ts'
import type { Account } from './account.ts'
import { groupChat, groupIn } from './ids.ts'
import { isOnlyOurs, withoutOurs } from './mention.ts'
import { dataIn } from './payload.ts'

/** Names of people and groups, as far as Zalo has told; events do not. */
export type NameOf = (chatId: string) => string | undefined

/** What people may write a few words to. The text of a place, a contact or a link is not theirs. */
const CAPTIONED = new Set(['image', 'gif', 'video', 'audio', 'file'])

type Message = ZaloEvent & { type: 'message' }

/** For what was asked about a person, and about the chat in which they were heard. */
export function namedInbound(personId: string, chatId: string, nameOf: NameOf, now: Date): Inbound {
  const groupId = groupIn(chatId)
  const chat = groupId === undefined ? privateChat(chatId, nameOf) : groupRef(groupId, nameOf)
  const from = person(personId, nameOf)
  const externalId = `named:${chatId}:${chat.title ?? ''}:${personId}:${from.name ?? ''}`
  return { channel: 'zalo-oa', externalId, chat, from, at: now.toISOString(), type: 'named' }
}

export function toInbound(event: ZaloEvent, account: Account, nameOf: NameOf, now: Date): Inbound | null {
  const at = instantOf(event.timestamp, now)
  const arrived = (externalId: string, chat: ChatRef, from: PersonRef) =>
    ({ channel: 'zalo-oa', externalId, chat, from, at }) as const
  switch (event.type) {
    case 'message':
      return event.own ? null : fromMessage(event, account, nameOf, at)
    case 'follow':
    case 'unfollow': {
      const { userId } = event
      const common = arrived(idOf(event, userId), privateChat(userId, nameOf), person(userId, nameOf))
      return { ...common, type: event.type === 'follow' ? 'joined' : 'left' }
    }
    case 'withdraw': {
      const { userId } = event
      if (userId === undefined) return null
      return { ...arrived(idOf(event, userId), { id: userId, kind: 'private' }, { id: userId }), type: 'withdrawn' }
    }
    case 'group': {
      const { change, groupId } = event
      if (change !== 'created' && change !== 'dissolved') return null
      const common = arrived(idOf(event, groupId), groupRef(groupId, nameOf), { id: account.oaId })
      return { ...common, type: change === 'created' ? 'joined' : 'left' }
    }
    default:
      return null
  }
}

function fromMessage(event: Message, account: Account, nameOf: NameOf, at: string): Inbound | null {
  const { messageId, userId, groupId, quoted } = event
  const chat = groupId === undefined ? privateChat(userId, nameOf) : groupRef(groupId, nameOf)
  const from = person(userId, nameOf)
  const common = { channel: 'zalo-oa', externalId: messageId, chat, from, at } as const
  const more = { ...common, messageId, ...(quoted !== undefined && { replyTo: quoted }) }
  const { kind } = event
  const text = kind === 'text' || CAPTIONED.has(kind) ? event.text && clean(event.text) : undefined
  if (text === undefined || (kind !== 'text' && text.trim() === '')) return { ...more, type: 'other', what: kind }
  const data = groupId === undefined && kind === 'text' ? dataIn(text) : undefined
  if (data !== undefined) return { ...common, type: 'tap', data }
  if (kind !== 'text' && groupId !== undefined && isOnlyOurs(text, account))
    return { ...more, type: 'other', what: kind, addressed: true }
  const beside = kind !== 'text' && { beside: { what: kind } }
  return { ...more, type: 'text', ...(groupId === undefined ? { text } : withoutOurs(text, account)), ...beside }
}

function privateChat(userId: string, nameOf: NameOf): ChatRef {
  return { id: userId, kind: 'private', ...titled(nameOf(userId)) }
}

function groupRef(groupId: string, nameOf: NameOf): ChatRef {
  const id = groupChat(groupId)
  return { id, kind: 'group', ...titled(nameOf(id)) }
}

function titled(title: string | undefined): { title?: string } {
  return title === undefined ? {} : { title: clean(title) }
}

function person(id: string, nameOf: NameOf): PersonRef {
  const name = nameOf(id)
  return name === undefined ? { id } : { id, name: clean(name) }
}

/** Events that carry no message have no id of their own; delivered again they say the same. */
function idOf({ name, timestamp }: ZaloEvent, whose: string): string {
  return `${name}:${timestamp}:${whose}`
}

function instantOf(timestamp: string, now: Date): string {
  const ms = Number(timestamp)
  return (/^\d{1,15}$/.test(timestamp) ? new Date(ms) : now).toISOString()
}
