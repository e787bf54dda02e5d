/**
 * Plays an interview from a few words: inputs as `{ says: "125", about: a }`, events as `recorded a 125`. Used by the
 * cases of this folder and by the property tests.
 */
import { canonicalOf, fromCanonical } from '../../../src/core/answer/canonical.ts'
import { actionOf } from '../../../src/core/interview/action.ts'
import type {
  Input,
  InterviewContext,
  InterviewEvent,
  InterviewState,
  Questionnaire,
} from '../../../src/core/interview/interview.ts'
import { freshState } from '../../../src/core/interview/interview.ts'
import { step } from '../../../src/core/interview/step.ts'
import { moment } from '../../../src/core/moment.ts'
import type { IndicatorId, Question } from '../../../src/core/pack.ts'
import { day, period } from '../../../src/core/period.ts'
import type { QuestionKind, Value } from '../../../src/core/value.ts'
import { question } from '../answer/questions.ts'

type Brief = { readonly id: IndicatorId; readonly kind?: QuestionKind } & Partial<Question>

/** Questions of a form; a string is a count of that name. */
export function formOf(briefs: readonly (string | Brief)[]): Questionnaire {
  const questions = briefs.map((b) => {
    const { id, kind = 'count', ...more } = typeof b === 'string' ? { id: b } : b
    return question(kind, { id, label: `Label ${id}`, mayBeNone: false, ...more })
  })
  return {
    unit: { code: 'STP', name: 'Sở Tư pháp', short: 'Sở TP', kind: 'department' },
    period: period('2024-04'),
    window: { from: day('2024-03-15'), to: day('2024-04-14') },
    dues: [{ at: moment('2024-04-17T17:00'), forms: [] }],
    questions,
  }
}

export interface Talk {
  form: Questionnaire
  state: InterviewState
  context: InterviewContext
}

export function talkOf(form: Questionnaire, given: Partial<InterviewContext> = {}): Talk {
  const context = { answers: new Map<string, Value>(), last: new Map<string, Value>(), locked: false, ...given }
  return { form, state: freshState(form, context.answers), context }
}

/** One step, its answers kept as the program keeps them. */
export function advance(talk: Talk, input: Input): readonly InterviewEvent[] {
  const { state, events } = step(talk.form, talk.state, input, talk.context)
  const answers = new Map(talk.context.answers)
  for (const e of events) if (e.type === 'recorded') answers.set(e.question.id, e.value)
  talk.state = state
  talk.context = { ...talk.context, answers }
  return events
}

/** Values in canonical writing, `none` for "không phát sinh". */
export function valuesOf(form: Questionnaire, written: Readonly<Record<IndicatorId, string>>): Map<IndicatorId, Value> {
  return new Map(Object.entries(written).map(([id, text]) => [id, valueWritten(form, id, text)]))
}

function valueWritten(form: Questionnaire, id: IndicatorId, text: string): Value {
  const asked = form.questions.find((q) => q.id === id)
  if (text === 'none') return { kind: 'none' }
  const reading = fromCanonical(asked ?? question('count'), text)
  if (reading.outcome !== 'read') throw new Error(`${id} cannot be ${text}`)
  return reading.value
}

export function actionCalled(written: string) {
  const action = actionOf(written)
  if (!action) throw new Error(`no action is called ${written}`)
  return action
}

export function write(value: Value): string {
  const { value: text, none, qualifier } = canonicalOf(value)
  return none ? 'none' : [qualifier, text].filter((t) => t !== undefined).join(' ')
}

/** `recorded a 125 (was 120)`, `doubted a 11990 | 1199 much-more 10 of 1204`, `incomplete b c`. */
export function briefly(e: InterviewEvent): string {
  const ids = (questions: readonly Question[]) => questions.map((q) => q.id)
  switch (e.type) {
    case 'recorded':
      return [
        `recorded ${e.question.id} ${write(e.value)}`,
        ...(e.before ? [`(was ${write(e.before)})`] : []),
        ...(e.confirmed ? [`confirmed no ${e.confirmed}`] : []),
      ].join(' ')
    case 'skipped':
    case 'asked':
      return `${e.type} ${e.question.id}`
    case 'refused':
      return `refused ${e.question.id} ${e.reason.why}`
    case 'which':
      return `which ${e.question.id} ${e.readings.map(write).join(' | ')}`
    case 'doubted': {
      const { doubt } = e
      if (doubt.why === 'personal') return `personal ${e.question.id} ${doubt.found.look}`
      const how = !('times' in doubt) ? doubt.why : `${doubt.why} ${doubt.times} of ${write(doubt.last)}`
      return `doubted ${e.question.id} ${e.readings.map(write).join(' | ')} ${how}`
    }
    case 'amend':
      return `amend ${e.question.id} ${e.ways.map((way, i) => `${way} ${items(e.readings[i])}`).join(' | ')}, ${e.known} known`
    case 'lines-refused':
      return `lines-refused ${e.question.id} line ${e.line} ${e.unread.id} ${e.reason.why}`
    case 'too-many-lines':
      return `too-many-lines ${e.question.id} ${e.lines} for ${e.open}`
    case 'lines-unclear':
      return `lines-unclear ${e.question.id} ${e.answered.id} ${e.meant.map((m) => m.typed).join(' ')}`
    case 'too-many-numbered':
      return `too-many-numbered ${e.numbered} for ${e.last}`
    case 'no-such-question':
      return `no-such-question ${e.position} of ${e.last}`
    case 'reviewed':
    case 'incomplete':
      return [e.type, ...ids(e.missing)].join(' ')
    default:
      return e.type
  }
}

function items(value: Value | undefined): number | string {
  return value && 'items' in value ? value.items.length : (value?.kind ?? '')
}
