/**
 * Receives while the channel is started, by polling or by webhook, and keeps who we are. `telegram.ts` puts it
 * behind the channel's contract.
 */
import { type HttpAnswer, type HttpRequest, type Inbox, SendFailure } from '../channel.ts'
import { supervise } from '../supervise.ts'
import type { Api } from './api.ts'
import { connect } from './connect.ts'
import { TelegramFailure } from './failures.ts'
import { takeAll, takeOne, type Update } from './intake.ts'
import type { TelegramOptions } from './options.ts'
import { createPolling, type Polling } from './polling.ts'
import type { Me } from './update-shape.ts'
import { conflictOf } from './waits.ts'
import { refusal, updateIn } from './webhook.ts'

export interface Receiver {
  /** Resolves once the first attempt at reaching Telegram has ended, well or not. */
  readonly start: (inbox: Inbox) => Promise<void>
  readonly stop: () => Promise<void>
  readonly healthy: () => boolean
  /** Throws `unreachable` until Telegram has said it. */
  readonly me: () => Me
  readonly post: (request: HttpRequest) => Promise<HttpAnswer>
}

export type ReceiverOptions = TelegramOptions & Required<Pick<TelegramOptions, 'sleep' | 'random'>>

interface Session {
  readonly halt: AbortController
  readonly inbox: Inbox
  readonly polling: Polling
  readonly running: Promise<void>
}

const SUPERVISED = {
  platform: { name: 'Telegram', tokenSetting: 'TELEGRAM_BOT_TOKEN' },
  special: conflictOf,
} as const

export function createReceiver(api: Api, options: ReceiverOptions): Receiver {
  const { log, mode, now, sleep, random } = options
  const underWay = new Set<Promise<unknown>>()
  let known: Me | undefined
  let healthy = false
  let session: Session | undefined

  function me(): Me {
    if (!known) throw new SendFailure('unreachable', 'Telegram has not yet said who we are')
    return known
  }

  /** One attempt, for as long as it goes well. */
  function attemptsAt(
    polling: Polling,
    halt: AbortController,
    onFirst: () => void,
  ): (well: () => void) => Promise<void> {
    let connected = false
    return async (well) => {
      try {
        if (!connected) {
          await connect(api, options, halt.signal, (who) => (known = who)).finally(onFirst)
          connected = true
          well()
        }
        if (mode === 'polling') await polling.run(halt.signal, well)
      } catch (fault) {
        // What Telegram refused may be another webhook, or a new name; a fault of the inbox changes nothing there.
        if (fault instanceof TelegramFailure) connected = false
        throw fault
      }
    }
  }

  async function store(update: Update, inbox: Inbox): Promise<HttpAnswer> {
    try {
      await takeOne(update, me(), now(), inbox)
      return { status: 200 }
    } catch (fault) {
      log.error({ err: fault, update: update.update_id }, 'an update could not be stored')
      return { status: 500 }
    }
  }

  return {
    me,
    healthy: () => healthy,
    start(inbox) {
      if (session) throw new Error('already started')
      const halt = new AbortController()
      const begun = Promise.withResolvers<undefined>()
      const polling = createPolling(api, (updates) => takeAll(updates, me(), now(), inbox))
      const onHealth = (state: boolean): void => {
        healthy = state
      }
      const run = attemptsAt(polling, halt, () => begun.resolve(undefined))
      const running = supervise(run, { ...SUPERVISED, signal: halt.signal, log, sleep, random, onHealth })
      session = { halt, inbox, polling, running }
      return begun.promise
    },
    async stop() {
      const ending = session
      session = undefined
      ending?.halt.abort()
      await ending?.running
      if (mode === 'polling' && healthy) await confirm(ending?.polling, options)
      await Promise.allSettled(underWay)
      healthy = false
    },
    async post(request) {
      const secret = options.webhookSecret?.reveal()
      if (mode !== 'webhook' || secret === undefined) return { status: 404 }
      const refused = refusal(request, secret)
      if (refused) return refused
      const update = updateIn(request.body)
      if (!update) return { status: 400 }
      // Not started, or Telegram has not yet said who we are: it will deliver again.
      if (!session || !known) return { status: 503 }
      const storing = store(update, session.inbox)
      underWay.add(storing)
      return await storing.finally(() => underWay.delete(storing))
    },
  }
}

async function confirm(polling: Polling | undefined, { log }: TelegramOptions): Promise<void> {
  try {
    await polling?.confirm()
  } catch (fault) {
    // The updates are stored and will be known for what they are when they come again.
    const call = fault instanceof TelegramFailure ? fault.message : 'getUpdates'
    log.warn({ call }, 'the last updates are not confirmed')
  }
}
