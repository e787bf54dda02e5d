/**
 * The program is killed and started again at any moment, several times a minute: the platform still sees one sender that
 * keeps its limits, as the fake counts them.
 */
import { describe, expect, it } from 'vitest'
import type { Queued } from '../../../src/app/delivery/attempt.ts'
import type { Deliverer } from '../../../src/app/delivery/deliver.ts'
import type { Parcel } from '../../../src/app/delivery/parcel.ts'
import type { Store } from '../../../src/store/store.ts'
import { seeded } from '../../e2e/served.ts'
import { openPostOffice, type PostOffice, words } from './post-office.ts'

const LIMITS = { allPerSecond: 30, groupPerMinute: 20, perChat: { most: 3, seconds: 3 } }

interface Life {
  readonly deliverer: Deliverer
  /** From now on nothing of it reaches the disk or the platform. */
  readonly kill: () => unknown
}

/** What is on its way to the platform when it dies still arrives. */
function live({ store, deliverer }: PostOffice): Life {
  const state = { dead: false }
  const grave = () => new Promise<never>(() => undefined)
  const own: Store = {
    ...store,
    write: async (work) => {
      if (state.dead) return grave()
      const done = await store.write(work)
      return state.dead ? grave() : done
    },
  }
  const send = async <T>(_: unknown, go: () => Promise<T>): Promise<T> => {
    if (state.dead) return grave()
    const sent = await go()
    return state.dead ? grave() : sent
  }
  return { deliverer: deliverer({}, { store: own, send }), kill: () => Object.assign(state, { dead: true }) }
}

interface Chats {
  readonly ids: readonly number[]
  readonly cards: readonly { readonly chatId: number; readonly outboxId: number }[]
}

/** Two groups, two topics of one forum, two people; each with a card that is changed now and then. */
async function furnish(office: PostOffice): Promise<Chats & { rows: Queued[] }> {
  const { fake, chat, enqueue, acquaintance } = office
  const forum = fake.supergroup('Diễn đàn', { forum: true })
  const groups = [fake.group('A'), fake.supergroup('B'), fake.topic(forum, '1'), fake.topic(forum, '2')]
  const ids = await Promise.all(groups.map((id) => chat(id)))
  for (const name of ['Lan', 'Hoa']) ids.push(await chat(acquaintance(name), 'private'))
  const rows: Queued[] = []
  for (const id of ids) rows.push(...(await enqueue(id, [words('thẻ')], 'bulk')))
  return { ids, rows, cards: rows.map(({ id, chatId }) => ({ chatId, outboxId: id })) }
}

function parcelFor(random: () => number, card: Chats['cards'][number] | undefined, n: number): Parcel {
  if (card && random() < 0.3) return { type: 'edit', of: { outboxId: card.outboxId }, text: `sửa ${n}`, elseNew: true }
  return words(`tin ${n}`)
}

describe('a program that is killed and started again', () => {
  const seeds = Array.from({ length: 8 }, (_, i) => i + 1)
  it.each(seeds.flatMap((seed) => [[seed, 'bulk'] as const, [seed, 'urgent'] as const]))(
    'passes no limit of the platform (schedule %i, %s)',
    async (seed, urgency) => {
      // What somebody waits for is held back by a group's minute alone (docs/decisions.md).
      const office = await openPostOffice({ rates: urgency === 'bulk' ? LIMITS : { groupPerMinute: 20 } })
      const { clock, fake, store, enqueue } = office
      const random = seeded(seed)
      const { rows, ids, cards } = await furnish(office)
      let life = live(office)
      life.deliverer.push(rows)
      for (let i = 0; i < 6; i++) {
        const batch: Queued[] = []
        for (let n = 0; n < 25; n++) {
          const at = Math.floor(random() ** 2 * ids.length)
          batch.push(...(await enqueue(ids[at] ?? 0, [parcelFor(random, cards[at], 100 * i + n)], urgency)))
        }
        if (random() < 0.4) fake.fail('*', 'drop-after', 1)
        life.deliverer.push(batch)
        await clock.run({ until: clock.now + random() * 15_000 })
        life.kill()
        // Sometimes it stays down for a while.
        if (random() < 0.3) await clock.run({ until: clock.now + random() * 20_000 })
        life = live(office)
        await life.deliverer.resume()
      }
      await clock.run()
      await life.deliverer.idle()
      expect(fake.calls.filter((call) => call.refused?.startsWith('429'))).toEqual([])
      expect(fake.calls.length).toBeGreaterThan(150)
      expect(await store.outbox.counts()).toEqual({ waiting: 0, failed: 0 })
      expect(fake.violations).toEqual([])
    },
  )

  it('lets the minute of a group pass that it filled before', async () => {
    const office = await openPostOffice({ rates: { groupPerMinute: 20 } })
    const { clock, fake, chat, enqueue, said } = office
    const group = fake.group('Tổ')
    const chatId = await chat(group)
    const first = live(office)
    first.deliverer.push(
      await enqueue(
        chatId,
        Array.from({ length: 33 }, (_, i) => words(String(i))),
      ),
    )
    const start = clock.now
    await clock.run({ until: start + 5000 })
    expect(said(group)).toHaveLength(20)
    first.kill()
    const next = live(office)
    await next.deliverer.resume()
    await clock.run({ until: start + 59_000 })
    expect(said(group)).toHaveLength(20)
    await clock.run()
    expect(said(group)).toHaveLength(33)
    expect(fake.calls.filter((call) => call.refused !== undefined)).toEqual([])
  })

  it('counts what the clock that was set back says was sent in the future', async () => {
    const office = await openPostOffice({ rates: { groupPerMinute: 20 } })
    const { clock, fake, chat, enqueue, said } = office
    const group = fake.group('Tổ')
    const chatId = await chat(group)
    const twenty = () => Array.from({ length: 20 }, (_, i) => words(String(i)))
    const first = live(office)
    first.deliverer.push(await enqueue(chatId, twenty()))
    await clock.run()
    first.kill()
    clock.shift(-3_600_000)
    const next = live(office)
    next.deliverer.push(await enqueue(chatId, [words('sau')]))
    await clock.run({ until: clock.now + 1000 })
    expect(said(group)).toHaveLength(20)
    await clock.run()
    expect(said(group)).toHaveLength(21)
    expect(fake.calls.filter((call) => call.refused !== undefined)).toEqual([])
  })
})
