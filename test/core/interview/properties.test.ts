/** What holds for every interview, whatever people type and tap and in whichever order. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Action, Input, InterviewEvent, Place } from '../../../src/core/interview/interview.ts'
import type { Question } from '../../../src/core/pack.ts'
import { type QuestionKind, type Value, valueKey } from '../../../src/core/value.ts'
import { runs } from '../../runs.ts'
import { KINDS } from '../answer/questions.ts'
import { advance, formOf, type Talk, talkOf, valuesOf, write } from './play.ts'

/** An answer of each kind that is read, and like last month's. */
const CLEAR: Readonly<Record<QuestionKind, string>> = {
  count: '1.200',
  decimal: '12,5',
  money: '1.204.000 đồng',
  percent: '97,8',
  ratio: '45/50',
  choice: 'Khá',
  'yes-no': 'có',
  date: '06/4/2024',
  text: 'Họp hai lần',
  list: 'Họp\nTập huấn',
  documents: '125/UBND-NC ngày 06/4/2024',
}

/** Asked about before it is kept. */
const PERSONAL = ['Gọi 0951 345 678', 'Số 991234567', 'Nguyễn Văn A, sinh 1980']

const IDS = ['a', 'b', 'c', 'd', 'e'] as const

const forms = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      required: fc.boolean(),
      mayBeNone: fc.boolean(),
      once: fc.boolean(),
    }),
    { maxLength: 5 },
  )
  .map((questions) => formOf(questions.map((q, i) => ({ id: IDS[i] ?? 'z', ...q }))))

const texts = fc.oneof(
  fc.constantFrom(...Object.values(CLEAR)),
  fc.constantFrom(
    '11990',
    '50/45',
    'đúng',
    'a',
    'B)',
    'như cũ',
    'bỏ qua',
    'lùi',
    'nộp',
    'xem lại',
    'nhập lại',
    'không',
  ),
  fc.constantFrom(...PERSONAL, 'ghi', 'bỏ', 'Đóng dấu Mật', '1: Gọi 0951 345 678', 'câu 1: ghi'),
  fc.constantFrom('1: 5', '1: 5; 2: 11990; 3: x', '2: bỏ qua; 1: như cũ', '9: 1', '1\n2', '1\n\n2', '1\nx\n3', '', ' '),
  fc.string({ maxLength: 12 }),
)

const places: fc.Arbitrary<Place> = fc.constantFrom(...IDS, 'review', 'gone')
const PLAIN = [
  'same',
  'zero',
  'none',
  'skip',
  'back',
  'review',
  'retype',
  'continue',
  'submit',
  'submit-anyway',
] as const
const keys = fc.constantFrom('1204', '11990', '1199').map((amount) => valueKey({ kind: 'number', amount }))
const actions: fc.Arbitrary<Action> = fc.oneof(
  fc.constantFrom(...PLAIN).map((name) => ({ name })),
  fc.record({ name: fc.constant('pick' as const), reading: fc.oneof(fc.nat({ max: 4 }), keys) }),
  fc.record({
    name: fc.constant('option' as const),
    option: fc.oneof(fc.nat({ max: 4 }), fc.constantFrom('tot', 'yes')),
  }),
  fc.record({ name: fc.constant('same' as const), shown: keys }),
)
const inputs: fc.Arbitrary<Input> = fc.oneof(
  { weight: 5, arbitrary: texts.map((text) => ({ type: 'text' as const, text })) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('text' as const), text: texts, about: places }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('tap' as const), action: actions, about: places }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('edit' as const), position: fc.integer({ min: -1, max: 7 }) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('submit' as const), anyway: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ type: 'begin' as const }) },
)

const LAST = { count: '1204', money: '1204000', ratio: '40/50', choice: 'tot', text: 'Như kế hoạch' } as const

function lastOf(questions: readonly Question[]): Record<string, string> {
  const known: Partial<Record<QuestionKind, string>> = LAST
  return Object.fromEntries(questions.flatMap(({ id, kind }) => (known[kind] === undefined ? [] : [[id, known[kind]]])))
}

const talks = forms.map((form) => talkOf(form, { last: valuesOf(form, lastOf(form.questions)) }))

function holds(check: (talk: Talk, said: readonly Input[]) => void, numRuns = 400): void {
  fc.assert(
    fc.property(talks, fc.array(inputs, { maxLength: 25 }), (talk, said) => check({ ...talk }, said)),
    { seed: 202404, numRuns: runs(numRuns) },
  )
}

