/**
 * A message that cannot be handled stays in the inbox and is set aside, so that its chat goes on without it. Whoever
 * waits for an answer is told, and the administrators are told what to do.
 */
import type { Inbound } from '../channels/channel.ts'
import type { SetAsideReason, Tx } from '../store/store.ts'
import { alertAdmins } from './alert.ts'
import type { App } from './app.ts'
import type { Together } from './arrivals.ts'
import type { Deliverer, Queued } from './delivery/deliver.ts'
import { posting } from './delivery/posting.ts'
import { blankForbidden } from './forbidden.ts'
import { textsFor } from './texts-for.ts'

/** Nobody waits for an answer to these. */
const UNSPOKEN: ReadonlySet<Inbound['type']> = new Set(['left', 'withdrawn', 'named'])

/**
 * Never rejects. What cannot be told is set aside all the same; what cannot even be stored is tried again at the next
 * start.
 */
export async function setAside(app: App, deliverer: Deliverer, next: Together, why: SetAsideReason): Promise<void> {
  const about = { inbox: next.parts.map((part) => part.id), type: next.inbound.type, why }
  const told = async (tx: Tx) => ((await mark(app, tx, next, why)) ? tellAll(app, tx, next.inbound) : [])
  try {
    deliverer.push(await app.store.write(told))
  } catch (fault) {
    app.log.error({ err: fault, ...about }, 'nobody could be told of a message that is set aside')
    try {
      await app.store.write((tx) => mark(app, tx, next, why))
    } catch (error) {
      app.log.error({ err: error, ...about }, 'a failed message was not set aside; it is tried again at the next start')
      return
    }
  }
  app.log.warn(about, 'a message was set aside')
}

/** False if its writer was forgotten meanwhile: then nobody is told. */
async function mark(app: App, tx: Tx, { parts, inbound }: Together, why: SetAsideReason): Promise<boolean> {
  for (const { id } of parts) if (!(await tx.inbox.markFailed(id, why, app.now()))) return false
  for (const part of parts) await blankForbidden(tx, { ...inbound, externalId: part.inbound.externalId })
  return true
}

async function tellAll(app: App, tx: Tx, inbound: Inbound): Promise<Queued[]> {
  return [...(await tellWriter(app, tx, inbound)), ...(await tellAdmins(app, tx))]
}

async function tellWriter(app: App, tx: Tx, inbound: Inbound): Promise<Queued[]> {
  const queued: Queued[] = []
  if (UNSPOKEN.has(inbound.type)) return queued
  const chat = await tx.chats.of(inbound.channel, inbound.chat, app.now())
  const post = posting(app, tx, app.now(), queued)
  await post(chat, { type: 'message', text: textsFor(app, chat)('reply.failed') })
  return queued
}

/** Of several that wait for a decision the first is told, and again only when that one has been decided about. */
async function tellAdmins(app: App, tx: Tx): Promise<readonly Queued[]> {
  const { oldest } = await tx.inbox.setAside()
  if (!oldest) return []
  const key = `set-aside:${oldest.id}:${oldest.at.toISOString()}`
  return alertAdmins(app, tx, key, app.t('alert.set-aside', { id: oldest.id }))
}
