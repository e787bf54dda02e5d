/**
 * An update of Telegram's as `Inbound`, or null when it is none of our business: another bot's command, service
 * messages, bots. Pure and total: any JSON may be given. Both ways of receiving use it.
 */
import type { Attachment, ChatRef, Inbound, PersonRef } from '../channel.ts'
import { clean } from '../mark.ts'
import { isMentionOnly, withoutMention } from '../mention.ts'
import {
  type ChatShape,
  type Me,
  type MembershipShape,
  type MessageShape,
  type TapShape,
  type UserShape,
  updateShape,
} from './update-shape.ts'

/** Writes in the name of a group's anonymous administrators. */
const GROUP_ANONYMOUS_BOT = 1087968824

/** An animation is a document too, and a venue a location: the more telling one first. */
const MEDIA = [
  'photo',
  'video',
  'animation',
  'document',
  'audio',
  'voice',
  'video_note',
  'sticker',
  'contact',
  'venue',
  'location',
  'poll',
  'dice',
  'story',
  'paid_media',
  'checklist',
  'rich_message',
  'live_photo',
] as const

interface Reply {
  readonly replyTo?: string
  readonly replyToData?: string
}

type Common = Pick<Inbound, 'channel' | 'externalId' | 'chat' | 'from' | 'at'>

/** `now` stands in where Telegram says no time: taps have none. */
export function toInbound(update: unknown, me: Me, now: Date): Inbound | null {
  const read = updateShape.safeParse(update)
  if (!read.success) return null
  const { update_id, message, edited_message, callback_query, my_chat_member } = read.data
  const externalId = String(update_id)
  if (message) return fromMessage(message, externalId, me, now)
  if (edited_message) return fromEdit(edited_message, externalId, me, now)
  if (callback_query) return fromTap(callback_query, externalId, now)
  return my_chat_member ? fromMembership(my_chat_member, externalId, now) : null
}

function fromMessage(message: MessageShape, externalId: string, me: Me, now: Date): Inbound | null {
  if (message.migrate_to_chat_id !== undefined) return fromMigration(message, externalId, now)
  const common = commonOf(message, externalId, message.date, now)
  if (!common) return null
  const more = { ...common, messageId: String(message.message_id), ...replyOf(message, me) }
  if (message.text !== undefined) {
    const said = addressedText(message.text, me)
    return said && { ...more, type: 'text', order: message.message_id, ...said }
  }
  const beside = attachmentOf(message)
  if (!beside) return null
  const caption = message.caption ?? ''
  if (caption.trim() === '') return { ...more, type: 'other', ...beside }
  if (isMentionOnly(caption, [`@${me.username}`])) return { ...more, type: 'other', ...beside, addressed: true }
  const said = addressedText(caption, me)
  return said && { ...more, type: 'text', order: message.message_id, ...said, beside }
}

function attachmentOf(message: MessageShape): Attachment | undefined {
  const what = MEDIA.find((kind) => message[kind] !== undefined)
  const { media_group_id: album } = message
  return what && { what, ...(album !== undefined && { album }) }
}

/** A picture that was changed says nothing new; its caption does. */
function fromEdit(message: MessageShape, externalId: string, me: Me, now: Date): Inbound | null {
  const inbound = fromMessage(message, externalId, me, now)
  if (inbound?.type !== 'text') return null
  return { ...inbound, edited: true, at: instant(message.edit_date ?? message.date, now) }
}

function fromMigration(message: MessageShape, externalId: string, now: Date): Inbound | null {
  const chat = chatOf(message.chat)
  if (!chat) return null
  const from = message.from ? personOf(message.from) : chatAsPerson(message.chat)
  const at = instant(message.date, now)
  const newId = String(message.migrate_to_chat_id)
  return { channel: 'telegram', externalId, chat, from, at, type: 'moved', newId }
}

function fromTap({ id, from, data, message }: TapShape, externalId: string, now: Date): Inbound | null {
  const common = commonOf({ ...message, from, sender_chat: message.chat }, externalId, undefined, now)
  if (!common) return null
  return { ...common, type: 'tap', data, messageId: String(message.message_id), tapId: id }
}

