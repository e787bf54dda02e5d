/** Typed messages: one answer, several, or a word that steers. */
import { guardFault, isForbidden } from '../answer/guard.ts'
import { readAnswer } from '../answer/read.ts'
import type { Question } from '../pack.ts'
import { amend, amendAgain, wayTyped } from './amend.ts'
import { doubtOf } from './doubt.ts'
import { fits } from './fits.ts'
import { type Action, type Input, type InterviewEvent, type Place, questionOf, type Step } from './interview.ts'
import { gone, keep, onTap, pick, skip, tappedValue } from './on-tap.ts'
import {
  askPersonal,
  decisionTyped,
  isAskedPersonal,
  isButtonTyped,
  personalAgain,
  uncovered,
  withdraw,
} from './personal.ts'
import { arrive, type Done, hold, isInForce, moveOn, record, type Scene, stay } from './scene.ts'
import {
  areAnswers,
  areTooMany,
  isShort,
  type NumberedPiece,
  numberedPieces,
  numberOrRatio,
  plainLines,
  shortFrom,
} from './several.ts'
import { choiceTyped, saysNo, saysYes, steering } from './words.ts'

export function onText(before: Scene, { text, about, perhaps, edited, message }: Input & { type: 'text' }): Step {
  const scene: Scene = { ...before, ...(message !== undefined && { message }) }
  const target = about ?? scene.state.at
  const question = target === 'review' ? undefined : questionOf(scene.form, target)
  if (isForGone(scene, text, about)) return gone(scene)
  if (edited && question) return onEdited(scene, question, text)
  const steer = steering(text)
  if (steer) return onSteering(scene, steer, target, question)
  const numbered = numberedPieces(text)
  if (numbered && (!question || areAnswers(scene.form, numbered, question))) return answerNumbered(scene, numbered)
  if (!question) return stay(scene, { type: 'nothing-open' })
  const unclear = numbered && numberOrRatio(scene.form, numbered, question)
  if (unclear) return stay(scene, { type: 'refused', question, reason: unclear })
  const waited = onWaiting(scene, question, text)
  if (!waited && !isShort(question) && isButtonTyped(text)) return arrive(scene, question.id, [{ type: 'stale' }])
  return waited ?? (perhaps ? ask : answerOne)(scene, question, text)
}

/** What was typed for a question that the pack does not ask any more answers no other one. A number names its own. */
function isForGone({ form, wasGone = false }: Scene, text: string, about: Place | undefined): boolean {
  if (about !== undefined) return about !== 'review' && questionOf(form, about) === undefined
  return wasGone && numberedPieces(text) === undefined
}

/** The person looks at an old message: what cannot be read of it opens no question, and steers nowhere. */
function onEdited(scene: Scene, question: Question, text: string): Step {
  const asked = scene.state.waiting[question.id]
  // What it said before it was changed is not asked about any more.
  if (asked?.message !== undefined && asked.message === scene.message)
    return onChanged({ ...scene, state: uncovered(scene.state, question.id) }, question, text)
  return onChanged(scene, question, text)
}

function onChanged(scene: Scene, question: Question, text: string): Step {
  const pieces = numberedPieces(text)
  const numbered = pieces && areAnswers(scene.form, pieces, question) ? pieces : undefined
  const own = numbered?.find(({ position }) => scene.form.questions[position - 1] === question)
  if (numbered && (!own || numbered.length > 1))
    return stay(scene, { type: 'refused', question, reason: { why: 'other-question' } })
  const typed = own?.typed ?? text
  const steer = steering(typed)
  const done = steer ? refuse(scene, question, steer) : judge({ ...scene, replaces: true }, question, typed)
  if (done.events.some((e) => e.type === 'recorded')) return moveOn(done, question)
  return { state: { ...done.scene.state, at: scene.state.at }, events: done.events }
}

/** A word for which this question has no button ("như cũ" without a last month) is no answer either. */
function onSteering(scene: Scene, steer: Action, target: Place, question: Question | undefined): Step {
  const step = onTap(scene, steer, target)
  if (!step.events.some((e) => e.type === 'stale')) return step
  return question ? moveOn(refuse(scene, question, steer), question) : stay(scene, { type: 'nothing-open' })
}

