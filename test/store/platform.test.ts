// What platforms make necessary: letters for choices, links that work once, sends that cost money, being forgotten.
import { describe, expect, it } from 'vitest'
import type { Tx } from '../../src/store/store.ts'
import { APRIL, chatIn, inboundOf, later, NOW, personIn, tempStore } from './temp-store.ts'

describe('offers', () => {
  it('are found by the message that shows them, and the newest by whom it was shown to', async () => {
    const store = await tempStore()
    const chat = await chatIn(store, '-1')
    const [lan, mai] = [await personIn(store, 'lan'), await personIn(store, 'mai')]
    const offer = (tx: Tx, outboxId: number, choices: string[], at: Date, personId?: number) =>
      tx.offers.add({ chatId: chat.id, outboxId, choices, createdAt: at, ...(personId !== undefined && { personId }) })
    const ids = await store.write(async (tx) => {
      const made: number[] = []
      for (let i = 0; i < 3; i++) made.push(await tx.outbox.enqueue({ chatId: chat.id, payload: {}, createdAt: NOW }))
      const [a = 0, b = 0, c = 0] = made
      await offer(tx, a, ['p1:same'], later(1), lan.id)
      await offer(tx, b, ['p2:none'], later(2), mai.id)
      await tx.outbox.markSent(a, later(1), 'm1')
      await tx.outbox.markSent(c, later(1), 'm3')
      return made
    })
    expect(await store.offers.ofMessage(chat.id, 'm1')).toEqual(['p1:same'])
    expect(await store.offers.ofMessage(chat.id, 'm3')).toBeUndefined()
    expect(await store.offers.newestTo(chat.id, lan.id, later(9), { own: NOW, all: NOW })).toEqual(['p1:same'])
    expect(await store.offers.newestTo(chat.id, lan.id, later(9), { own: later(2), all: NOW })).toBeUndefined()
    await store.write((tx) => offer(tx, ids[2] ?? 0, ['/baocao'], later(3)))
    expect(await store.offers.newestTo(chat.id, mai.id, later(9), { own: NOW, all: NOW })).toEqual(['/baocao'])
    expect(await store.offers.newestTo(chat.id, mai.id, later(3), { own: NOW, all: NOW })).toEqual(['p2:none'])
  })
})

describe('a link', () => {
  it('is used by one, until its end, and again only when it was given back', async () => {
    const store = await tempStore()
    const chat = await chatIn(store, '-1')
    const about = { period: APRIL, format: 'docx', chatId: chat.id, createdAt: NOW, expiresAt: later(60) }
    await store.write((tx) => tx.downloads.add({ digest: 'd', ...about }))
    const use = (at: Date) => store.write((tx) => tx.downloads.use('d', at))
    const uses = await Promise.all([use(later(1)), use(later(1)), use(later(1))])
    expect(uses.filter(Boolean)).toHaveLength(1)
    expect(await store.downloads.find('d')).toMatchObject({ period: APRIL, usedAt: later(1) })
    await store.write((tx) => tx.downloads.giveBack('d'))
    expect(await use(later(60))).toBe(false)
    expect(await use(later(59))).toBe(true)
    expect(await store.downloads.find('e')).toBeUndefined()
  })
})

describe('sends that cost money', () => {
  it('end at the most of their month', async () => {
    const store = await tempStore()
    const chat = await chatIn(store, '-1')
    const outboxId = await store.write((tx) => tx.outbox.enqueue({ chatId: chat.id, payload: {}, createdAt: NOW }))
    const claim = (seconds: number, since: Date) =>
      store.write((tx) => tx.paid.claim({ channel: 'zalo-oa', outboxId, at: later(seconds), since, most: 2 }))
    expect([await claim(1, NOW), await claim(2, NOW), await claim(3, NOW)]).toEqual([true, true, false])
    expect(await claim(100, later(50))).toBe(true)
    expect(await store.paid.count('zalo-oa', NOW)).toBe(3)
    expect(await store.paid.count('telegram', NOW)).toBe(0)
  })
})

