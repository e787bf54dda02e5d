/**
 * What becomes of a message, other than a reminder, that a group did not take: it goes to its unit's people in private,
 * never to a wider group that other units read; if there is nobody, or nobody takes it, the secretary is told why.
 */
import type { FailureReason } from '../../channels/channel.ts'
import { periodOpenAt } from '../../core/deadlines.ts'
import { unitOf } from '../../core/pack.ts'
import { type Period, periodHolding } from '../../core/period.ts'
import type { ChatRecord, Tx } from '../../store/store.ts'
import { whyText } from '../../text/undelivered.ts'
import type { App } from '../app.ts'
import type { Queued } from '../delivery/deliver.ts'
import { type Parcel, parcelSchema } from '../delivery/parcel.ts'
import { closesChat, type GivenUp } from '../delivery/settle.ts'
import { momentIn, todayIn } from '../today.ts'
import { type Desk, tellSecretary } from './tell-secretary.ts'

export interface Failure {
  readonly why: GivenUp
  readonly reason: FailureReason | undefined
}

/** In the transaction that gives the row up. */
export async function elsewhere(
  desk: Desk,
  row: Pick<Queued, 'id' | 'chatId' | 'payload'>,
  failure: Failure,
): Promise<void> {
  const { tx } = desk
  const parcel = parcelSchema.safeParse(row.payload).data
  const chat = await tx.chats.byId(row.chatId)
  if (!parcel || !chat) return
  if ('instead' in parcel && parcel.instead !== undefined) return nobodyElse(desk, parcel.instead)
  if (chat.kind !== 'group' || !closesChat(failure.why, failure.reason) || !isMissed(parcel, failure)) return
  const people = await peopleOf(tx, chat, parcel)
  for (const person of people) {
    const copy = copyOf(desk.app, parcel, chat, failure, row.id)
    if (copy) await desk.post(person, copy)
  }
  if (people.length === 0) await tellOf(desk, chat, row.id)
}

/**
 * Of a topic that is gone the people are still there. Where the program was put out of a group nobody waits there for
 * an answer any more, but what it was to announce has to reach the unit.
 */
function isMissed(parcel: Parcel, { reason }: Failure): boolean {
  if (parcel.type === 'tap-answer' || parcel.type === 'pin') return false
  if (parcel.type === 'edit' && !parcel.elseNew) return false
  if (reason === 'topic-gone' || reason === 'topic-closed') return true
  return parcel.type === 'edit' || (parcel.type === 'message' && parcel.to === undefined)
}

/** Who asked, if the program knows their private chat; else whoever holds the group's role in private. */
async function peopleOf(tx: Tx, { id, channel }: ChatRecord, parcel: Parcel): Promise<ChatRecord[]> {
  const asker = await askerOf(tx, parcel)
  const own = asker === undefined ? undefined : await tx.chats.find(channel, asker)
  if (own?.kind === 'private' && !own.hasLeft) return [own]
  const found = new Map<number, ChatRecord>()
  for (const { unit, role } of await tx.links.of({ chatId: id }))
    for (const chat of await tx.links.privateChatsOf(unit, role)) if (!chat.hasLeft) found.set(chat.id, chat)
  return [...found.values()]
}

async function askerOf(tx: Tx, parcel: Parcel): Promise<string | undefined> {
  if (parcel.type === 'message') return parcel.to?.id
  if (parcel.type !== 'report' || parcel.personId === undefined) return undefined
  return (await tx.people.byId(parcel.personId))?.externalId
}

/** A card's buttons belong to its chat; commands in buttons do the same everywhere. */
function copyOf(app: App, parcel: Parcel, chat: ChatRecord, failure: Failure, instead: number): Parcel | undefined {
  if (parcel.type === 'report') {
    const { replyTo: _, ...report } = parcel
    return { ...report, instead }
  }
  if (parcel.type !== 'message' && parcel.type !== 'edit') return undefined
  const why = whyText(app.t, { error: failure.why, ...(failure.reason && { reason: failure.reason }) })
  const lead = app.t('remind.instead', { chat: chat.title, why })
  const rows = (parcel.choices ?? []).map((row) => row.filter(({ data }) => data.startsWith('/')))
  const choices = rows.filter((row) => row.length > 0)
  return { type: 'message', text: `${lead}\n\n${parcel.text}`, choices, instead }
}

/** One of the private messages failed too: as long as another got through, or may, nothing is lost. */
async function nobodyElse(desk: Desk, instead: number): Promise<void> {
  const { tx } = desk
  if ((await tx.outbox.instead(instead)).some((one) => !one.failed)) return
  const message = await tx.outbox.messageOf(instead)
  const chat = message && (await tx.chats.byId(message.chatId))
  if (chat) await tellOf(desk, chat, instead)
}

async function tellOf(desk: Desk, chat: ChatRecord, outboxId: number): Promise<void> {
  const { app, tx } = desk
  const [row] = await tx.outbox.byIds([outboxId])
  const first = {
    chatId: chat.id,
    failed: true,
    ...(row?.error !== undefined && { error: row.error }),
    ...(row?.reason !== undefined && { reason: row.reason }),
  }
  const tries = [first, ...(await tx.outbox.instead(outboxId))]
  const units = new Set((await tx.links.of({ chatId: chat.id })).map(({ unit }) => unit))
  for (const unit of units) if (unitOf(app.pack, unit)) await tellSecretary(desk, unit, periodNow(app), tries)
}

function periodNow({ pack, zone, now }: App): Period {
  const today = todayIn(zone, now())
  return periodOpenAt(pack, momentIn(zone, now()), periodHolding(today, pack.period))
}
