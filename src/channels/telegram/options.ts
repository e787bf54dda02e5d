/** What the composition root gives to the Telegram channel. */
import type { Secret } from '../../secret.ts'
import type { Menu } from '../channel.ts'
import type { ChannelLog, Sleep } from '../supervise.ts'

export interface TelegramOptions {
  readonly token: Secret
  /** `https://api.telegram.org` when absent; another one for a Bot API server of one's own. */
  readonly apiRoot?: string
  readonly mode: 'polling' | 'webhook'
  /** Both are needed in webhook mode: 1 to 256 of A-Z, a-z, 0-9, _ and -; and where Telegram reaches us. */
  readonly webhookSecret?: Secret
  readonly publicUrl?: string
  /** Shown to everybody whose language is not among `menus`. */
  readonly menu: Menu
  /** By two-letter language code, for people whose Telegram speaks it. */
  readonly menus?: Readonly<Record<string, Menu>>
  readonly log: ChannelLog
  /** The time of taps, for which Telegram tells none. */
  readonly now: () => Date
  readonly sleep?: Sleep
  /** In [0, 1), for the spread of waiting times. */
  readonly random?: () => number
}
