// What holds for any letters, arrivals and platforms.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Letter, Outcome } from '../../../src/core/delivery/letter.ts'
import { Scheduler } from '../../../src/core/delivery/scheduler.ts'
import { runs } from '../../runs.ts'
import { type Arrival, letterOf, mostWithin, PACE, simulate, type Try } from './simulate.ts'

const RUNS = { seed: 26, numRuns: runs(150) }

interface Mix {
  readonly urgent: boolean
  readonly kind: Letter['kind']
}

function arrivals(mix: Partial<Mix> = {}, most = 120): fc.Arbitrary<Arrival[]> {
  const one = fc.record({
    at: fc.integer({ min: 0, max: 20_000 }),
    chat: fc.integer({ min: 1, max: 12 }),
    urgent: mix.urgent === undefined ? fc.boolean() : fc.constant(mix.urgent),
    kind:
      mix.kind === undefined ? fc.constantFrom<Letter['kind']>('message', 'message', 'edit') : fc.constant(mix.kind),
  })
  return fc.array(one, { minLength: 1, maxLength: most }).map((all) =>
    all
      .sort((a, b) => a.at - b.at)
      // Two topics of one forum are one place; even chats are groups.
      .map(({ at, chat, urgent, kind }, i) => {
        const place = chat > 10 ? 'forum' : `p${chat}`
        return { at, letter: letterOf(i + 1, chat, { urgent, kind, place, group: chat > 10 || chat % 2 === 0 }) }
      }),
  )
}

const latencies = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 9 })

const outcomes = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constant<Outcome>({ kind: 'sent' }) },
    fc.constantFrom<Outcome>(
      { kind: 'unreachable' },
      { kind: 'bad-credentials' },
      { kind: 'throttled', retryAfterMs: 3000 },
      { kind: 'blocked' },
      { kind: 'rejected' },
      { kind: 'needless' },
      { kind: 'fault' },
    ),
  ),
  { minLength: 1, maxLength: 40 },
)

function cyclic<T>(items: readonly T[]): () => T {
  let i = 0
  return () => items[i++ % items.length] as T // there is at least one
}

/** Ended for good, in the order in which they were. */
function ends(tries: readonly Try[]): Try[] {
  return tries.filter((t) => t.verdict.type !== 'again').sort((a, b) => a.ended - b.ended)
}

describe('whatever happens', () => {
  it('every letter comes to an end, once, in the order of its chat, and one of a chat at a time', () => {
    fc.assert(
      fc.property(arrivals(), latencies, outcomes, (coming, waits, said) => {
        // After a while the platform behaves, or nothing would ever end.
        const answer = cyclic(said)
        const outcome = (_: Letter, now: number): Outcome => (now < 120_000 ? answer() : { kind: 'sent' })
        const tries = simulate(new Scheduler(PACE), coming, { latency: cyclic(waits), outcome })
        const ended = ends(tries)
        expect(ended.map((t) => t.letter.id).sort((a, b) => a - b)).toEqual(coming.map((c) => c.letter.id))
        for (let chat = 1; chat <= 12; chat++) {
          const own = tries.filter((t) => t.letter.address.chat === chat)
          expect(ends(own).map((t) => t.letter.id)).toEqual(
            coming.filter((c) => c.letter.address.chat === chat).map((c) => c.letter.id),
          )
          for (const [i, t] of own.entries()) expect(t.started).toBeGreaterThanOrEqual(own[i - 1]?.ended ?? 0)
        }
      }),
      RUNS,
    )
  })

  it('bulk exceeds no limit in any window, wherever between sending and answer each message arrived', () => {
    const places = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(
        arrivals({ urgent: false }, 200),
        latencies,
        fc.array(places, { minLength: 1, maxLength: 7 }),
        (coming, waits, within) => {
          const rushed = coming.map((c) => ({ ...c, at: Math.floor(c.at / 10) }))
          const where = cyclic(within)
          const tries = simulate(new Scheduler(PACE), rushed, { latency: cyclic(waits) })
          const arrived = tries.map((t) => ({ ...t, at: t.started + (t.ended - t.started) * where() }))
          expect(
            mostWithin(
              arrived.map((t) => t.at),
              1000,
            ),
          ).toBeLessThanOrEqual(30)
          for (const place of new Set(arrived.map((t) => t.letter.address.place))) {
            const own = arrived.filter((t) => t.letter.address.place === place)
            expect(
              mostWithin(
                own.map((t) => t.at),
                3000,
              ),
            ).toBeLessThanOrEqual(3)
            if (own[0]?.letter.address.group)
              expect(
                mostWithin(
                  own.map((t) => t.at),
                  60_000,
                ),
              ).toBeLessThanOrEqual(20)
          }
        },
      ),
      RUNS,
    )
  })

  it('bulk starts only where the limits have room beside all that is urgent', () => {
    fc.assert(
      fc.property(arrivals({}, 200), latencies, (coming, waits) => {
        const tries = simulate(new Scheduler(PACE), coming, { latency: cyclic(waits) })
        for (const bulk of tries) {
          const isBulk = !coming.some((c) => c.letter.urgent && c.letter.address.chat === bulk.letter.address.chat)
          if (!isBulk) continue
          const now = bulk.started
          const lately = tries.filter((t) => t.started <= now && t.ended > now - 1000)
          expect(lately.length).toBeLessThanOrEqual(30)
        }
      }),
      RUNS,
    )
  })

  it('a group gets no more than its minute allows, however urgent', () => {
    fc.assert(
      fc.property(arrivals({ urgent: true }, 150), (coming) => {
        const inOne = coming.map((c) => ({
          ...c,
          letter: { ...c.letter, address: { chat: 1, place: 'g', group: true } },
        }))
        const tries = simulate(new Scheduler(PACE), inOne)
        expect(
          mostWithin(
            tries.map((t) => t.started),
            60_000,
          ),
        ).toBeLessThanOrEqual(20)
        expect(tries).toHaveLength(coming.length)
      }),
      { ...RUNS, numRuns: runs(40) },
    )
  })

  it('what is urgent waits for no bulk of other chats longer than for the overall limit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 31, max: 400 }),
        fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 1, maxLength: 20 }),
        (bulk, instants) => {
          const coming: Arrival[] = [
            ...Array.from({ length: bulk }, (_, i) => ({ at: 0, letter: letterOf(i + 1, i + 1) })),
            ...instants.map((at, i) => ({ at, letter: letterOf(1000 + i, 1000 + i, { urgent: true }) })),
          ]
          const tries = simulate(new Scheduler(PACE), coming)
          for (const { letter, started } of tries.filter((t) => t.letter.urgent)) {
            const asked = coming.find((c) => c.letter.id === letter.id)?.at ?? 0
            expect(started - asked).toBeLessThanOrEqual(1000)
          }
        },
      ),
      RUNS,
    )
  })
})
