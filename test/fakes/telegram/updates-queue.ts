/**
 * Updates on their way to the bot: numbered, kept until they are confirmed, and handed out by getUpdates or posted
 * to the webhook. `hold` and `release` let a test mix the chats; `redeliver` brings an update again.
 */
import { createPoster, type PosterOptions } from './poster.ts'
import { type Json, Refused } from './wire.ts'

export interface Queued {
  readonly id: number
  /** Order is kept within a lane: a chat. */
  readonly lane: number
  readonly body: Json
}

interface Waiter {
  readonly answer: (updates: Json[]) => void
  readonly refuse: (why: Refused) => void
}

export interface Webhook {
  readonly url: string
  readonly secret: string
  /** Deliveries at a time; 40 unless the bot says otherwise. */
  readonly connections: number
}

export type UpdatesQueue = ReturnType<typeof createUpdatesQueue>

export function createUpdatesQueue(options: PosterOptions) {
  const all = new Map<number, Queued>()
  let pending: Queued[] = []
  /** By the offset of a getUpdates. */
  const confirmed: number[] = []
  let again: Queued[] = []
  let held: Omit<Queued, 'id'>[] | undefined
  let lastId = 7000
  let waiter: Waiter | undefined
  let webhook: Webhook | undefined
  const poster = createPoster(options, (done) => {
    pending = pending.filter((one) => one.id !== done.id)
  })

  function emit(lane: number, body: Json): void {
    if (held) held.push({ lane, body })
    else push({ lane, body })
  }

  function push({ lane, body }: Omit<Queued, 'id'>): void {
    const queued = { id: ++lastId, lane, body: { update_id: lastId, ...body } }
    all.set(queued.id, queued)
    pending.push(queued)
    if (webhook) poster.post(queued, webhook)
    else wake()
  }

  function wake(): void {
    const ready = [...again, ...pending]
    if (!waiter || ready.length === 0) return
    again = []
    waiter.answer(ready.map((one) => one.body))
    waiter = undefined
  }

  /** What a second poller or a webhook does to the long poll that waits. */
  function interrupt(why: string): void {
    waiter?.refuse(new Refused(409, `Conflict: terminated by ${why}`))
    waiter = undefined
  }

  async function poll(offset: number, limit: number, timeoutS: number, signal: AbortSignal): Promise<Json[]> {
    if (webhook)
      throw new Refused(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first")
    interrupt('other getUpdates request; make sure that only one bot instance is running')
    confirmed.push(...pending.filter((one) => one.id < offset).map((one) => one.id))
    pending = pending.filter((one) => one.id >= offset)
    const ready = [...again, ...pending].slice(0, limit)
    again = []
    if (ready.length > 0 || timeoutS === 0) return ready.map((one) => one.body)
    return await new Promise<Json[]>((resolve, reject) => {
      const own: Waiter = {
        answer: (updates) => finish(() => resolve(updates)),
        refuse: (why) => finish(() => reject(why)),
      }
      const leave = (): void => own.answer([])
      const timer = setTimeout(leave, timeoutS * 1000)
      const finish = (end: () => void): void => {
        clearTimeout(timer)
        if (waiter === own) waiter = undefined
        end()
      }
      signal.addEventListener('abort', leave)
      waiter = own
    })
  }

  return {
    emit,
    poll,
    /** From now on updates pile up. */
    hold(): void {
      held ??= []
    },
    /** Sends what piled up with the chats mixed by `random`, in each chat in order. */
    release(random: () => number): void {
      const lanes = [...Map.groupBy(held ?? [], ({ lane }) => lane).values()]
      held = undefined
      while (lanes.some((lane) => lane.length > 0)) {
        const full = lanes.filter((lane) => lane.length > 0)
        const next = full[Math.floor(random() * full.length)]?.shift()
        if (next) push(next)
      }
    },
    /** The same update once more, whether confirmed or not; the newest if none is named. */
    redeliver(id = lastId): void {
      const one = all.get(id)
      if (!one) throw new Error(`no update ${id}`)
      if (webhook) poster.post(one, webhook)
      else {
        again.push(one)
        wake()
      }
    },
    setWebhook(next: Webhook | undefined): void {
      if (next) interrupt('setWebhook request')
      webhook = next
      poster.forget()
      if (next) for (const one of pending) poster.post(one, next)
    },
    webhook: () => webhook,
    pendingCount: () => pending.length + again.length + (held?.length ?? 0),
    confirmed,
    lastId: () => lastId,
    close: () => {
      poster.forget()
      waiter?.answer([])
    },
  }
}
