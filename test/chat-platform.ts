/**
 * A platform of a test's own: people write, tap and change their messages, and everything that the program sends is
 * kept in its order, with what each message showed at first and shows now. Edits may be refused, sending may be held
 * back (people act on what they have seen so far) or fail altogether.
 */
import { ABLE, everywhere } from '../src/channels/abilities.ts'
import {
  type Channel,
  type ChannelName,
  type ChatRef,
  type Choice,
  type Inbox,
  type Outgoing,
  type PersonRef,
  SendFailure,
  type Sent,
} from '../src/channels/channel.ts'
import { plainOf } from '../src/channels/mark.ts'

/** A message of the program. */
export interface Posted {
  readonly id: string
  readonly chat: string
  /** Without marks, as it was sent. */
  readonly text: string
  readonly choices: readonly Choice[]
  /** As it is now. */
  shows: { readonly text: string; readonly choices: readonly Choice[] }
  readonly replyTo?: string
  readonly to?: string
  readonly file?: { readonly name: string; readonly bytes: Uint8Array }
}

export type Sending =
  | { readonly type: 'message'; readonly chat: string; readonly message: Posted }
  | {
      readonly type: 'edit'
      readonly chat: string
      readonly messageId: string
      readonly text: string
      readonly choices: readonly Choice[]
      readonly taken: boolean
    }
  | { readonly type: 'notice'; readonly chat: string; readonly tapId: string; readonly text: string }
  | { readonly type: 'pin'; readonly chat: string; readonly messageId: string }

/** What people read of it. */
export function saidIn(sending: Sending): string {
  return sending.type === 'message' ? sending.message.text : sending.type === 'pin' ? '' : sending.text
}

export interface PlatformOptions {
  readonly name?: ChannelName
  readonly now: () => Date
  readonly abilities?: Channel['abilities']
  /** The platform refuses to change messages, though it can do so. */
  readonly refusesEdits?: boolean
  /** Ids count from here; a platform that goes on with an older database begins behind its ids. */
  readonly first?: number
  /** What stood in the chats before. */
  readonly posted?: readonly Posted[]
}

export interface Said {
  readonly replyTo?: string
  readonly addressed?: true
  readonly times?: number
}

export interface ChatPlatform extends Channel {
  /** Each resolves with the id of the message, or of the tap, once it is stored. */
  readonly say: (chat: ChatRef, from: PersonRef, text: string, how?: Said) => Promise<string>
  readonly tap: (chat: ChatRef, from: PersonRef, messageId: string, data: string, times?: number) => Promise<string>
  /** Changes a message that this person sent. */
  readonly change: (chat: ChatRef, from: PersonRef, messageId: string, text: string) => Promise<string>
  /** The program's messages in a chat, oldest first. */
  readonly posted: (chat: string) => readonly Posted[]
  /** Everything that was sent, in order. */
  readonly sent: readonly Sending[]
  /** Nothing arrives until `release`. */
  readonly hold: () => void
  readonly release: () => void
  /** Nothing can be sent any more. */
  readonly breakDown: () => void
}

export function createChatPlatform(options: PlatformOptions): ChatPlatform {
  const { name = 'local', now, abilities = everywhere(ABLE), refusesEdits = false } = options
  const sent: Sending[] = []
  const messages = new Map((options.posted ?? []).map((m) => [`${m.chat} ${m.id}`, m]))
  let count = options.first ?? 0
  let inbox: Inbox = () => Promise.resolve()
  let gate: { readonly opened: Promise<void>; readonly open: () => void } | undefined
  let isDown = false
  const nextId = (kind: string): string => `${kind}${++count}`
  const arrived = (chat: ChatRef, from: PersonRef) =>
    ({ channel: name, externalId: nextId('u'), chat, from, at: now().toISOString() }) as const
  const put = async (inbound: Parameters<Inbox>[0], times = 1): Promise<void> => {
    for (let i = 0; i < times; i++) await inbox(inbound)
  }
  return {
    name,
    abilities,
    start: (to) => {
      inbox = to
      return Promise.resolve()
    },
    stop: () => Promise.resolve(),
    ready: () => !isDown,
    async send(outgoing) {
      await gate?.opened
      if (isDown) throw new SendFailure('unreachable', 'the platform is down')
      return take(outgoing, { sent, messages, nextId, refusesEdits })
    },
    async say(chat, from, text, { replyTo, addressed, times } = {}) {
      const messageId = nextId('m')
      const how = { ...(replyTo !== undefined && { replyTo }), ...(addressed && { addressed }) }
      await put({ ...arrived(chat, from), type: 'text', text, messageId, ...how }, times)
      return messageId
    },
    async tap(chat, from, messageId, data, times) {
      const tapId = nextId('t')
      // Who cannot change a message does not tell which one was tapped either.
      const told = abilities[chat.kind].edits ? { messageId, tapId } : {}
      await put({ ...arrived(chat, from), type: 'tap', data, ...told }, times)
      return tapId
    },
    async change(chat, from, messageId, text) {
      await put({ ...arrived(chat, from), type: 'text', text, messageId, edited: true })
      return messageId
    },
    posted: (chat) => [...messages.values()].filter((m) => m.chat === chat),
    sent,
    hold() {
      let open = (): void => undefined
      const opened = new Promise<void>((resolve) => {
        open = resolve
      })
      gate = { opened, open }
    },
    release() {
      gate?.open()
      gate = undefined
    },
    breakDown() {
      isDown = true
    },
  }
}

interface Taking {
  readonly sent: Sending[]
  readonly messages: Map<string, Posted>
  readonly nextId: (kind: string) => string
  readonly refusesEdits: boolean
}

function take(outgoing: Outgoing, { sent, messages, nextId, refusesEdits }: Taking): Sent {
  const chat = outgoing.chatId
  switch (outgoing.type) {
    case 'tap-answer':
      sent.push({ type: 'notice', chat, tapId: outgoing.tapId, text: outgoing.text ?? '' })
      return {}
    case 'pin':
      sent.push({ type: 'pin', chat, messageId: outgoing.messageId })
      return {}
    case 'edit': {
      const { messageId } = outgoing
      const shows = { text: plainOf(outgoing.text), choices: (outgoing.choices ?? []).flat() }
      const message = messages.get(`${chat} ${messageId}`)
      const taken = message !== undefined && !refusesEdits
      sent.push({ type: 'edit', chat, messageId, ...shows, taken })
      if (!taken) throw new SendFailure('rejected', "message can't be edited")
      message.shows = shows
      return { messageId }
    }
    case 'message':
    case 'file': {
      const message = posted(outgoing, nextId('b'))
      messages.set(`${chat} ${message.id}`, message)
      sent.push({ type: 'message', chat, message })
      return { messageId: message.id }
    }
  }
}

function posted(outgoing: Outgoing & { type: 'message' | 'file' }, id: string): Posted {
  const base = { id, chat: outgoing.chatId, ...(outgoing.replyTo !== undefined && { replyTo: outgoing.replyTo }) }
  if (outgoing.type === 'file') {
    const shows = { text: plainOf(outgoing.caption ?? ''), choices: [] }
    return { ...base, ...shows, shows, file: { name: outgoing.name, bytes: outgoing.bytes } }
  }
  const shows = { text: plainOf(outgoing.text), choices: (outgoing.choices ?? []).flat() }
  return { ...base, ...shows, shows, ...(outgoing.to && { to: outgoing.to.id }) }
}
