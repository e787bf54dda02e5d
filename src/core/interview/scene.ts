/** Shared moves of the interview: where it stands, what is stored, where it goes next. */
import type { Personal } from '../answer/reading.ts'
import type { IndicatorId, Question } from '../pack.ts'
import { sameValue, type Value } from '../value.ts'
import {
  freshState,
  type InterviewContext,
  type InterviewEvent,
  type InterviewState,
  missingIn,
  type Place,
  positionOf,
  type Questionnaire,
  questionOf,
  type Step,
  type Waiting,
} from './interview.ts'

export interface Scene {
  readonly form: Questionnaire
  readonly state: InterviewState
  readonly context: InterviewContext
  /** The question that stood open is not asked any more. */
  readonly wasGone?: boolean
  /** A list gives way to what is read, without a question. */
  readonly replaces?: true
  /** What is read looks like a person's data, and somebody said that it is none. */
  readonly confirmed?: Personal['look']
  /** The host's key of the message that is read. */
  readonly message?: string
}

/** A scene after something happened in it. */
export interface Done {
  readonly scene: Scene
  readonly events: readonly InterviewEvent[]
}

export function stay(scene: Scene, ...events: InterviewEvent[]): Step {
  return { state: scene.state, events }
}

/** Stands at a question, or at the review. */
export function arrive(scene: Scene, at: Place, before: readonly InterviewEvent[] = []): Step {
  const state = { ...scene.state, at }
  const question = at === 'review' ? undefined : questionOf(scene.form, at)
  const event: InterviewEvent = question
    ? { type: 'asked', question }
    : { type: 'reviewed', missing: missingIn(scene.form, scene.context.answers) }
  return { state, events: [...before, event] }
}

export function begin(scene: Scene): Step {
  const at = freshState(scene.form, scene.context.answers).at
  return arrive({ ...scene, state: { ...scene.state, at, skipped: [] } }, at)
}

/** Keeps an answer that is being asked back. */
export function hold(scene: Scene, question: Question, waiting: Waiting): Scene {
  return { ...scene, state: { ...scene.state, waiting: { ...scene.state.waiting, [question.id]: waiting } } }
}

export function isInForce(scene: Scene, question: Question, value: Value): boolean {
  const now = scene.context.answers.get(question.id)
  return now !== undefined && sameValue(now, value)
}

export function release(state: InterviewState, id: IndicatorId): InterviewState {
  const { [id]: _, ...waiting } = state.waiting
  return { ...state, waiting, skipped: state.skipped.filter((s) => s !== id) }
}

export function record(scene: Scene, question: Question, value: Value, typed: string): Done {
  const before = scene.context.answers.get(question.id)
  const answers = new Map(scene.context.answers).set(question.id, value)
  const { confirmed } = scene
  const event: InterviewEvent = {
    type: 'recorded',
    question,
    value,
    typed,
    ...(before && { before }),
    ...(confirmed && { confirmed }),
  }
  return {
    scene: { ...scene, state: release(scene.state, question.id), context: { ...scene.context, answers } },
    events: [event],
  }
}

/**
 * Goes to the next open question, unless something is asked back: then we stand there, also on an old card, since
 * the next thing that the person types will be about it. Who corrects an old answer stays at the open question; who
 * answers a later question than the one that is open goes on behind it. Without `about` there were several answers.
 */
export function moveOn({ scene, events }: Done, about?: Question): Step {
  const { at } = scene.state
  const unsettled = events.find(isUnsettled)
  if (unsettled) return { state: { ...scene.state, at: unsettled.question.id }, events }
  const touched = events.some((e) => 'question' in e && e.question.id === at)
  if (touched || (!about && at === 'review')) return arrive(scene, nextOpen(scene, at), events)
  return about && isFirst(scene, events) ? leadOn({ scene, events }, about) : { state: scene.state, events }
}

function isUnsettled(e: InterviewEvent): e is InterviewEvent & { type: 'refused' | 'which' | 'doubted' | 'amend' } {
  return e.type === 'refused' || e.type === 'which' || e.type === 'doubted' || e.type === 'amend'
}

/** Behind a later question than the open one; never to the open question itself, whose card is there already. */
function leadOn({ scene, events }: Done, about: Question): Step {
  const { form, state, context } = scene
  const behind = positionOf(form, about.id)
  const next = nextOpen(scene, about.id)
  const isOpen = state.at !== 'review' && !context.answers.has(state.at)
  const leads = behind > positionOf(form, state.at) && (!isOpen || positionOf(form, next) > behind)
  return leads ? arrive(scene, next, events) : { state, events }
}

/** Whether something was answered or put off that had no answer before. */
function isFirst({ context }: Scene, [event]: readonly InterviewEvent[]): boolean {
  if (event?.type === 'skipped') return !context.answers.has(event.question.id)
  return event?.type === 'recorded' && event.before === undefined
}

/** The first open question after `at`, else any open one that was not skipped, else the review. */
function nextOpen(scene: Scene, at: Place): Place {
  const { questions } = scene.form
  const start = at === 'review' ? 0 : positionOf(scene.form, at)
  const isOpen = (q: Question) => !scene.context.answers.has(q.id) && !scene.state.skipped.includes(q.id)
  const next = questions.slice(start).find(isOpen) ?? questions.find(isOpen)
  return next?.id ?? 'review'
}
