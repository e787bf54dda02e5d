/** What the scheduler knows of a message that is to go out, and what may become of a try. Pure; `app/delivery/office.ts` tells. */

export interface Letter {
  /** Of its row in the outbox. */
  readonly id: number
  readonly address: Address
  /** Somebody waits for it; the others are reminders and broadcasts. */
  readonly urgent: boolean
  /** Answers to taps keep no order and no pace: they expire within seconds, and platforms do not count them. */
  readonly kind: 'message' | 'edit' | 'tap'
  /** In how many parts it goes out; each is one for the platform. */
  readonly parts: number
  /** Epoch milliseconds; an earlier run was asked to wait so long. */
  readonly notBefore?: number
  /** It was the platform that asked, which meant the whole place. */
  readonly throttled?: true
}

export interface Address {
  /** Letters of one chat keep their order. */
  readonly chat: number
  /** What the platform counts as one chat: the topics of a forum are one. */
  readonly place: string
  readonly group: boolean
}

export type FinalFailure = 'blocked' | 'window-closed' | 'rejected'

export type Outcome =
  | { readonly kind: 'sent' }
  /** The platform was not asked: there is nothing to send any more. */
  | { readonly kind: 'needless' }
  | { readonly kind: 'moved'; readonly to: Address }
  /** The change of a message was refused for good: its next try is a message of its own. */
  | { readonly kind: 'anew' }
  | { readonly kind: 'throttled'; readonly retryAfterMs: number }
  | { readonly kind: 'unreachable' | 'bad-credentials' }
  | { readonly kind: FinalFailure }
  /** Ours: the letter may never work, or the disk may be full just now. */
  | { readonly kind: 'fault' }

export type Verdict =
  | { readonly type: 'done' }
  /** `at`: not before this instant, in epoch milliseconds. */
  | { readonly type: 'again'; readonly at: number }
  | { readonly type: 'given-up'; readonly why: FinalFailure | 'unreachable' | 'fault' }

/** A letter on its way through the scheduler. */
export interface Entry {
  readonly letter: Letter
  readonly since: number
  /** Tries that failed, of whatever kind. */
  failures: number
  faults: number
  /** Times that it could not be delivered although others could meanwhile. */
  alone: number
  /** How many were delivered in all when it last failed. */
  deliveredBefore: number
  done: boolean
}

export function entryOf(letter: Letter, now: number): Entry {
  return { letter, since: now, failures: 0, faults: 0, alone: 0, deliveredBefore: -1, done: false }
}
