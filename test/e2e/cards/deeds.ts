/** What people do at the cards, as numbers that choose among what they see, so that any series of deeds can be played. */
import fc from 'fast-check'
import type { Question } from '../../../src/core/pack.ts'
import type { Amendment } from '../../amended-pack.ts'
import { promisedBy } from '../../shown.ts'
import { type Face, PEOPLE, type Session } from './session.ts'

const KINDS = ['reply', 'tap', 'bare', 'lines', 'numbered', 'change', 'sua', 'baocao', 'swap'] as const
type Kind = (typeof KINDS)[number]

export interface Deed {
  readonly kind: Kind
  readonly who: number
  /** Chooses among what there is. */
  readonly pick: number
  readonly more: number
  readonly twice: boolean
}

/** People who act at the same instant, or the program begins anew, perhaps with another pack. */
export type Round = readonly Deed[] | { readonly amendment: Amendment }

const WEIGHTS: Readonly<Record<Kind, number>> = {
  reply: 8,
  tap: 10,
  bare: 5,
  lines: 2,
  numbered: 2,
  change: 3,
  sua: 3,
  baocao: 1,
  swap: 1,
}

const kind = fc.oneof(...KINDS.map((name) => ({ weight: WEIGHTS[name], arbitrary: fc.constant(name) })))
const deed: fc.Arbitrary<Deed> = fc.record({
  kind,
  who: fc.nat({ max: 2 }),
  pick: fc.nat({ max: 999 }),
  more: fc.nat({ max: 999 }),
  twice: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
})

const AMENDMENTS: readonly Amendment[] = [
  {},
  { turned: ['xep_loai'] },
  { without: ['luot'] },
  { without: ['khach', 'kien_nghi'], turned: ['xep_loai'] },
  { without: ['hoi_vien', 'kiem_ke'] },
]

export const rounds: fc.Arbitrary<readonly Round[]> = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.array(deed, { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.constantFrom(...AMENDMENTS).map((amendment) => ({ amendment })) },
  ),
  { minLength: 3, maxLength: 14 },
)

/** A deed, once it is settled what it is done to. */
export interface Plan {
  readonly kind: Kind | 'letter'
  readonly person: (typeof PEOPLE)[number]
  readonly twice: boolean
  /** The message that is replied to or tapped, as it was seen. */
  readonly face?: Face
  readonly choice?: Face['choices'][number]
  readonly text: string
  /** Own message that is changed. */
  readonly own?: string
  /** What may come of it: exactly these, where `sure`; else these or nothing. */
  readonly wanted: readonly { readonly question: string; readonly value: string }[]
  readonly sure: boolean
  /** The question that `/sua` names. */
  readonly asks?: Question
}

/** What a person once wrote, and what became of it. */
export interface OwnMessage {
  readonly id: string
  readonly person: string
  /** What it gave; the newest, where it was changed. */
  given: readonly string[]
}

export interface View {
  readonly session: Session
  readonly own: readonly OwnMessage[]
  /** By person: the question of what they wrote last, if that could not be taken. */
  readonly refused: ReadonlyMap<string, string>
  /** A figure that nobody has typed yet. */
  readonly fresh: () => number
}

/** A text that answers the question, and the answer. */
export function answerTo(question: Question, n: number): { text: string; value: string } {
  const two = (k: number): string => String(k).padStart(2, '0')
  switch (question.kind) {
    case 'ratio':
      return { text: `${n}/${n + 1}`, value: `${n}/${n + 1}` }
    case 'choice': {
      const option = question.options?.[n % question.options.length]
      return { text: option?.label ?? '', value: option?.id ?? '' }
    }
    case 'yes-no':
      return n % 2 === 0 ? { text: 'có', value: 'true' } : { text: 'không', value: 'false' }
    case 'money':
      return { text: `${n} triệu`, value: `${n}000000` }
    case 'date':
      return { text: `${two((n % 28) + 1)}/4/2024`, value: `2024-04-${two((n % 28) + 1)}` }
    case 'list':
    case 'text':
      return { text: `Sinh hoạt số ${n} ở xóm`, value: `Sinh hoạt số ${n} ở xóm` }
    case 'documents':
      return { text: `${n}/NVH-VP`, value: `${n}/NVH-VP|||` }
    default:
      return { text: String(n), value: String(n) }
  }
}

function chosen<T>(from: readonly T[], pick: number): T | undefined {
  // Often one of the newest, as people do.
  const newest = pick % 3 === 0 ? from : from.slice(-3)
  return newest[pick % Math.max(newest.length, 1)]
}

const at = <T>(from: readonly T[], pick: number): T | undefined => from[pick % Math.max(from.length, 1)]

/** Undefined if there is nothing to do it to. */
export function planOf(deed: Deed, view: View): Plan | undefined {
  const { session } = view
  const person = session.setting.kind === 'group' ? PEOPLE[deed.who] : PEOPLE[0]
  if (!person) return undefined
  const base = { person, twice: deed.twice, wanted: [], sure: true, text: '' }
  switch (deed.kind) {
    case 'baocao':
      return { ...base, kind: 'baocao', text: '/baocao' }
    case 'sua': {
      const position = (deed.pick % session.questions.length) + 1
      const asks = session.questions[position - 1]
      return { ...base, kind: 'sua', text: `/sua ${position}`, ...(asks && { asks }) }
    }
    case 'numbered': {
      const position = deed.pick % session.questions.length
      const question = session.questions[position]
      if (question?.kind !== 'count') return undefined
      const { text, value } = answerTo(question, view.fresh())
      return {
        ...base,
        kind: 'numbered',
        text: `câu ${position + 1}: ${text}`,
        wanted: [{ question: question.id, value }],
        sure: false,
      }
    }
    case 'reply':
    case 'lines':
    case 'swap':
      return replyOf(deed, view, base)
    case 'bare':
      return bareOf(deed, view, base)
    case 'tap':
      return tapOf(deed, view, base)
    case 'change':
      return changeOf(deed, view, base)
  }
}

