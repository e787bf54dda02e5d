/**
 * A text that looks like a person's data: its writer is asked whether it is, and it is kept only if somebody says that it
 * is not. Neither "yes" nor "no" says so, for either may answer "is it one?" as well as "may I keep it?".
 */

import type { Personal } from '../answer/reading.ts'
import { fold } from '../fold.ts'
import type { IndicatorId, Question } from '../pack.ts'
import type { Value } from '../value.ts'
import { amendAgain } from './amend.ts'
import type { InterviewEvent, InterviewState, Step, Waiting } from './interview.ts'
import { arrive, type Done, hold, release, type Scene, stay } from './scene.ts'

/** Asks about a value that was read; what is asked back about the question already waits beneath. */
export function askPersonal(
  scene: Scene,
  question: Question,
  said: { value: Value; found: Personal; typed: string },
): Done {
  const { value, found, typed } = said
  const before = scene.state.waiting[question.id]
  const beneath = isAskedPersonal(before) ? before?.beneath : before?.ways && before
  const waiting: Waiting = {
    typed,
    readings: [value],
    personal: found,
    ...(scene.replaces && { replaces: true }),
    ...(scene.message !== undefined && { message: scene.message }),
    ...(beneath && { beneath }),
  }
  return { scene: hold(scene, question, waiting), events: [asks(question, value, found)] }
}

/** Whether that is what is asked at the moment. */
export function isAskedPersonal(waiting: Waiting | undefined): boolean {
  return waiting?.personal !== undefined && !waiting.doubted
}

function asks(question: Question, value: Value, found: Personal): InterviewEvent & { type: 'doubted' } {
  return { type: 'doubted', question, readings: [value], doubt: { why: 'personal', found } }
}

/** The same question again, as it stood. */
export function personalAgain(
  { state }: Scene,
  question: Question,
): (InterviewEvent & { type: 'doubted' }) | undefined {
  const waiting = state.waiting[question.id]
  const [value] = waiting?.readings ?? []
  return value && waiting?.personal && isAskedPersonal(waiting) ? asks(question, value, waiting.personal) : undefined
}

/** Without what is asked about a question; what waited beneath it waits again. */
export function uncovered(state: InterviewState, id: IndicatorId): InterviewState {
  const beneath = state.waiting[id]?.beneath
  const without = release(state, id)
  return beneath ? { ...without, waiting: { ...without.waiting, [id]: beneath } } : without
}

/** The scene in which what somebody confirmed is stored like any other answer. */
export function confirmed(scene: Scene, question: Question): Scene {
  const waiting = scene.state.waiting[question.id]
  const personal = isAskedPersonal(waiting) ? waiting?.personal : undefined
  const replaces = waiting?.replaces
  return {
    ...scene,
    state: uncovered(scene.state, question.id),
    ...(personal && { confirmed: personal.look }),
    ...(replaces && { replaces }),
  }
}

/** It is forgotten, and what waited beneath it is asked again, else the question. */
export function withdraw(scene: Scene, question: Question): Step {
  const after: Scene = { ...scene, state: uncovered(scene.state, question.id) }
  const again = amendAgain(after, question)
  return again ? stay({ ...after, state: { ...after.state, at: question.id } }, again) : arrive(after, question.id)
}

/** What its buttons say. Where nothing waits for these words they are no answer either. */
const BUTTONS = /^(?:ghi|bo) tin nay$/
const KEEPS: readonly RegExp[] = [
  /^(?:(?:cu|van|hay) )?ghi(?: vao| lai| di| giup| nhu vay| tin nay)?$/,
  /^(?:(?:do|day) )?(?:la )?so (?:tien|van ban|khac|hieu|lieu|ho so|tai khoan)$/,
  /^(?:(?:do|day) )?khong phai(?: la)? (?:so |thong tin )?(?:cccd|cmnd|can cuoc|dinh danh|dien thoai|ca nhan|cua ai)$/,
]
const DROPS = /^(?:bo|xoa|huy|rut|thoi)(?: tin(?: nay)?| di| lai| giup)?$/
const LONGEST = 50

/** What somebody types instead of a tap: "ghi", "là số tiền", "bỏ tin này". */
export function decisionTyped(text: string): 'keep' | 'drop' | undefined {
  const said = saidIn(text)
  if (KEEPS.some((pattern) => pattern.test(said))) return 'keep'
  return DROPS.test(said) ? 'drop' : undefined
}

export function isButtonTyped(text: string): boolean {
  return BUTTONS.test(saidIn(text))
}

function saidIn(text: string): string {
  if (text.length > LONGEST) return ''
  return fold(text)
    .replace(/^da,? /, '')
    .replace(/(?: (?:a|nhe|nha|em))?[.,!]{0,3}$/, '')
}
