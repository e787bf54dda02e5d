/**
 * A flood by one person, over HTTP, against the program as it is started: how long others wait for their replies beside
 * it. They are compared with rounds in which as many posts come that say nothing, in turns, so that whatever else the
 * machine has to do is in both; `npm run bench:flood` compares with a quiet program, too.
 */
import { describe, expect, it } from 'vitest'
import { measureFlood } from '../../bench/flooded.ts'
import { median } from '../../bench/sums.ts'
import { PERSON_PER_MINUTE } from '../../src/core/flood.ts'

const PLAN = { kinds: ['unread', 'flooded'], rounds: 5, chats: 6, clients: 1, perSecond: 300 } as const
const TOLD = /^Anh\/chị vừa gửi quá nhanh nên ([\d.]+) tin nhắn/

describe('a flood by one person', { timeout: 300_000 }, () => {
  it("leaves others' p99 within 2 x of what posts that say nothing cost, and is told its true size", async () => {
    const { p99, floods, told } = await measureFlood(PLAN)
    expect(median(p99.flooded)).toBeLessThan(2 * median(p99.unread))
    const posted = floods.reduce((sum, flood) => sum + flood.posted, 0)
    expect(posted).toBeGreaterThan(2 * PERSON_PER_MINUTE)
    expect(floods.filter((flood) => flood.acknowledged !== flood.posted)).toEqual([])
    const counts = told.flatMap((text) => TOLD.exec(text)?.[1] ?? []).map((figure) => Number(figure.replace('.', '')))
    expect(counts).not.toEqual([])
    const answered = told.length - counts.length
    expect(answered + counts.reduce((sum, count) => sum + count, 0)).toBe(posted)
  })
})
