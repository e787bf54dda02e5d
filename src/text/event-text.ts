/** Everything that may follow an input of the interview, as a card: text and buttons. */
import { withoutMarks } from '../channels/mark.ts'
import { type InterviewEvent, missingIn, positionOf } from '../core/interview/interview.ts'
import { isSet } from '../core/interview/sets.ts'
import type { Question } from '../core/pack.ts'
import { amendCard, withChange } from './amend-card.ts'
import {
  answeredLine,
  type Card,
  type CardContext,
  doubtCard,
  incompleteCard,
  questionCard,
  reviewCard,
  skippedLine,
  whichCard,
} from './card.ts'
import { monthText } from './dates.ts'
import { refusalText } from './refusal.ts'
import { valueText } from './value-text.ts'

/** More do not fit in a sentence. */
const MOST_NAMED = 5

/** How the submission stands, for the review and for the thanks. */
export interface SubmissionStanding {
  readonly submitted: boolean
  /** `09:30 15/4/2024`. */
  readonly at: string
  readonly onTime: boolean
}

/** One line for what comes before the next card: an answer that was taken or put off, a question that is gone. */
export function echoOf(c: CardContext, event: InterviewEvent): string | undefined {
  if (event.type === 'recorded') return recordedLine(c, event)
  if (event.type === 'question-gone') return c.t('ask-back.question-gone')
  if (event.type === 'stale') return c.t('ask-back.stale')
  return event.type === 'skipped' ? skippedLine(c, event.question) : undefined
}

/** What was noted, and what it changes: a list says how many there are now, anything else what it replaces. */
function recordedLine(c: CardContext, event: InterviewEvent & { type: 'recorded' }): string {
  const { question, value, before } = event
  return isSet(before)
    ? withChange(c, event, answeredLine(c, question, value))
    : answeredLine(c, question, value, before)
}

export function cardOf(c: CardContext, event: InterviewEvent, standing: SubmissionStanding): Card {
  switch (event.type) {
    case 'asked':
      return questionCard(c, event.question)
    case 'which':
      return whichCard(c, event.question, event.readings)
    case 'amend':
      return amendCard(c, event)
    case 'doubted':
      return doubtCard(c, event.question, event.readings, event.doubt)
    case 'reviewed':
      return reviewCard(c, standing.submitted)
    case 'incomplete':
      return incompleteCard(c, event.missing)
    default:
      return { text: plainText(c, event, standing), choices: [] }
  }
}

function plainText(c: CardContext, event: InterviewEvent, standing: SubmissionStanding): string {
  const { t, form } = c
  const month = monthText(form.period)
  switch (event.type) {
    case 'refused':
      return withStanding(c, event.question, refusalText(t, event.question, event.reason))
    case 'lines-refused': {
      const why = refusalText(t, event.unread, event.reason)
      return t('ask-back.lines', { line: event.line, label: event.unread.label, why })
    }
    case 'too-many-lines':
      return t('ask-back.too-many-lines', { lines: event.lines, open: event.open })
    case 'lines-unclear':
      return linesUnclear(c, event)
    case 'too-many-numbered':
      return t('ask-back.too-many-numbered', { numbered: event.numbered, last: event.last })
    case 'no-such-question':
      return t('ask-back.no-such-question', { position: event.position, last: event.last })
    case 'submitted':
      return t(standing.onTime ? 'submitted.on-time' : 'submitted.late', {
        month,
        unit: form.unit.name,
        at: standing.at,
      })
    case 'locked':
      return t('submitted.locked', { month })
    default:
      return nothingOpen(c)
  }
}

/** Who corrects an answer and is not understood reads which one stays. */
function withStanding(c: CardContext, question: Question, refusal: string): string {
  const value = c.answers.get(question.id)
  return value ? `${refusal}\n${c.t('card.now', { value: valueText(c.t, question, value) })}` : refusal
}

/** What to type instead, line by line, so that the person can copy it and put the numbers right. */
function linesUnclear({ t, form, answers }: CardContext, event: InterviewEvent & { type: 'lines-unclear' }): string {
  const { answered, meant } = event
  const value = answers.get(answered.id)
  const numbered = meant.map((m) => `${positionOf(form, m.question.id)}: ${withoutMarks(m.typed)}`)
  return t('ask-back.lines-unclear', {
    position: positionOf(form, answered.id),
    label: answered.label,
    value: value ? valueText(t, answered, value) : '',
    lines: numbered.join('\n'),
  })
}

/** Nothing is waiting for this text; what is missing is named all the same. */
function nothingOpen({ t, form, answers }: CardContext): string {
  const missing = missingIn(form, answers)
  const [first] = missing
  if (!first) return t('ask-back.nothing-open')
  const names = missing.slice(0, MOST_NAMED).map((q) => `${positionOf(form, q.id)}. ${q.label}`)
  return t('ask-back.nothing-open-missing', { names: names.join(', '), position: positionOf(form, first.id) })
}

/** The question that a reply to this event's message answers. */
export function placeOf(event: InterviewEvent): string {
  return 'question' in event ? event.question.id : 'review'
}
