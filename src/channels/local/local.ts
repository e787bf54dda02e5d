/**
 * The trial page as a channel: whoever opens it plays every person in every chat, without an account anywhere.
 * `main.ts` makes it, starts it like any channel and gives its `routes` to the web server.
 */
import type { FastifyPluginAsync } from 'fastify'
import { ABLE, everywhere } from '../abilities.ts'
import { type Channel, type Inbox, type Outgoing, SendFailure, type Sent } from '../channel.ts'
import { bubbleOf } from './bubbles.ts'
import { createFeed, type Feed } from './feed.ts'
import { BOT, type LocalMessage, type LocalStore, type NewLocalMessage } from './local-store.ts'
import type { LocalOptions } from './options.ts'
import { createReceiver } from './receiver.ts'
import { createRoutes } from './routes.ts'

export { addressWith } from './key.ts'
export type { LocalChat, LocalLog, LocalOptions, LocalPerson } from './options.ts'

export type LocalChannel = Channel & { readonly routes: FastifyPluginAsync }

export function createLocal(options: LocalOptions): LocalChannel {
  const { store, log } = options
  const feed = createFeed()
  const receiver = createReceiver(options, feed)
  const known = new Set(options.chats.map((chat) => chat.id))

  return {
    name: 'local',
    abilities: everywhere(ABLE),
    routes: createRoutes({ ...options, feed, receiver }),
    start(inbox: Inbox) {
      receiver.open(inbox)
      return Promise.resolve()
    },
    async stop() {
      await receiver.close()
      feed.close()
    },
    ready: () => receiver.isOpen(),
    async send(outgoing) {
      if (!known.has(outgoing.chatId)) {
        log.warn({ chat: outgoing.chatId }, 'message to a chat that the trial page does not have')
        throw new SendFailure('rejected', 'no such chat on the trial page')
      }
      return await show(outgoing, store, feed, options.now)
    },
  }
}

async function show(outgoing: Outgoing, store: LocalStore, feed: Feed, now: () => Date): Promise<Sent> {
  switch (outgoing.type) {
    case 'tap-answer': {
      const { tapId: tap, text, alert = false } = outgoing
      feed.publish({ type: 'tap-answer', tap, ...(text ? { text } : {}), alert })
      return {}
    }
    case 'pin':
      return {}
    case 'edit': {
      const old = await ownMessage(store, outgoing.chatId, outgoing.messageId)
      const { text, choices } = outgoing
      await store.update(old.id, text, choices)
      feed.publish({ type: 'bubble', bubble: bubbleOf({ ...old, text, choices: choices ?? [] }) })
      return { messageId: outgoing.messageId }
    }
    default: {
      const message = messageOf(outgoing, now().toISOString())
      const id = await store.add(message)
      feed.publish({ type: 'bubble', bubble: bubbleOf({ ...message, id }) })
      return { messageId: String(id) }
    }
  }
}

function messageOf(outgoing: Extract<Outgoing, { type: 'message' | 'file' }>, at: string): NewLocalMessage {
  const replyTo = idOf(outgoing.replyTo)
  const common = { chat: outgoing.chatId, author: BOT, at, ...(replyTo === undefined ? {} : { replyTo }) }
  if (outgoing.type === 'file') {
    return { ...common, text: outgoing.caption ?? '', fileName: outgoing.name, file: outgoing.bytes }
  }
  return { ...common, text: outgoing.text, ...(outgoing.choices ? { choices: outgoing.choices } : {}) }
}

async function ownMessage(store: LocalStore, chat: string, messageId: string): Promise<LocalMessage> {
  const id = idOf(messageId)
  const message = id === undefined ? undefined : await store.message(id)
  if (message?.chat !== chat || message.author !== BOT) {
    throw new SendFailure('rejected', 'no such message of the program in this chat')
  }
  return message
}

function idOf(messageId: string | undefined): number | undefined {
  return messageId !== undefined && /^\d{1,15}$/.test(messageId) ? Number(messageId) : undefined
}
