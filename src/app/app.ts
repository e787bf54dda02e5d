/** What every use case is given, made once in `main.ts` (and in tests with a driven clock and seeded ids). */
import type { Abilities, Channel, ChannelName, Inbound } from '../channels/channel.ts'
import type { Actor } from '../core/access.ts'
import type { Pack } from '../core/pack.ts'
import type { Day } from '../core/period.ts'
import type { ChatRecord, PersonRecord, Store, Tx } from '../store/store.ts'
import type { Translate } from '../text/texts.ts'
import type { Parcel } from './delivery/parcel.ts'

export interface Log {
  info(fields: Record<string, unknown>, message: string): void
  warn(fields: Record<string, unknown>, message: string): void
  error(fields: Record<string, unknown>, message: string): void
}

export interface App {
  readonly store: Store
  readonly pack: Pack
  readonly t: Translate
  readonly zone: string
  /** Where people reach our web server, without a slash at its end; absent: nowhere. */
  readonly publicUrl?: string
  readonly admins: readonly { readonly channel: string; readonly id: string }[]
  readonly channels: ReadonlyMap<ChannelName, Channel>
  readonly now: () => Date
  /** `bytes` random bytes; seeded in tests. */
  readonly random: (bytes: number) => Uint8Array
  readonly log: Log
}

/** One inbound message being handled, inside its transaction. */
export interface Turn {
  readonly app: App
  readonly tx: Tx
  readonly inbound: Inbound
  readonly channel: Channel
  /** What the channel can do in this chat. */
  readonly abilities: Abilities
  readonly chat: ChatRecord
  readonly person: PersonRecord
  readonly actor: Actor
  readonly now: Date
  readonly today: Day
  /** Puts a message for this chat into the outbox; it leaves once the transaction is committed. */
  readonly say: (parcel: Parcel, promptId?: number) => Promise<void>
  /** Puts a message for any chat into the outbox; resolves with the id of its row. */
  readonly post: Post
}

export type Post = (chat: ChatRecord, parcel: Parcel, more?: Postage) => Promise<number>

export interface Postage {
  /** Learns the message id when this has been sent. */
  readonly promptId?: number
  /** Nobody waits for it. */
  readonly urgency?: 'bulk'
  /** Whom it answers, and when they wrote: choices that are lettered in it are theirs, from then on. */
  readonly answers?: { readonly personId: number; readonly at: Date }
}

/** A plain message; the usual answer of a command. Replies to a typed command in a group, so that it is clear to whom. */
export function answer(
  turn: Turn,
  text: string,
  choices: (Parcel & { type: 'message' })['choices'] = [],
): Promise<void> {
  return turn.say({ type: 'message', text, choices, ...repliedTo(turn) })
}

/** As `answer`; where a button of another message was tapped and messages can be changed, in the place of that message. */
export function answerInPlace(turn: Turn, text: string, choices: Parameters<typeof answer>[2] = []): Promise<void> {
  const { inbound, abilities } = turn
  if (inbound.type !== 'tap' || inbound.messageId === undefined || !abilities.edits) return answer(turn, text, choices)
  return turn.say({ type: 'edit', of: { messageId: inbound.messageId }, text, choices, elseNew: true })
}

/** In a group it is said whom a message answers; who only let us in, if not we ourselves, asked nothing. */
export function repliedTo({ inbound, chat }: Turn): Pick<Parcel & { type: 'message' }, 'replyTo' | 'to'> {
  if (chat.kind !== 'group' || inbound.type === 'joined') return {}
  return { to: inbound.from, ...(inbound.type === 'text' && { replyTo: inbound.messageId }) }
}
