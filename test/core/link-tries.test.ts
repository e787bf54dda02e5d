/** Slips cost nothing, guessing is slow, and waiting always ends. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FREE_TRIES, nextTry, TRIES_COUNT_MS } from '../../src/core/link-tries.ts'
import { runs } from '../runs.ts'

const NOW = 1_800_000_000_000
const MINUTE = 60_000

/** Tries as fast as is let, each at once when the wait is over; the newest first. */
function guessedFrom(start: number, free: number, until: number): number[] {
  const wrong: number[] = []
  for (let now = start; now < until; ) {
    const next = nextTry(wrong, free, now)
    if (next === undefined) wrong.unshift(now)
    now = next ?? now + 10
  }
  return wrong
}

describe('the next try of a code', () => {
  it.each([
    [0, undefined],
    [4, undefined],
    [5, 1],
    [6, 2],
    [8, 8],
    [10, 32],
    [11, 60],
    [40, 60],
  ])('after %i wrong ones is %s minutes later', (count, minutes) => {
    const wrong = Array.from({ length: count }, (_, i) => NOW - i * 1000)
    expect(nextTry(wrong, FREE_TRIES.person, NOW)).toBe(minutes && NOW + minutes * MINUTE)
  })

  it('leaves whoever guesses some thirty tries a day, of however many', () => {
    expect(guessedFrom(NOW, FREE_TRIES.person, NOW + TRIES_COUNT_MS).length).toBeLessThan(40)
    expect(guessedFrom(NOW, FREE_TRIES.chat, NOW + TRIES_COUNT_MS).length).toBeLessThan(60)
  })

  it('comes within an hour, and at once when the wrong ones are a day old', () => {
    const tries = fc.array(fc.integer({ min: NOW - 2 * TRIES_COUNT_MS, max: NOW }), { maxLength: 60 })
    fc.assert(
      fc.property(tries, fc.integer({ min: 1, max: 30 }), (times, free) => {
        const wrong = times.toSorted((a, b) => b - a)
        const next = nextTry(wrong, free, NOW)
        if (next !== undefined) {
          expect(next).toBeGreaterThan(NOW)
          expect(next).toBeLessThanOrEqual(NOW + 60 * MINUTE)
        }
        expect(nextTry(wrong, free, NOW + TRIES_COUNT_MS + 1)).toBeUndefined()
        if (wrong.filter((at) => at > NOW - TRIES_COUNT_MS).length < free) expect(next).toBeUndefined()
      }),
      { numRuns: runs(300) },
    )
  })

  it('does not wait for tries that a clock set back has left in the future', () => {
    expect(
      nextTry(
        Array.from({ length: 9 }, () => NOW + 1),
        FREE_TRIES.person,
        NOW,
      ),
    ).toBeUndefined()
  })
})
