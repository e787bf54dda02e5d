/**
 * A hundred thousand messages that nobody planned for, on the real questions: nothing throws, nothing is stored but
 * what the interview says it records, and whoever is not understood reads what to type instead. Some of them go
 * through the whole program with its database.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stateOf } from '../../src/app/conversation/interview.ts'
import { canonicalOf, fromCanonical } from '../../src/core/answer/canonical.ts'
import { readAnswer } from '../../src/core/answer/read.ts'
import { parseCommand } from '../../src/core/command.ts'
import {
  freshState,
  type Input,
  type InterviewContext,
  type InterviewEvent,
  type InterviewState,
  type Questionnaire,
} from '../../src/core/interview/interview.ts'
import { questionnaireOf } from '../../src/core/interview/questionnaire.ts'
import { step } from '../../src/core/interview/step.ts'
import { type IndicatorId, type Question, unitsOn } from '../../src/core/pack.ts'
import { day, period } from '../../src/core/period.ts'
import { sameValue, type Value } from '../../src/core/value.ts'
import type { CardContext } from '../../src/text/card.ts'
import { cardOf, echoOf } from '../../src/text/event-text.ts'
import { amendedPack } from '../amended-pack.ts'
import { textsIn } from '../texts.ts'
import { openWorld, type World } from '../world.ts'
import { PACK, sampleMonth } from './month.ts'
import { MORNING } from './served.ts'
import { wildMessages } from './wild-messages.ts'

const CHUNKS = 5
const TALKS = 400
const MESSAGES_A_TALK = 50 // 5 × 400 × 50 = 100,000

const pack = amendedPack(PACK)
const t = textsIn('vi')
const APRIL = period('2024-04')
const script = sampleMonth()
const forms = unitsOn(pack, day('2024-04-14')).map((unit) => questionnaireOf(pack, unit, APRIL, new Set()))
const message = wildMessages(script.units)

/** What an example of each kind must hold: written down here once more, on purpose. */
const EXAMPLE: Readonly<Record<Question['kind'], RegExp>> = {
  count: /1\.204/,
  decimal: /12,5/,
  money: /52 triệu/,
  percent: /97,8/,
  ratio: /37\.837\/38\.263/,
  choice: /chọn một trong/,
  'yes-no': /có hoặc không/,
  date: /06\/4\/2024/,
  text: /vài dòng/,
  list: /mỗi mục một dòng/,
  documents: /125\/UBND-NC ngày 06\/4\/2024/,
}

describe('messages that nobody planned for', { timeout: 60_000 }, () => {
  const talk = fc.record({
    form: fc.constantFrom(...forms),
    known: fc.boolean(),
    said: fc.array(fc.record({ text: message, about: fc.option(fc.nat(60), { freq: 4 }) }), {
      minLength: MESSAGES_A_TALK,
      maxLength: MESSAGES_A_TALK,
      size: 'max',
    }),
  })

  it.each(Array.from({ length: CHUNKS }, (_, i) => i + 1))('part %i goes through the interview', (part) => {
    let messages = 0
    const kinds = new Set<string>()
    const check = fc.property(talk, ({ form, known, said }) => {
      const last = known ? lastMonth(form) : new Map<IndicatorId, Value>()
      let scene: Scene = { state: freshState(form, new Map()), context: { answers: new Map(), last, locked: false } }
      for (const { text, about } of said) {
        const question = about === null ? undefined : form.questions[about]
        const input: Input = { type: 'text', text, ...(question && { about: question.id }) }
        const next = follow(form, scene, input)
        for (const event of next.events) kinds.add(event.type)
        scene = next
        messages += 1
      }
    })
    fc.assert(check, { seed: 6000 + part, numRuns: TALKS, endOnFailure: true })
    expect(messages).toBe(TALKS * MESSAGES_A_TALK)
    // The messages are worth something only if they reach every corner.
    expect([...kinds]).toEqual(expect.arrayContaining(['recorded', 'refused', 'which', 'lines-refused', 'doubted']))
  })
})

