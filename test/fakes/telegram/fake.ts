/**
 * Telegram, played on loopback, for tests of the channel, of whole conversations and under load. It is as strict as
 * Telegram: what a bot should not have asked is refused and kept in `violations`. Ids are texts, as a channel gives
 * them: a topic's chat is `-1001…#7`.
 */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Menus } from './methods.ts'
import type { FakeOptions, GroupOptions } from './options.ts'
import { createPeople, type People, type Tap, type Taps } from './people.ts'
import { createRates } from './rates.ts'
import { specification } from './schema.ts'
import { type SeenMessage, seenIn } from './seen.ts'
import {
  createApiServer,
  deserted,
  type RecordedCall,
  type ServerState,
  type Trouble,
  type Violation,
} from './server.ts'
import { createUpdatesQueue, type Webhook } from './updates-queue.ts'
import { type Json, Refused } from './wire.ts'
import { createWorld } from './world.ts'

export type { FakeOptions } from './options.ts'
export type { SayOptions } from './people.ts'
export type { Rates } from './rates.ts'
export type { SeenMessage } from './seen.ts'
export type { RecordedCall, Violation } from './server.ts'

export interface FakeTelegram extends People {
  readonly apiRoot: string
  readonly token: string
  readonly username: string
  readonly violations: readonly Violation[]
  readonly calls: readonly RecordedCall[]
  /** Attempts at the webhook, in order; status 0: no answer. */
  readonly posts: readonly { readonly updateId: number; readonly status: number }[]
  /** As the README teaches it for groups: `/baocao 4/2024` → `/baocao@bot 4/2024`; what is no command stays. */
  named(text: string): string
  /** A new person, whose private chat with the bot has the same id. */
  person(name: string, options?: { readonly bot?: boolean }): string
  group(title: string, options?: GroupOptions): string
  supergroup(title: string, options?: GroupOptions & { readonly forum?: boolean }): string
  /** A new topic of a forum; returns its chat id. */
  topic(chat: string, name: string): string
  messages(chat: string): SeenMessage[]
  /** The newest message of the bot in a chat. */
  last(chat: string): SeenMessage | undefined
  /** Ids of the messages that the bot pinned, and whether without a sound. */
  pinned(chat: string): { readonly id: string; readonly silent: boolean }[]
  /** What the bot answered to a tap. */
  tapAnswer(tap: string): Tap['answer']
  expireTaps(): void
  /** `scope`: as Telegram names it, `all_private_chats`. */
  menu(scope: string, language?: string): readonly { command: string; description: string }[] | undefined
  webhook(): Webhook | undefined
  hold(): void
  release(random?: () => number): void
  redeliver(updateId?: number): void
  /** An update as it stands, for shapes that the fake has no act for; `lane`: its chat. */
  emit(lane: number, body: Json): void
  /** The next calls of a method (`*`: any) go wrong. */
  fail(
    method: string,
    what: { code: number; description: string; parameters?: Json } | 'drop-before' | 'drop-after' | 'garbage',
    times?: number,
  ): void
  /** Nothing goes wrong any more that `fail` asked for. */
  mend(): void
  revokeToken(): void
  restoreToken(): void
  delay(ms: number): void
  /** Resolves once `holds` is true; rejects after `ms`. */
  until(holds: () => boolean, ms?: number): Promise<void>
  /** How many updates the bot has not confirmed. */
  pending(): number
  /** Ids of updates that a getUpdates has confirmed. */
  confirmed(): readonly number[]
  /** Resolves once nobody is connected: all that a bot asked before it died is done. */
  deserted(): Promise<void>
  /** Resolves once the bot has confirmed every update. */
  settled(ms?: number): Promise<void>
  stop(): Promise<void>
}

