/**
 * Sends what the outbox holds: urgent before bulk, in the order of each chat, at each platform's pace, tried again where
 * the platform may relent. Each try is written down before it is made and after: a crash repeats one message at most,
 * and the next start says which.
 */
import { ABLE, everywhere } from '../../channels/abilities.ts'
import { type Channel, type ChannelName, SendFailure } from '../../channels/channel.ts'
import type { ChatRecord, OutboxRecord } from '../../store/records.ts'
import type { App } from '../app.ts'
import type { Queued } from './attempt.ts'
import { Office, type Post } from './office.ts'
import type { Compile } from './outgoing.ts'
import { parcelSchema } from './parcel.ts'
import { type Recalled, recall } from './recall.ts'
import type { Undelivered } from './settle.ts'
import { type After, createTicker, realAfter, type Ticker } from './ticker.ts'

export type { Queued } from './attempt.ts'
export type { Undelivered } from './settle.ts'

export interface Deliverer {
  push(queued: readonly Queued[]): void
  /** Sends what an earlier run left, and logs what may go out a second time. */
  resume(): Promise<void>
  /** Takes up rows that others made due, as `tongket outbox retry` does. */
  sweep(): Promise<void>
  /** Resolves when there is nothing to send, or it is stopped. */
  idle(): Promise<void>
  /** Sends what can be sent within the grace and waits for no platform that is down; the rest stays in the outbox. */
  stop(): Promise<void>
  state(): DeliveryState
}

export interface DeliveryState {
  readonly waiting: number
  /** How long somebody has been waiting for a message, in milliseconds. */
  readonly oldestUrgentMs: number
}

export interface DeliverOptions {
  readonly undelivered?: Undelivered
  readonly after?: After
  readonly graceMs?: number
}

const PAGE = 1000
const GRACE_MS = 10_000

export function createDeliverer(app: App, compile: Compile, options: DeliverOptions = {}): Deliverer {
  return new Delivery(app, compile, options)
}

class Delivery implements Deliverer {
  readonly #app: App
  readonly #post: Post
  readonly #after: After
  readonly #ticker: Ticker
  readonly #graceMs: number
  readonly #offices = new Map<ChannelName, Office>()
  readonly #waiting = new Set<number>()
  /** Went out, but the outbox could not be told. */
  readonly #unmarked = new Set<number>()
  readonly #incoming: Queued[] = []
  /** Of messages lately; one that has moved since is found out when it is written to. */
  readonly #chats = new Map<number, ChatRecord>()
  /** What an earlier run sent, known before the first message goes out. */
  #recalled: Promise<Recalled> | undefined
  #recent: Recalled = new Map()
  #isTaking = false
  #listeners: (() => void)[] = []
  #closed = false

  constructor(app: App, compile: Compile, options: DeliverOptions) {
    const { after = realAfter, graceMs = GRACE_MS, undelivered = () => Promise.resolve([]) } = options
    this.#app = app
    this.#after = after
    this.#graceMs = graceMs
    this.#ticker = createTicker(app.now)
    const push = (queued: readonly Queued[]) => this.push(queued)
    const settled: Post['settled'] = (id, sentUnmarked) => this.#settled(id, sentUnmarked)
    this.#post = { app, compile, ticker: this.#ticker, after, undelivered, push, settled }
  }

