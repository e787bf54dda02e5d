/**
 * The interview of one unit and period in one chat, as a fold: `step` takes the state and one input and gives the
 * next state and what happened. It writes no sentence and sends nothing; `text/` and `app/conversation` do.
 */
import type { Personal, Unread } from '../answer/reading.ts'
import type { Due } from '../deadlines.ts'
import type { Moment } from '../moment.ts'
import type { IndicatorId, Question, Unit } from '../pack.ts'
import type { Period, Window } from '../period.ts'
import type { Value, ValueKey } from '../value.ts'
import type { Doubt } from './doubt.ts'

/** A question's id, or `review`: the end of the form. No indicator has that id; the pack loader reserves it. */
export type Place = string

/** What a unit is asked in a period: the questions of all its forms, in order. */
export interface Questionnaire {
  readonly unit: Unit
  readonly period: Period
  readonly window: Window
  /** In the order of their deadlines; never empty. */
  readonly dues: readonly [Due, ...Due[]]
  readonly questions: readonly Question[]
}

/**
 * What a text does to a list that has an answer; `correct`: all its items were there, and something of them is said
 * otherwise.
 */
export type Way = 'add' | 'correct' | 'take-out' | 'replace' | 'keep'

/** An answer that was typed but not stored, because the person was asked what they meant. */
export interface Waiting {
  readonly typed: string
  /** What a tap on choice n stores. */
  readonly readings: readonly Value[]
  /** The first reading is what was typed and only unlikely, so that a "yes" confirms it. */
  readonly doubted?: true
  /** A list that has an answer: what each reading does to it. */
  readonly ways?: readonly Way[]
  /**
   * The first reading looks like a person's data, and nobody has said yet that it is none. Where it is doubted, whether it
   * is an answer at all is asked first.
   */
  readonly personal?: Personal
  /** Somebody has, of this text or of one that came to it. */
  readonly confirmed?: Personal['look']
  /** A message that was changed: it replaces a list. */
  readonly replaces?: true
  /** The host's key of the message that said it. */
  readonly message?: string
  /** ISO 8601 instant at which `personal` was asked; the host's. */
  readonly since?: string
  /** What was asked back before it and is asked again if this is withdrawn. */
  readonly beneath?: Waiting
}

export interface Standing {
  readonly place: Place
  /** ISO 8601 instants: when it was handled, and when the person did it by the platform's clock. */
  readonly at: string
  readonly said?: string
}

/** Where the interview stands; everything else is in the answers. Plain data, stored as JSON. */
export interface InterviewState {
  readonly at: Place
  readonly skipped: readonly IndicatorId[]
  readonly waiting: Readonly<Record<IndicatorId, Waiting>>
  /** Where each person stood when they last did something here, by keys of the host's; the fold carries it. */
  readonly stood?: Readonly<Record<string, Standing>>
}

export interface InterviewContext {
  readonly answers: ReadonlyMap<IndicatorId, Value>
  /** The unit's answers of the period before. */
  readonly last: ReadonlyMap<IndicatorId, Value>
  readonly locked: boolean
}

/** What a button on a card does. Numbers count from 0: buttons of earlier versions, and letters. */
export type Action =
  | { readonly name: 'zero' | 'none' | 'skip' | 'back' | 'review' | 'retype' | 'continue' }
  | { readonly name: 'submit' | 'submit-anyway' }
  /** `shown`: last month's answer as the button showed it; typed words mean whatever it is. */
  | { readonly name: 'same'; readonly shown?: ValueKey }
  | { readonly name: 'pick'; readonly reading: ValueKey | number }
  /** An option's id; `yes` or `no`. */
  | { readonly name: 'option'; readonly option: string | number }

