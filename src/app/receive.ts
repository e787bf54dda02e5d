/**
 * Takes what channels hand over: stored first (then the channel may acknowledge), handled in the order of its chat.
 * What was stored but not handled before a stop is handled at the next start.
 */
import type { Inbound } from '../channels/channel.ts'
import type { App } from './app.ts'
import type { Deliverer } from './deliver.ts'
import { handle } from './handle.ts'
import { Lanes } from './lanes.ts'
import type { Parcel } from './parcel.ts'

/** After this many failures a message is set aside, so that it does not hold up its chat for good. */
const TRIES = 3
/** More than platforms keep for us while we are away. */
const MOST_LEFT = 1_000_000

export interface Receiver {
  /** Resolves once the message is stored for good. */
  readonly receive: (inbound: Inbound) => Promise<void>
  /** Handles what an earlier run left. */
  readonly resume: () => Promise<void>
  readonly idle: () => Promise<void>
}

export function createReceiver(app: App, deliverer: Deliverer): Receiver {
  const lanes = new Lanes<string>()
  const put = (id: number, inbound: Inbound) =>
    lanes.put(`${inbound.channel} ${inbound.chat.id}`, () => attempt(app, deliverer, id, inbound))
  return {
    receive: async (inbound) => {
      const received = await app.store.receive(inbound, app.now())
      if (received.outcome === 'new') put(received.id, inbound)
    },
    resume: async () => {
      for (const row of await app.store.inbox.pending(MOST_LEFT)) put(row.id, row.inbound)
    },
    idle: () => lanes.idle(),
  }
}

async function attempt(app: App, deliverer: Deliverer, id: number, inbound: Inbound): Promise<void> {
  const channel = app.channels.get(inbound.channel)
  if (!channel) return
  for (let tries = 1; tries <= TRIES; tries++) {
    try {
      const queued = await app.store.write(async (tx) => {
        const out = await handle(app, tx, channel, inbound)
        await tx.inbox.markHandled(id, app.now())
        return out
      })
      deliverer.push(queued)
      return
    } catch (error) {
      app.log.error({ err: error, inbox: id, type: inbound.type, tries }, 'a message could not be handled')
    }
  }
  await setAside(app, deliverer, id, inbound)
}

/** The message stays in the inbox as failed, and the person is told. */
async function setAside(app: App, deliverer: Deliverer, id: number, inbound: Inbound): Promise<void> {
  try {
    const told = await app.store.write(async (tx) => {
      await tx.inbox.markFailed(id, 'not handled after several tries', app.now(), true)
      const chat = await tx.chats.of(inbound.channel, inbound.chat, app.now())
      const parcel: Parcel = { type: 'message', text: app.t('reply.failed') }
      const outgoing = await tx.outbox.enqueue({ chatId: chat.id, payload: parcel, createdAt: app.now() })
      return { id: outgoing, chatId: chat.id, payload: parcel }
    })
    deliverer.push([told])
  } catch (error) {
    app.log.error(
      { err: error, inbox: id },
      'a failed message could not be set aside; it is tried again at the next start',
    )
  }
}
