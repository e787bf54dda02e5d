// Cases of the scheduler, each with why it matters.
import { describe, expect, it } from 'vitest'
import type { Letter, Outcome } from '../../../src/core/delivery/letter.ts'
import { Trail } from '../../../src/core/delivery/pace.ts'
import { Scheduler } from '../../../src/core/delivery/scheduler.ts'
import { type Arrival, letterOf, PACE, simulate } from './simulate.ts'

const now = (letters: readonly Letter[]): Arrival[] => letters.map((letter) => ({ at: 0, letter }))
const ids = (tries: readonly { readonly letter: Letter }[]): number[] => tries.map((t) => t.letter.id)
const many = (length: number, make: (i: number) => Letter): Letter[] => Array.from({ length }, (_, i) => make(i))

describe('who is next', () => {
  it('urgent before bulk, and a chat with something urgent as a whole, since its order is kept', () => {
    const letters = [
      letterOf(1, 1),
      letterOf(2, 2),
      letterOf(3, 3),
      letterOf(4, 3, { urgent: true }),
      letterOf(5, 4, { urgent: true }),
    ]
    expect(ids(simulate(new Scheduler(), now(letters)))).toEqual([3, 5, 4, 1, 2])
  })

  it('chats in turn: one with many messages does not keep the others waiting', () => {
    const letters = [...many(5, (i) => letterOf(i + 1, 1)), letterOf(10, 2), letterOf(11, 3)]
    expect(ids(simulate(new Scheduler(), now(letters)))).toEqual([1, 10, 11, 2, 3, 4, 5])
  })

  it('answers to taps at once, past everything: the button stops spinning or the tap expires', () => {
    const scheduler = new Scheduler(PACE)
    for (const letter of [
      letterOf(1, 1, { urgent: true }),
      letterOf(2, 1, { urgent: true, kind: 'tap' }),
      letterOf(3, 1, { kind: 'tap' }),
    ])
      scheduler.add(letter, 0)
    const started = [scheduler.next(0), scheduler.next(0), scheduler.next(0)]
    expect(started).toMatchObject([{ letter: { id: 2 } }, { letter: { id: 3 } }, { letter: { id: 1 } }])
  })

  it('a bulk letter that becomes urgent while its chat waits for the pace goes ahead', () => {
    const letters = many(200, (i) => letterOf(i + 1, i + 1))
    const tries = simulate(new Scheduler(PACE), [
      ...now(letters),
      { at: 500, letter: letterOf(999, 150, { urgent: true }) },
    ])
    const at = (id: number): number => tries.find((t) => t.letter.id === id)?.started ?? Infinity
    expect(at(150)).toBeLessThan(700)
    expect(at(999)).toBeLessThan(800)
  })
})

describe('what is under way', () => {
  it('is one message, so that a crash repeats one at most', () => {
    const tries = simulate(new Scheduler(PACE), now(many(9, (i) => letterOf(i + 1, i + 1, { urgent: i < 8 }))))
    for (const [i, t] of tries.entries()) expect(t.started).toBeGreaterThanOrEqual(tries[i - 1]?.ended ?? 0)
  })

  it('is one message still where a single answer is late, as the first of a start, but for a second', () => {
    const letters = many(6, (i) => letterOf(i + 1, i + 1, { urgent: true }))
    const late = (ms: number) => ({ latency: ({ id }: Letter) => (id % 3 === 1 ? ms : 20) })
    const tries = simulate(new Scheduler(PACE), now(letters), late(400))
    for (const [i, t] of tries.entries()) expect(t.started).toBeGreaterThanOrEqual(tries[i - 1]?.ended ?? 0)
    const second = simulate(new Scheduler(PACE), now(letters), late(30_000)).find((t) => t.letter.id === 2)
    expect(second?.started).toBeLessThan(1100)
  })

  it('is more when the platform is slow, as many as the pace needs', () => {
    const letters = many(300, (i) => letterOf(i + 1, i + 1))
    const tries = simulate(new Scheduler(PACE), now(letters), { latency: () => 300 })
    const took = tries.at(-1)?.started ?? 0
    expect(took).toBeGreaterThan(9000)
    // A window counts from answers, so a slow one costs its slowness each time.
    expect(took).toBeLessThan(10_000 * 1.35)
  })

  it('is more when many people wait, up to a limit', () => {
    const letters = many(100, (i) => letterOf(i + 1, i + 1, { urgent: true }))
    const tries = simulate(new Scheduler(PACE), now(letters), { latency: () => 10 })
    const together = tries.map((t) => tries.filter((o) => o.started <= t.started && o.ended > t.started).length)
    expect(Math.max(...together)).toBe(32)
    expect(tries.filter((t) => t.started === 0)).toHaveLength(32)
  })
})

