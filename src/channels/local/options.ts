/** What the composition root gives to the trial page: who plays in which chat, and what the page may use. */
import type { Secret } from '../../secret.ts'
import type { LocalStore } from './local-store.ts'
import type { RefusedWords } from './refused-page.ts'

export interface LocalChat {
  readonly id: string
  readonly title: string
  readonly kind: 'group' | 'private'
  /** One line under the title: what this chat is for. */
  readonly note?: string
  /** Ids of those who are in it, the usual one first; absent: everybody. A private chat has one. */
  readonly people?: readonly string[]
  /** Offered under the box, the usual one first; absent: none. */
  readonly commands?: readonly string[]
}

export interface LocalPerson {
  readonly id: string
  readonly name: string
  /** For the page alone: "cán bộ Sở Tư pháp". */
  readonly role: string
}

export interface LocalLog {
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export interface LocalOptions {
  readonly store: LocalStore
  readonly chats: readonly LocalChat[]
  readonly people: readonly LocalPerson[]
  /** The section `page` of a file in locales/. */
  readonly texts: Readonly<Record<string, string>>
  /** Whoever has it may be anybody here. */
  readonly key: Secret
  readonly refused: RefusedWords
  readonly log: LocalLog
  readonly now: () => Date
  /** The zone in which the page shows times: the one that the program's own sentences mean. */
  readonly zone: string
  /** Empties everything else that the trial has made; without, the page offers no new beginning. */
  readonly reset?: () => Promise<void>
}
