/** Loads an interview from the store, runs one step of it, and stores and says what came of it. */

import { withoutMarks } from '../../channels/mark.ts'
import { guardFault } from '../../core/answer/guard.ts'
import { LONGEST_TEXT } from '../../core/answer/text.ts'
import {
  freshState,
  type Input,
  type InterviewContext,
  type InterviewEvent,
  type InterviewState,
  positionOf,
  type Questionnaire,
  questionOf,
  type Standing,
} from '../../core/interview/interview.ts'
import { questionnaireOf } from '../../core/interview/questionnaire.ts'
import { step } from '../../core/interview/step.ts'
import type { IndicatorId, Unit } from '../../core/pack.ts'
import { addMonths, type Period } from '../../core/period.ts'
import type { Value } from '../../core/value.ts'
import type { AnswerInForce, ConversationRecord, PromptRecord, SubmissionRecord } from '../../store/records.ts'
import type { Translate } from '../../text/texts.ts'
import { valueText } from '../../text/value-text.ts'
import type { Turn } from '../app.ts'
import { extensionOf, settledBefore } from '../month.ts'
import { present } from './present.ts'

export interface Interview {
  readonly form: Questionnaire
  readonly conversation: ConversationRecord | undefined
  readonly state: InterviewState
  readonly context: InterviewContext
  readonly submission: SubmissionRecord | undefined
  /** The revisions in force, by question. */
  readonly revisions: ReadonlyMap<IndicatorId, Pick<AnswerInForce, 'revision' | 'personId' | 'at'>>
  /** Whose answers this step replaced, where that was somebody else. */
  readonly authors?: ReadonlyMap<IndicatorId, string>
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
  const given = await tx.answers.inForce({ periods: [period], units: [unit.code] })
  const answers = valuesOf(given)
  const before = await tx.answers.inForce({ periods: [addMonths(period, -1)], units: [unit.code] })
  const last = valuesOf(before)
  const record = await tx.periods.get(period)
  const conversation = await tx.conversations.get(turn.chat.id, period, unit.code)
  const submission = await tx.submissions.get(period, unit.code)
  const context = { answers, last, locked: record?.lockedAt !== undefined }
  const state = conversation ? stateOf(conversation) : freshState(form, answers)
  const revisions = new Map(given.map((a) => [a.indicator, a]))
  return { form, conversation, state, context, submission, revisions }
}

/** What stands at a question that was answered already, for whoever would have changed it; undefined if nothing does. */
export function standsText(t: Translate, { form, context }: Interview, indicator: IndicatorId): string | undefined {
  const question = questionOf(form, indicator)
  const value = question && context.answers.get(question.id)
  if (!question || !value) return undefined
  const position = positionOf(form, question.id)
  return t('reply.answered-since', { position, label: question.label, value: valueText(t, question, value) })
}

/** `perform` alone writes it. */
export function stateOf(conversation: ConversationRecord): InterviewState {
  return conversation.state as InterviewState
}

function valuesOf(given: readonly AnswerInForce[]): Map<IndicatorId, Value> {
  return new Map(given.map((a) => [a.indicator, a.value]))
}

/** One input of the interview: decided, stored and said in the turn's transaction. */
export async function perform(turn: Turn, interview: Interview, input: Input, source: Source): Promise<void> {
  const { form } = interview
  const { state, events } = step(form, interview.state, input, interview.context)
  await turn.tx.periods.open(form.period, turn.app.pack.version, turn.now)
  const answers = new Map(interview.context.answers)
  const revisions = new Map(interview.revisions)
  const authors = await authorsOf(turn, interview, events)
  for (const event of events) {
    if (event.type !== 'recorded') continue
    answers.set(event.question.id, event.value)
    const revision = await record(turn, interview, event)
    revisions.set(event.question.id, { revision, personId: turn.person.id, at: turn.now })
  }
  // The person is told that this is not kept, so the copy that was stored on arrival goes too.
  if (events.some(isForbidden) || isForbiddenTalk(input, events))
    await turn.tx.inbox.blank(turn.inbound.channel, turn.inbound.externalId)
  const submission = await submit(turn, interview, events)
  const key = { chatId: turn.chat.id, period: form.period, unit: form.unit.code }
  const stood = { ...state.stood, [turn.person.id]: standingAfter(turn, state) }
  const put = { ...key, state: { ...state, stood }, personId: turn.person.id, updatedAt: turn.now }
  const conversation = { ...put, id: await turn.tx.conversations.put(put) }
  const context = { ...interview.context, answers }
  const after: Interview = { ...interview, conversation, state, submission, context, revisions, authors }
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

/** Also where no question was open to refuse it. What is too long for any answer goes without being looked through. */
function isForbiddenTalk(input: Input, events: readonly InterviewEvent[]): boolean {
  if (input.type !== 'text' || events.some((e) => e.type === 'recorded')) return false
  return input.text.length > LONGEST_TEXT || guardFault(input.text) !== undefined
}

const LONGEST_NAME = 40

/** Two people of a unit may answer the same question: whoever replaces an answer reads whose it was. */
async function authorsOf(
  { app, tx, person }: Turn,
  { revisions }: Interview,
  events: readonly InterviewEvent[],
): Promise<Map<IndicatorId, string>> {
  const authors = new Map<IndicatorId, string>()
  for (const event of events) {
    if (event.type !== 'recorded' || !event.before) continue
    const before = revisions.get(event.question.id)
    if (!before || before.personId === person.id) continue
    const author = before.personId === undefined ? undefined : await tx.people.byId(before.personId)
    const name = Array.from(withoutMarks(author?.name ?? ''))
      .slice(0, LONGEST_NAME)
      .join('')
    const unnamed = app.t(before.personId === undefined ? 'card.imported' : 'card.somebody')
    authors.set(event.question.id, name === '' ? unnamed : name)
  }
  return authors
}

/** Resolves with the number of the revision. */
function record(turn: Turn, { form, state }: Interview, event: InterviewEvent & { type: 'recorded' }): Promise<number> {
  const { inbound } = turn
  const wasWaiting = state.waiting[event.question.id] !== undefined
  const isConfirmed = wasWaiting && inbound.type === 'text' && !inbound.text.includes(event.typed)
  return turn.tx.answers.record({
    period: form.period,
    unit: form.unit.code,
    indicator: event.question.id,
    value: event.value,
    typed: event.typed,
    personId: turn.person.id,
    chatId: turn.chat.id,
    // A word that only confirms is not what the answer says: changing it must not change the answer.
    ...(inbound.type === 'text' && !isConfirmed && { messageId: inbound.messageId }),
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