describe('the pace', () => {
  it('lets people go beyond the overall limit and that of a few seconds until the platform complains', () => {
    const letters = many(120, (i) => letterOf(i + 1, i % 20, { urgent: true, group: false }))
    expect(simulate(new Scheduler(PACE), now(letters), { latency: () => 5 }).at(-1)?.ended).toBeLessThan(300)
  })

  it('after a complaint: the chat and all bulk wait as long as asked, and people keep the strict pace for a minute', () => {
    const complaint: Outcome = { kind: 'throttled', retryAfterMs: 5000 }
    const outcome = (letter: Letter, _now: number, tries: number): Outcome =>
      letter.id === 1 && tries === 1 ? complaint : { kind: 'sent' }
    const letters = [
      letterOf(1, 1, { urgent: true, group: false }),
      ...many(5, (i) => letterOf(10 + i, 2, { urgent: true, group: false })),
      letterOf(20, 3),
    ]
    const tries = simulate(new Scheduler(PACE), now(letters), { outcome })
    const at = (id: number): number => tries.findLast((t) => t.letter.id === id)?.started ?? Infinity
    expect(at(1)).toBe(5020)
    expect(at(20)).toBeGreaterThanOrEqual(5020)
    expect(at(12)).toBeLessThan(200)
    expect(at(13)).toBeGreaterThan(3000)
  })

  it('of a forum holds for all its topics together', () => {
    const letters = many(30, (i) => letterOf(i + 1, i + 1, { place: 'forum', urgent: true }))
    const tries = simulate(new Scheduler(PACE), now(letters))
    expect(tries.filter((t) => t.started < 60_000)).toHaveLength(20)
  })

  it('does not count edits where the platform does not, nor what was not asked of it', () => {
    const edits = many(40, (i) => letterOf(i + 1, 1, { kind: 'edit' }))
    expect(simulate(new Scheduler({ ...PACE, countsEdits: false }), now(edits)).at(-1)?.ended).toBeLessThan(3000)
    const outcome = (): Outcome => ({ kind: 'needless' })
    const letters = many(40, (i) => letterOf(i + 1, 1))
    expect(simulate(new Scheduler(PACE), now(letters), { outcome }).at(-1)?.ended).toBeLessThan(3000)
  })

  it('counts every part of a long message', () => {
    const tries = simulate(new Scheduler(PACE), now([letterOf(1, 1, { parts: 3 }), letterOf(2, 1)]))
    expect(tries.map((t) => t.started)).toEqual([0, 3020])
  })

  it('is none where the platform has none', () => {
    const letters = many(500, (i) => letterOf(i + 1, 1))
    expect(simulate(new Scheduler(), now(letters), { latency: () => 1 }).at(-1)?.ended).toBe(500)
  })
})

