/** Rows of what arrives. Part of the contract of `store.ts`. */
import type { Inbound } from '../channels/channel.ts'

export interface InboxRecord {
  readonly id: number
  readonly inbound: Inbound
  /** How often it was begun alone and the program died. */
  readonly attempts: number
  /** It was set aside meanwhile: the chat has gone on without it. */
  readonly isRetried?: true
}

/** Why a message was set aside: handling it failed, or the program died of it. */
export type SetAsideReason = 'fault' | 'died'

export interface UnhandledRecord extends InboxRecord {
  readonly status: 'waiting' | 'set-aside'
  readonly receivedAt: Date
  readonly setAside?: { readonly at: Date; readonly why: SetAsideReason }
}

/** What waits for a decision of the administrators. */
export interface SetAside {
  readonly count: number
  readonly oldest?: { readonly id: number; readonly at: Date }
}

/** More messages than people can write: those of one person in one chat that were refused, at least. */
export interface FloodRecord {
  readonly chatId: number
  readonly personId: number
  readonly refused: number
}

export type Received = { readonly outcome: 'new'; readonly id: number } | { readonly outcome: 'seen' }