describe('for any sequence of inputs', () => {
  it('there is always an answer, and the place is a question of the form or the review', () => {
    holds((talk, said) => {
      const places = [...talk.form.questions.map((q) => q.id), 'review']
      for (const input of said) {
        expect(advance(talk, input).length).toBeGreaterThan(0)
        expect(places).toContain(talk.state.at)
      }
    })
  })

  it('what is recorded names the answer that it replaces, and nothing else changes an answer', () => {
    holds((talk, said) => {
      const kept = new Map<string, Value>()
      for (const input of said)
        for (const e of advance(talk, input)) {
          if (e.type !== 'recorded') continue
          expect(e.before).toEqual(kept.get(e.question.id))
          kept.set(e.question.id, e.value)
        }
      expect(new Map(talk.context.answers)).toEqual(kept)
    })
  })

  it('nobody is asked the same twice in a row without having said something about it', () => {
    holds((talk, said) => {
      let shown: Place | undefined
      for (const input of said) {
        const open = talk.state.at
        const events = advance(talk, input)
        const asked = events.find((e) => e.type === 'asked')?.question.id
        if (asked !== undefined && asked === shown)
          expect(isForGone(talk, input) || concerns(input, asked, open)).toBe(true)
        shown = shownBy(events) ?? shown
      }
    })
  })

  it('words that look personal are recorded only where somebody was asked about them', () => {
    holds((talk, said) => {
      const asked = new Set<string>()
      for (const input of said)
        for (const e of advance(talk, input)) {
          if (e.type === 'doubted' && e.doubt.why === 'personal') asked.add(e.question.id)
          if (e.type !== 'recorded' || !PERSONAL.some((text) => write(e.value).includes(text))) continue
          expect(asked).toContain(e.question.id)
          expect(e.confirmed ?? (e.before && write(e.before))).toBeDefined()
        }
    })
  })

  it('the same inputs give the same state, also if it was stored as JSON in between', () => {
    holds((talk, said) => {
      const again: Talk = { ...talk }
      for (const input of said) {
        const events = advance(talk, input)
        again.state = JSON.parse(JSON.stringify(again.state)) as Talk['state'] // plain data, as the store keeps it
        expect(advance(again, input)).toEqual(events)
      }
      expect(again.state).toEqual(talk.state)
    })
  })

  it('clear answers to what is asked always lead to the review', () => {
    holds((talk, said) => {
      for (const input of said) advance(talk, input)
      advance(talk, { type: 'begin' })
      for (const _ of talk.form.questions) {
        const open = talk.form.questions.find((q) => q.id === talk.state.at)
        if (open) advance(talk, { type: 'text', text: CLEAR[open.kind] })
      }
      expect(talk.state.at).toBe('review')
      expect([...talk.context.answers.keys()].toSorted()).toEqual(talk.form.questions.map((q) => q.id).toSorted())
      // Whether something is personal, and what is to be done to a list, is asked again before it is submitted.
      for (const { id } of talk.form.questions) {
        if (talk.state.waiting[id]?.personal !== undefined) {
          const events = advance(talk, { type: 'submit', anyway: false })
          expect(events.map((e) => e.type)).toEqual(['doubted'])
          advance(talk, { type: 'tap', action: { name: 'retype' }, about: id })
        }
        if (talk.state.waiting[id]?.ways !== undefined) {
          const events = advance(talk, { type: 'submit', anyway: false })
          expect(events.map((e) => e.type)).toEqual(['amend'])
          for (let i = 0; i < 2 && id in talk.state.waiting; i++)
            advance(talk, { type: 'tap', action: { name: 'pick', reading: 0 }, about: id })
        }
      }
      expect(advance(talk, { type: 'submit', anyway: false })).toEqual([{ type: 'submitted' }])
    })
  })

  it('a locked month records nothing and is not submitted', () => {
    holds((talk, said) => {
      talk.context = { ...talk.context, locked: true }
      const types = said.flatMap((input) => advance(talk, input)).map((e) => e.type)
      expect(types.filter((type) => type !== 'locked' && type !== 'reviewed')).toEqual([])
    }, 100)
  })
})

/** What the last card that was sent is about. */
function shownBy(events: readonly InterviewEvent[]): Place | undefined {
  const cards = events.filter((e) => e.type !== 'recorded' && e.type !== 'skipped')
  const places = cards.map((e) => ('question' in e ? e.question.id : 'review'))
  return places.at(-1)
}

/** What is typed for a question that the pack has no more is answered by asking the open one. */
function isForGone({ form }: Talk, input: Input): boolean {
  const about = input.type === 'text' ? input.about : undefined
  return about !== undefined && about !== 'review' && !form.questions.some((q) => q.id === about)
}

/** Commands and the words "back" and "go on" ask again on purpose; several answers in one message concern many. */
function concerns(input: Input, asked: Place, open: Place): boolean {
  if (input.type !== 'text' && input.type !== 'tap') return true
  if (input.type === 'tap') return input.about === asked || ['back', 'continue'].includes(input.action.name)
  return (input.about ?? open) === asked || /[\n:]|lùi/.test(input.text)
}
