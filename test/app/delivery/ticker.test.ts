// The time of deliveries never runs backwards and never stands, whatever happens to the machine's clock.
import { describe, expect, it } from 'vitest'
import { createTicker } from '../../../src/app/delivery/ticker.ts'

describe('the time of deliveries', () => {
  it('goes with the clock, and on when that is set back or leaps', () => {
    let clock = 1_000_000
    const { now } = createTicker(() => new Date(clock))
    const seen: number[] = []
    for (const step of [0, 5, -3_600_000, 10, 0, 3_600_000]) {
      clock += step
      seen.push(now())
    }
    expect(seen).toEqual([1_000_000, 1_000_005, 1_000_005, 1_000_015, 1_000_015, 4_600_015])
  })

  it('believes a timer where the clock stands, and the clock where a timer is a little early', () => {
    const { now, reached } = createTicker(() => new Date(1_000_000))
    reached(1_000_010)
    expect(now()).toBe(1_000_000)
    reached(1_000_500)
    expect(now()).toBe(1_000_500)
    reached(1_000_100)
    expect(now()).toBe(1_000_500)
  })
})
