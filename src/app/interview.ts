/** Loads an interview from the store, runs one step of it, and stores and says what came of it. */
import { freshState, type Input, type InterviewContext, type InterviewEvent, type InterviewState, type Questionnaire } from '../core/interview/interview.ts'
import { questionnaireOf } from '../core/interview/questionnaire.ts'
import { step } from '../core/interview/step.ts'
import { type IndicatorId, questionsFor, type Unit } from '../core/pack.ts'
import { addMonths, type Period } from '../core/period.ts'
import type { Value } from '../core/value.ts'
import type { ConversationRow, PromptRow, SubmissionRow } from '../store/store.ts'
import type { Turn } from './app.ts'
import { present } from './present.ts'
import { deadlineInstant } from './today.ts'

export interface Interview {
  readonly form: Questionnaire
  readonly conversation: ConversationRow | undefined
  readonly state: InterviewState
  readonly context: InterviewContext
  readonly submission: SubmissionRow | undefined
}

/** Where an input came from: it decides which message is changed. */
export interface Source {
  /** The card that was tapped or replied to. */
  readonly prompt?: PromptRow
  readonly tapped: boolean
}

export async function loadInterview(turn: Turn, unit: Unit, period: Period): Promise<Interview> {
  const { tx, app } = turn
  const form = questionnaireOf(app.pack, unit, period, await settledBefore(turn, unit, period))
  const answers = await valuesOf(turn, period, unit)
  const last = await valuesOf(turn, addMonths(period, -1), unit)
  const record = await tx.period(period)
  const conversation = await tx.conversation(turn.chat.id, period, unit.code)
  const submission = await tx.submission(period, unit.code)
  const context = { answers, last, locked: record?.lockedAt !== undefined }
  const state = conversation ? stateOf(conversation) : freshState(form, answers)
  return { form, conversation, state, context, submission }
}

/** `perform` alone writes it. */
export function stateOf(conversation: ConversationRow): InterviewState {
  return JSON.parse(conversation.state) as InterviewState
}

/** Questions asked only once that an earlier period has answered. */
function settledBefore({ tx, app }: Turn, unit: Unit, period: Period): Promise<Set<IndicatorId>> {
  const once = questionsFor(app.pack, unit).filter((q) => q.once)
  const ids = once.map((q) => q.id)
  return ids.length === 0 ? Promise.resolve(new Set()) : tx.answeredBefore(unit.code, ids, period)
}

async function valuesOf({ tx }: Turn, period: Period, unit: Unit): Promise<Map<IndicatorId, Value>> {
  const answers = await tx.inForce(period, unit.code)
  return new Map(answers.map((a) => [a.indicator, a.value]))
}

/** One input of the interview: decided, stored and said in the turn's transaction. */
export async function perform(turn: Turn, interview: Interview, input: Input, source: Source): Promise<void> {
  const { form } = interview
  const { state, events } = step(form, interview.state, input, interview.context)
  await turn.tx.openPeriod(form.period, turn.app.pack.version, turn.now)
  const answers = new Map(interview.context.answers)
  for (const event of events) {
    if (event.type !== 'recorded') continue
    answers.set(event.question.id, event.value)
    await record(turn, interview, event)
  }
  const submission = await submit(turn, interview, events)
  const key = { chatId: turn.chat.id, period: form.period, unit: form.unit.code }
  const put = { ...key, state: JSON.stringify(state), personId: turn.person.id, now: turn.now }
  const conversation = await turn.tx.putConversation(put)
  const after: Interview = { ...interview, conversation, state, submission, context: { ...interview.context, answers } }
  await present(turn, after, conversation, events, source)
}

async function record(turn: Turn, { form }: Interview, event: InterviewEvent & { type: 'recorded' }): Promise<void> {
  const { inbound } = turn
  await turn.tx.record({
    period: form.period,
    unit: form.unit.code,
    indicator: event.question.id,
    value: event.value,
    typed: event.typed,
    personId: turn.person.id,
    chatId: turn.chat.id,
    ...(inbound.type === 'text' && { messageId: inbound.messageId }),
    at: turn.now,
  })
}

/** A first answer begins the submission; "submitted" closes it. A later change of an answer leaves it submitted. */
async function submit(turn: Turn, interview: Interview, events: readonly InterviewEvent[]): Promise<SubmissionRow | undefined> {
  const { form, submission: before } = interview
  const key = { period: form.period, unit: form.unit.code, at: turn.now }
  if (events.some((e) => e.type === 'submitted'))
    return turn.tx.putSubmission({ ...key, status: 'submitted', by: turn.person.id })
  if (before || !events.some((e) => e.type === 'recorded')) return before
  return turn.tx.putSubmission({ ...key, status: 'open' })
}

/** Whether the submission of this moment is in time. */
export function isOnTime(turn: Turn, period: Period): boolean {
  return turn.now.toISOString() <= deadlineInstant(period, turn.app.pack.period, turn.app.zone)
}
