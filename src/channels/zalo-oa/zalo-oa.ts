/**
 * A Zalo Official Account as a channel: private chats, and the groups that the account has made. `main.ts` makes it,
 * starts it like any channel and gives it to the web server.
 */
import { createZaloOa as createApi, createTokens } from '../../zalo-openapi/index.ts'
import type { Channel } from '../channel.ts'
import { supervise } from '../supervise.ts'
import { wait } from '../wait.ts'
import { abilitiesOf } from './abilities.ts'
import type { Account } from './account.ts'
import { failureOf } from './failures.ts'
import { createNames } from './names.ts'
import type { ZaloOaOptions } from './options.ts'
import { PACE } from './pace.ts'
import { createReceiver, type Receiver } from './receiver.ts'
import { createSender } from './sender.ts'

export type { OaTrouble, ZaloOaOptions } from './options.ts'

const PLATFORM = { name: 'Zalo', tokenSetting: 'tongket zalo authorize' }

interface Session {
  readonly halt: AbortController
  readonly running: Promise<unknown>
}

export function createZaloOa(options: ZaloOaOptions): Channel {
  const { appId, appSecret, oaId, oauthBase, openapiBase, grants, log, now, onTrouble } = options
  const { sleep = wait, random = Math.random } = options
  const oauth = { base: oauthBase, appId, appSecret: appSecret.reveal() }
  const tokens = createTokens({ store: grants, oauth, now, sleep, log, onTrouble })
  const api = createApi({ base: openapiBase, tokens })
  const names = createNames(api, log, (personId, where) => receiver.named(personId, where))
  let account: Account = { oaId }
  let isKnown = false
  const receiver: Receiver = createReceiver(options, {
    account: () => account,
    nameOf: names.of,
    onHeard: names.learn,
    onWithdrawn: names.forget,
  })
  let session: Session | undefined

  /** Until Zalo has said who we are, which shows that it takes our tokens. */
  async function connect(well: () => void): Promise<void> {
    try {
      const { id, name } = await api.oa()
      if (id !== oaId) log.error({ oa: id }, 'the tokens are of another account: see ZALO_OA_ID')
      account = { oaId, name }
      well()
    } catch (fault) {
      throw failureOf(fault)
    }
  }

  return {
    name: 'zalo-oa',
    abilities: abilitiesOf(options.paidPerMonth),
    pace: PACE,
    /** Resolves at once: events are taken, whether Zalo can be asked or not. */
    start(inbox) {
      if (session) throw new Error('already started')
      const halt = new AbortController()
      receiver.open(inbox)
      const onHealth = (state: boolean): void => {
        isKnown = state
      }
      const connecting = supervise(connect, { signal: halt.signal, log, sleep, random, onHealth, platform: PLATFORM })
      session = { halt, running: Promise.all([connecting, tokens.keep(halt.signal)]) }
      return Promise.resolve()
    },
    async stop() {
      const ending = session
      session = undefined
      ending?.halt.abort()
      await receiver.close()
      await Promise.all([ending?.running, names.close()])
    },
    send: createSender(api, onTrouble, sleep),
    ready: () => isKnown && tokens.state().works,
    async lastHeard(chatId) {
      try {
        return (await api.quota(chatId)).lastInteraction
      } catch (fault) {
        throw failureOf(fault)
      }
    },
    webhook: receiver.post,
  }
}
