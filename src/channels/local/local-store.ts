/**
 * What the trial page needs of a database, so that a reload or a restart shows what was said.
 * `store/` fulfils it over the table LocalMessage; the channel and its routes call it.
 */
import type { Choice, MarkedText } from '../channel.ts'

/** The `author` of the program's own messages; no person may have this id. */
export const BOT = 'bot'

export interface NewLocalMessage {
  readonly chat: string
  /** A person's id, or `BOT`. */
  readonly author: string
  readonly text: MarkedText
  readonly choices?: readonly (readonly Choice[])[]
  readonly replyTo?: number
  readonly fileName?: string
  /** Stands with `fileName` or not at all. */
  readonly file?: Uint8Array
  /** ISO 8601 instant. */
  readonly at: string
}

/** As read back: without the bytes, which only `file` gives. */
export interface LocalMessage extends Omit<NewLocalMessage, 'file'> {
  readonly id: number
}

export interface LocalFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface LocalStore {
  /** Resolves with an id above all earlier ones. */
  add(message: NewLocalMessage): Promise<number>
  /** Replaces text and buttons; without `choices` the buttons go away. Does nothing for an unknown id. */
  update(id: number, text: MarkedText, choices?: readonly (readonly Choice[])[]): Promise<void>
  /** Takes a message back that nobody has seen. */
  remove(id: number): Promise<void>
  message(id: number): Promise<LocalMessage | undefined>
  /** The newest `limit` messages of a chat, the oldest of them first. */
  messages(chat: string, limit: number): Promise<LocalMessage[]>
  /** The newest message of every chat that has one. */
  newest(): Promise<LocalMessage[]>
  file(id: number): Promise<LocalFile | undefined>
  clear(): Promise<void>
}
