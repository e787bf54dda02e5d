/** What the composition root gives to the channel of an Official Account. */
import type { Secret } from '../../secret.ts'
import type { GrantStore, Trouble } from '../../zalo-openapi/index.ts'
import type { ChannelLog, Sleep } from '../supervise.ts'

/** What people have to mend. */
export type OaTrouble =
  | Trouble
  /** The account's administrator took the permission back. */
  | { readonly kind: 'revoked' }
  /** Zalo's answer to a send: no money, a package that ended, a group that is closed. */
  | { readonly kind: 'needs-people'; readonly code: number; readonly name: string }

export interface ZaloOaOptions {
  readonly appId: string
  readonly appSecret: Secret
  readonly oaId: string
  /** Of the webhook's page; another one than the app's. */
  readonly oaSecretKey: Secret
  readonly oauthBase: string
  readonly openapiBase: string
  /** How many messages of a month may cost money. */
  readonly paidPerMonth: number
  readonly grants: GrantStore
  readonly onTrouble: (trouble: OaTrouble) => void
  readonly log: ChannelLog
  readonly now: () => Date
  readonly sleep?: Sleep
  /** In [0, 1), for the spread of waiting times. */
  readonly random?: () => number
}
