/** What the composition root gives to the channel of a Zalo bot. */
import type { Secret } from '../../secret.ts'
import type { ChannelLog, Sleep } from '../supervise.ts'

export interface ZaloBotOptions {
  readonly token: Secret
  /** `https://bot-api.zaloplatforms.com` when absent. */
  readonly apiBase?: string
  readonly mode: 'polling' | 'webhook'
  /** Both are needed in webhook mode: 8 to 256 characters; and where Zalo reaches us. */
  readonly webhookSecret?: Secret
  readonly publicUrl?: string
  /** The name that mentions show, where it is another one than the account's name that Zalo tells us. */
  readonly botName?: string
  readonly log: ChannelLog
  /** The time of events that bring none. */
  readonly now: () => Date
  readonly sleep?: Sleep
  /** In [0, 1), for the spread of waiting times. */
  readonly random?: () => number
}