interface Scene {
  readonly state: InterviewState
  readonly context: InterviewContext
}

/** One message and all that must hold of what comes of it. */
function follow(form: Questionnaire, { state, context }: Scene, input: Input): Scene & { events: InterviewEvent[] } {
  const before = [...context.answers]
  const { state: after, events } = step(form, state, input, context)
  const isKept =
    before.length === context.answers.size && before.every(([id, value]) => context.answers.get(id) === value)
  ensure(isKept, 'answers changed without being recorded', input)
  ensure(events.length > 0, 'silence', input)
  ensure(Object.keys(after).sort().join() === 'at,skipped,waiting', 'a state with more in it', input)
  const answers = new Map(context.answers)
  for (const event of events) {
    if (event.type === 'recorded') {
      ensure(isSound(event.question, event.value), `recorded ${JSON.stringify(event.value)}`, input)
      answers.set(event.question.id, event.value)
    }
  }
  const next = { state: after, context: { ...context, answers } }
  for (const event of events) {
    const wrong = fault(form, next, event)
    ensure(wrong === undefined, wrong ?? '', input)
  }
  return { ...next, events: [...events] }
}

/** A stored value survives being exported and imported, so it is within the bounds and of the right kind. */
function isSound(question: Question, value: Value): boolean {
  const { value: text, ...told } = canonicalOf(value)
  const again = fromCanonical(question, text, told)
  return again.outcome === 'read' && sameValue(again.value, value)
}

/** What is wrong with the words for an event; undefined if nothing is. */
function fault(form: Questionnaire, { context }: Scene, event: InterviewEvent): string | undefined {
  const c: CardContext = {
    t,
    pack,
    form,
    today: day('2024-04-15'),
    answers: context.answers,
    last: context.last,
    hears: 'addressed',
    buttons: Infinity,
    data: (action) => `p123456789012:${action}`,
  }
  const card = cardOf(c, event, { submitted: false, at: '09:00 15/4/2024', onTime: true })
  const text = echoOf(c, event) ?? card.text
  if (text.trim() === '' || /\b(refusal|example|card|ask-back|review)\.[a-z-]+$/.test(text)) return `words: ${text}`
  const buttons = card.choices.flat()
  if (buttons.some((b) => b.label.trim() === '' || Buffer.byteLength(b.data) > 64)) return `buttons of ${event.type}`
  const [refusal = '', ...standing] = text.split('\n')
  if (event.type === 'refused' && context.answers.has(event.question.id) !== standing.join().startsWith('Đang ghi: '))
    return `what stands: ${text}`
  if (event.type === 'refused' && event.reason.why === 'number-or-ratio')
    return /Gõ \S.*, hoặc câu \d+: .+\.$/.test(refusal) ? undefined : text
  if (event.type === 'refused') return unhelpful(event.question, refusal)
  return event.type === 'lines-refused' ? unhelpful(event.unread, text) : undefined
}

/** A refusal is a sentence in Vietnamese and says what to type instead. */
function unhelpful(question: Question, text: string): string | undefined {
  const isSentence = /^\p{Lu}/u.test(text) && /\.$/.test(text) && /[ạảấầậắặẹẻếềệịọốồộớờợụủứừự]/.test(text)
  return isSentence && EXAMPLE[question.kind].test(text) ? undefined : `refused ${question.kind} with: ${text}`
}

function ensure(holds: boolean, what: string, input: Input): void {
  // An `expect` a million times over takes longer than the messages.
  if (!holds) throw new Error(`${what}: ${JSON.stringify(input)}`)
}

/** What the unit said in the sample month, as if that had been the month before: what is typed can be doubted. */
function lastMonth(form: Questionnaire): Map<IndicatorId, Value> {
  const said = script.units.find((u) => u.unit === form.unit.code)?.said
  const read = form.questions.flatMap((question): [IndicatorId, Value][] => {
    const typed = said?.get(question.id)
    const reading = typed === undefined ? undefined : readAnswer(question, typed, form)
    return reading?.outcome === 'read' ? [[question.id, reading.value]] : []
  })
  return new Map(read)
}

