/** What the rotation of tokens offers and needs; `rotation.ts` makes it. */
import type { GrantStore } from './grant.ts'
import type { OAuthApp } from './oauth.ts'
import type { TokenSource } from './transport.ts'

/** Something that people have to know; each is told once. `endsAt`: until when calls still work. */
export type Trouble =
  /** No answer came to a refresh, so the refresh token may be used up: authorise anew before `endsAt`. */
  | { readonly kind: 'unknown-refresh'; readonly endsAt: Date }
  /** Zalo does not take the refresh token: authorise anew before `endsAt`. */
  | { readonly kind: 'refused'; readonly endsAt: Date }
  /** The refresh token itself ends at `endsAt`. */
  | { readonly kind: 'ends-soon'; readonly endsAt: Date }
  /** A new pair of tokens could not be stored, and is in memory alone: mend the disk, do not restart. */
  | { readonly kind: 'not-stored'; readonly endsAt: Date }

export interface TokensLog {
  info(fields: Record<string, unknown>, message: string): void
  warn(fields: Record<string, unknown>, message: string): void
}

export interface TokensOptions {
  readonly store: GrantStore
  readonly oauth: OAuthApp
  readonly now: () => Date
  /** Resolves after `ms`, or at once when `signal` aborts. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  readonly log?: TokensLog
  readonly onTrouble: (trouble: Trouble) => void
}

export interface TokensState {
  /** `unread`: the store was not asked yet. */
  readonly standing: 'unread' | 'none' | 'good' | 'refreshing' | 'unknown' | 'refused'
  /** Whether there is an access token that works by the clock. */
  readonly works: boolean
  readonly accessEndsAt?: Date
  /** When the refresh token was obtained. */
  readonly obtainedAt?: Date
}

/** `access` and `renewed` throw a ZaloError when there is no token, and pass on what the store throws. */
export interface Tokens extends TokenSource {
  /** As the store was when it was last read. */
  state(): TokensState
  /** Refreshes in time until `signal` aborts, then ends what is under way. Never rejects. */
  keep(signal: AbortSignal): Promise<void>
}
