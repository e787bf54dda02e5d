// The program dies between sending and marking: one message at most goes out twice, and the log says which.
import { describe, expect, it } from 'vitest'
import type { Queued } from '../../../src/app/delivery/attempt.ts'
import type { Store } from '../../../src/store/store.ts'
import { openPostOffice, type PostOffice, words } from './post-office.ts'

interface Died {
  /** How many messages the platform had taken by then. */
  readonly took: number
  readonly rows: readonly Queued[]
  readonly all: readonly string[]
  /** Texts that people saw twice. */
  readonly repeated: readonly string[]
  /** Ids of rows of which the log says that they may go out again. */
  readonly named: readonly number[]
}

/** Dies once `nth` messages were taken by the platform, starts again, and finishes. */
async function dieAfter(nth: number, chats: number, each: number, urgency: Queued['urgency']): Promise<Died> {
  const office = await openPostOffice()
  const { clock, fake, store, log } = office
  const groups = Array.from({ length: chats }, (_, i) => fake.group(`G${i}`))
  const rows: Queued[] = []
  for (const [i, group] of groups.entries()) {
    const parcels = Array.from({ length: each }, (_, k) => words(`tin ${i}.${k}`))
    rows.push(...(await office.enqueue(await office.chat(group), parcels, urgency)))
  }
  victimOf(office, nth).push(rows)
  await clock.run()
  const took = fake.calls.length

  log.length = 0
  const next = office.deliverer()
  await next.resume()
  await clock.run()
  await next.idle()
  expect(await store.outbox.counts()).toEqual({ waiting: 0, failed: 0 })
  const all = groups.flatMap((group) => office.said(group))
  expect(new Set(all).size).toBe(chats * each)
  const told = log.filter((l) => l.message === 'may go out a second time')
  expect(JSON.stringify(told)).not.toContain('tin ')
  return {
    took,
    rows,
    all,
    repeated: all.filter((text, i) => all.indexOf(text) !== i),
    named: told.map((l) => Number(l.fields['outbox'])),
  }
}

function victimOf({ store, fake, deliverer }: PostOffice, nth: number) {
  let dead = false
  const grave = () => new Promise<never>(() => undefined)
  const dying: Store = { ...store, write: (work) => (dead ? grave() : store.write(work)) }
  return deliverer(
    {},
    {
      store: dying,
      send: async (_, send) => {
        if (dead) return grave()
        const sent = await send()
        if (fake.calls.length >= nth) dead = true
        return dead ? grave() : sent
      },
    },
  )
}

function idOf({ rows }: Died, text: string): number | undefined {
  return rows.find((row) => JSON.stringify(row.payload).includes(`"${text}"`))?.id
}

describe('a program that dies', () => {
  const points = Array.from({ length: 8 }, (_, i) => i + 1)
  it.each(points.flatMap((n) => [[n, 'urgent'] as const, [n, 'bulk'] as const]))(
    'after message %i was sent and before that was marked (%s)',
    async (nth, urgency) => {
      const died = await dieAfter(nth, 4, 2, urgency)
      expect(died.took).toBe(nth)
      expect(died.repeated).toHaveLength(1)
      expect(died.named).toEqual([idOf(died, died.repeated[0] ?? '')])
    },
  )

  it('in a rush repeats no more than was under way, and names each', async () => {
    const died = await dieAfter(3, 60, 1, 'urgent')
    expect(died.repeated.length).toBeGreaterThan(0)
    expect(died.named.length).toBeLessThanOrEqual(32)
    for (const text of died.repeated) expect(died.named).toContain(idOf(died, text))
  })
})
