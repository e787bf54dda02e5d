/** Typed messages: one answer, several, or a word that steers. */
import { readAnswer } from '../answer/read.ts'
import type { Question } from '../pack.ts'
import { doubtOf } from './doubt.ts'
import { type InterviewEvent, type Place, questionOf, type Step } from './interview.ts'
import { onTap, pick } from './on-tap.ts'
import { type Done, hold, isInForce, moveOn, record, type Scene, stay } from './scene.ts'
import { isShort, numberedPieces, openFrom, plainLines } from './several.ts'
import { choiceTyped, steering } from './words.ts'

export function onText(scene: Scene, text: string, about: Place | undefined): Step {
  const steer = steering(text)
  const target = about ?? scene.state.at
  if (steer) return onTap(scene, steer, target)
  const question = target === 'review' ? undefined : questionOf(scene.form, target)
  const numbered = numberedPieces(text)
  if (numbered && (!question || takesNumbered(question, numbered))) return answerNumbered(scene, numbered)
  if (!question) return stay(scene, { type: 'nothing-open' })
  const waiting = scene.state.waiting[question.id]
  const chosen = waiting && choiceTyped(text, waiting.readings.length)
  if (waiting && chosen !== undefined) return pick(scene, question, chosen)
  return answerOne(scene, question, text)
}

/** `37837: 38263` is a ratio and a numbered list may be prose, so those questions take numbered answers only in number. */
function takesNumbered(question: Question, pieces: readonly unknown[]): boolean {
  return isShort(question) && (question.kind !== 'ratio' || pieces.length > 1)
}

function answerNumbered(scene: Scene, numbered: readonly { position: number; typed: string }[]): Step {
  let done: Done = { scene, events: [] }
  for (const { position, typed } of numbered) {
    const question = scene.form.questions[position - 1]
    done = question ? also(done, question, typed) : withEvent(done, noSuchQuestion(scene, position))
  }
  return moveOn(done, true)
}

/** Judges one more answer after others of the same message. */
function also(done: Done, question: Question, typed: string): Done {
  const next = judge(done.scene, question, typed)
  return { scene: next.scene, events: [...done.events, ...next.events] }
}

function withEvent(done: Done, event: InterviewEvent): Done {
  return { ...done, events: [...done.events, event] }
}

export function noSuchQuestion(scene: Scene, position: number): InterviewEvent {
  return { type: 'no-such-question', position, last: scene.form.questions.length }
}

function answerOne(scene: Scene, question: Question, typed: string): Step {
  const lines = isShort(question) ? plainLines(typed) : undefined
  if (lines && readAnswer(question, typed, scene.form).outcome === 'unread') return answerLines(scene, question, lines)
  return moveOn(judge(scene, question, typed), question.id === scene.state.at)
}

/** All lines or none: one line that cannot be read would shift the answers after it. */
function answerLines(scene: Scene, first: Question, lines: readonly string[]): Step {
  const open = openFrom(scene.form, first.id, scene.context.answers)
  if (lines.length > open.length) return stay(scene, { type: 'too-many-lines', lines: lines.length, open: open.length })
  const pieces = open.slice(0, lines.length).map((question, i) => ({ question, typed: lines[i] ?? '' }))
  for (const [i, { question, typed }] of pieces.entries()) {
    const reading = readAnswer(question, typed, scene.form)
    if (reading.outcome !== 'unread') continue
    return stay(scene, { type: 'lines-refused', line: i + 1, question, reason: reading.reason })
  }
  const done = pieces.reduce<Done>((d, p) => also(d, p.question, p.typed), { scene, events: [] })
  return moveOn(done, true)
}

/** Reads one answer: stores it, asks what was meant, or says why not. */
function judge(scene: Scene, question: Question, typed: string): Done {
  const reading = readAnswer(question, typed, scene.form)
  if (reading.outcome === 'unread') return { scene, events: [{ type: 'refused', question, reason: reading.reason }] }
  if (reading.outcome === 'ambiguous') {
    const { readings } = reading
    return { scene: hold(scene, question, { typed, readings }), events: [{ type: 'which', question, readings }] }
  }
  const doubted = doubtOf(question, reading.value, scene.context.last.get(question.id))
  if (doubted && !isInForce(scene, question, reading.value)) {
    const readings = doubted.likelier ? [reading.value, doubted.likelier] : [reading.value]
    const event: InterviewEvent = { type: 'doubted', question, readings, doubt: doubted.doubt }
    return { scene: hold(scene, question, { typed, readings }), events: [event] }
  }
  return record(scene, question, reading.value, typed)
}