  push(queued: readonly Queued[]): void {
    if (this.#closed) return
    for (const row of queued) if (this.#note(row.id)) this.#incoming.push(row)
    if (!this.#isTaking) void this.#take()
  }

  async resume(): Promise<void> {
    await this.#recall()
    for (let after = 0; ; ) {
      const rows = await this.#app.store.outbox.unsent(PAGE, after)
      for (const row of rows) if (row.startedAt && !this.#waiting.has(row.id)) tellOfRepeat(this.#app, row)
      this.#takeUp(rows)
      const last = rows.at(-1)
      if (!last || rows.length < PAGE) return
      after = last.id
    }
  }

  async sweep(): Promise<void> {
    await this.#recall()
    const { outbox } = this.#app.store
    const ids = (await outbox.unsentIds()).filter((id) => !this.#waiting.has(id) && !this.#unmarked.has(id))
    for (let i = 0; i < ids.length; i += PAGE) {
      const rows = await outbox.byIds(ids.slice(i, i + PAGE))
      this.#takeUp(rows.filter((row) => row.status === 'new'))
    }
    for (const office of this.#offices.values()) office.tidy()
    this.#chats.clear()
  }

  async idle(): Promise<void> {
    while (this.#waiting.size > 0 && !this.#closed) await this.#change()
  }

  async stop(): Promise<void> {
    const deadline = this.#ticker.now() + this.#graceMs
    const grace = { isOver: false }
    const callOff = this.#after(this.#graceMs, () => {
      grace.isOver = true
      this.#changed()
    })
    const isBusy = () => this.#isTaking || [...this.#offices.values()].some((o) => !o.isDone(deadline))
    while (!grace.isOver && isBusy()) await this.#change()
    callOff()
    this.#closed = true
    for (const office of this.#offices.values()) office.close()
    if (this.#waiting.size > 0) this.#app.log.info({ left: this.#waiting.size }, 'unsent messages stay in the outbox')
    this.#changed()
  }

  state(): DeliveryState {
    const since = [...this.#offices.values()].flatMap((office) => office.oldestUrgent ?? [])
    const oldestUrgentMs = since.length === 0 ? 0 : Math.max(0, this.#ticker.now() - Math.min(...since))
    return { waiting: this.#waiting.size, oldestUrgentMs }
  }

  /** Once; what cannot be read now is read before the next message. */
  async #recall(): Promise<void> {
    const { store, now } = this.#app
    this.#recalled ??= recall(store, now()).catch((fault: unknown) => {
      this.#recalled = undefined
      throw fault
    })
    this.#recent = await this.#recalled
  }

  /** False if it is at hand already. */
  #note(id: number): boolean {
    if (this.#waiting.has(id) || this.#unmarked.has(id)) return false
    this.#waiting.add(id)
    return true
  }

  /** Never rejects. */
  async #take(): Promise<void> {
    this.#isTaking = true
    for (let row = this.#incoming.shift(); row; row = this.#incoming.shift()) {
      try {
        await this.#recall()
        const chat = this.#chats.get(row.chatId) ?? (await this.#app.store.chats.byId(row.chatId))
        if (!chat) throw new RangeError(`there is no chat ${row.chatId}`)
        this.#chats.set(row.chatId, chat)
        this.#officeOf(chat).add(row, chat)
      } catch (fault) {
        this.#app.log.error({ err: fault, outbox: row.id }, 'a message has to wait for the next sweep')
        this.#waiting.delete(row.id)
      }
    }
    this.#isTaking = false
    this.#changed()
  }

  #takeUp(rows: readonly OutboxRecord[]): void {
    for (const row of rows) {
      if (this.#closed || !this.#note(row.id)) continue
      const ms = row.notBefore && row.notBefore.getTime() - this.#app.now().getTime()
      const wait =
        ms === undefined ? undefined : { until: this.#ticker.now() + ms, throttled: row.error === 'throttled' }
      this.#officeOf(row.chat).add(row, row.chat, wait)
    }
  }

  #officeOf({ channel: name }: ChatRecord): Office {
    const known = this.#offices.get(name)
    if (known) return known
    const office = new Office(this.#post, this.#app.channels.get(name) ?? absent(name), this.#recent.get(name) ?? [])
    this.#offices.set(name, office)
    return office
  }

  #settled(id: number | undefined, sentUnmarked: boolean): void {
    if (id !== undefined) {
      if (sentUnmarked) this.#unmarked.add(id)
      this.#waiting.delete(id)
    }
    this.#changed()
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#listeners.push(resolve))
  }

  #changed(): void {
    const told = this.#listeners
    this.#listeners = []
    for (const listener of told) listener()
  }
}

function tellOfRepeat({ log }: App, { id, chatId, payload, startedAt }: OutboxRecord): void {
  const type = parcelSchema.safeParse(payload).data?.type
  log.warn({ outbox: id, chat: chatId, type, startedAt }, 'may go out a second time')
}

/** Stands for a channel that messages are left for and that is not set up any more. */
function absent(name: ChannelName): Channel {
  const nothing = () => Promise.resolve()
  return {
    name,
    abilities: everywhere(ABLE),
    start: nothing,
    stop: nothing,
    ready: () => false,
    send: () =>
      Promise.reject(new SendFailure('rejected', 'the channel of this chat is not set up', { reason: 'not-set-up' })),
  }
}
