/** Events between what happens and the poster: held back, mixed, repeated, counted until they are taken or lost. */
import type { Emitted } from './events.ts'
import { createPoster, type Delivery, type PosterOptions } from './poster.ts'

export function createDeliveries(options: Omit<PosterOptions, 'onDone'>) {
  const byId = new Map<string, Delivery>()
  const underWay = new Set<Delivery>()
  const lost: string[] = []
  let held: Delivery[] | undefined
  let emitted = 0
  const poster = createPoster({
    ...options,
    onDone(delivery, well) {
      underWay.delete(delivery)
      if (!well) lost.push(delivery.id)
    },
  })

  function emit({ chat, body }: Emitted): void {
    emitted += 1
    const event = 'event_name' in body ? String(body['event_name']) : ''
    const delivery = { id: messageIdIn(body) ?? `${event} ${emitted}`, event, chat, raw: JSON.stringify(body) }
    // An own message's echo and the receipts for it have one id: it means the message.
    if (!byId.has(delivery.id)) byId.set(delivery.id, delivery)
    send(delivery)
  }

  function send(delivery: Delivery): void {
    if (held) held.push(delivery)
    else {
      underWay.add(delivery)
      poster.post(delivery)
    }
  }

  return {
    emit,
    poster,
    lost,
    hold(): void {
      held ??= []
    },
    release(random?: () => number): void {
      const ready = held ?? []
      held = undefined
      while (ready.length > 0) {
        const [next] = ready.splice(random ? Math.floor(random() * ready.length) : 0, 1)
        if (next) send(next)
      }
    },
    redeliver(id: string): void {
      const delivery = byId.get(id)
      if (!delivery) throw new Error(`no event ${id}`)
      send({ ...delivery })
    },
    pendingCount: () => underWay.size + (held?.length ?? 0),
  }
}

function messageIdIn(body: Emitted['body']): string | undefined {
  const message = body['message']
  if (typeof message !== 'object' || message === null || !('msg_id' in message)) return undefined
  return String(message.msg_id)
}
