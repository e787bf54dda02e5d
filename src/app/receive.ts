/**
 * Takes what channels hand over: stored first (then the channel may acknowledge), handled in the order of its chat.
 * What was stored but not handled before a stop is handled at the next start.
 */
import type { Inbound } from '../channels/channel.ts'
import type { Tx } from '../store/store.ts'
import type { App } from './app.ts'
import { type Arrival, Arrivals, type Together } from './arrivals.ts'
import type { Deliverer, Queued } from './delivery/deliver.ts'
import type { Parcel } from './delivery/parcel.ts'
import { type After, realAfter } from './delivery/ticker.ts'
import { blankForbidden } from './forbidden.ts'
import { handle } from './handle.ts'
import { Lanes } from './lanes.ts'

/** Nobody waits for an answer to these. */
const UNSPOKEN: ReadonlySet<Inbound['type']> = new Set(['left', 'withdrawn', 'named'])
/** After this many failures, or starts of the program, a message is set aside: it must not hold up its chat for good. */
const TRIES = 3
/** More than platforms keep for us while we are away. */
const MOST_LEFT = 1_000_000

export interface Receiver {
  /** Resolves once the message is stored for good. */
  readonly receive: (inbound: Inbound) => Promise<void>
  /** Handles what an earlier run left. */
  readonly resume: () => Promise<void>
  readonly idle: () => Promise<void>
  /** Finishes what was received in this run; of what an earlier one left the rest stays for the next. */
  readonly stop: () => Promise<void>
}

export function createReceiver(app: App, deliverer: Deliverer, after: After = realAfter): Receiver {
  const lanes = new Lanes<string>()
  // One at a time: of all that was begun when the program died, only this one can have killed it.
  const leftovers = new Lanes<'leftover'>()
  const arrivals = new Arrivals(after)
  let stopping = false
  const put = (arrival: Arrival) => {
    const { channel, chat } = arrival.inbound
    const key = `${channel} ${chat.id}`
    arrivals.put(key, arrival)
    lanes.put(key, async () => {
      const next = await arrivals.next(key)
      if (!next) return
      const isLeft = next.parts.some((part) => part.starts !== undefined)
      await (isLeft ? again(next) : attempt(app, deliverer, next))
    })
  }
  const again = (next: Together) =>
    new Promise<void>((resolve) => {
      leftovers.put('leftover', async () => {
        if (!stopping) await attemptAgain(app, deliverer, next)
        resolve()
      })
    })
  return {
    receive: async (inbound) => {
      const received = await app.store.receive(inbound, app.now())
      if (received.outcome === 'new') put({ id: received.id, inbound })
    },
    resume: async () => {
      for (const { id, inbound, attempts } of await app.store.inbox.pending(MOST_LEFT))
        put({ id, inbound, starts: attempts })
    },
    idle: () => lanes.idle(),
    stop: () => {
      stopping = true
      arrivals.close()
      return lanes.idle()
    },
  }
}

/** Counts the try before it is made, since it may end the program. */
async function attemptAgain(app: App, deliverer: Deliverer, next: Together) {
  const starts = Math.max(...next.parts.map((part) => part.starts ?? 0))
  if (starts >= TRIES) return setAside(app, deliverer, next)
  try {
    await app.store.write(async (tx) => {
      for (const { id } of next.parts) await tx.inbox.markStarted(id)
    })
  } catch (error) {
    app.log.error({ err: error, inbox: next.parts[0].id }, 'a message has to wait for the next start')
    return
  }
  await attempt(app, deliverer, next)
}

async function attempt(app: App, deliverer: Deliverer, next: Together): Promise<void> {
  const { parts, inbound } = next
  const channel = app.channels.get(inbound.channel)
  if (!channel) return
  for (let tries = 1; tries <= TRIES; tries++) {
    try {
      const queued = await app.store.write(async (tx) => {
        const out = await handle(app, forAll(tx, parts), channel, inbound, next.isStraggler)
        if (parts.length > 1) await noteParts(tx, parts)
        for (const { id } of parts) if (!(await tx.inbox.markHandled(id, app.now()))) throw new WriterForgotten()
        return out
      })
      deliverer.push(queued)
      return
    } catch (error) {
      if (error instanceof WriterForgotten) return
      app.log.error({ err: error, inbox: parts[0].id, type: inbound.type, tries }, 'a message could not be handled')
    }
  }
  await setAside(app, deliverer, next)
}

/** Somebody was forgotten while their message waited: what it did is undone, and nobody is told. */
class WriterForgotten extends Error {
  override readonly name = 'WriterForgotten'
}

/** What is taken out of the stored copy of a message is taken out of all its parts. */
function forAll(tx: Tx, parts: Together['parts']): Tx {
  if (parts.length === 1) return tx
  const ids = parts.map((part) => part.inbound.externalId)
  const inbox: Tx['inbox'] = {
    ...tx.inbox,
    async blank(channel) {
      for (const id of ids) await tx.inbox.blank(channel, id)
    },
    async overheard(channel) {
      for (const id of ids) await tx.inbox.overheard(channel, id)
    },
  }
  return { ...tx, inbox }
}

async function noteParts(tx: Tx, parts: Together['parts']): Promise<void> {
  const [{ inbound }] = parts
  const chat = await tx.chats.find(inbound.channel, inbound.chat.id)
  const ids = parts.flatMap((part) => ('messageId' in part.inbound ? (part.inbound.messageId ?? []) : []))
  if (chat) await tx.chats.joined(chat.id, ids)
}

/** The message stays in the inbox as failed, and whoever waits for an answer is told. */
async function setAside(app: App, deliverer: Deliverer, { parts, inbound }: Together): Promise<void> {
  const [{ id }] = parts
  try {
    const told = await app.store.write(async (tx): Promise<Queued | undefined> => {
      for (const part of parts)
        if (!(await tx.inbox.markFailed(part.id, 'not handled after several tries', app.now(), true))) return undefined
      await blankForbidden(forAll(tx, parts), inbound)
      if (UNSPOKEN.has(inbound.type)) return undefined
      const chat = await tx.chats.of(inbound.channel, inbound.chat, app.now())
      const parcel: Parcel = { type: 'message', text: app.t('reply.failed') }
      const outgoing = await tx.outbox.enqueue({ chatId: chat.id, payload: parcel, createdAt: app.now() })
      return { id: outgoing, chatId: chat.id, payload: parcel, urgency: 'urgent' }
    })
    app.log.warn({ inbox: id, type: inbound.type }, 'a message was set aside')
    if (told) deliverer.push([told])
  } catch (error) {
    app.log.error(
      { err: error, inbox: id },
      'a failed message could not be set aside; it is tried again at the next start',
    )
  }
}
