/**
 * Takes what channels hand over: stored first (then the channel may acknowledge), handled in the order of its chat.
 * What was stored but not handled before a stop is handled at the next start.
 */
import type { Inbound } from '../channels/channel.ts'
import type { InboxRecord, Tx } from '../store/store.ts'
import type { App } from './app.ts'
import { type Arrival, Arrivals, type Together } from './arrivals.ts'
import type { Deliverer } from './delivery/deliver.ts'
import { type After, realAfter } from './delivery/ticker.ts'
import { Floods } from './floods.ts'
import { handle } from './handle.ts'
import { Lanes } from './lanes.ts'
import { Pauses } from './pauses.ts'
import { setAside } from './set-aside.ts'
import { SharedLock } from './shared-lock.ts'

/** After this many failures, or deaths of the program, a message is set aside: it must not hold up its chat for good. */
const TRIES = 3
/**
 * The last of these tries waits until the program has lived for so long. Whoever kills it in quick succession may hit a
 * message that is under way twice, but hardly a third time just then.
 */
const LAST_TRY_AFTER_MS = 10_000
/** More than platforms keep for us while we are away. */
const MOST_LEFT = 1_000_000

export interface Receiver {
  /** Resolves once the message is stored for good, or is one too many and not taken. */
  readonly receive: (inbound: Inbound) => Promise<void>
  /** Handles what an earlier run left. */
  readonly resume: () => Promise<void>
  /** Takes up what was set aside and is to be tried again, as `tongket inbox retry` asks. */
  readonly sweep: () => Promise<void>
  readonly idle: () => Promise<void>
  /** Finishes what was received in this run; of what an earlier one left the rest stays for the next. */
  readonly stop: () => Promise<void>
}

export function createReceiver(app: App, deliverer: Deliverer, after: After = realAfter): Receiver {
  const lanes = new Lanes<string>()
  const leftovers = new Lanes<'leftover'>()
  // Nothing else is under way when a leftover is: of all that was begun when the program died, only it can be the reason.
  const lock = new SharedLock()
  const arrivals = new Arrivals(after)
  const floods = new Floods(app, deliverer, after)
  const pauses = new Pauses(after)
  /** At hand, of those that are tried again. */
  const retried = new Set<number>()
  let stopping = false
  const put = (arrival: Arrival) => {
    const key = keyOf(arrival.inbound)
    arrivals.put(key, arrival)
    lanes.put(key, async () => {
      const next = await arrivals.next(key)
      if (!next) return
      const deaths = next.parts.flatMap((part) => part.deaths ?? [])
      if (deaths.length === 0) return lock.beside(() => attempt(app, deliverer, next))
      await again(next, Math.max(...deaths))
      for (const { id } of next.parts) retried.delete(id)
    })
  }
  const again = async (next: Together, deaths: number) => {
    if (deaths === TRIES - 1) await pauses.pause(LAST_TRY_AFTER_MS)
    // One at a time, so that what comes meanwhile has its turn between them.
    await leftovers.run('leftover', async () => {
      if (stopping) return
      if (deaths >= TRIES) await setAside(app, deliverer, next, 'died')
      else await lock.alone(() => attemptAgain(app, deliverer, next))
    })
  }
  const takeUp = ({ id, inbound, attempts, isRetried }: InboxRecord) => {
    if (isRetried) {
      if (stopping || retried.has(id)) return
      retried.add(id)
    }
    put({ id, inbound, deaths: attempts, ...(isRetried && { isRetried }) })
  }
  return {
    receive: async (inbound) => {
      const refused = floods.refuse(inbound, arrivals.waiting(keyOf(inbound)))
      if (refused) return refused
      const received = await app.store.receive(inbound, app.now())
      if (received.outcome === 'new') put({ id: received.id, inbound })
    },
    resume: async () => {
      await floods.resume()
      for (const record of await app.store.inbox.pending(MOST_LEFT)) takeUp(record)
    },
    sweep: async () => {
      for (const record of await app.store.inbox.retried(MOST_LEFT)) takeUp(record)
    },
    idle: () => lanes.idle(),
    stop: async () => {
      stopping = true
      arrivals.close()
      pauses.end()
      await Promise.all([floods.stop(), lanes.idle()])
    },
  }
}

function keyOf({ channel, chat }: Inbound): string {
  return `${channel} ${chat.id}`
}

/** Counts the try before it is made, since it may end the program. */
async function attemptAgain(app: App, deliverer: Deliverer, next: Together) {
  if (!app.channels.has(next.inbound.channel)) return
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
  await setAside(app, deliverer, next, 'fault')
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
