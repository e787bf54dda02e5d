import { describe, expect, it } from 'vitest'
import { chatIn, later, NOW, personIn, tempStore } from './temp-store.ts'

const code = { digest: 'd1', unit: 'STP', role: 'head', createdAt: NOW, expiresAt: later(60) } as const

describe('links', () => {
  it('are what the chat holds and what the person holds, until revoked', async () => {
    const store = await tempStore()
    const chat = await chatIn(store, '-1')
    const person = await personIn(store, '7')
    const other = await personIn(store, '8')
    const [group, own] = await store.write(async (tx) => [
      await tx.links.add({ chatId: chat.id, unit: 'STP', role: 'officer', createdAt: NOW, createdBy: other.id }),
      await tx.links.add({ personId: person.id, unit: 'TCT', role: 'leader', createdAt: NOW }),
      await tx.links.add({ personId: other.id, unit: 'TCT', role: 'secretary', createdAt: NOW }),
    ])
    expect((await store.links.of({ chatId: chat.id, personId: person.id })).map((l) => l.id)).toEqual([group, own])
    expect(await store.links.of({})).toEqual([])
    expect(await store.links.ofUnit('TCT', 'leader')).toEqual([
      { id: own, personId: person.id, unit: 'TCT', role: 'leader', createdAt: NOW },
    ])
    expect(await store.links.ofUnit('TCT')).toHaveLength(2)
    expect(await store.write((tx) => tx.links.revoke(group, NOW))).toBe(true)
    expect(await store.write((tx) => tx.links.revoke(group, NOW))).toBe(false)
    expect(await store.links.of({ chatId: chat.id })).toEqual([])
    expect(await store.links.chatsOf('STP')).toEqual([])
  })

  it('are not held twice, but may be given again after they were revoked', async () => {
    const store = await tempStore()
    const chat = await chatIn(store, '-1')
    const add = () =>
      store.write((tx) => tx.links.add({ chatId: chat.id, unit: 'STP', role: 'officer', createdAt: NOW }))
    const first = await add()
    expect(await add()).toBe(first)
    await store.write((tx) => tx.links.revoke(first, NOW))
    expect(await add()).not.toBe(first)
    expect(await store.links.chatsOf('STP', 'officer')).toEqual([chat])
    expect(await store.links.chatsOf('STP', 'head')).toEqual([])
  })
})

describe('a one-time code', () => {
  it('is used by exactly one of two who race for it', async () => {
    const store = await tempStore()
    await store.write((tx) => tx.links.addCode(code))
    const use = () => store.write((tx) => tx.links.useCode('d1', NOW, {}))
    const outcomes = (await Promise.all([use(), use()])).map((use) => use.outcome)
    expect(outcomes.sort()).toEqual(['ok', 'used'])
  })

  it('grants what it was made for', async () => {
    const store = await tempStore()
    const person = await personIn(store, '7')
    await store.write((tx) => tx.links.addCode({ ...code, createdBy: person.id }))
    expect(await store.write((tx) => tx.links.useCode('d1', NOW, { personId: person.id }))).toEqual({
      outcome: 'ok',
      unit: 'STP',
      role: 'head',
    })
  })

  it('is told apart as unknown, expired or used', async () => {
    const store = await tempStore()
    await store.write((tx) => tx.links.addCode(code))
    const use = (digest: string, at: Date) => store.write((tx) => tx.links.useCode(digest, at, {}))
    expect(await use('other', NOW)).toEqual({ outcome: 'unknown' })
    expect(await use('d1', later(60))).toEqual({ outcome: 'expired' })
    expect(await use('d1', later(59))).toMatchObject({ outcome: 'ok' })
    expect(await use('d1', later(61))).toEqual({ outcome: 'used' })
  })

  it('is free again if what it was used for failed', async () => {
    const store = await tempStore()
    await store.write((tx) => tx.links.addCode(code))
    const failed = store.write(async (tx) => {
      await tx.links.useCode('d1', NOW, {})
      throw new Error('on purpose')
    })
    await expect(failed).rejects.toThrow('on purpose')
    expect(await store.write((tx) => tx.links.useCode('d1', NOW, {}))).toMatchObject({ outcome: 'ok' })
  })
})

describe('a code that is good in one chat alone', () => {
  it('is refused everywhere else without being used up, and moves with its chat', async () => {
    const store = await tempStore()
    const chat = await chatIn(store, '-1')
    const other = await chatIn(store, '-2')
    await store.write((tx) => tx.links.addCode({ ...code, chatId: chat.id }))
    const use = (chatId?: number) =>
      store.write((tx) => tx.links.useCode('d1', NOW, chatId === undefined ? {} : { chatId }))
    expect(await use(other.id)).toEqual({ outcome: 'elsewhere' })
    expect(await use()).toEqual({ outcome: 'elsewhere' })
    const moved = await store.write((tx) => tx.chats.move('telegram', '-1', '-100', NOW))
    expect(await use(chat.id)).toEqual({ outcome: 'elsewhere' })
    expect(await use(moved.id)).toMatchObject({ outcome: 'ok', unit: 'STP' })
    expect(await use(moved.id)).toEqual({ outcome: 'used' })
  })
})

describe('unused codes', () => {
  it('are counted, and ended together', async () => {
    const store = await tempStore()
    await store.write(async (tx) => {
      for (const digest of ['d1', 'd2', 'd3', 'd4']) await tx.links.addCode({ ...code, digest })
      await tx.links.addCode({ ...code, digest: 'd5', expiresAt: NOW })
      await tx.links.useCode('d1', NOW, {})
    })
    expect(await store.links.codesOpen(NOW)).toBe(3)
    expect(await store.write((tx) => tx.links.endCodes(NOW))).toBe(3)
    expect(await store.links.codesOpen(NOW)).toBe(0)
    expect(await store.write((tx) => tx.links.useCode('d2', NOW, {}))).toEqual({ outcome: 'expired' })
  })
})

describe('who holds which role', () => {
  it('is listed with chats and people as the platform names them, by unit', async () => {
    const store = await tempStore()
    const chat = await chatIn(store, '-1', 'Nhóm')
    const person = await personIn(store, '7')
    const [late, early] = await store.write(async (tx) => [
      await tx.links.add({ chatId: chat.id, unit: 'STP', role: 'officer', createdAt: NOW }),
      await tx.links.add({ personId: person.id, unit: 'SNV', role: 'head', createdAt: NOW }),
    ])
    expect((await store.links.held()).map(({ id, holder }) => [id, holder])).toEqual([
      [early, { channel: 'telegram', externalId: '7', name: person.name }],
      [late, { channel: 'telegram', externalId: '-1', name: 'Nhóm' }],
    ])
    expect((await store.links.held('STP')).map(({ id }) => id)).toEqual([late])
    await store.write((tx) => tx.links.revoke(late, NOW))
    expect(await store.links.held('STP')).toEqual([])
  })
})