function fromMembership(update: MembershipShape, externalId: string, now: Date): Inbound | null {
  const chat = chatOf(update.chat)
  const was = isIn(update.old_chat_member)
  const is = isIn(update.new_chat_member)
  if (!chat || was === is) return null
  const from = personOf(update.from)
  return { channel: 'telegram', externalId, chat, from, at: instant(update.date, now), type: is ? 'joined' : 'left' }
}

function isIn({ status, is_member }: { status: string; is_member?: boolean | undefined }): boolean {
  return status === 'restricted' ? is_member === true : status !== 'left' && status !== 'kicked'
}

type Authored = Pick<MessageShape, 'chat' | 'from' | 'sender_chat' | 'message_thread_id' | 'is_topic_message'> & {
  is_automatic_forward?: boolean | undefined
}

function commonOf(message: Authored, externalId: string, date: number | undefined, now: Date): Common | null {
  const chat = chatOf(message.chat, message.is_topic_message ? message.message_thread_id : undefined)
  const from = authorOf(message)
  return chat && from ? { channel: 'telegram', externalId, chat, from, at: instant(date, now) } : null
}

/**
 * Who speaks as a group or a channel is that group or channel; other bots are nobody, and so are the posts that the
 * group of a channel repeats.
 */
function authorOf({ from, sender_chat, is_automatic_forward }: Authored): PersonRef | null {
  if (is_automatic_forward) return null
  if (from && !from.is_bot) return personOf(from)
  if (!sender_chat) return null
  if (from && from.id !== GROUP_ANONYMOUS_BOT && sender_chat.type !== 'channel') return null
  return chatAsPerson(sender_chat)
}

function chatOf(chat: ChatShape, thread?: number): ChatRef | null {
  if (!['private', 'group', 'supergroup'].includes(chat.type)) return null
  const kind = chat.type === 'private' ? 'private' : 'group'
  const whole = { id: String(chat.id), kind, title: nameOf(chat) } as const
  // What is written in the topic General comes as if there were no topics.
  return thread === undefined ? whole : { ...whole, id: `${chat.id}#${thread}`, within: whole.id }
}

function personOf(user: UserShape): PersonRef {
  return { id: String(user.id), name: nameOf(user) }
}

/** Chats count apart from people: none of them is a person, whatever its number. */
function chatAsPerson(chat: ChatShape): PersonRef {
  return { id: `chat:${chat.id}`, name: nameOf(chat) }
}

function nameOf(named: ChatShape | UserShape): string {
  const full = [named.first_name, named.last_name].filter(Boolean).join(' ')
  const name = ('title' in named ? named.title : undefined) || full || named.username || String(named.id)
  return clean(name)
}

/** In a topic a message that replies to nothing still names the topic's beginning as what it replies to. */
function replyOf({ reply_to_message, is_topic_message, message_thread_id }: MessageShape, me: Me): Reply {
  if (!reply_to_message) return {}
  const { message_id, from, reply_markup } = reply_to_message
  if (is_topic_message && message_id === message_thread_id) return {}
  const data = from?.id === me.id ? reply_markup?.inline_keyboard[0]?.[0]?.callback_data : undefined
  return { replyTo: String(message_id), ...(data !== undefined && { replyToData: data }) }
}

/** Without our name after a command or at an end of the text; null for a command to another bot. */
function addressedText(typed: string, me: Me): { text: string; addressed?: true } | null {
  const text = clean(typed)
  const mentions = [`@${me.username}`]
  const command = /^(\s*[/#][\p{L}\p{M}\d_]+)@(\w+)/u.exec(text)
  if (!command) return withoutMention(text, mentions)
  const [whole, name = '', bot = ''] = command
  if (bot.toLowerCase() !== me.username.toLowerCase()) return null
  return { ...withoutMention(name + text.slice(whole.length), mentions), addressed: true }
}

function instant(date: number | undefined, now: Date): string {
  // Telegram gives 0 for what it will not tell.
  return (date ? new Date(date * 1000) : now).toISOString()
}
