/** Loads an interview from the store, runs one step of it, and stores and says what came of it. */

import { guardFault } from '../../core/answer/guard.ts'
import {
  freshState,
  type Input,
  type InterviewContext,
  type InterviewEvent,
  type InterviewState,
  type Questionnaire,
  type Standing,
} from '../../core/interview/interview.ts'
import { questionnaireOf } from '../../core/interview/questionnaire.ts'
import { step } from '../../core/interview/step.ts'
import type { IndicatorId, Unit } from '../../core/pack.ts'
import { addMonths, type Period } from '../../core/period.ts'
import type { Value } from '../../core/value.ts'
import type { ConversationRecord, PromptRecord, SubmissionRecord } from '../../store/records.ts'
import type { Turn } from '../app.ts'
import { extensionOf, settledBefore } from '../month.ts'
import { present } from './present.ts'

export interface Interview {
  readonly form: Questionnaire
  readonly conversation: ConversationRecord | undefined
  readonly state: InterviewState
  readonly context: InterviewContext
  readonly submission: SubmissionRecord | undefined
}

/** Where an input came from: it decides which message is changed. */
export interface Source {
  /** The card that was tapped or replied to. */
  readonly prompt?: PromptRecord
  /** The platform's id of the tap, which wants an answer of its own. */
  readonly tapId?: string
}

export async function loadInterview(turn: Turn, unit: Unit, period: Period): Promise<Interview> {
  const { tx, app } = turn
  const extension = await extensionOf(app, tx, period, unit.code)
  const settled = (await settledBefore(app, tx, period, [unit])).get(unit.code) ?? new Set()
  const form = questionnaireOf(app.pack, unit, period, settled, extension)
  const answers = await valuesOf(turn, period, unit)
  const last = await valuesOf(turn, addMonths(period, -1), unit)
  const record = await tx.periods.get(period)
  const conversation = await tx.conversations.get(turn.chat.id, period, unit.code)
  const submission = await tx.submissions.get(period, unit.code)
  const context = { answers, last, locked: record?.lockedAt !== undefined }
  const state = conversation ? stateOf(conversation) : freshState(form, answers)
  return { form, conversation, state, context, submission }
}

/** `perform` alone writes it. */
export function stateOf(conversation: ConversationRecord): InterviewState {
  return conversation.state as InterviewState
}

async function valuesOf({ tx }: Turn, period: Period, unit: Unit): Promise<Map<IndicatorId, Value>> {
  const answers = await tx.answers.inForce({ periods: [period], units: [unit.code] })
  return new Map(answers.map((a) => [a.indicator, a.value]))
}

/** One input of the interview: decided, stored and said in the turn's transaction. */
export async function perform(turn: Turn, interview: Interview, input: Input, source: Source): Promise<void> {
  const { form } = interview
  const { state, events } = step(form, interview.state, input, interview.context)
  await turn.tx.periods.open(form.period, turn.app.pack.version, turn.now)
  const answers = new Map(interview.context.answers)
  for (const event of events) {
    if (event.type !== 'recorded') continue
    answers.set(event.question.id, event.value)
    await record(turn, interview, event)
  }
  // The person is told that this is not kept, so the copy that was stored on arrival goes too.
  if (events.some(isForbidden) || isForbiddenTalk(input, events))
    await turn.tx.inbox.blank(turn.inbound.channel, turn.inbound.externalId)
  const submission = await submit(turn, interview, events)
  const key = { chatId: turn.chat.id, period: form.period, unit: form.unit.code }
  const stood = { ...state.stood, [turn.person.id]: standingAfter(turn, state) }
  const put = { ...key, state: { ...state, stood }, personId: turn.person.id, updatedAt: turn.now }
  const conversation = { ...put, id: await turn.tx.conversations.put(put) }
  const after: Interview = { ...interview, conversation, state, submission, context: { ...interview.context, answers } }
  await present(turn, after, conversation, events, source)
}

/** A tap that waits for an answer bears no time of the platform's clock. What comes late does not turn it back. */
function standingAfter({ person, now, inbound }: Turn, { at, stood }: InterviewState): Standing {
  const before = stood?.[person.id]?.said
  const isTimed = inbound.type === 'text' || (inbound.type === 'tap' && inbound.tapId === undefined)
  const said = isTimed && (before === undefined || before < inbound.at) ? inbound.at : before
  return { place: at, at: now.toISOString(), ...(said !== undefined && { said }) }
}

/** A state secret or somebody's identity number. */
function isForbidden(event: InterviewEvent): boolean {
  return 'reason' in event && (event.reason.why === 'secret-marking' || event.reason.why === 'personal-number')
}

/** Also where no question was open to refuse it. */
function isForbiddenTalk(input: Input, events: readonly InterviewEvent[]): boolean {
  return input.type === 'text' && !events.some((e) => e.type === 'recorded') && guardFault(input.text) !== undefined
}

async function record(turn: Turn, { form }: Interview, event: InterviewEvent & { type: 'recorded' }): Promise<void> {
  const { inbound } = turn
  await turn.tx.answers.record({
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

/**
 * A first answer begins the submission; "submitted" closes it. A later change of an answer leaves it submitted, and
 * submitting again keeps the first time, so that a correction does not make a punctual unit late.
 */
async function submit(
  turn: Turn,
  interview: Interview,
  events: readonly InterviewEvent[],
): Promise<SubmissionRecord | undefined> {
  const { form, submission: before } = interview
  const submits = events.some((e) => e.type === 'submitted')
  if (!submits && (before || !events.some((e) => e.type === 'recorded'))) return before
  const key = { period: form.period, unit: form.unit.code, startedAt: before?.startedAt ?? turn.now }
  const submission: SubmissionRecord = submits
    ? { ...key, status: 'submitted', submittedAt: before?.submittedAt ?? turn.now, submittedBy: turn.person.id }
    : { ...key, status: 'open' }
  await turn.tx.submissions.put(submission)
  return submission
}
