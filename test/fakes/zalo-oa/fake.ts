/**
 * Zalo's Official Account platform, played on loopback: the token endpoint, the OpenAPI and the webhook's sender. For
 * tests of the wrapper, of the channel and of whole conversations. It is as strict as the documentation: what an app
 * should not have asked is refused and kept in `violations`. All times are those of `now`.
 */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { createDeliveries } from './delivery.ts'
import { createEvents } from './events.ts'
import { createOauth, type Grant } from './oauth.ts'
import { createOpenApi, type RecordedCall } from './openapi.ts'
import type { FakeOptions } from './options.ts'
import { createPeople, type People } from './people.ts'
import type { Post } from './poster.ts'
import { createRate } from './rate.ts'
import { type SeenMessage, seenIn } from './seen.ts'
import { createApiServer, deserted, type ServerState, type Trouble, type Violation } from './server.ts'
import { signatureOf } from './signature.ts'
import { Refused } from './wire.ts'
import { type AssetType, createWorld } from './world.ts'

export type { Grant } from './oauth.ts'
export type { RecordedCall } from './openapi.ts'
export type { FakeOptions } from './options.ts'
export type { People, Sendable } from './people.ts'
export type { Delivery, Post } from './poster.ts'
export type { SeenMessage } from './seen.ts'
export type { Violation } from './server.ts'
export type { AssetType } from './world.ts'

export interface FakeZaloOa extends People {
  /** For the token endpoint and the OpenAPI alike. */
  readonly base: string
  readonly appId: string
  readonly appSecret: string
  readonly oaId: string
  readonly oaName: string
  readonly oaSecretKey: string
  /** As the console's API Explorer gives them: the first pair. */
  readonly firstAccessToken: string
  readonly firstRefreshToken: string
  readonly violations: readonly Violation[]
  readonly calls: readonly RecordedCall[]
  /** Each use of a refresh token or a code, in order. */
  readonly grants: readonly Grant[]
  /** Each attempt at the webhook, in order. */
  readonly posts: readonly Post[]
  /** How many messages were charged. */
  billed(): number
  /** What a person writes into the console; events that nobody takes are lost. */
  setWebhook(url: string | undefined): void
  /** An event was refused so often that the webhook is out of use. */
  unregistered(): boolean
  /** Ids of the events that never were taken; of one without a message its name and a number. */
  lost(): readonly string[]
  /** Somebody of the OA agrees: a code for ten minutes, for whoever knows what the challenge was made of. */
  consent(challenge: string): string
  /** The OA takes its permission back. */
  revoke(): void
  /** The access tokens that are valid now end at once. */
  expireAccess(): void
  liveAccess(): string | undefined
  liveRefresh(): string | undefined
  /** A new person, who does not know the OA yet; the id is the private chat's as well. */
  person(name: string): string
  /** An asset for a group, bought and not yet used. */
  asset(type?: AssetType): string
  /** A group that the OA made long ago. */
  group(name: string, members: readonly string[]): string
  /** The group's asset has run out. */
  disable(group: string): void
  /** The OA is no longer in the group. */
  removeOa(group: string): void
  /** Of a person or a group, oldest first. */
  messages(chat: string): SeenMessage[]
  /** The newest message of the OA in a chat. */
  last(chat: string): SeenMessage | undefined
  /** Ids of the people in a group. */
  members(group: string): readonly string[]
  hold(): void
  /** In order, or mixed by `random`. */
  release(random?: () => number): void
  /** The event with this message once more, as it was. */
  redeliver(id: string): void
  /** Any event, well signed; `chat`: whose turn it waits for. */
  emit(body: object, chat?: string): void
  /** Any bytes; resolves to the status. */
  postRaw(body: string, headers: Record<string, string>): Promise<number>
  /** What `X-ZEvent-Signature` is for a body. */
  signed(body: string): string
  /** The next calls of a path (`*`: any) go wrong. */
  fail(
    path: string,
    what:
      | { readonly error: number; readonly message?: string }
      | { readonly status: number }
      | Exclude<Trouble['what'], Refused>,
    times?: number,
  ): void
  /** Nothing goes wrong any more that `fail` asked for. */
  mend(): void
  delay(ms: number): void
  /** Resolves once `holds` is true; rejects after `ms`. */
  until(holds: () => boolean, ms?: number): Promise<void>
  /** How many events were not taken with 200 and may still be. */
  pending(): number
  /** Resolves once no event is pending. */
  settled(ms?: number): Promise<void>
  /** Resolves once nobody is connected: all that an app asked before it died is done. */
  deserted(): Promise<void>
  stop(): Promise<void>
}

