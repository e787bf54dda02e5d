/** Writes down what became of a try: sent, to be tried again, or given up, which somebody may have to be told. */
import { type FailureReason, SendFailure } from '../../channels/channel.ts'
import type { Verdict } from '../../core/delivery/letter.ts'
import type { SentMessage } from '../../store/records.ts'
import type { Tx } from '../../store/store.ts'
import { monthText } from '../../text/dates.ts'
import type { App } from '../app.ts'
import type { Queued, Tried } from './attempt.ts'
import type { Parcel } from './parcel.ts'

export type GivenUp = Extract<Verdict, { type: 'given-up' }>['why']

/** Nothing else would get through to that chat either. */
export function closesChat(why: GivenUp, reason: FailureReason | undefined): boolean {
  if (why === 'blocked' || why === 'window-closed') return true
  return why === 'rejected' && reason !== undefined && reason !== 'text-refused'
}

/** Told in the transaction in which a message is given up; what it puts into the outbox and gives back is sent. */
export type Undelivered = (tx: Tx, row: Queued, kind: GivenUp, reason?: FailureReason) => Promise<readonly Queued[]>

/** Shorter waits need not outlive the program, unless the platform may have counted the try. */
const LONG_MS = 1000

export async function markSent({ store, now }: App, row: Queued, { sent, chat, replaces }: Tried): Promise<void> {
  if (!sent) return
  const { messageId } = sent
  await store.write(async (tx) => {
    await tx.outbox.markSent(row.id, now(), messageId)
    if (replaces !== undefined && messageId !== undefined && chat)
      await takePlace(tx, replaces, { chatId: chat.id, messageId })
  })
}

/**
 * The next change is about the new message. Replies are about what either shows: the old one still stands in the chat
 * as it was. A card that would have changed into another has a prompt of its own, which learns its message as any does.
 */
async function takePlace(tx: Tx, of: Replaced, message: Required<SentMessage>): Promise<void> {
  if ('outboxId' in of) return tx.outbox.replaceMessage(of.outboxId, message)
  const prompt = 'promptId' in of ? await tx.conversations.promptById(of.promptId) : undefined
  if (!prompt) return
  const { id: _, ...shown } = prompt
  await tx.conversations.addPrompt({ ...shown, messageId: message.messageId, asks: false })
}

type Replaced = NonNullable<Tried['replaces']>

export async function markWaiting(app: App, row: Queued, { outcome, error }: Tried, waitMs: number): Promise<void> {
  const { kind } = outcome
  const told = { outbox: row.id, wait: waitMs, ...causeOf(error), kind }
  if (kind === 'fault') app.log.error(told, 'sending again later')
  else app.log.warn(told, 'sending again later')
  if (waitMs < LONG_MS && kind !== 'unreachable') return
  const notBefore = new Date(app.now().getTime() + waitMs)
  await app.store.write((tx) => tx.outbox.markWaiting(row.id, kind, notBefore, kind === 'unreachable'))
}

/** Resolves with what is to be sent because of it. */
export async function giveUp(
  app: App,
  { row, parcel }: { readonly row: Queued; readonly parcel: Parcel | undefined },
  { error }: Tried,
  why: GivenUp,
  undelivered: Undelivered,
): Promise<readonly Queued[]> {
  app.log.error({ outbox: row.id, chat: row.chatId, ...causeOf(error) }, 'a message could not be sent')
  const reason = error instanceof SendFailure ? error.reason : undefined
  try {
    return await app.store.write(async (tx) => {
      await tx.outbox.markFailed(row.id, why, reason)
      // What may not be uploaded does not keep a text from whoever waits for it.
      const isClosed = closesChat(why, reason) && !(parcel?.type === 'report' && reason === 'not-allowed')
      const told = isClosed ? [] : await reportFailed(app, tx, row, parcel, why)
      return [...told, ...(await undelivered(tx, row, why, reason))]
    })
  } catch (fault) {
    app.log.error({ err: fault, outbox: row.id }, 'nobody could be told of a message that was given up')
    await app.store.write((tx) => tx.outbox.markFailed(row.id, why, reason))
    return []
  }
}

/** Somebody is waiting for the document: a word instead of silence. */
async function reportFailed(
  app: App,
  tx: Tx,
  row: Queued,
  parcel: Parcel | undefined,
  why: GivenUp,
): Promise<Queued[]> {
  if (parcel?.type !== 'report') return []
  const { chatId } = row
  const month = monthText(parcel.period)
  const text = why === 'fault' ? app.t('reply.report-failed', { month }) : app.t('reply.report-not-sent', { month })
  const payload: Parcel = { type: 'message', text }
  const id = await tx.outbox.enqueue({ chatId, payload, createdAt: app.now() })
  return [{ id, chatId, payload, urgency: 'urgent' }]
}

/** For the log: a failed send says its kind and the platform's words, a fault of ours its stack. */
function causeOf(error: unknown): Record<string, unknown> {
  return error instanceof SendFailure ? { kind: error.kind, call: error.message } : { err: error }
}
