/** The sweep is called at once and every minute, whatever the clock does; a failure of it stops nothing. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { everyMinute, type Schedule } from '../src/schedule.ts'

const MINUTE = 60_000
let swept: number
let said: string[]
let schedule: Schedule

const log = {
  warn: (_: object, message: string) => void said.push(message),
  error: (_: object, message: string) => void said.push(message),
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-29T00:30:10Z') })
  swept = 0
  said = []
  schedule = everyMinute(() => {
    swept += 1
    return Promise.resolve()
  }, log)
})

afterEach(async () => {
  await schedule.stop()
  vi.useRealTimers()
})

async function pass(minutes: number): Promise<number> {
  const before = swept
  await vi.advanceTimersByTimeAsync(minutes * MINUTE)
  return swept - before
}

describe('the schedule', () => {
  it('sweeps at the start and once a minute', async () => {
    expect(swept).toBe(1)
    expect(await pass(10)).toBe(10)
    expect(said).toEqual([])
  })

  it('goes on when the clock is set back for hours', async () => {
    await pass(2)
    vi.setSystemTime(new Date('2026-03-28T18:00:00Z'))
    const found = await pass(10)
    expect(found).toBeGreaterThanOrEqual(7)
    expect(found).toBeLessThanOrEqual(11)
    expect(said).toEqual(['the clock was set back; the minutes are counted anew'])
  })

  it('does not sweep for every minute that a sleeping machine missed', async () => {
    await pass(2)
    vi.setSystemTime(new Date('2026-03-31T00:00:00Z'))
    expect(await pass(10)).toBeLessThanOrEqual(11)
    expect(said).toEqual([])
  })

  it('sweeps on after a failure, and not after it was stopped', async () => {
    await schedule.stop()
    let times = 0
    schedule = everyMinute(() => {
      times += 1
      return Promise.reject(new Error('full disk'))
    }, log)
    await vi.advanceTimersByTimeAsync(3 * MINUTE)
    expect(times).toBe(4)
    expect(said).toHaveLength(4)
    await schedule.stop()
    await vi.advanceTimersByTimeAsync(5 * MINUTE)
    expect(times).toBe(4)
  })
})
