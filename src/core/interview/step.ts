/** The interview's fold: one input in, the next state and what happened out. Called by `app/conversation` alone. */
import {
  freshState,
  type Input,
  type InterviewContext,
  type InterviewState,
  type Questionnaire,
  questionOf,
  type Step,
} from './interview.ts'
import { onTap, submit } from './on-tap.ts'
import { noSuchQuestion, onText } from './on-text.ts'
import { arrive, begin, type Scene, stay } from './scene.ts'

export function step(form: Questionnaire, state: InterviewState, input: Input, context: InterviewContext): Step {
  const scene: Scene = { form, state: repaired(form, state, context), context, wasGone: isGone(form, state) }
  if (context.locked)
    return input.type === 'begin' ? arrive(scene, 'review', [{ type: 'locked' }]) : stay(scene, { type: 'locked' })
  switch (input.type) {
    case 'begin':
      return begin(scene)
    case 'text':
      return onText(scene, input)
    case 'tap':
      return onTap(scene, input.action, input.about)
    case 'edit':
      return onEdit(scene, input.position)
    case 'submit':
      return submit(scene, input.anyway)
  }
}

/** A pack may change while a month is open: a question that is gone is no longer where we stand. */
function repaired(form: Questionnaire, state: InterviewState, context: InterviewContext): InterviewState {
  return isGone(form, state) ? { ...state, at: freshState(form, context.answers).at } : state
}

function isGone(form: Questionnaire, { at }: InterviewState): boolean {
  return at !== 'review' && questionOf(form, at) === undefined
}

function onEdit(scene: Scene, position: number): Step {
  const question = scene.form.questions[position - 1]
  if (!question) return stay(scene, noSuchQuestion(scene, position))
  return arrive(scene, question.id)
}