function refuse(scene: Scene, question: Question, { name }: Action): Done {
  const why = name === 'same' ? 'no-last-month' : 'empty'
  return { scene, events: [{ type: 'refused', question, reason: { why } }] }
}

/** A "yes" to "which of the two?" says nothing, so it is asked again; a "no" means neither. */
function onWaiting(scene: Scene, question: Question, text: string): Step | undefined {
  const waiting = scene.state.waiting[question.id]
  if (!waiting) return undefined
  if (isAskedPersonal(waiting)) return onPersonal(scene, question, text)
  const way = waiting.ways && wayTyped(text, waiting.ways)
  if (way !== undefined) return pick(scene, question, way)
  const chosen = choiceTyped(text, waiting.readings.length)
  if (chosen !== undefined) return pick(scene, question, chosen)
  if (saysNo(text)) return onTap(scene, { name: 'retype' }, question.id)
  if (!saysYes(text)) return undefined
  const again = amendAgain(scene, question)
  if (again) return stay(scene, again)
  return waiting.doubted
    ? pick(scene, question, 0)
    : stay(scene, { type: 'which', question, readings: waiting.readings })
}

/** Keep and drop, as words or as the letters of its two choices. */
function onPersonal(scene: Scene, question: Question, text: string): Step | undefined {
  const decision = decisionTyped(text) ?? DECISIONS[choiceTyped(text, DECISIONS.length) ?? -1]
  if (decision === 'keep') return pick(scene, question, 0)
  if (decision === 'drop') return withdraw(scene, question)
  const again = saysYes(text) || saysNo(text) ? personalAgain(scene, question) : undefined
  return again && stay(scene, again)
}

const DECISIONS = ['keep', 'drop'] as const

function answerNumbered(scene: Scene, numbered: readonly NumberedPiece[]): Step {
  if (areTooMany(scene.form, numbered)) {
    const { length: last } = scene.form.questions
    return stay(scene, { type: 'too-many-numbered', numbered: numbered.length, last })
  }
  let done: Done = { scene, events: [] }
  for (const { position, typed } of numbered) {
    const question = scene.form.questions[position - 1]
    done = question ? also(done, question, typed) : withEvent(done, noSuchQuestion(scene, position))
  }
  return moveOn(done)
}

/** Judges one more answer after others of the same message; `3: như cũ` and `4: bỏ qua` steer their question alone. */
function also({ scene, events }: Done, question: Question, typed: string): Done {
  const steer = steering(typed)
  const decided = onDecision(scene, question, typed)
  if (decided) return { scene: decided.scene, events: [...events, ...decided.events] }
  const next = steer ? steered(scene, question, steer, typed) : judge(scene, question, typed)
  return { scene: next.scene, events: [...events, ...next.events] }
}

/** `câu 2: ghi`; what is withdrawn among other answers is put off. */
function onDecision(scene: Scene, question: Question, typed: string): Done | undefined {
  const waiting = scene.state.waiting[question.id]
  if (!waiting && !isShort(question) && isButtonTyped(typed)) return { scene, events: [{ type: 'stale' }] }
  const decision = isAskedPersonal(waiting) && decisionTyped(typed)
  const [value] = waiting?.readings ?? []
  if (decision === 'keep' && waiting && value && fits(question, value)) return keep(scene, question, waiting, value)
  return decision === 'drop' ? skip(scene, question) : undefined
}

function steered(scene: Scene, question: Question, steer: Action, typed: string): Done {
  if (steer.name === 'skip') return skip(scene, question)
  const value = tappedValue(scene, steer, question)
  return value ? record(scene, question, value, typed) : refuse(scene, question, steer)
}

function withEvent(done: Done, event: InterviewEvent): Done {
  return { ...done, events: [...done.events, event] }
}

export function noSuchQuestion(scene: Scene, position: number): InterviewEvent {
  return { type: 'no-such-question', position, last: scene.form.questions.length }
}