describe('a person who asks to be forgotten', () => {
  it('leaves no name, no id, no word and no role behind', async () => {
    const store = await tempStore()
    const lan = { id: '42', name: 'Nguyễn Thị Lan' }
    const home = { id: '42', kind: 'private', title: lan.name } as const
    const said: number[] = []
    const told = { ...inboundOf('u1', 'tôi là Lan'), channel: 'zalo-oa', chat: home, from: lan } as const
    await store.receive(told, NOW)
    const follow = { channel: 'zalo-oa', type: 'joined', externalId: 'follow:1:42', chat: home, from: lan } as const
    await store.receive({ ...follow, at: NOW.toISOString() }, NOW)
    const named = { ...follow, type: 'named', externalId: `named:42:${lan.name}:42:${lan.name}` } as const
    await store.receive({ ...named, at: NOW.toISOString() }, NOW)
    await store.receive({ ...inboundOf('u2', 'chị Mai đây'), channel: 'zalo-oa', from: { id: '43' } }, NOW)
    const personId = await store.write(async (tx) => {
      const chat = await tx.chats.of('zalo-oa', home, NOW)
      const person = await tx.people.of('zalo-oa', lan, NOW)
      await tx.links.add({ personId: person.id, unit: 'STP', role: 'officer', createdAt: NOW })
      await tx.outbox.enqueue({ chatId: chat.id, payload: { type: 'message', text: 'Chào chị Lan' }, createdAt: NOW })
      const group = await tx.chats.of('zalo-oa', { id: 'group:1', kind: 'group' }, NOW)
      const to = { id: '42', name: lan.name }
      said.push(
        await tx.outbox.enqueue({ chatId: group.id, payload: { type: 'message', text: '✓', to }, createdAt: NOW }),
      )
      const state = { at: 'a', waiting: { a: { typed: 'Lan, sinh 1980', personal: { look: 'people' } } } }
      const unit = { period: APRIL, unit: 'STP', personId: person.id, updatedAt: NOW }
      await tx.conversations.put({ ...unit, chatId: chat.id, state })
      expect(await tx.people.forget('zalo-oa', '42', { at: later(1), by: 'platform' })).toBe(true)
      expect((await tx.conversations.get(chat.id, APRIL, 'STP'))?.state).toEqual({ at: 'a', waiting: {} })
      expect(await tx.people.forget('zalo-oa', '42', { at: later(1), by: 'platform' })).toBe(false)
      return person.id
    })
    expect(await store.people.byId(personId)).toMatchObject({ name: '', externalId: `withdrawn-${personId}` })
    expect(await store.links.of({ personId })).toEqual([])
    expect(await store.chats.find('zalo-oa', '42')).toBeUndefined()
    // What was to be answered to them may quote them: nobody waits for it any more.
    expect(await store.outbox.byIds(said)).toEqual([])
    expect(await store.outbox.counts()).toEqual({ waiting: 0, failed: 0 })
    const left = JSON.stringify(await store.inbox.pending(9))
    expect(left).not.toContain('Lan')
    expect(left).not.toContain('"42"')
    expect(left).toContain('chị Mai đây')
    // Of what is delivered again nothing comes, and a name may come with somebody who writes anew.
    expect(await store.receive({ ...follow, at: NOW.toISOString() }, NOW)).toEqual({ outcome: 'seen' })
    expect(await store.receive(told, NOW)).toEqual({ outcome: 'seen' })
    expect(await store.receive({ ...named, at: NOW.toISOString() }, NOW)).toMatchObject({ outcome: 'new' })
  })
})

describe('what was overheard', () => {
  it('is blank at once, known when it comes again, and gone after a while', async () => {
    const store = await tempStore()
    const talk = { ...inboundOf('u1', 'chiều nay họp'), channel: 'zalo-oa' } as const
    const answer = { ...inboundOf('u2', '827'), channel: 'zalo-oa' } as const
    for (const one of [talk, answer]) {
      const received = await store.receive(one, NOW)
      if (received.outcome !== 'new') throw new Error('seen')
      await store.write(async (tx) => {
        if (one === talk) await tx.inbox.overheard('zalo-oa', 'u1')
        await tx.inbox.markHandled(received.id, NOW)
      })
    }
    expect(await store.inbox.pending(9)).toEqual([])
    expect(await store.receive(talk, later(1))).toEqual({ outcome: 'seen' })
    await store.write((tx) => tx.inbox.dropOverheard(NOW))
    expect(await store.receive(talk, later(1))).toEqual({ outcome: 'seen' })
    await store.write((tx) => tx.inbox.dropOverheard(later(1)))
    expect(await store.receive(answer, later(2))).toEqual({ outcome: 'seen' })
    expect(await store.receive(talk, later(2))).toMatchObject({ outcome: 'new' })
  })
})
