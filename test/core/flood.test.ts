import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CHAT_PER_MINUTE,
  type FloodDecision,
  FloodLimit,
  MOST_WAITING,
  PERSON_PER_MINUTE,
  type Written,
} from '../../src/core/flood.ts'
import { runs } from '../runs.ts'

const NOW = Date.parse('2024-04-16T02:00:30Z')
const MINUTE = 60_000
const HOUR = 60 * MINUTE

let ids = 0
function written(more: Partial<Written> = {}): Written {
  return { id: `m${++ids}`, person: 'lan', chat: 'nhom', isCommand: false, at: NOW, ...more }
}

function many(count: number, more: (i: number) => Partial<Written> = () => ({})): Written[] {
  return Array.from({ length: count }, (_, i) => written(more(i)))
}

function decided(limit: FloodLimit, all: readonly Written[], now = NOW, waiting = 0): Record<FloodDecision, number> {
  const found = { taken: 0, refused: 0, 'refused-before': 0 }
  for (const one of all) found[limit.decide(one, now, waiting)] += 1
  return found
}

describe('bursts that people make', () => {
  it.each<[string, number, (i: number) => Partial<Written>]>([
    ['20 quick answers', 20, (i) => ({ at: NOW + i * 300 })],
    ['a form of 23 questions, tapped through twice', 46, (i) => ({ at: NOW + i * 250 })],
    ['49 parts of a long text in one second', 49, () => ({})],
    ['a hundred pictures forwarded at once, and some words', 105, () => ({})],
    ['four people of one group at once', 4 * 100, (i) => ({ person: `p${i % 4}` })],
  ])('%s', (_what, count, more) => {
    expect(decided(new FloodLimit(), many(count, more))).toMatchObject({ taken: count, refused: 0 })
  })

  it('six hours of a busy group that come within a second', () => {
    const backlog = many(2000, (i) => ({ person: `p${i % 7}`, at: NOW - 6 * HOUR + i * 10_800 }))
    expect(decided(new FloodLimit(), backlog)).toMatchObject({ taken: 2000 })
  })
})

describe('a flood', () => {
  it('is cut at what a person can write in a minute, in all chats together', () => {
    const limit = new FloodLimit()
    const flood = many(1000, (i) => ({ chat: `c${i % 50}` }))
    expect(decided(limit, flood)).toEqual({ taken: PERSON_PER_MINUTE, refused: 880, 'refused-before': 0 })
    expect(limit.decide(written({ person: 'minh', chat: 'c1' }), NOW, 0)).toBe('taken')
    // The next minute is another.
    expect(limit.decide(written({ at: NOW + MINUTE }), NOW + MINUTE, 0)).toBe('taken')
  })

  it('of many people in one chat is cut there', () => {
    const limit = new FloodLimit()
    expect(
      decided(
        limit,
        many(5000, (i) => ({ person: `p${i % 500}` })),
      ),
    ).toMatchObject({ taken: CHAT_PER_MINUTE })
    expect(limit.decide(written({ person: 'p1', chat: 'own' }), NOW, 0)).toBe('taken')
  })

  it('leaves room for commands, and one of commands for words', () => {
    const limit = new FloodLimit()
    decided(limit, many(500))
    expect(
      decided(
        limit,
        many(500, () => ({ isCommand: true })),
      ),
    ).toMatchObject({ taken: PERSON_PER_MINUTE })
  })

  it.each([
    ['tells no time', () => Number.NaN],
    ['tells times of long ago', (i: number) => NOW - 48 * HOUR - i * MINUTE],
    ['tells times to come', (i: number) => NOW + 48 * HOUR + i * MINUTE],
  ])('is counted by its arrival where the platform %s', (_what, at) => {
    expect(
      decided(
        new FloodLimit(),
        many(1000, (i) => ({ at: at(i) })),
      ),
    ).toMatchObject({ taken: PERSON_PER_MINUTE })
  })

  it('of forged times is cut by what waits', () => {
    const limit = new FloodLimit()
    const forged = many(MOST_WAITING + 100, (i) => ({ at: NOW - (i % 1440) * MINUTE }))
    const taken = forged.filter((one, i) => limit.decide(one, NOW, i) === 'taken')
    expect(taken).toHaveLength(MOST_WAITING)
  })

  it('counts a message once, however often it is delivered, and decides alike each time', () => {
    const limit = new FloodLimit()
    const flood = many(200)
    const first = flood.map((one) => limit.decide(one, NOW, 0))
    const again = flood.map((one) => limit.decide(one, NOW + 1000, 0))
    expect(again).toEqual(first.map((one) => (one === 'refused' ? 'refused-before' : one)))
    const [refused] = flood.slice(-1)
    limit.takeBack(refused?.id ?? '')
    expect(limit.decide(refused ?? written(), NOW, 0)).toBe('refused')
  })

  it('that is over is forgotten of those who flooded', () => {
    const limit = new FloodLimit()
    decided(limit, many(500))
    limit.over('other', ['minh'])
    expect(limit.decide(written(), NOW, 0)).toBe('refused')
    limit.over('nhom', ['lan'])
    expect(decided(limit, many(500))).toMatchObject({ taken: PERSON_PER_MINUTE })
  })
})

