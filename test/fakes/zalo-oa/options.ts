/** How a fake Official Account may be made. */
import type { Grant } from './oauth.ts'
import type { RecordedCall } from './openapi.ts'
import type { Delivery } from './poster.ts'

export interface FakeOptions {
  readonly now?: () => number
  readonly port?: number
  /** Waits before each retry of the webhook; Zalo's are 30 s, 5, 15, 30 and 60 min. */
  readonly ladderMs?: readonly number[]
  /** An answer of the webhook that comes later is none. */
  readonly answerMs?: number
  /** Of the OpenAPI; Zalo's is 4,000. */
  readonly rate?: { readonly perMinute: number }
  /** How long after a person's last interaction a message may still be bought; Zalo's is 168. */
  readonly paidUntilHours?: number
  /** Whether a used refresh token, presented again, costs the whole grant; default true. */
  readonly reuseRevokes?: boolean
  /** Whether the OA's own messages come back as events; default true. */
  readonly echoes?: boolean
  /** Events of groups by their other documented names. */
  readonly otherNames?: boolean
  /** Added to every answer. */
  readonly delayMs?: number
  /** Told of each call once it is done, before it is answered. */
  readonly onCall?: (call: RecordedCall) => void
  /** Told of each use of a token or a code, before it is answered. */
  readonly onGrant?: (grant: Grant) => void
  /** Told when an attempt at the webhook begins. */
  readonly onPosting?: (delivery: Delivery) => void
}
