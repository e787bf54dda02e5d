/** Deliveries for a test: a real database, the real Telegram channel before a strict fake over HTTP, a driven clock. */
import { onTestFinished } from 'vitest'
import type { App } from '../../../src/app/app.ts'
import type { Queued } from '../../../src/app/delivery/attempt.ts'
import { createDeliverer, type Deliverer, type DeliverOptions } from '../../../src/app/delivery/deliver.ts'
import type { Compile } from '../../../src/app/delivery/outgoing.ts'
import type { Parcel } from '../../../src/app/delivery/parcel.ts'
import type { Channel, Outgoing, Sent } from '../../../src/channels/channel.ts'
import { createTelegram } from '../../../src/channels/telegram/telegram.ts'
import { Secret } from '../../../src/secret.ts'
import type { Store } from '../../../src/store/store.ts'
import { amendedPack } from '../../amended-pack.ts'
import { type FakeTelegram, type Rates, startFakeTelegram } from '../../fakes/telegram/fake.ts'
import { tempStore } from '../../store/temp-store.ts'
import { textsIn } from '../../texts.ts'
import { seeded } from '../../world.ts'
import { DrivenClock } from './driven-clock.ts'

export interface PostOffice {
  readonly clock: DrivenClock
  readonly fake: FakeTelegram
  readonly store: Store
  readonly log: { readonly level: string; readonly message: string; readonly fields: Record<string, unknown> }[]
  readonly app: App
  /** Another one on the same database, as after a restart. */
  readonly deliverer: (options?: DeliverOptions, more?: Changed) => Deliverer
  /** Writes messages down, without sending them. */
  readonly enqueue: (chatId: number, parcels: readonly Parcel[], urgency?: 'urgent' | 'bulk') => Promise<Queued[]>
  /** The database's id of a chat. */
  readonly chat: (id: string, kind?: 'group' | 'private') => Promise<number>
  /** A private chat of somebody who has written before. */
  readonly acquaintance: (name: string) => string
  /** What the bot said in a chat. */
  readonly said: (chat: string) => string[]
}

/** What is otherwise about one deliverer. */
interface Changed {
  readonly store?: Store
  readonly compile?: Compile
  readonly channel?: Partial<Channel>
  /** Around each message. */
  readonly send?: (outgoing: Outgoing, send: () => Promise<Sent>) => Promise<Sent>
}

interface PostOfficeOptions {
  readonly rates?: Rates
  /** How long the platform takes to answer, on the driven clock. */
  readonly latencyMs?: number
}

export async function openPostOffice({ rates, latencyMs = 20 }: PostOfficeOptions = {}): Promise<PostOffice> {
  const clock = new DrivenClock('2024-05-02T02:00:00Z')
  const fake = await startFakeTelegram({ now: () => clock.now, ...(rates && { rates }) })
  onTestFinished(() => fake.stop())
  const bare = await tempStore()
  const store: Store = { ...bare, write: (work) => clock.during(bare.write(work)) }
  const log: PostOffice['log'] = []
  const write = (level: string) => (fields: Record<string, unknown>, message: string) =>
    void log.push({ level, message, fields })
  const told = { info: write('info'), warn: write('warn'), error: write('error') }
  const telegram = createTelegram({
    token: new Secret(fake.token),
    apiRoot: fake.apiRoot,
    mode: 'polling',
    menu: { private: [], group: [] },
    log: told,
    now: clock.date,
  })
  const channel: Channel = {
    ...telegram,
    async send(outgoing) {
      await clock.wait(latencyMs / 2)
      try {
        return await clock.during(telegram.send(outgoing))
      } finally {
        await clock.wait(latencyMs / 2)
      }
    },
  }
  const app = ({ store: own = store, channel: changed = {}, send }: Changed): App => ({
    store: own,
    pack: amendedPack('test/packs/thu-vien'),
    t: textsIn('vi'),
    zone: 'Asia/Ho_Chi_Minh',
    admins: [],
    channels: new Map([
      ['telegram', { ...channel, ...changed, ...(send && { send: (o: Outgoing) => send(o, () => channel.send(o)) }) }],
    ]),
    now: clock.date,
    random: seeded(),
    log: told,
  })
  const noReport: Compile = () => Promise.reject(new Error('no report here'))
  return {
    clock,
    fake,
    store,
    log,
    app: app({}),
    deliverer: (options = {}, more = {}) =>
      createDeliverer(app(more), more.compile ?? noReport, { after: clock.after, ...options }),
    enqueue: (chatId, parcels, urgency = 'urgent') =>
      store.write(async (tx) => {
        const queued: Queued[] = []
        for (const payload of parcels) {
          const id = await tx.outbox.enqueue({ chatId, payload, createdAt: clock.date(), urgency })
          queued.push({ id, chatId, payload, urgency })
        }
        return queued
      }),
    chat: async (id, kind = 'group') =>
      (await store.write((tx) => tx.chats.of('telegram', { id, kind, title: id }, clock.date()))).id,
    acquaintance: (name) => {
      const person = fake.person(name)
      fake.say(person, person, '/start')
      return person
    },
    said: (chat) => fake.messages(chat).flatMap((m) => (m.from === 'bot' ? [m.text] : [])),
  }
}

export function words(text: string): Parcel {
  return { type: 'message', text }
}