const message = fc.record({
  person: fc.integer({ min: 0, max: 7 }),
  chat: fc.integer({ min: 0, max: 3 }),
  isCommand: fc.boolean(),
  second: fc.integer({ min: 0, max: 240 }),
  /** Seconds by which it comes late. */
  late: fc.integer({ min: 0, max: 20_000 }),
})
const messages = fc.array(message, { minLength: 1, maxLength: 400 })
type Message = typeof message extends fc.Arbitrary<infer T> ? T : never

function asWritten({ person, chat, isCommand, second }: Message, id: string): Written {
  return { id, person: `p${person}`, chat: `c${chat}`, isCommand, at: NOW + second * 1000 }
}

describe('whatever comes in whatever order', () => {
  it('is taken below the rate', () => {
    const check = (all: readonly Message[]) => {
      const limit = new FloodLimit()
      for (const [i, one] of all.entries()) {
        const way = asWritten(one, `n${i}`)
        const own = all.slice(0, i).filter((b) => b.person === one.person && b.isCommand === one.isCommand)
        const isSlow = own.length < PERSON_PER_MINUTE
        if (isSlow) expect(limit.decide(way, way.at + one.late * 1000, 0)).toBe('taken')
      }
    }
    fc.assert(fc.property(messages, check), { seed: 3, numRuns: runs(100) })
  })

  it('is bounded for each person and chat in each minute, and a flood beside it changes nothing for the others', () => {
    const check = (all: readonly Message[], flooder: number, chat: number) => {
      const [quiet, flooded] = [new FloodLimit(), new FloodLimit()]
      const taken = new Map<string, number>()
      const decide = (limit: FloodLimit, one: Written, now: number) => {
        const decision = limit.decide(one, now, 0)
        if (limit === flooded && decision === 'taken')
          for (const whose of [one.person, one.chat]) {
            const key = `${whose} ${one.isCommand} ${Math.floor(one.at / MINUTE)}`
            taken.set(key, (taken.get(key) ?? 0) + 1)
          }
        return decision
      }
      for (const [i, one] of all.entries()) {
        if (one.person === flooder) continue
        const way = asWritten(one, `n${i}`)
        const now = way.at + one.late * 1000
        for (let k = 0; k < 5; k++)
          decide(flooded, { ...way, id: `f${i}-${k}`, person: `p${flooder}`, chat: `c${chat}` }, now)
        expect(decide(flooded, way, now)).toBe(decide(quiet, way, now))
      }
      for (const [key, count] of taken)
        expect(count).toBeLessThanOrEqual(key.startsWith('p') ? PERSON_PER_MINUTE : CHAT_PER_MINUTE)
    }
    const flooders = fc.integer({ min: 0, max: 7 })
    const chats = fc.integer({ min: 0, max: 3 })
    fc.assert(fc.property(messages, flooders, chats, check), { seed: 4, numRuns: runs(100) })
  })
})