describe('failures', () => {
  const down =
    (until: number) =>
    (_: Letter, at: number): Outcome => ({ kind: at < until ? 'unreachable' : 'sent' })

  it('of the platform pause the channel, with one letter that tries', () => {
    const hours = 6 * 3_600_000
    const letters = many(1000, (i) => letterOf(i + 1, i + 1))
    const tries = simulate(new Scheduler(PACE), now(letters), { outcome: down(hours) })
    const failed = tries.filter((t) => t.outcome.kind === 'unreachable')
    expect(failed.length).toBeGreaterThan(300)
    expect(failed.length).toBeLessThan(450)
    expect(tries.filter((t) => t.verdict.type === 'done')).toHaveLength(1000)
    const back = tries.find((t) => t.outcome.kind === 'sent')?.ended ?? Infinity
    expect(back - hours).toBeLessThan(61_000)
  })

  it('of the credentials look again each minute and lose nothing', () => {
    const outcome = (_: Letter, at: number): Outcome => ({ kind: at < 600_000 ? 'bad-credentials' : 'sent' })
    const tries = simulate(new Scheduler(PACE), now(many(5, (i) => letterOf(i + 1, i + 1))), { outcome })
    expect(tries.filter((t) => t.outcome.kind === 'bad-credentials')).toHaveLength(10)
    expect(tries.filter((t) => t.verdict.type === 'done')).toHaveLength(5)
  })

  it('of a letter end it, and the next of its chat goes', () => {
    const outcome = (letter: Letter): Outcome => ({ kind: letter.id === 1 ? 'blocked' : 'sent' })
    const tries = simulate(new Scheduler(PACE), now([letterOf(1, 1), letterOf(2, 1)]), { outcome })
    expect(tries.map((t) => t.verdict)).toEqual([{ type: 'given-up', why: 'blocked' }, { type: 'done' }])
  })

  it('of ours are tried three times', () => {
    const outcome = (letter: Letter): Outcome => ({ kind: letter.id === 1 ? 'fault' : 'sent' })
    const tries = simulate(new Scheduler(PACE), now([letterOf(1, 1), letterOf(2, 1), letterOf(3, 2)]), { outcome })
    expect(ids(tries)).toEqual([1, 3, 1, 1, 2])
    expect(tries[3]?.verdict).toEqual({ type: 'given-up', why: 'fault' })
  })

  it('of one message that breaks the connection each time end it, in the end', () => {
    const outcome = (letter: Letter): Outcome => ({ kind: letter.id === 1 ? 'unreachable' : 'sent' })
    const others = Array.from({ length: 4000 }, (_, i) => ({ at: i * 500, letter: letterOf(i + 2, 2 + (i % 50)) }))
    const tries = simulate(new Scheduler(PACE), [...now([letterOf(1, 1)]), ...others], { outcome })
    const poison = tries.filter((t) => t.letter.id === 1)
    expect(poison).toHaveLength(21)
    expect(poison.at(-1)?.verdict).toEqual({ type: 'given-up', why: 'unreachable' })
    expect(tries.filter((t) => t.verdict.type === 'done')).toHaveLength(4000)
  })

  it('follow a chat that moved, in order, also into a chat that has letters already', () => {
    const to = { chat: 9, place: 'p9', group: true }
    const outcome = (letter: Letter, _: number, tries: number): Outcome =>
      letter.id === 1 && tries === 1 ? { kind: 'moved', to } : { kind: 'sent' }
    const letters = [letterOf(1, 1), letterOf(2, 1), letterOf(4, 9), letterOf(3, 1), letterOf(5, 9)]
    expect(ids(simulate(new Scheduler(PACE), now(letters), { outcome }))).toEqual([1, 1, 2, 3, 4, 5])
    // One of the other chat's is under way already when the news comes.
    const scheduler = new Scheduler(PACE)
    const latency = (): number => 200
    simulate(scheduler, now(many(3, (i) => letterOf(90 + i, 90 + i))), { latency })
    const later = letters.map((letter) => ({ at: 5000, letter }))
    expect(ids(simulate(scheduler, later, { outcome, latency }))).toEqual([1, 4, 1, 2, 3, 5])
  })

  it('keep what an earlier run was asked to wait for', () => {
    const tries = simulate(
      new Scheduler(PACE),
      now([letterOf(1, 1), letterOf(2, 1, { notBefore: 7000 }), letterOf(3, 2, { notBefore: 9000 })]),
    )
    expect(tries.map((t) => [t.letter.id, t.started])).toEqual([
      [1, 0],
      [2, 7000],
      [3, 9000],
    ])
  })
})

describe('at size', () => {
  it('tells how long somebody has been waiting', () => {
    const scheduler = new Scheduler(PACE)
    expect(scheduler.oldestUrgent).toBeUndefined()
    scheduler.add(letterOf(1, 1), 5)
    scheduler.add(letterOf(2, 1, { urgent: true }), 10)
    scheduler.add(letterOf(3, 2, { urgent: true }), 20)
    expect(scheduler.oldestUrgent).toBe(10)
    for (const id of [1, 3, 2]) {
      expect(scheduler.next(30)).toMatchObject({ type: 'start', letter: { id } })
      scheduler.finished(id, 30, { kind: 'sent' }, 0)
    }
    expect(scheduler.oldestUrgent).toBeUndefined()
    scheduler.tidy(1_000_000)
  })

  it('takes a hundred thousand chats without a scan at each step', () => {
    const letters = many(100_000, (i) => letterOf(i + 1, i + 1))
    const begun = performance.now()
    const scheduler = new Scheduler({ ...PACE, perSecond: 1000 })
    for (const letter of letters) scheduler.add(letter, 0)
    let at = 0
    let sent = 0
    while (sent < letters.length) {
      const step = scheduler.next(at)
      if (step.type === 'wait') at = step.until
      if (step.type !== 'start') continue
      scheduler.finished(step.letter.id, at, { kind: 'sent' }, 0)
      sent += 1
    }
    // Tenths of a second; a scan would take hours.
    expect(performance.now() - begun).toBeLessThan(20_000)
    expect(at).toBeLessThan(105_000)
  })
})

describe('a trail', () => {
  it('keeps no more than its limits need, and nothing without any', () => {
    for (const limits of [[], [Infinity], [3, Infinity]]) {
      const trail = new Trail(...limits)
      const begun = performance.now()
      for (let i = 0; i < 200_000; i++) {
        trail.begin()
        trail.end(i)
      }
      expect(performance.now() - begun).toBeLessThan(5000)
      expect(trail.roomAt(200_000, 3, 3000)).toBe(limits.includes(3) ? 199_997 + 3000 : 200_000)
      expect(trail.roomAt(200_000, Infinity, 3000)).toBe(200_000)
    }
  })
})
