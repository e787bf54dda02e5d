/**
 * A list that has an answer already is not replaced by the next text: whether that is to be added, takes the place of
 * all, or comes out of it, is asked. Called where an answer has been read and before it is stored.
 */
import { canonicalOf } from '../answer/canonical.ts'
import { LONGEST_TEXT } from '../answer/text.ts'
import { fold } from '../fold.ts'
import type { Question } from '../pack.ts'
import { sameValue, type Value } from '../value.ts'
import type { InterviewEvent, Waiting, Way } from './interview.ts'
import { type Done, hold, record, release, type Scene } from './scene.ts'
import { isSet, type SetValue, united, without } from './sets.ts'

/** In UTF-16 units: four texts of the longest kind. What grew for ever would be read, written and shown each time. */
const LONGEST_SET = 4 * LONGEST_TEXT

type AmendEvent = InterviewEvent & { type: 'amend' }

/** What is asked about an answer that was read; undefined if it can be stored as it is. */
export function amend(scene: Scene, question: Question, read: Value, typed: string): Done | undefined {
  const now = scene.context.answers.get(question.id)
  if (scene.replaces || !isSet(now) || sameValue(now, read)) return undefined
  if (read.kind === 'none')
    return asked(scene, question, now, { typed, readings: [read, now], ways: ['replace', 'keep'] })
  if (!isSet(read) || read.kind !== now.kind) return undefined
  const held = scene.state.waiting[question.id]
  const waiting = held?.beneath ?? held
  const before = waiting && givenIn(waiting)
  // What was sent a moment ago, and is still asked about, is not forgotten over the next piece.
  const isMore = isSet(before) && before.kind === read.kind
  const given = isMore ? united(before, read) : read
  const said = isMore && waiting ? `${waiting.typed}\n${typed}` : typed
  const both = united(now, given)
  if (Math.max(said.length, canonicalOf(both).value.length) > LONGEST_SET)
    return { scene, events: [{ type: 'refused', question, reason: { why: 'too-long', most: LONGEST_SET } }] }
  // All that stands and more, in this one text.
  if (without(now, read).items.length === 0 && !isMore) return record(scene, question, both, said)
  const readings = waysOf(now, given, both)
  const ways = readings.map(([way]) => way)
  const confirmed = scene.confirmed ?? (isMore ? waiting?.confirmed : undefined)
  const more = { typed: said, readings: readings.map(([, value]) => value), ways, ...(confirmed && { confirmed }) }
  return asked(scene, question, now, more)
}

function waysOf(now: SetValue, given: SetValue, both: SetValue): [Way, Value][] {
  const isPart = both.items.length === now.items.length
  const keep: [Way, Value][] = [
    ['replace', given],
    ['keep', now],
  ]
  if (!isPart) return [['add', both], ...keep]
  const takeOut: [Way, Value] = ['take-out', without(now, given)]
  return sameValue(both, now) ? [takeOut, ...keep] : [['correct', both], takeOut, ...keep]
}

function asked(scene: Scene, question: Question, now: SetValue, waiting: Waiting & { ways: readonly Way[] }): Done {
  return { scene: hold(scene, question, waiting), events: [amendEvent(question, now, waiting)] }
}

function amendEvent(question: Question, now: SetValue, { readings, ways = [], ...rest }: Waiting): AmendEvent {
  const given = givenIn({ readings, ways, ...rest })
  const known = isSet(given) ? now.items.length + given.items.length - united(now, given).items.length : 0
  return { type: 'amend', question, readings, ways, known }
}

/** What was sent, of an answer that is asked about. */
function givenIn({ readings, ways }: Waiting): Value | undefined {
  return ways && readings[ways.indexOf('replace')]
}

/** The same question again, as it stood. */
export function amendAgain({ state, context }: Scene, question: Question): AmendEvent | undefined {
  const waiting = state.waiting[question.id]
  const now = context.answers.get(question.id)
  return waiting?.ways && isSet(now) ? amendEvent(question, now, waiting) : undefined
}

/** One of the ways was chosen. If the list is another one meanwhile, it is asked anew. */
export function pickWay(scene: Scene, question: Question, waiting: Waiting, index: number): Done | undefined {
  const { ways, readings, typed, confirmed } = waiting
  const value = readings[index]
  const given = givenIn(waiting)
  const before = ways && readings[ways.indexOf('keep')]
  if (!ways || !value || !given || !before) return undefined
  const released: Scene = {
    ...scene,
    state: release(scene.state, question.id),
    ...(confirmed && { confirmed }),
  }
  if (ways[index] === 'keep') return { scene: released, events: [{ type: 'skipped', question }] }
  const now = scene.context.answers.get(question.id)
  if (now && !sameValue(now, before))
    return amend(released, question, given, typed) ?? record(released, question, given, typed)
  return record(released, question, value, typed)
}

const WORDS: readonly (readonly [RegExp, Way])[] = [
  [/^(?:bo sung|(?:ghi |cong )?them)(?: vao| nua)?$/, 'add'],
  [/^thay(?: the)?(?: ca| het| ca danh sach)?$/, 'replace'],
  [/^(?:bo|xoa|rut)(?: ra| di| khoi danh sach)?$/, 'take-out'],
  [/^sua(?: lai| chi tiet)?$/, 'correct'],
  [/^(?:giu|giu nguyen|thoi|khong|ko|khong phai|nham)$/, 'keep'],
]
const LONGEST_WORD = 30

/** The way that somebody names instead of tapping it: "thêm", "thay cả", "giữ nguyên". */
export function wayTyped(text: string, ways: readonly Way[]): number | undefined {
  if (text.length > LONGEST_WORD) return undefined
  const said = fold(text)
    .replace(/^da,? /, '')
    .replace(/(?: (?:a|nhe|nha|em))?[.,!]{0,3}$/, '')
  const way = WORDS.find(([pattern]) => pattern.test(said))?.[1]
  const index = way === undefined ? -1 : ways.indexOf(way)
  return index < 0 ? undefined : index
}