describe('the same through the whole program', () => {
  const ROUNDS = 75
  const asked = forms.slice(0, 20) // 20 × 75 = 1,500
  const texts = fc.sample(message, { seed: 7777, numRuns: 4000 }).filter((text) => !isKnownCommand(text))
  let world: World
  const scenes = new Map<string, Scene>()
  const recorded = new Map<string, number>()
  const silent: string[] = []

  beforeAll(async () => {
    world = await openWorld({ pack: PACK, now: MORNING })
    for (const { unit } of asked) await seat(world, unit.code)
    for (let round = -1; round < ROUNDS; round++) {
      const before = asked.map(({ unit }) => shownTo(world, unit.code))
      const typed = asked.map((_, i) => (round < 0 ? '/baocao' : (texts[round * asked.length + i] ?? '0')))
      for (const [i, form] of asked.entries()) await write(form, typed[i] ?? '')
      await world.program.idle()
      for (const [i, { unit }] of asked.entries())
        if (shownTo(world, unit.code) === before[i]) silent.push(`${unit.code}: ${JSON.stringify(typed[i])}`)
    }
  }, 60_000)
  afterAll(() => world.close())

  it('logs no fault', () => expect(world.faults).toEqual([]))

  it('answers every message', () => expect(silent).toEqual([]))

  it('stores what the interview records, and nothing else', async () => {
    expect([...recorded.values()].reduce((a, b) => a + b, 0)).toBeGreaterThan(100)
    for (const { unit } of asked) {
      const rows = await world.store.answers.inForce({ units: [unit.code] })
      const there = Object.fromEntries(rows.map((row) => [row.indicator, row.value]))
      const scene = scenes.get(unit.code)
      expect(there, unit.code).toEqual(Object.fromEntries(scene?.context.answers ?? []))
      const revisions = rows.reduce((sum, row) => sum + row.revision, 0)
      expect(revisions, unit.code).toBe(recorded.get(unit.code) ?? 0)
      const chat = await world.store.chats.find('local', unit.code)
      const conversation = chat && (await world.store.conversations.get(chat.id, APRIL, unit.code))
      // Who stood where is the host's.
      const { stood: _, ...state } = conversation ? stateOf(conversation) : {}
      expect(conversation && state, unit.code).toEqual(scene?.state)
    }
  })

  /** The same message to the program and to the interview alone. */
  async function write(form: Questionnaire, text: string): Promise<void> {
    const { code } = form.unit
    await world.puppet.say({ id: code, kind: 'private', title: code }, { id: code, name: code }, text)
    const { state, context } = scenes.get(code) ?? beginning(form)
    // A word after a slash that is no command gets an answer of its own.
    if (text !== '/baocao' && parseCommand(text)) return
    const next = step(form, state, text === '/baocao' ? { type: 'begin' } : { type: 'text', text }, context)
    const answers = new Map(context.answers)
    for (const event of next.events) {
      if (event.type !== 'recorded') continue
      answers.set(event.question.id, event.value)
      recorded.set(code, (recorded.get(code) ?? 0) + 1)
    }
    scenes.set(code, { state: next.state, context: { ...context, answers } })
  }
})

function beginning(form: Questionnaire): Scene {
  return { state: freshState(form, new Map()), context: { answers: new Map(), last: new Map(), locked: false } }
}

function isKnownCommand(text: string): boolean {
  const command = parseCommand(text)
  return command !== undefined && 'name' in command
}

async function seat({ store, clock }: World, unit: string): Promise<void> {
  await store.write(async (tx) => {
    const person = await tx.people.of('local', { id: unit, name: unit }, clock.now)
    await tx.links.add({ personId: person.id, unit, role: 'officer', createdAt: clock.now })
  })
}

/** Everything on the officer's screen. */
function shownTo({ puppet }: World, unit: string): string {
  return puppet
    .seen(unit)
    .map((m) => `${m.id} ${m.text}`)
    .join('\n')
}