type Base = Pick<Plan, 'person' | 'twice' | 'wanted' | 'sure' | 'text'>

/** In a group what a message showed at first; in private what it shows now, or showed before a slow finger. */
function facesOf({ session }: View): readonly Face[] {
  if (session.setting.kind === 'group')
    return session.faces.filter((f, i, all) => all.findIndex((g) => g.message === f.message) === i)
  return session.faces.filter((f, i, all) => all.findLastIndex((g) => g.message === f.message) === i)
}

function existing({ session }: View, question: Question | undefined): Question | undefined {
  return question && session.questions.find((q) => q.id === question.id)
}

function replyOf(deed: Deed, view: View, base: Base): Plan | undefined {
  const face = chosen(
    facesOf(view).filter((f) => f.question),
    deed.pick,
  )
  if (!face?.question) return undefined
  const question = existing(view, face.question)
  // Two lines for a ratio are its two figures.
  if (deed.kind === 'lines') return face.question.kind === 'count' ? linesOf(deed, view, base, face) : undefined
  const n = view.fresh()
  if (deed.kind === 'swap') {
    if (!face.isCard || face.question.kind !== 'ratio') return undefined
    return { ...base, kind: 'swap', face, text: `${n + 5}/${n}` }
  }
  const { text, value } = answerTo(face.question, n)
  const wanted = question ? [{ question: question.id, value }] : []
  return { ...base, kind: 'reply', face, text, wanted, sure: face.isCard || !question }
}

/** Figures for the question and for those behind it. */
function linesOf(deed: Deed, view: View, base: Base, face: Face): Plan | undefined {
  const { questions } = view.session
  const start = questions.findIndex((q) => q.id === face.question?.id)
  const lines = Array.from({ length: 2 + (deed.more % 2) }, () => view.fresh())
  const wanted = start < 0 ? [] : lines.map((n, i) => ({ question: questions[start + i]?.id ?? '', value: String(n) }))
  return { ...base, kind: 'lines', face, text: lines.join('\n'), wanted, sure: false }
}

/** Under the card that was shown last when it was written, or, after a try that failed, again under the same; or nowhere. */
function bareOf(deed: Deed, view: View, base: Base): Plan | undefined {
  const card = view.session.faces.findLast((f) => f.isCard)
  const n = view.fresh()
  const isFigure = !card?.question || deed.more % 4 === 0
  const { text, value } =
    isFigure || !card.question ? { text: String(n), value: String(n) } : answerTo(card.question, n)
  const question = existing(view, card?.question)
  const again = view.session.questions.find((q) => q.id === view.refused.get(base.person.id))
  const wanted = [...(question ? [{ question: question.id, value }] : [])]
  if (again && again !== question) wanted.push({ question: again.id, value: text })
  return { ...base, kind: 'bare', text, wanted, sure: false }
}

/** Promises what stands somewhere above. */
const AS_TYPED = 'Ghi như vậy'

function tapOf(deed: Deed, view: View, base: Base): Plan | undefined {
  const { session } = view
  const face = chosen(
    session.faces.filter((f) => f.choices.length > 0),
    deed.pick,
  )
  const choice = face && at(face.choices, deed.more)
  if (!face || !choice || choice.label === AS_TYPED) return undefined
  const question = existing(view, face.question)
  const value = question && promisedBy(choice.label, question, session.lastOf(question.id))
  const wanted = question && value !== undefined ? [{ question: question.id, value }] : []
  const isNewest = session.faces.findLast((f) => f.isCard && f.question?.id === question?.id) === face
  const sure = wanted.length === 0 || (face.isCard && isNewest && face.pack === session.pack.version)
  const kind = choice.letter === undefined ? 'tap' : 'letter'
  return { ...base, kind, face, choice, text: choice.letter ?? '', wanted, sure }
}

const UNREADABLE = ['100/12o', 'để em xem đã', '?']

function changeOf(deed: Deed, view: View, base: Base): Plan | undefined {
  const { session } = view
  if (!session.setting.abilities[session.setting.kind].edits) return undefined
  const mine = view.own.filter((m) => m.person === base.person.id)
  const own = chosen(mine, deed.pick)
  if (!own) return undefined
  const [only, ...others] = own.given
  const question = session.questions.find((q) => q.id === only)
  if (deed.more % 2 === 0 || !question || others.length > 0)
    return isProse(question)
      ? undefined
      : { ...base, kind: 'change', own: own.id, text: at(UNREADABLE, deed.pick) ?? '' }
  const { text, value } = answerTo(question, view.fresh())
  return { ...base, kind: 'change', own: own.id, text, wanted: [{ question: question.id, value }], sure: false }
}

/** It can be anything. */
function isProse(question: Question | undefined): boolean {
  return question?.kind === 'text' || question?.kind === 'list'
}
