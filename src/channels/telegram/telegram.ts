/** Telegram as a channel. `main.ts` makes it, starts it like any channel and gives it to the web server. */
import { type Channel, SendFailure } from '../channel.ts'
import { wait } from '../wait.ts'
import { ABILITIES } from './abilities.ts'
import { createApi } from './api.ts'
import type { TelegramOptions } from './options.ts'
import { PACE } from './pace.ts'
import { createReceiver, type Receiver } from './receiver.ts'
import { createSender } from './sender.ts'

export type { TelegramOptions } from './options.ts'

export function createTelegram(options: TelegramOptions): Channel {
  const { mode, webhookSecret, publicUrl, sleep = wait, random = Math.random } = options
  if (mode === 'webhook' && !(webhookSecret?.reveal() && publicUrl)) {
    throw new TypeError('a webhook needs a secret and a URL')
  }
  const api = createApi(options.token.reveal(), options.apiRoot)
  const receiver = createReceiver(api, { ...options, sleep, random })

  return {
    name: 'telegram',
    abilities: ABILITIES,
    pace: PACE,
    start: receiver.start,
    stop: receiver.stop,
    ready: receiver.healthy,
    send: createSender(api, options.log, sleep),
    /** Throws a SendFailure (`unreachable`) as long as Telegram has not said who we are. */
    deepLink(where, payload) {
      // Telegram hands over nothing else, and no more.
      if (!/^[\w-]{1,64}$/.test(payload)) throw new RangeError('a payload of 1 to 64 letters, digits, _ and -')
      return `https://t.me/${receiver.me().username}?${where === 'group' ? 'startgroup' : 'start'}=${payload}`
    },
    // Telegram hands over a bare command only where no other bot has spoken since we did.
    addressed(command) {
      const name = nameOf(receiver)
      return name === undefined ? command : command.replace(/^\/\w+/, `$&@${name}`)
    },
    webhook: receiver.post,
  }
}

/** Undefined as long as Telegram has not said it. */
function nameOf({ me }: Receiver): string | undefined {
  try {
    return me().username
  } catch (fault) {
    if (fault instanceof SendFailure) return undefined
    throw fault
  }
}
