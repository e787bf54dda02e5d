/** Chats, people and messages as Telegram writes them in updates and answers. */
import type { Json } from './wire.ts'
import type { Chat, Person, StoredMessage, World } from './world.ts'

const ANONYMOUS = { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' }

export function wireUser({ id, name, bot }: Person): Json {
  return { id, is_bot: bot, first_name: name }
}

export function wireMe({ me }: World): Json {
  return { id: me.id, is_bot: true, first_name: me.username, username: me.username }
}

export function wireChat(chat: Chat): Json {
  if (chat.type === 'private') return { id: chat.id, type: chat.type, first_name: chat.title }
  return { id: chat.id, type: chat.type, title: chat.title, ...(chat.forum ? { is_forum: true } : {}) }
}

/** `nested`: as the message that another one replies to, which is told without its own. */
export function wireMessage(world: World, chat: Chat, message: StoredMessage, nested = false): Json {
  const { id, date, from, thread, text, document, extra, anonymous } = message
  const author = anonymous
    ? { from: ANONYMOUS, sender_chat: wireChat(chat) }
    : { from: from ? wireUser(from) : wireMe(world) }
  const file = document ? { document: { file_name: document.name, file_size: document.bytes.length } } : {}
  return {
    message_id: id,
    date,
    chat: wireChat(chat),
    ...author,
    ...(thread === undefined ? {} : { message_thread_id: thread, is_topic_message: true }),
    ...(nested ? {} : repliedTo(world, chat, message)),
    ...(text === '' ? {} : { [document || Object.keys(extra).length > 0 ? 'caption' : 'text']: text }),
    ...commandEntity(text),
    ...(message.edits > 0 ? { edit_date: date + message.edits } : {}),
    ...(message.keyboard.length > 0 ? { reply_markup: { inline_keyboard: message.keyboard } } : {}),
    ...file,
    ...extra,
  }
}

/** In a topic, a message that replies to nothing replies to the topic's beginning. */
function repliedTo(world: World, chat: Chat, { replyTo, thread }: StoredMessage): Json {
  const target = chat.messages.get(replyTo ?? thread ?? -1)
  return target ? { reply_to_message: wireMessage(world, chat, target, true) } : {}
}

function commandEntity(text: string): Json {
  const command = /^\/[A-Za-z0-9_]+(@\w+)?/.exec(text)
  return command ? { entities: [{ type: 'bot_command', offset: 0, length: command[0].length }] } : {}
}
