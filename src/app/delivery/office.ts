/**
 * Sends what is to go out through one channel: asks the scheduler what is next, tries it, tells it what came of it.
 * `deliver.ts` has one for each channel.
 */
import type { Channel } from '../../channels/channel.ts'
import type { Verdict } from '../../core/delivery/letter.ts'
import { Scheduler } from '../../core/delivery/scheduler.ts'
import type { ChatRecord, RecentMessage } from '../../store/records.ts'
import type { App } from '../app.ts'
import { type Mail, type Queued, type Tried, tryToSend } from './attempt.ts'
import { letterOf, type Wait } from './letter-of.ts'
import type { Compile } from './outgoing.ts'
import { parcelSchema } from './parcel.ts'
import { pastOf } from './recall.ts'
import { giveUp, markSent, markWaiting, type Undelivered } from './settle.ts'
import type { After, Ticker } from './ticker.ts'

export interface Post {
  readonly app: App
  readonly compile: Compile
  readonly ticker: Ticker
  readonly after: After
  readonly undelivered: Undelivered
  readonly push: (queued: readonly Queued[]) => void
  /** A try is over; the row with this id needs no more care. `sentUnmarked`: the outbox could not be told so. */
  readonly settled: (id: number | undefined, sentUnmarked: boolean) => void
}

/** So that a clock that leaps is noticed, and a timer keeps within what it can count. */
const LONGEST_SLEEP_MS = 60_000
const MARK_TRIES = 5
const MARK_WAIT_MS = 500

export class Office {
  readonly #post: Post
  readonly #channel: Channel
  readonly #schedule: Scheduler
  readonly #mails = new Map<number, Mail>()
  #flying = 0
  #wakeAt = Infinity
  #callOff = (): void => undefined
  #closed = false

  /** `recent`: what an earlier run sent through the channel. */
  constructor(post: Post, channel: Channel, recent: readonly RecentMessage[]) {
    this.#post = post
    this.#channel = channel
    this.#schedule = new Scheduler(channel.pace)
    // The ticker begins at the program's clock and may be ahead of it later.
    const now = new Date(post.ticker.now())
    for (const { address, past } of pastOf(channel, recent, now)) this.#schedule.recall(address, past)
  }

  add(row: Queued, chat: ChatRecord, wait?: Wait): void {
    const parcel = parcelSchema.safeParse(row.payload).data
    this.#mails.set(row.id, { row: { ...row, chatId: chat.id }, chat, parcel })
    this.#schedule.add(letterOf(this.#channel, row, chat, parcel, wait), this.#post.ticker.now())
    this.#pump()
  }

  /** Since when somebody waits. */
  get oldestUrgent(): number | undefined {
    return this.#schedule.oldestUrgent
  }

  /** Nothing more can be sent before this instant, or the platform does not answer. */
  isDone(deadline: number): boolean {
    return this.#schedule.isBroken || (this.#flying === 0 && this.#wakeAt > deadline)
  }

  tidy(): void {
    this.#schedule.tidy(this.#post.ticker.now())
  }

  /** Starts nothing more. */
  close(): void {
    this.#closed = true
    this.#callOff()
  }

  #pump(): void {
    while (!this.#closed) {
      const step = this.#schedule.next(this.#post.ticker.now())
      if (step.type !== 'start') {
        this.#sleepUntil(step.type === 'wait' ? step.until : Infinity)
        return
      }
      const mail = this.#mails.get(step.letter.id)
      if (mail) void this.#run(mail)
    }
  }

  #sleepUntil(instant: number): void {
    if (instant === this.#wakeAt) return
    this.#callOff()
    this.#wakeAt = instant
    if (instant === Infinity) return
    const { ticker, after } = this.#post
    const ms = Math.min(Math.max(1, instant - ticker.now()), LONGEST_SLEEP_MS)
    const until = ticker.now() + ms
    this.#callOff = after(ms, () => {
      this.#wakeAt = Infinity
      ticker.reached(until)
      this.#pump()
    })
  }

  async #run(mail: Mail): Promise<void> {
    const { app, compile, ticker, settled } = this.#post
    const { id } = mail.row
    this.#flying += 1
    const tried = await tryToSend(app, compile, this.#channel, mail)
    const verdict = this.#schedule.finished(id, ticker.now(), tried.outcome, chanceOf(app, tried))
    if (verdict.type !== 'again') this.#mails.delete(id)
    if (tried.outcome.kind === 'moved' && tried.chat) readdress(mail, tried.chat)
    if (tried.outcome.kind === 'anew') mail.anew = true
    const settling = this.#settle(mail, tried, verdict)
    // What starts now is written down after this one was, and mostly in one commit with it.
    this.#pump()
    const marked = await settling
    this.#flying -= 1
    settled(verdict.type === 'again' ? undefined : id, !marked)
  }

  /** Never rejects; false if the message went out and that could not be written down. */
  async #settle(mail: Mail, tried: Tried, verdict: Verdict): Promise<boolean> {
    const { app, push, undelivered, ticker } = this.#post
    try {
      if (verdict.type === 'done') return await this.#markSent(mail.row, tried)
      if (verdict.type === 'given-up') push(await giveUp(app, mail, tried, verdict.why, undelivered))
      else if (tried.outcome.kind !== 'moved' && tried.outcome.kind !== 'anew')
        await markWaiting(app, mail.row, tried, Math.max(0, verdict.at - ticker.now()))
    } catch (fault) {
      if (!this.#closed) app.log.error({ err: fault, outbox: mail.row.id }, 'an unsent message could not be marked')
    }
    return true
  }

  async #markSent(row: Queued, tried: Tried): Promise<boolean> {
    const { app, after } = this.#post
    for (let tries = 1; ; tries++) {
      try {
        await markSent(app, row, tried)
        return true
      } catch (fault) {
        app.log.error({ err: fault, outbox: row.id, tries }, 'a sent message could not be marked')
        if (this.#closed || tries === MARK_TRIES) return false
        await new Promise<void>((resolve) => after(MARK_WAIT_MS * 2 ** tries, resolve))
      }
    }
  }
}

function readdress(mail: Mail, chat: ChatRecord): void {
  mail.chat = chat
  mail.row = { ...mail.row, chatId: chat.id }
}

/** Only failures need one, and it is not for nothing. */
function chanceOf({ random }: App, { outcome }: Tried): number {
  if (outcome.kind === 'sent') return 0
  const [byte = 0] = random(1)
  return byte / 256
}
