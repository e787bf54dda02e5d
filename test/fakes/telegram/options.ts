/** How a fake Telegram may be made, and groups in it. */
import type { Rates } from './rates.ts'
import type { RecordedCall } from './server.ts'

export interface FakeOptions {
  readonly username?: string
  readonly rates?: Rates
  /** Added to every answer. */
  readonly delayMs?: number
  /** Where webhooks are posted to instead of the origin that the bot gave. */
  readonly webhookOrigin?: string
  readonly retryMs?: number
  /** Updates of one chat are posted side by side, as far as the bot allows. */
  readonly sideBySide?: boolean
  readonly port?: number
  readonly now?: () => number
  /** Told of each call once it is done, before it is answered. */
  readonly onCall?: (call: RecordedCall) => void
  /** Told when an attempt at the webhook begins. */
  readonly onPosting?: () => void
}

export interface GroupOptions {
  /** Who adds the bot, which the bot is told; without, it has been there for long. */
  readonly addedBy?: string
  /** False: the bot is an administrator and hears everything. */
  readonly privacy?: boolean
}
