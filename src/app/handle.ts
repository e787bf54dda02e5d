/**
 * One inbound message, from its row in the inbox to everything that it causes, in one transaction: if anything
 * fails nothing has happened, and the message is tried again.
 */
import type { Channel, Inbound } from '../channels/channel.ts'
import type { Actor } from '../core/access.ts'
import { parseCommand, type Unknown } from '../core/command.ts'
import type { ChatRecord, Tx } from '../store/store.ts'
import { type App, answer, type Turn } from './app.ts'
import { runCommand } from './commands/commands.ts'
import { greet } from './commands/help.ts'
import { onText } from './conversation/answering.ts'
import { choiceMeant, dataTapped } from './conversation/offers.ts'
import { promptRepliedTo } from './conversation/prompts.ts'
import { onChoice } from './conversation/tapping.ts'
import type { Queued } from './delivery/deliver.ts'
import type { Parcel } from './delivery/parcel.ts'
import { posting } from './delivery/posting.ts'
import { textsFor } from './texts-for.ts'
import { todayIn } from './today.ts'

/** What one message puts into the outbox, in order. */
export async function handle(app: App, tx: Tx, channel: Channel, inbound: Inbound): Promise<Queued[]> {
  if (inbound.type === 'withdrawn') return withdraw(app, tx, inbound)
  if (await isOfNobody(tx, inbound)) {
    await tx.inbox.overheard(inbound.channel, inbound.externalId)
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
  const turn = await turnOf({ app, tx, channel, inbound, chat, person }, queued)
  await dispatch(turn)
  return queued
}

async function turnOf(
  base: Pick<Turn, 'app' | 'tx' | 'channel' | 'inbound' | 'chat' | 'person'>,
  queued: Queued[],
): Promise<Turn> {
  const { tx, chat, person, inbound } = base
  // What is said in this chat; for others `textsFor` makes the words.
  const app: App = { ...base.app, t: textsFor(base.app, chat) }
  const now = app.now()
  const post = posting(app, tx, now, queued)
  const actor: Actor = {
    grants: await tx.links.of({ chatId: chat.id, personId: person.id }),
    admin: app.admins.some((a) => a.channel === inbound.channel && a.id === inbound.from.id),
  }
  const answers = { personId: person.id, at: new Date(inbound.at) }
  const say = async (parcel: Parcel, promptId?: number): Promise<void> => {
    await post(chat, parcel, { answers, ...(promptId !== undefined && { promptId }) })
  }
  const abilities = base.channel.abilities[chat.kind]
  return { ...base, app, abilities, now, today: todayIn(app.zone, now), actor, say, post }
}

/** Who was forgotten, or never wrote, does not become known by leaving, nor by their name. */
async function isOfNobody(tx: Tx, { type, channel, chat }: Inbound): Promise<boolean> {
  if (chat.kind !== 'private' || (type !== 'left' && type !== 'named')) return false
  return (await tx.chats.find(channel, chat.id)) === undefined
}

/** Whatever a person does opens the time in which they may be written to; leaving ends it. */
function noteWord(tx: Tx, { id }: ChatRecord, { type, at }: Inbound): Promise<void> {
  return type === 'left' ? tx.chats.left(id, new Date(at)) : tx.chats.heard(id, new Date(at))
}

/** Nothing is said to them; that somebody asked it is kept, not who. */
async function withdraw({ now, log }: App, tx: Tx, { channel, from }: Inbound): Promise<Queued[]> {
  const known = await tx.people.forget(channel, from.id, now())
  if (!known) log.warn({ channel }, 'somebody asks to be forgotten whom we do not know')
  else await tx.audit({ at: now(), action: 'forgotten', subject: `channel:${channel}` })
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
      return onOther(turn)
  }
}

/** A work group keeps a record of its members' coming and going; here of the program's own. */
function note(turn: Turn, action: 'joined' | 'left'): Promise<void> {
  const subject = `chat:${turn.chat.id}`
  return turn.tx.audit({ at: turn.now, personId: turn.person.id, action, subject })
}

async function onMessage(turn: Turn, text: string): Promise<void> {
  const command = parseCommand(text)
  if (command && 'name' in command && !(turn.inbound.type === 'text' && turn.inbound.edited))
    return runCommand(turn, command)
  if (command && 'unknown' in command) return onUnknown(turn, command)
  const choice = await choiceMeant(turn, text)
  if (choice !== undefined) return onChoice(turn, { data: choice })
  return onText(turn, text)
}

/** In a group an unknown command is somebody else's, unless it has our name or is one of ours to come. */
async function onUnknown(turn: Turn, { unknown, addressed, planned }: Unknown): Promise<void> {
  const { inbound, chat, app } = turn
  const meant = chat.kind === 'private' || addressed || (inbound.type === 'text' && inbound.addressed === true)
  if (planned) return answer(turn, app.t('reply.planned-command', { word: unknown }))
  if (meant) return answer(turn, app.t('reply.unknown-command', { word: unknown }))
}

/** A photo or a voice message answers no question; say so only to whoever meant us. */
async function onOther(turn: Turn): Promise<void> {
  const meant = turn.chat.kind === 'private' || (await promptRepliedTo(turn))
  if (meant) await answer(turn, turn.app.t('reply.text-only'))
}