const HOUR = 3_600_000
const LADDER = [30, 60, 90, 120, 150]

export async function startFakeZaloOa(options: FakeOptions = {}): Promise<FakeZaloOa> {
  const { now = Date.now, port = 0, echoes = true, otherNames = false, reuseRevokes = true } = options
  const world = createWorld(now)
  const state: ServerState = { delayMs: options.delayMs ?? 0, violations: [], troubles: [] }
  const calls: RecordedCall[] = []
  const posts: Post[] = []
  let billed = 0
  const deliveries = createDeliveries({
    identity: world.me,
    ladderMs: options.ladderMs ?? LADDER,
    answerMs: options.answerMs ?? 2000,
    onPost: (post) => void posts.push(post),
    onPosting: options.onPosting,
  })
  const events = createEvents(world, now, { echoes, otherNames }, deliveries.emit)
  const oauth = createOauth({ identity: world.me, ids: world.ids, now, reuseRevokes, onGrant: options.onGrant })
  const paidUntilMs = (options.paidUntilHours ?? 168) * HOUR
  const openApi = createOpenApi({
    context: {
      world,
      events,
      now,
      paidUntilMs,
      bill() {
        billed += 1
      },
    },
    oauth,
    rate: createRate(options.rate?.perMinute ?? 4000, now),
    onCall(call) {
      calls.push(call)
      options.onCall?.(call)
    },
    onViolation: (call, why) => void state.violations.push({ call, why }),
  })
  const server = createApiServer(oauth, openApi, state)
  server.keepAliveTimeout = 60_000
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address() as AddressInfo // a string only for a pipe

  async function until(holds: () => boolean, ms = 3000): Promise<void> {
    const end = Date.now() + ms
    while (!holds()) {
      if (Date.now() > end) throw new Error(`not within ${ms} ms: ${holds.toString()}`)
      await wait(5)
    }
  }

  return {
    ...createPeople(world, now, events),
    ...world.me,
    base: `http://127.0.0.1:${address.port}`,
    firstAccessToken: oauth.first.access.token,
    firstRefreshToken: oauth.first.refresh.token,
    violations: state.violations,
    calls,
    grants: oauth.grants,
    posts,
    billed: () => billed,
    setWebhook: (url) => deliveries.poster.setUrl(url),
    unregistered: deliveries.poster.unregistered,
    lost: () => deliveries.lost,
    consent: (challenge) => oauth.consent(challenge),
    revoke() {
      oauth.revoke()
      events.revoked()
    },
    expireAccess: () => oauth.expireAccess(),
    liveAccess: oauth.liveAccess,
    liveRefresh: oauth.liveRefresh,
    person: (name) => world.addPerson(name).id,
    asset: (type = 'gmf50') => world.addAsset(type).id,
    group(name, members) {
      for (const id of members) world.person(id)
      return world.addGroup(name, '', world.addAsset('gmf100'), members).id
    },
    disable(group) {
      world.group(group).disabled = true
    },
    removeOa(group) {
      world.group(group).oaIn = false
    },
    messages: (chat) => seenIn(world.place(chat)),
    last: (chat) => seenIn(world.place(chat)).findLast(({ from }) => from === 'oa'),
    members: (group) => [...world.group(group).members],
    hold: () => deliveries.hold(),
    release: (random) => deliveries.release(random),
    redeliver: (id) => deliveries.redeliver(id),
    emit: (body, chat = '') => deliveries.emit({ chat, body: { ...body } }),
    postRaw: (body, headers) => deliveries.poster.postRaw(body, headers),
    signed: (body) => signatureOf(world.me, body),
    fail(path, what, times = 1) {
      state.troubles.push({ path, what: troubleOf(what), times })
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
    deserted: () => deserted(server),
    async stop() {
      deliveries.poster.close()
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

type Failure = Parameters<FakeZaloOa['fail']>[1]

function troubleOf(what: Failure): Trouble['what'] {
  if (typeof what === 'string') return what
  if ('status' in what) return new Refused(what.status, 'a gateway failed', { status: what.status })
  return new Refused(what.error, what.message ?? 'as asked')
}
