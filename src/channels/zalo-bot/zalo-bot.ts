/**
 * A bot of Zalo's Bot Platform as a channel: private chats, and groups whose administrator has added it. `main.ts`
 * makes it, starts it like any channel and gives it to the web server.
 */
import { type Channel, type Inbound, type Inbox, SendFailure } from '../channel.ts'
import { supervise } from '../supervise.ts'
import { wait } from '../wait.ts'
import { ABILITIES, PACE } from './abilities.ts'
import { createApi } from './api.ts'
import { connect } from './connect.ts'
import { toInbound } from './inbound.ts'
import type { ZaloBotOptions } from './options.ts'
import { createPolling } from './polling.ts'
import { createSender } from './sender.ts'
import { createWebhook } from './webhook.ts'

export type { ZaloBotOptions } from './options.ts'

const PLATFORM = { name: 'Zalo', tokenSetting: 'ZALO_BOT_TOKEN' }

interface Session {
  readonly halt: AbortController
  readonly running: Promise<void>
}

export function createZaloBot(options: ZaloBotOptions): Channel {
  const { mode, webhookSecret, publicUrl, botName, log, now, sleep = wait, random = Math.random } = options
  if (mode === 'webhook' && !(webhookSecret?.reveal() && publicUrl)) {
    throw new TypeError('a webhook needs a secret and a URL')
  }
  const api = createApi(options.token.reveal(), options.apiBase)
  const given = botName === undefined ? [] : [botName]
  let names: readonly string[] = given
  const read = (event: unknown): Inbound | null => toInbound(event, names, now())
  const polling = createPolling(api, { read, now, sleep })
  const webhook = createWebhook(options, read)
  let isHealthy = false
  let session: Session | undefined

  /** One attempt after the other, each for as long as it goes well. */
  function attemptsAt(inbox: Inbox, signal: AbortSignal, onFirst: () => void): (well: () => void) => Promise<void> {
    let isConnected = false
    return async (well) => {
      try {
        if (!isConnected) {
          await connect(api, options, signal, (own) => (names = [...given, own].filter((name) => name !== ''))).finally(
            onFirst,
          )
          isConnected = true
          well()
        }
        if (mode === 'polling') await polling.run(inbox, signal, well)
      } catch (fault) {
        // What Zalo refused may be another webhook; a fault of the inbox changes nothing there.
        if (fault instanceof SendFailure) isConnected = false
        throw fault
      }
    }
  }

  return {
    name: 'zalo-bot',
    abilities: ABILITIES,
    pace: PACE,
    /** Resolves once the first attempt at reaching Zalo has ended, well or not. */
    start(inbox) {
      if (session) throw new Error('already started')
      const halt = new AbortController()
      const begun = Promise.withResolvers<undefined>()
      const onHealth = (state: boolean): void => {
        isHealthy = state
      }
      webhook.open(inbox)
      const run = attemptsAt(inbox, halt.signal, () => begun.resolve(undefined))
      const running = supervise(run, { signal: halt.signal, log, sleep, random, onHealth, platform: PLATFORM })
      session = { halt, running }
      return begun.promise
    },
    async stop() {
      const ending = session
      session = undefined
      ending?.halt.abort()
      await ending?.running
      await webhook.close()
      isHealthy = false
      if (polling.kept() > 0) log.error({ events: polling.kept() }, 'events that could not be stored will be lost')
    },
    send: createSender(api, sleep),
    ready: () => isHealthy,
    addressed(command) {
      const [name] = names
      return name === undefined ? command : `@${name} ${command}`
    },
    webhook: webhook.post,
  }
}
