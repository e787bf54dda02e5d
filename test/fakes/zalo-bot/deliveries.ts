/**
 * Events on their way to the bot: handed out one by one by getUpdates, and then gone, or posted to the webhook until
 * it answers with 200. `hold` and `release` let a test mix the chats; `redeliver` brings an event again.
 */
import { createPoster, type PosterOptions } from './poster.ts'
import { type Json, Refused } from './wire.ts'

export interface Delivery {
  /** Of its message. */
  readonly id: string
  /** Order is kept within a chat. */
  readonly chat: string
  readonly result: Json
}

export interface Webhook {
  readonly url: string
  readonly secret: string
}

interface Waiter {
  readonly answer: (delivery: Delivery | undefined) => void
}

export type Deliveries = ReturnType<typeof createDeliveries>

export function createDeliveries(options: PosterOptions & { readonly asList: boolean }) {
  const all = new Map<string, Delivery>()
  /** Not yet handed out by getUpdates, or not yet taken by the webhook. */
  let waiting: Delivery[] = []
  /** Handed out; the bot has not asked again, so it may still be at it. */
  let handedOut: Delivery | undefined
  let held: Delivery[] | undefined
  let waiter: Waiter | undefined
  let webhook: Webhook | undefined
  const poster = createPoster(options, (done) => {
    waiting = waiting.filter((one) => one !== done)
  })

  function emit(delivery: Delivery): void {
    all.set(delivery.id, delivery)
    if (held) held.push(delivery)
    else push(delivery)
  }

  function push(delivery: Delivery): void {
    if (!webhook && waiter) {
      handedOut = delivery
      waiter.answer(delivery)
      return
    }
    waiting.push(delivery)
    if (webhook) poster.post(delivery, webhook)
  }

  async function poll(seconds: number, signal: AbortSignal): Promise<unknown> {
    if (webhook) throw new Refused(400, 'getUpdates does not work while a webhook is set')
    handedOut = undefined
    // What two at once would get is not documented; here the newer one gets it.
    waiter?.answer(undefined)
    const delivery = waiting.shift() ?? (await next(seconds, signal))
    if (!delivery) throw new Refused(408, 'Request timeout')
    handedOut = delivery
    return options.asList ? [delivery.result] : delivery.result
  }

  function next(seconds: number, signal: AbortSignal): Promise<Delivery | undefined> {
    return new Promise((resolve) => {
      const own: Waiter = {
        answer(delivery) {
          // A connection closes after its answer, too.
          if (waiter !== own) return
          clearTimeout(timer)
          waiter = undefined
          // At once, or for a moment nothing would seem to be pending.
          handedOut = delivery
          resolve(delivery)
        },
      }
      const timer = setTimeout(() => own.answer(undefined), seconds * 1000)
      signal.addEventListener('abort', () => own.answer(undefined))
      waiter = own
    })
  }

  return {
    emit,
    poll,
    /** From now on events pile up. */
    hold(): void {
      held ??= []
    },
    /** Sends what piled up with the chats mixed by `random`, in each chat in order. */
    release(random: () => number): void {
      const lanes = [...Map.groupBy(held ?? [], ({ chat }) => chat).values()]
      held = undefined
      while (lanes.some((lane) => lane.length > 0)) {
        const full = lanes.filter((lane) => lane.length > 0)
        const first = full[Math.floor(random() * full.length)]?.shift()
        if (first) push(first)
      }
    },
    redeliver(id: string): void {
      const delivery = all.get(id)
      if (!delivery) throw new Error(`no event of message ${id}`)
      push({ ...delivery })
    },
    setWebhook(next: Webhook | undefined): void {
      if (next) waiter?.answer(undefined)
      handedOut = undefined
      webhook = next
      poster.forget()
      if (next) for (const one of waiting) poster.post(one, next)
    },
    webhook: () => webhook,
    pendingCount: () => waiting.length + (handedOut ? 1 : 0) + (held?.length ?? 0),
    close(): void {
      poster.forget()
      waiter?.answer(undefined)
    },
  }
}