export type Input =
  /** `/baocao`: the first question that is still open. */
  | { readonly type: 'begin' }
  /** `about` is the question that the message replied to; without it the newest open one is meant. */
  | {
      readonly type: 'text'
      readonly text: string
      readonly about?: Place
      /** It may be talk among people: to be asked before it is stored. */
      readonly perhaps?: true
      /** A message that gave the answer to `about` was changed: it corrects that answer or nothing. */
      readonly edited?: true
      /** The host's key of the message, by which a change of it finds what is asked about it. */
      readonly message?: string
    }
  | { readonly type: 'tap'; readonly action: Action; readonly about: Place }
  /** `/sua 3`; positions count from 1. */
  | { readonly type: 'edit'; readonly position: number }
  | { readonly type: 'submit'; readonly anyway: boolean }

export type InterviewEvent =
  | {
      readonly type: 'recorded'
      readonly question: Question
      readonly value: Value
      /** The answer that it replaces. */
      readonly before?: Value
      readonly typed: string
      /** It looks like a person's data, and somebody said that it is none. */
      readonly confirmed?: Personal['look']
    }
  | { readonly type: 'skipped'; readonly question: Question }
  | { readonly type: 'asked'; readonly question: Question }
  | { readonly type: 'refused'; readonly question: Question; readonly reason: Unread }
  /** Two readings of one text: which? */
  | { readonly type: 'which'; readonly question: Question; readonly readings: readonly Value[] }
  /** Readable but hardly likely. The first reading is what was typed, the second, if any, what may be meant. */
  | {
      readonly type: 'doubted'
      readonly question: Question
      readonly readings: readonly Value[]
      readonly doubt: Doubt
    }
  /** A list that has an answer: what is the new text to do to it? `known`: so many of its items are there already. */
  | {
      readonly type: 'amend'
      readonly question: Question
      readonly readings: readonly Value[]
      readonly ways: readonly Way[]
      readonly known: number
    }
  /**
   * One line of several could not be read, so none of them was stored: a shifted line would be a wrong number.
   * `question` is where the lines begin, and where they begin again when the person answers this.
   */
  | {
      readonly type: 'lines-refused'
      readonly question: Question
      readonly line: number
      readonly unread: Question
      readonly reason: Unread
    }
  | { readonly type: 'too-many-lines'; readonly question: Question; readonly lines: number; readonly open: number }
  /** The lines would go on over a question that has its answer: whose they are only the person knows. */
  | {
      readonly type: 'lines-unclear'
      readonly question: Question
      readonly answered: Question
      /** One for each line: the question that it would answer. */
      readonly meant: readonly { readonly question: Question; readonly typed: string }[]
    }
  | { readonly type: 'too-many-numbered'; readonly numbered: number; readonly last: number }
  | { readonly type: 'no-such-question'; readonly position: number; readonly last: number }
  | { readonly type: 'reviewed'; readonly missing: readonly Question[] }
  | { readonly type: 'incomplete'; readonly missing: readonly Question[] }
  | { readonly type: 'submitted' }
  | { readonly type: 'locked' }
  /** A text came while no question was open. */
  | { readonly type: 'nothing-open' }
  /** What was answered or tapped is not asked any more: the pack has changed. */
  | { readonly type: 'question-gone' }
  /** A button that no longer applies, for instance a choice that was already made. */
  | { readonly type: 'stale' }

export interface Step {
  readonly state: InterviewState
  readonly events: readonly InterviewEvent[]
}

export function freshState(form: Questionnaire, answers: ReadonlyMap<IndicatorId, Value>): InterviewState {
  const open = form.questions.find((q) => !answers.has(q.id))
  return { at: open?.id ?? 'review', skipped: [], waiting: {} }
}

export function positionOf(form: Questionnaire, id: IndicatorId): number {
  return form.questions.findIndex((q) => q.id === id) + 1
}

export function questionOf(form: Questionnaire, id: IndicatorId): Question | undefined {
  return form.questions.find((q) => q.id === id)
}

/** When the answer to a question is due; without one, the last of the form. */
export function dueOf({ dues }: Questionnaire, question?: Question): Moment {
  const own = question && dues.find((due) => due.forms.includes(question.form))
  return (own ?? dues.at(-1) ?? dues[0]).at
}

/** Required questions without an answer. */
export function missingIn(form: Questionnaire, answers: { has(id: IndicatorId): boolean }): Question[] {
  return form.questions.filter((q) => q.required && !answers.has(q.id))
}
