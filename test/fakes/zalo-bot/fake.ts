/**
 * Zalo's Bot Platform, played on loopback, for tests of the channel and of whole conversations. It is as strict as
 * the documentation: what a bot should not have asked is refused and kept in `violations`. Where the documentation
 * is silent, the options play both answers. All times are those of `now`.
 */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { createDeliveries, type Webhook } from './deliveries.ts'
import { createPeople, type People } from './people.ts'
import { createQuota } from './quota.ts'
import { createApiServer, type RecordedCall, type ServerState, type Trouble, type Violation } from './server.ts'
import { type Json, Refused } from './wire.ts'
import { createWorld, type StoredMessage } from './world.ts'

export type { People, SayOptions, Sendable } from './people.ts'
export type { RecordedCall, Violation } from './server.ts'

export interface FakeOptions {
  readonly now?: () => number
  readonly port?: number
  /** Between attempts at the webhook. */
  readonly retryMs?: number
  /** Posts come without the envelope `{ok, result}`. */
  readonly flat?: boolean
  /** getUpdates answers a list of one. */
  readonly asList?: boolean
  /** "Nothing yet" comes as HTTP status 408 instead of in a 200. */
  readonly polling408AsStatus?: boolean
  /** All other refusals come in a 200, too, instead of as statuses. */
  readonly refusalsIn200?: boolean
  readonly quotaPerMonth?: number
  /** Where webhooks are posted to instead of the origin that the bot gave, which may then be on loopback. */
  readonly webhookOrigin?: string
  /** What setWebhook tells of its own try at the webhook. */
  readonly verification?: Json
  /** What getMe says, if it is not the name that mentions show. */
  readonly accountName?: string
  /** Told of each call once it is done, before it is answered. */
  readonly onCall?: (call: RecordedCall) => void
}

/** As a person sees it in the app. */
export type SeenMessage = Omit<StoredMessage, 'date'>

export interface FakeZaloBot extends People {
  readonly apiBase: string
  readonly token: string
  readonly botName: string
  readonly violations: readonly Violation[]
  readonly calls: readonly RecordedCall[]
  /** Attempts at the webhook, in order; status 0: no answer. */
  readonly posts: readonly { readonly messageId: string; readonly status: number }[]
  /** A new person, whose private chat with the bot has the same id. */
  person(name: string): string
  /** A new group, to which its administrator has added the bot. */
  group(name: string): string
  messages(chat: string): SeenMessage[]
  /** The newest message of the bot in a chat. */
  last(chat: string): SeenMessage | undefined
  webhook(): Webhook | undefined
  hold(): void
  release(random?: () => number): void
  /** The event of a message once more. */
  redeliver(messageId: string): void
  /** An event as it stands, for shapes that the fake has no act for. */
  emit(result: Json): void
  /** The next calls of a method (`*`: any) go wrong. */
  fail(
    method: string,
    what: { readonly code: number; readonly description: string } | 'drop-before' | 'drop-after' | 'garbage',
    times?: number,
  ): void
  /** Nothing goes wrong any more that `fail` asked for. */
  mend(): void
  delay(ms: number): void
  /** Resolves once `holds` is true; rejects after `ms`. */
  until(holds: () => boolean, ms?: number): Promise<void>
  /** How many events the bot has not got, or has got and not yet asked for the next one. */
  pending(): number
  /** Resolves once nothing is pending. */
  settled(ms?: number): Promise<void>
  revokeToken(): void
  restoreToken(): void
  stop(): Promise<void>
}

const BOT_NAME = 'Bot Tong Ket'
const TOKEN = '12345689:fake-token-of-the-tests'
const FREE_PLAN = 3000

export async function startFakeZaloBot(options: FakeOptions = {}): Promise<FakeZaloBot> {
  const { now = Date.now, port = 0, webhookOrigin, polling408AsStatus = false, refusalsIn200 = false } = options
  const world = createWorld(now)
  const posts: { messageId: string; status: number }[] = []
  const deliveries = createDeliveries({
    ...(webhookOrigin === undefined ? {} : { webhookOrigin }),
    retryMs: options.retryMs ?? 30,
    flat: options.flat ?? false,
    asList: options.asList ?? false,
    onPost: (messageId, status) => void posts.push({ messageId, status }),
  })
  const quota = createQuota(options.quotaPerMonth ?? FREE_PLAN, now)
  const me = { id: '1459232241454765289', accountName: options.accountName ?? BOT_NAME }
  const state: ServerState = {
    token: TOKEN,
    tokenValid: true,
    delayMs: 0,
    hasOwnStatus: (code) => (code === 408 ? polling408AsStatus : !refusalsIn200),
    ...(options.onCall && { onCall: options.onCall }),
    calls: [],
    violations: [],
    troubles: [],
  }
  const { verification } = options
  const loopback = webhookOrigin !== undefined
  const server = createApiServer(
    { world, deliveries, quota, now, me, loopback, ...(verification && { verification }) },
    state,
  )
  server.keepAliveTimeout = 60_000
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address() as AddressInfo // a string only for a pipe
  let emitted = 0

  async function until(holds: () => boolean, ms = 3000): Promise<void> {
    const end = Date.now() + ms
    while (!holds()) {
      if (Date.now() > end) throw new Error(`not within ${ms} ms: ${holds.toString()}`)
      await wait(5)
    }
  }

  const seenIn = (chat: string): SeenMessage[] => world.place(chat).messages.map(({ date: _, ...seen }) => seen)

  return {
    ...createPeople(world, deliveries, BOT_NAME),
    apiBase: `http://127.0.0.1:${address.port}`,
    token: TOKEN,
    botName: BOT_NAME,
    violations: state.violations,
    calls: state.calls,
    posts,
    person: (name) => world.addPerson(name).id,
    group: (name) => world.addGroup(name).id,
    messages: seenIn,
    last: (chat) => seenIn(chat).findLast(({ from }) => from === 'bot'),
    webhook: deliveries.webhook,
    hold: () => deliveries.hold(),
    release: (random = Math.random) => deliveries.release(random),
    redeliver: (messageId) => deliveries.redeliver(messageId),
    emit(result) {
      emitted += 1
      deliveries.emit({ id: `emitted ${emitted}`, chat: '', result })
    },
    fail(method, what, times = 1) {
      const trouble: Trouble['what'] = typeof what === 'string' ? what : new Refused(what.code, what.description)
      state.troubles.push({ method, what: trouble, times })
    },
    mend() {
      state.troubles.length = 0
    },
    delay(ms) {
      state.delayMs = ms
    },
    until,
    pending: deliveries.pendingCount,
    settled: (ms) => until(() => deliveries.pendingCount() === 0, ms),
    revokeToken() {
      state.tokenValid = false
    },
    restoreToken() {
      state.tokenValid = true
    },
    async stop() {
      deliveries.close()
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
