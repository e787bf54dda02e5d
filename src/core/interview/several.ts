/**
 * Several answers in one message: `3: 125; 4: 30`, one numbered answer a line, or plain lines for the open
 * question and those after it.
 */
import { readAnswer } from '../answer/read.ts'
import type { Unread } from '../answer/reading.ts'
import type { IndicatorId, Question } from '../pack.ts'
import type { Questionnaire } from './interview.ts'
import { steering } from './words.ts'

/** Perhaps "câu", a number, then `:`, `)`, `=`, or a dot with a space (`3.125` is a figure), then the answer. */
const NUMBERED = /^\s*(c\S{0,3}u\s+)?(\d{1,3})\s*([:)=]|\.\s)\s*(\S[\s\S]*)$/iu

/** Kinds whose answers fit on a line, so that lines may be separate answers. */
const SHORT = new Set<Question['kind']>(['count', 'decimal', 'money', 'percent', 'ratio', 'choice', 'yes-no', 'date'])

export function isShort(question: Question): boolean {
  return SHORT.has(question.kind)
}

export interface NumberedPiece {
  readonly position: number
  readonly typed: string
  /** "Câu 3: …", which can only be meant for question 3. */
  readonly named: boolean
  readonly mark: string
}

/** Each numbered piece, if the whole message is made of them. */
export function numberedPieces(text: string): NumberedPiece[] | undefined {
  const pieces = text.split(/[\n;]+/).filter((p) => p.trim() !== '')
  const found = pieces.map(pieceOf)
  const all = found.filter((p) => p !== undefined)
  return all.length > 0 && all.length === found.length ? all : undefined
}

function pieceOf(text: string): NumberedPiece | undefined {
  const [, name, position, mark = '', typed] = NUMBERED.exec(text) ?? []
  if (position === undefined || typed === undefined) return undefined
  return { position: Number(position), typed: typed.trim(), named: name !== undefined, mark: mark.trim() }
}

/** `5: 120/125` cannot be one ratio. */
const RATIO = /\d\s*\/\s*\d/

/**
 * `37837: 38263` is a ratio, and a numbered list may be prose: there, pieces are answers by number only if each can be
 * read as the answer to its own question, and they do not count the lines of a list.
 */
export function areAnswers(form: Questionnaire, pieces: readonly NumberedPiece[], open: Question): boolean {
  if (pieces.every((p) => p.named)) return true
  if (open.kind === 'ratio') return pieces.length > 1 || pieces.every((p) => RATIO.test(p.typed))
  if (isShort(open)) return true
  return (
    !areTooMany(form, pieces) &&
    !(open.kind === 'list' && isList(pieces)) &&
    pieces.every((p) => p.named || (/[:=]/.test(p.mark) && isAnswer(form, p)))
  )
}

/** An answer and its correction; whoever writes more to each question has written something else, or in error. */
const MOST_EACH = 2

/** To read each would take its time, and what cannot be read is answered by a message of its own. */
export function areTooMany({ questions }: Questionnaire, pieces: readonly NumberedPiece[]): boolean {
  return pieces.length > MOST_EACH * questions.length
}

function isAnswer(form: Questionnaire, { position, typed }: NumberedPiece): boolean {
  const question = form.questions[position - 1]
  if (!question || !isShort(question)) return false
  return steering(typed) !== undefined || readAnswer(question, typed, form).outcome !== 'unread'
}

/** `5: 1234` where a ratio is open and question 5 could be answered by it: only the person knows. */
export function numberOrRatio(
  form: Questionnaire,
  pieces: readonly NumberedPiece[],
  open: Question,
): Unread | undefined {
  const [piece, ...others] = pieces
  if (open.kind !== 'ratio' || !piece || others.length > 0 || piece.named || piece.mark !== ':') return undefined
  if (form.questions[piece.position - 1] === open || !isAnswer(form, piece)) return undefined
  return { why: 'number-or-ratio', position: piece.position, typed: piece.typed }
}

/** `1: Họp …`, `2: Tập huấn …`: counted from one, with words. */
function isList(pieces: readonly NumberedPiece[]): boolean {
  const counted = pieces.length > 1 && pieces.every((p, i) => p.position === i + 1)
  return counted && pieces.some((p) => /\p{L}/u.test(p.typed))
}

/** The lines, if there are at least two. An empty one in between stays: it may be an empty cell of a column. */
export function plainLines(text: string): string[] | undefined {
  const lines = text
    .trim()
    .split('\n')
    .map((l) => l.trim())
  return lines.length > 1 ? lines : undefined
}

/** The questions from `at` on for which plain lines are meant, one after the other; prose takes a message of its own. */
export function shortFrom(form: Questionnaire, at: IndicatorId): Question[] {
  const start = form.questions.findIndex((q) => q.id === at)
  return form.questions.slice(start).filter((q) => q.id === at || isShort(q))
}
