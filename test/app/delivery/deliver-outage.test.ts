// Telegram is down for six hours and then angry, chats are gone: nothing is lost, nothing is hammered, order is kept.
import { describe, expect, it } from 'vitest'
import type { Queued } from '../../../src/app/delivery/attempt.ts'
import { openPostOffice, type PostOffice, words } from './post-office.ts'

const HOUR = 3_600_000
const EACH = 5
const CHATS = 60

interface Chat {
  readonly id: string
  readonly chatId: number
  readonly rows: readonly Queued[]
  readonly fate: 'well' | 'blocked' | 'kicked' | 'deleted' | 'moved'
}

const FATES = ['well', 'well', 'well', 'blocked', 'kicked', 'deleted', 'moved', 'well', 'well', 'well'] as const

async function furnish(office: PostOffice): Promise<Chat[]> {
  const chats: Chat[] = []
  for (let i = 0; i < CHATS; i++) {
    const fate = FATES[i % FATES.length] ?? 'well'
    const kind = fate === 'blocked' || i % 3 === 0 ? 'private' : 'group'
    const isPrivate = kind === 'private' && (fate === 'blocked' || fate === 'well')
    const id = isPrivate ? office.acquaintance(`P${i}`) : office.fake.group(`G${i}`)
    const chatId = await office.chat(id, isPrivate ? 'private' : 'group')
    const parcels = Array.from({ length: EACH }, (_, k) => words(`${i}.${k}`))
    chats.push({ id, chatId, rows: await office.enqueue(chatId, parcels, i % 2 === 0 ? 'urgent' : 'bulk'), fate })
  }
  return chats
}

const wanted = (chat: Chat): string[] => chat.rows.map((row) => (row.payload as { text: string }).text)

describe('six hours without Telegram', () => {
  it.each(['connections that break', 'a 502'] as const)('%s, then 429s and chats that are gone', async (trouble) => {
    const office = await openPostOffice()
    const { clock, fake, store, log } = office
    const chats = await furnish(office)
    const person = office.acquaintance('Quản trị')
    const start = clock.now
    const what = trouble === 'a 502' ? { code: 502, description: 'Bad Gateway' } : ('drop-before' as const)
    fake.fail('*', what, Infinity)

    let deliverer = office.deliverer()
    deliverer.push(chats.flatMap((chat) => chat.rows))
    await clock.run({ until: start + 3 * HOUR })
    // The program is restarted in the middle of it, and begins with no storm either.
    const stopped = clock.now
    const stopping = deliverer.stop()
    await clock.run({ until: clock.now + 1000 })
    await stopping
    expect(clock.now - stopped).toBeLessThanOrEqual(1000)
    deliverer = office.deliverer()
    await deliverer.resume()
    await clock.run({ until: start + 6 * HOUR })
    const during =
      trouble === 'a 502' ? fake.calls.length : log.filter((l) => l.message === 'sending again later').length
    expect(during).toBeGreaterThan(300)
    expect(during).toBeLessThan(500)
    expect(await store.outbox.counts()).toEqual({ waiting: CHATS * EACH, failed: 0 })

    fake.mend()
    for (const chat of chats) {
      if (chat.fate === 'blocked') fake.block(chat.id)
      if (chat.fate === 'kicked') fake.removeBot(chat.id, person)
      if (chat.fate === 'deleted') fake.deleteGroup(chat.id)
    }
    const moved = new Map(chats.filter((c) => c.fate === 'moved').map((c) => [c.id, fake.upgrade(c.id, person)]))
    const tooMany = { code: 429, description: 'Too Many Requests: retry after 9', parameters: { retry_after: 9 } }
    fake.fail('sendMessage', tooMany, 4)
    await clock.run()
    await deliverer.idle()

    for (const chat of chats) {
      const said = office.said(moved.get(chat.id) ?? chat.id)
      expect(said, chat.fate).toEqual(chat.fate === 'well' || chat.fate === 'moved' ? wanted(chat) : [])
    }
    const failed = await store.outbox.failed()
    const gone = chats.filter((c) => c.fate !== 'well' && c.fate !== 'moved').flatMap((c) => c.rows.map((r) => r.id))
    expect(failed.map((row) => row.id)).toEqual(gone)
    expect(new Set(failed.map((row) => row.error))).toEqual(new Set(['blocked']))
    expect(await store.outbox.counts()).toEqual({ waiting: 0, failed: gone.length })
    expect(fake.calls.filter((c) => c.refused?.startsWith('429'))).toHaveLength(4)
    expect(fake.violations).toEqual([])
  })

  it('ends for a dead letter that is sent again once the person is back', async () => {
    const office = await openPostOffice()
    const { clock, fake, store } = office
    const person = office.acquaintance('Lan')
    const chatId = await office.chat(person, 'private')
    fake.block(person)
    const deliverer = office.deliverer()
    deliverer.push(await office.enqueue(chatId, [words('một'), words('hai')]))
    await clock.run()
    expect(await store.outbox.failed()).toMatchObject([{ error: 'blocked' }, { error: 'blocked' }])
    fake.unblock(person)
    // Another process decides so, as the command line does.
    await store.write(async (tx) => tx.outbox.retry((await tx.outbox.failed()).map((row) => row.id)))
    await Promise.all([deliverer.sweep(), deliverer.sweep()])
    await clock.run()
    await deliverer.sweep()
    await clock.run()
    expect(office.said(person)).toEqual(['một', 'hai'])
    expect(await store.outbox.counts()).toEqual({ waiting: 0, failed: 0 })
  })

  it('goes on when the token is good again, and loses nothing meanwhile', async () => {
    const office = await openPostOffice()
    const { clock, fake, store } = office
    const group = fake.group('Tổ')
    const deliverer = office.deliverer()
    fake.revokeToken()
    deliverer.push(await office.enqueue(await office.chat(group), [words('một'), words('hai')]))
    await clock.run({ until: clock.now + 10 * 60_000 })
    expect(await store.outbox.counts()).toEqual({ waiting: 2, failed: 0 })
    expect(deliverer.state().oldestUrgentMs).toBeGreaterThan(9 * 60_000)
    fake.restoreToken()
    await clock.run()
    expect(office.said(group)).toEqual(['một', 'hai'])
    expect(deliverer.state()).toEqual({ waiting: 0, oldestUrgentMs: 0 })
  })
})
