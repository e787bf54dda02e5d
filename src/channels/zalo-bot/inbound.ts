/**
 * An event of the Bot Platform's as `Inbound`, or null when it is none of our business: bots, events that are not
 * known. Pure and total: any JSON may be given. Both ways of receiving use it.
 */
import type { ChatRef, Inbound } from '../channel.ts'
import { clean } from '../mark.ts'
import { isMentionOnly, withoutMention } from '../mention.ts'
import { type EventMessage, eventShape } from './event-shape.ts'

/** `unsupported`: Zalo keeps from us what certain people send, whatever it is. */
const MEDIA = /^message\.(image|sticker|voice|unsupported)\.received$/

/** `names`: ours, any of which a mention may show; `now` stands in where Zalo says no time. */
export function toInbound(event: unknown, names: readonly string[], now: Date): Inbound | null {
  const read = eventShape.safeParse(event)
  if (!read.success || read.data.message.from.is_bot) return null
  const { event_name, message } = read.data
  const chat = chatOf(message)
  if (!chat) return null
  const from = { id: message.from.id, ...named('name', message.from.display_name) }
  const at = (message.date === undefined ? now : new Date(message.date)).toISOString()
  const messageId = message.message_id
  const common = { channel: 'zalo-bot', externalId: messageId, chat, from, at, messageId } as const
  if (event_name === 'message.text.received') {
    return message.text === undefined ? null : { ...common, type: 'text', ...saidIn(chat, message.text, names) }
  }
  const what = MEDIA.exec(event_name)?.[1]
  if (what === undefined) return null
  const caption = message.caption ?? message.text ?? ''
  if (caption.trim() === '') return { ...common, type: 'other', what }
  if (isMentionOnly(caption, mentionsOf(names))) return { ...common, type: 'other', what, addressed: true }
  return { ...common, type: 'text', ...saidIn(chat, caption, names), beside: { what } }
}

/** Groups bring nothing but mentions and replies to us, so each text is meant for us; which it is, Zalo does not say. */
function saidIn(chat: ChatRef, typed: string, names: readonly string[]): { text: string; addressed?: true } {
  const text = clean(typed)
  if (chat.kind === 'private') return { text }
  return { text: withoutMention(text, mentionsOf(names)).text, addressed: true }
}

function mentionsOf(names: readonly string[]): string[] {
  return names.map((name) => `@${name}`)
}

function chatOf({ chat, from }: EventMessage): ChatRef | null {
  switch (chat.chat_type?.toUpperCase()) {
    case 'GROUP':
      return { id: chat.id, kind: 'group' }
    case 'PRIVATE':
      return { id: chat.id, kind: 'private', ...named('title', from.display_name) }
    default:
      return null
  }
}

function named<K extends string>(key: K, name: string | undefined): Partial<Record<K, string>> {
  const cleaned = name === undefined ? '' : clean(name).trim()
  return cleaned === '' ? {} : ({ [key]: cleaned } as Record<K, string>) // the type of a computed key is any string's
}
