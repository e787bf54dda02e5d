/** Why a platform did not take a message: part of the contract in `channel.ts`, which hands it on. */

/** The one vocabulary of failed sends; `retryable` ones are tried again by whoever delivers. */
export type SendFailureKind = 'unreachable' | 'throttled' | 'blocked' | 'window-closed' | 'rejected' | 'bad-credentials'

/**
 * What was the matter, where the platform tells more than the kind: each has its sentence for whoever has to mend it.
 * `topic-…` is said of one topic of a group that goes on, `text-refused` of the message and not of its chat.
 */
export type FailureReason =
  | 'person-blocked'
  | 'person-gone'
  | 'person-new'
  | 'person-inactive'
  | 'not-following'
  | 'removed'
  | 'group-gone'
  | 'group-disabled'
  | 'topic-gone'
  | 'topic-closed'
  | 'no-writing'
  | 'not-allowed'
  | 'not-set-up'
  | 'chat-unknown'
  | 'text-refused'
  | 'quota'
  | 'unpaid'

export interface FailureDetails {
  readonly reason?: FailureReason
  readonly retryAfter?: number
  readonly movedTo?: string
}

export class SendFailure extends Error {
  override readonly name = 'SendFailure'
  readonly kind: SendFailureKind
  readonly reason?: FailureReason
  /** Only `throttled`: seconds that the platform asked to wait. */
  readonly retryAfter?: number
  /** The chat has this new id; send there. */
  readonly movedTo?: string

  /** `message` is for the log: no token, no text of people. */
  constructor(kind: SendFailureKind, message: string, more: FailureDetails = {}) {
    super(message)
    this.kind = kind
    if (more.reason !== undefined) this.reason = more.reason
    if (more.retryAfter !== undefined) this.retryAfter = more.retryAfter
    if (more.movedTo !== undefined) this.movedTo = more.movedTo
  }

  get retryable(): boolean {
    return this.kind === 'unreachable' || this.kind === 'throttled'
  }
}