export async function startFakeTelegram(options: FakeOptions = {}): Promise<FakeTelegram> {
  const { username = 'tongket_thu_bot', now = Date.now, port = 0 } = options
  const world = createWorld({ id: 999, username }, now)
  const posts: { updateId: number; status: number }[] = []
  const queue = createUpdatesQueue({
    retryMs: options.retryMs ?? 30,
    onPost: (updateId, status) => void posts.push({ updateId, status }),
    onPosting: options.onPosting,
    ...(options.webhookOrigin === undefined ? {} : { webhookOrigin: options.webhookOrigin }),
  })
  const taps: Taps = new Map()
  const menus: Menus = { byScope: new Map() }
  const token = '999:fake-token-of-the-tests'
  const state: ServerState = {
    token,
    tokenValid: true,
    delayMs: options.delayMs ?? 0,
    ...(options.onCall && { onCall: options.onCall }),
    calls: [],
    violations: [],
    troubles: [],
  }
  const limit = createRates(options.rates ?? {}, now)
  const server = createApiServer(await specification(), { world, queue, taps, menus }, state, limit)
  server.keepAliveTimeout = 60_000
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address() as AddressInfo // a string only for a pipe
  const people = createPeople(world, queue, taps)

  function group(
    title: string,
    type: 'group' | 'supergroup',
    given: GroupOptions & { readonly forum?: boolean },
  ): string {
    const chat = world.addGroup(title, type, given)
    const id = String(chat.id)
    if (given.addedBy === undefined) chat.botIn = true
    else people.addBot(id, given.addedBy)
    return id
  }

  async function until(holds: () => boolean, ms = 3000): Promise<void> {
    const end = Date.now() + ms
    while (!holds()) {
      if (Date.now() > end) throw new Error(`not within ${ms} ms: ${holds.toString()}`)
      await wait(5)
    }
  }

  return {
    ...people,
    apiRoot: `http://127.0.0.1:${address.port}`,
    token,
    username,
    violations: state.violations,
    calls: state.calls,
    posts,
    named: (text) => text.replace(/^\/\w+(?!@|\w)/, `$&@${username}`),
    person: (name, { bot = false } = {}) => String(world.addPerson(name, bot).id),
    group: (title, given = {}) => group(title, 'group', given),
    supergroup: (title, given = {}) => group(title, 'supergroup', given),
    topic(chatId, name) {
      const { chat } = world.place(chatId)
      const thread = chat.lastId + 1
      world.addMessage({ chat, thread }, { from: undefined, extra: { forum_topic_created: { name } } })
      chat.topics.set(thread, name)
      return `${chatId}#${thread}`
    },
    messages: (chat) => seenIn(world.place(chat)),
    last: (chat) => seenIn(world.place(chat)).findLast((message) => message.from === 'bot'),
    pinned: (chat) => [...world.place(chat).chat.pinned].map(([id, { silent }]) => ({ id: String(id), silent })),
    tapAnswer: (tap) => taps.get(tap)?.answer,
    expireTaps() {
      for (const tap of taps.values()) tap.expired = true
    },
    menu: (scope, language = '') => menus.byScope.get(`${scope}:${language}`),
    webhook: queue.webhook,
    hold: () => queue.hold(),
    release: (random = Math.random) => queue.release(random),
    redeliver: (updateId) => queue.redeliver(updateId),
    emit: queue.emit,
    fail(method, what, times = 1) {
      const trouble: Trouble['what'] =
        typeof what === 'string'
          ? what
          : new Refused(what.code, what.description, what.parameters ? { parameters: what.parameters } : {})
      state.troubles.push({ method, what: trouble, times })
    },
    mend() {
      state.troubles.length = 0
    },
    revokeToken() {
      state.tokenValid = false
    },
    restoreToken() {
      state.tokenValid = true
    },
    delay(ms) {
      state.delayMs = ms
    },
    until,
    pending: queue.pendingCount,
    confirmed: () => queue.confirmed,
    deserted: () => deserted(server),
    settled: (ms) => until(() => queue.pendingCount() === 0, ms),
    async stop() {
      queue.close()
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
