/**
 * One inbound message, from its row in the inbox to everything that it causes, in one transaction: if anything
 * fails nothing has happened, and the message is tried again.
 */
import type { Attachment, Channel, Inbound } from '../channels/channel.ts'
import { type Actor, grantsOf } from '../core/access.ts'
import type { ChatRecord, PersonRecord, Tx } from '../store/store.ts'
import { type App, answer, type Turn } from './app.ts'
import { greet } from './commands/help.ts'
import { dataTapped } from './conversation/offers.ts'
import { promptRepliedTo } from './conversation/prompts.ts'
import { onChoice } from './conversation/tapping.ts'
import type { Queued } from './delivery/deliver.ts'
import type { Parcel } from './delivery/parcel.ts'
import { posting } from './delivery/posting.ts'
import { blankForbidden } from './forbidden.ts'
import { onMessage } from './said.ts'
import { textsFor } from './texts-for.ts'
import { todayIn } from './today.ts'

/** What one message puts into the outbox, in order. `isStraggler`: it belongs to what has been handled already. */
export async function handle(
  app: App,
  tx: Tx,
  channel: Channel,
  inbound: Inbound,
  isStraggler = false,
): Promise<Queued[]> {
  if (inbound.type === 'withdrawn') return withdraw(app, tx, inbound)
  if (await isOfNobody(tx, inbound)) {
    await tx.inbox.ofNobody(inbound.channel, inbound.externalId)
    return []
  }
  const chat = await tx.chats.of(inbound.channel, inbound.chat, app.now())
  const person = await tx.people.of(inbound.channel, inbound.from, app.now())
  if (inbound.type === 'named') {
    await tx.inbox.overheard(inbound.channel, inbound.externalId)
    return []
  }
  const queued: Queued[] = []
  if (chat.kind === 'private' && channel.abilities.private.window) await noteWord(tx, chat, inbound)
  const isOvertaken = (await noteOrder(tx, chat, inbound)) || isStraggler
  await blankForbidden(tx, inbound)
  const turn = await turnOf({ app, tx, channel, inbound, chat, person, isOvertaken }, queued)
  await dispatch(turn)
  // Talk about a picture is answered no more than any other.
  if (inbound.type === 'text' && inbound.beside && !inbound.edited && queued.length > 0)
    await notKept(turn, inbound.beside, 'only-text-read')
  return queued
}

async function turnOf(
  base: Pick<Turn, 'app' | 'tx' | 'channel' | 'inbound' | 'chat' | 'person' | 'isOvertaken'>,
  queued: Queued[],
): Promise<Turn> {
  const { tx, chat, person, inbound } = base
  // What is said in this chat; for others `textsFor` makes the words.
  const app: App = { ...base.app, t: textsFor(base.app, chat) }
  const now = app.now()
  const post = posting(app, tx, now, queued)
  const actor: Actor = {
    grants: grantsOf(await linksHere(tx, inbound, chat, person), app.pack.standingUnit),
    admin: app.admins.some((a) => a.channel === inbound.channel && a.id === inbound.from.id),
  }
  const answers = { personId: person.id, at: new Date(inbound.at) }
  const say = async (parcel: Parcel, promptId?: number): Promise<void> => {
    await post(chat, parcel, { answers, ...(promptId !== undefined && { promptId }) })
  }
  const abilities = base.channel.abilities[chat.kind]
  return { ...base, app, abilities, now, today: todayIn(app.zone, now), actor, say, post }
}

/** A topic without a link of its own has those of its whole group. */
async function linksHere(tx: Tx, { channel, chat: ref }: Inbound, chat: ChatRecord, person: PersonRecord) {
  const held = await tx.links.of({ chatId: chat.id, personId: person.id })
  if (ref.within === undefined || held.some((link) => link.chatId === chat.id)) return held
  const whole = await tx.chats.find(channel, ref.within)
  return whole ? [...(await tx.links.of({ chatId: whole.id })), ...held] : held
}