/** Is this the answer? Whatever cannot be one is refused as ever. */
function ask(scene: Scene, question: Question, typed: string): Step {
  const reading = readAnswer(question, typed, scene.form)
  // Whether it is personal is asked once it is known to be an answer at all.
  if (reading.outcome !== 'read' && reading.outcome !== 'personal') return answerOne(scene, question, typed)
  const readings = [reading.value]
  const event: InterviewEvent = { type: 'doubted', question, readings, doubt: { why: 'talk' } }
  const personal = reading.outcome === 'personal' && { personal: reading.found }
  const waiting = { typed, readings, doubted: true as const, ...personal }
  return moveOn({ scene: hold(scene, question, waiting), events: [event] }, question)
}

function answerOne(scene: Scene, question: Question, typed: string): Step {
  const lines = isShort(question) ? plainLines(typed) : undefined
  if (lines && readAnswer(question, typed, scene.form).outcome === 'unread') return answerLines(scene, question, lines)
  return moveOn(judge(scene, question, typed), question)
}

/** All lines or none: one line that cannot be read would shift the answers after it. */
function answerLines(scene: Scene, first: Question, lines: readonly string[]): Step {
  const following = shortFrom(scene.form, first.id)
  const atFirst: Scene = { ...scene, state: { ...scene.state, at: first.id } }
  const forbidden = forbiddenLine(atFirst, following, lines)
  if (forbidden) return stay(atFirst, { type: 'lines-refused', question: first, ...forbidden })
  if (lines.length > following.length)
    return stay(atFirst, { type: 'too-many-lines', question: first, lines: lines.length, open: following.length })
  const pieces = following.slice(0, lines.length).map((question, i) => ({ question, typed: lines[i] ?? '' }))
  const answered = pieces.slice(1).find((p) => scene.context.answers.has(p.question.id))?.question
  if (answered) return stay(atFirst, { type: 'lines-unclear', question: first, answered, meant: pieces })
  for (const [i, { question, typed }] of pieces.entries()) {
    const reading = readAnswer(question, typed, scene.form)
    if (reading.outcome !== 'unread') continue
    const refused = { line: i + 1, unread: question, reason: reading.reason }
    return stay(atFirst, { type: 'lines-refused', question: first, ...refused })
  }
  const done = pieces.reduce<Done>((d, p) => also(d, p.question, p.typed), { scene, events: [] })
  return moveOn(done)
}

/** The first line that holds what must not be kept; it is not quoted back with the others either. */
function forbiddenLine({ form }: Scene, following: readonly Question[], lines: readonly string[]) {
  for (const [i, unread] of following.slice(0, lines.length).entries()) {
    const reading = readAnswer(unread, lines[i] ?? '', form)
    if (reading.outcome === 'unread' && isForbidden(reading.reason))
      return { line: i + 1, unread, reason: reading.reason }
  }
  const last = following.at(-1)
  const rest = lines.slice(following.length)
  // Thousands of short lines take far longer one by one than together.
  const reason = guardFault(rest.join('\n'))
  if (!last || !reason) return undefined
  const line = rest.findIndex((typed) => guardFault(typed) !== undefined)
  return { line: following.length + Math.max(line, 0) + 1, unread: last, reason }
}

/** Reads one answer: stores it, asks what was meant, or says why not. */
function judge(scene: Scene, question: Question, typed: string): Done {
  const reading = readAnswer(question, typed, scene.form)
  if (reading.outcome === 'unread') return { scene, events: [{ type: 'refused', question, reason: reading.reason }] }
  if (reading.outcome === 'ambiguous') {
    const { readings } = reading
    return { scene: hold(scene, question, { typed, readings }), events: [{ type: 'which', question, readings }] }
  }
  if (reading.outcome === 'personal' && !isInForce(scene, question, reading.value))
    return askPersonal(scene, question, { ...reading, typed })
  const amended = amend(scene, question, reading.value, typed)
  if (amended) return amended
  const doubted = doubtOf(question, reading.value, scene.context.last.get(question.id), scene.form.window)
  if (doubted && !isInForce(scene, question, reading.value)) {
    const readings = doubted.likelier ? [reading.value, doubted.likelier] : [reading.value]
    const event: InterviewEvent = { type: 'doubted', question, readings, doubt: doubted.doubt }
    return { scene: hold(scene, question, { typed, readings, doubted: true }), events: [event] }
  }
  return record(scene, question, reading.value, typed)
}
