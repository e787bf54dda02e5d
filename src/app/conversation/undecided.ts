/**
 * What looks like a person's data and waits for somebody's word. It stands in the state of its interview alone, for the
 * button or the word that keeps it may come after a restart, and no longer than a day.
 */
import type { InterviewState, Place, Waiting } from '../../core/interview/interview.ts'
import { isAskedPersonal } from '../../core/interview/personal.ts'
import type { ConversationRecord, Tx } from '../../store/store.ts'
import type { Turn } from '../app.ts'

/** An officer may be called away until the next morning. */
const KEEP_MS = 86_400_000

export interface Undecided {
  readonly conversation: ConversationRecord
  /** The question that it is to answer. */
  readonly about: Place
}

/** Notes when it was asked. */
export function withTimes(state: InterviewState, now: Date): InterviewState {
  const since = now.toISOString()
  return withWaiting(state, (waiting) => (waiting.personal && !waiting.since ? { ...waiting, since } : waiting))
}

function withWaiting(state: InterviewState, change: (waiting: Waiting) => Waiting | undefined): InterviewState {
  const entries = Object.entries(state.waiting).flatMap(([id, waiting]) => {
    const after = change(waiting)
    return after ? [[id, after] as const] : []
  })
  return { ...state, waiting: Object.fromEntries(entries) }
}

/** What a message said that has been changed since. */
export async function undecidedOf({ tx, chat }: Turn, messageId: string): Promise<Undecided | undefined> {
  for (const conversation of await tx.conversations.undecided(chat.id)) {
    const { waiting } = conversation.state as InterviewState // `perform` alone writes it
    const [about] = Object.entries(waiting).find(([, one]) => isAskedPersonal(one) && one.message === messageId) ?? []
    if (about !== undefined) return { conversation, about }
  }
  return undefined
}

/** Takes out what nobody has decided about in time; its card then says that it is of no use any more. */
export async function forgetUndecided(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEEP_MS).toISOString()
  for (const { id: _, ...conversation } of await tx.conversations.undecided()) {
    const state = conversation.state as InterviewState // `perform` alone writes it
    const isOver = ({ personal, since = '' }: Waiting) => personal !== undefined && since < before
    if (!Object.values(state.waiting).some(isOver)) continue
    const left = withWaiting(state, (waiting) => (isOver(waiting) ? waiting.beneath : waiting))
    await tx.conversations.put({ ...conversation, state: left })
  }
}
