/** Buttons of the cards, and the typed words that stand for them. */
import { canonicalOf } from '../answer/canonical.ts'
import { personalIn } from '../answer/guard.ts'
import type { Question } from '../pack.ts'
import { type Value, type ValueKey, valueKey } from '../value.ts'
import { amend, amendAgain, pickWay } from './amend.ts'
import { fits, repeatable } from './fits.ts'
import {
  type Action,
  freshState,
  type InterviewEvent,
  type Place,
  positionOf,
  questionOf,
  type Step,
  type Waiting,
} from './interview.ts'
import { askPersonal, confirmed, isAskedPersonal, personalAgain, withdraw } from './personal.ts'
import { arrive, begin, type Done, moveOn, record, release, type Scene, stay } from './scene.ts'

export function onTap(scene: Scene, action: Action, about: Place): Step {
  switch (action.name) {
    case 'review':
      return arrive(scene, 'review')
    case 'submit':
      return submit(scene, false)
    case 'submit-anyway':
      return submit(scene, true)
    case 'continue':
      return begin(scene)
    case 'back':
      return goBack(scene, about)
    default:
      break
  }
  if (about === 'review') return stay(scene, { type: 'stale' })
  const question = questionOf(scene.form, about)
  return question ? onQuestionTap(scene, action, question) : stay(scene, { type: 'question-gone' })
}

function onQuestionTap(scene: Scene, action: Action, question: Question): Step {
  switch (action.name) {
    case 'skip':
      return moveOn(skip(scene, question), question)
    case 'retype':
      return withdraw(scene, question)
    case 'pick':
      return pick(scene, question, action.reading)
    default: {
      const value = tappedValue(scene, action, question)
      return value ? store(scene, question, value, action.name) : outdated(scene, question, action)
    }
  }
}

function store(scene: Scene, question: Question, value: Value, typed: string): Step {
  return moveOn(record(scene, question, value, typed), question)
}

/** The value that a button of the card stands for, if the card has that button. */
export function tappedValue(scene: Scene, action: Action, question: Question): Value | undefined {
  switch (action.name) {
    case 'same': {
      const last = repeatable(question, scene.context.last.get(question.id))
      return last && (action.shown === undefined || action.shown === valueKey(last)) ? last : undefined
    }
    case 'zero':
      return hasZero(question) ? { kind: 'number', amount: '0' } : undefined
    case 'none':
      return question.mayBeNone ? { kind: 'none' } : undefined
    case 'option':
      return optionValue(question, action.option)
    default:
      return undefined
  }
}

/** Whether a card offers `0`: amounts of things, where the bounds allow it. */
export function hasZero(question: Question): boolean {
  if (question.kind !== 'count' && question.kind !== 'money') return false
  return Number(question.min ?? '0') <= 0 && !question.once
}

const YES_NO = ['yes', 'no']

function optionValue(question: Question, which: string | number): Value | undefined {
  if (question.kind === 'yes-no') {
    const said = typeof which === 'number' ? YES_NO[which] : which
    return said !== undefined && YES_NO.includes(said) ? { kind: 'yes-no', yes: said === 'yes' } : undefined
  }
  const option = question.options?.find(({ id }, index) => which === id || which === index)
  return option && { kind: 'choice', option: option.id }
}

/** Stores what was asked back and is meant; `which` names a reading, or counts them. */
export function pick(scene: Scene, question: Question, which: ValueKey | number): Step {
  const waiting = scene.state.waiting[question.id]
  const index = waiting?.readings.findIndex((reading, i) => which === i || which === valueKey(reading)) ?? -1
  const value = waiting?.readings[index]
  const way = waiting && pickWay(scene, question, waiting, index)
  if (way) return moveOn(way, question)
  if (!waiting || !value || !fits(question, value)) return stay(scene, { type: 'stale' })
  const { typed } = waiting
  const found = isAskedPersonal(waiting) || !isWords(value) ? undefined : personalIn(canonicalOf(value).value)
  if (found) return moveOn(askPersonal(scene, question, { value, found, typed }), question)
  return moveOn(keep(scene, question, waiting, value), question)
}

/** Stores what was confirmed, or asks what it does to the list that stands. */
export function keep(scene: Scene, question: Question, { typed }: Waiting, value: Value): Done {
  const released = confirmed(scene, question)
  return amend(released, question, value, typed) ?? record(released, question, value, typed)
}

/** Of figures nothing is asked. */
function isWords({ kind }: Value): boolean {
  return kind === 'text' || kind === 'list' || kind === 'documents'
}

/** A button names what is not there any more: an open question is asked anew, with the buttons of today. */
function outdated(scene: Scene, question: Question, action: Action): Step {
  const stale: InterviewEvent = { type: 'stale' }
  const isNamed =
    (action.name === 'same' && action.shown !== undefined) ||
    (action.name === 'option' && typeof action.option === 'string')
  return isNamed && !scene.context.answers.has(question.id) ? arrive(scene, question.id, [stale]) : stay(scene, stale)
}

/** What was typed has no question in the pack any more: the first open one is asked. */
export function gone(scene: Scene): Step {
  return arrive(scene, freshState(scene.form, scene.context.answers).at, [{ type: 'question-gone' }])
}

export function skip(scene: Scene, question: Question): Done {
  const released = release(scene.state, question.id)
  const skipped: Scene = { ...scene, state: { ...released, skipped: [...released.skipped, question.id] } }
  return { scene: skipped, events: [{ type: 'skipped', question }] }
}

function goBack(scene: Scene, about: Place): Step {
  const { questions } = scene.form
  const position = about === 'review' ? questions.length + 1 : positionOf(scene.form, about)
  if (position === 0) return stay(scene, { type: 'question-gone' })
  const previous = questions[Math.max(position - 2, 0)]
  return previous ? arrive(scene, previous.id) : stay(scene, { type: 'nothing-open' })
}

/** An optional answer that is still being asked back is not dropped silently either. */
export function submit(scene: Scene, anyway: boolean): Step {
  const { answers } = scene.context
  // What was sent and not yet decided about would go unseen.
  const pending = scene.form.questions
    .map((q) => personalAgain(scene, q) ?? amendAgain(scene, q))
    .find((e) => e !== undefined)
  if (pending && !anyway) return stay({ ...scene, state: { ...scene.state, at: pending.question.id } }, pending)
  const missing = scene.form.questions.filter((q) => !answers.has(q.id) && (q.required || scene.state.waiting[q.id]))
  if (missing.length > 0 && !anyway) return stay(scene, { type: 'incomplete', missing })
  return { state: { ...scene.state, at: 'review' }, events: [{ type: 'submitted' }] }
}