/** Who was forgotten, or never wrote, does not become known by leaving, nor by their name. */
async function isOfNobody(tx: Tx, { type, channel, chat, from }: Inbound): Promise<boolean> {
  if (type === 'named' && chat.kind === 'group') return (await tx.people.find(channel, from.id)) === undefined
  if (chat.kind !== 'private' || (type !== 'left' && type !== 'named')) return false
  return (await tx.chats.find(channel, chat.id)) === undefined
}

/** Whatever a person does opens the time in which they may be written to; leaving ends it. */
function noteWord(tx: Tx, { id }: ChatRecord, { type, at }: Inbound): Promise<void> {
  return type === 'left' ? tx.chats.left(id, new Date(at)) : tx.chats.heard(id, new Date(at))
}

/**
 * Whether a message comes behind a later one. Numbers that begin anew (of a new bot) are those of later days; a message
 * that still has the chat's old id counts by other numbers.
 */
async function noteOrder(tx: Tx, { id, externalId, last }: ChatRecord, inbound: Inbound): Promise<boolean> {
  if (inbound.type !== 'text' || inbound.order === undefined || inbound.edited) return false
  if (externalId !== inbound.chat.id) return false
  const at = new Date(inbound.at)
  if (last && inbound.order < last.order && at <= last.at) return true
  await tx.chats.came(id, inbound.order, at)
  return false
}

/** Nothing is said to them. The next sweep takes what they said out of the database's files. */
async function withdraw(app: App, tx: Tx, { channel, from, externalId }: Inbound): Promise<Queued[]> {
  const known = await tx.people.forget(channel, from.id, { at: app.now(), by: 'platform', request: externalId })
  if (!known) app.log.warn({ channel }, 'somebody asks to be forgotten whom we do not know')
  else if (app.admins.some((admin) => admin.channel === channel && admin.id === from.id))
    app.log.warn({ channel }, 'an administrator was forgotten, whose id stands in ADMIN_IDS until it is taken out')
  return []
}

async function dispatch(turn: Turn): Promise<void> {
  const { inbound, tx } = turn
  switch (inbound.type) {
    case 'text':
      return onMessage(turn, inbound.text)
    case 'tap':
      return onChoice(turn, { ...inbound, data: await dataTapped(turn, inbound) })
    case 'joined':
      await note(turn, 'joined')
      return greet(turn)
    case 'left':
      return note(turn, 'left')
    case 'named':
    case 'withdrawn':
      return
    case 'moved':
      await tx.chats.move(inbound.channel, inbound.chat.id, inbound.newId, turn.now)
      return
    case 'other':
      return onOther(turn, inbound)
  }
}

/** A work group keeps a record of its members' coming and going; here of the program's own. */
function note(turn: Turn, action: 'joined' | 'left'): Promise<void> {
  const subject = `chat:${turn.chat.id}`
  return turn.tx.audit({ at: turn.now, personId: turn.person.id, action, subject })
}

/** A photo or a voice message answers no question; say so only to whoever meant us. */
async function onOther(turn: Turn, other: Attachment & { readonly addressed?: true }): Promise<void> {
  const meant = turn.chat.kind === 'private' || other.addressed || (await promptRepliedTo(turn))
  if (meant) await notKept(turn, other, 'text-only')
}

/** Without an album of the platform's, pictures of one minute count as one. */
const TOGETHER_MS = 60_000

/** Said once for an album, whose pictures come one by one, also by a program that was started anew meanwhile. */
async function notKept(turn: Turn, { album }: Attachment, key: 'text-only' | 'only-text-read'): Promise<void> {
  const { tx, chat, person, inbound, now } = turn
  const minute = Math.floor(Date.parse(inbound.at) / TOGETHER_MS)
  const together = album === undefined ? `person:${person.id}:${minute}` : `album:${album}`
  if (await tx.once(`not-kept:chat:${chat.id}:${together}`, now)) await answer(turn, turn.app.t(`reply.${key}`))
}
