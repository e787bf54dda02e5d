import { describe, expect, it } from 'vitest'
import { period } from '../../src/core/period.ts'
import { APRIL, chatIn, later, NOW, personIn, tempStore } from './temp-store.ts'

describe('conversations', () => {
  it('are one per chat, period and unit, and the newest is the one written last', async () => {
    const store = await tempStore()
    const chat = await chatIn(store, '-1')
    const person = await personIn(store, '7')
    const april = { chatId: chat.id, period: APRIL, unit: 'STP' }
    const march = { ...april, period: period('2024-03') }
    const put = (c: typeof april, state: unknown, at: Date, personId?: number) =>
      store.write((tx) =>
        tx.conversations.put({ ...c, state, updatedAt: at, ...(personId !== undefined && { personId }) }),
      )
    const id = await put(april, { at: 'a' }, NOW, person.id)
    await put(march, { at: 'b' }, later(1))
    expect(await store.conversations.newestOf(chat.id)).toMatchObject({ period: '2024-03', state: { at: 'b' } })
    expect(await store.conversations.newestOf(chat.id, person.id)).toMatchObject({ id })
    expect(await put(april, { at: 'c' }, later(2), person.id)).toBe(id)
    const wanted = { ...april, id, personId: person.id, state: { at: 'c' }, updatedAt: later(2) }
    expect(await store.conversations.newestOf(chat.id)).toEqual(wanted)
    expect(await store.conversations.byId(id)).toEqual(wanted)
    expect(await store.conversations.get(chat.id, APRIL, 'CA')).toBeUndefined()
  })

  it('find the newest prompt of a message and of an indicator', async () => {
    const store = await tempStore()
    const chat = await chatIn(store, '-1')
    const [conversationId, , second] = await store.write(async (tx) => {
      const id = await tx.conversations.put({
        chatId: chat.id,
        period: APRIL,
        unit: 'STP',
        state: null,
        updatedAt: NOW,
      })
      const prompt = { conversationId: id, chatId: chat.id, createdAt: NOW }
      const a = await tx.conversations.addPrompt({ ...prompt, indicator: 'x', messageId: '5' })
      return [id, a, await tx.conversations.addPrompt({ ...prompt, indicator: 'y' })] as const
    })
    const asked = (id: number) => ({ conversationId: id, chatId: chat.id, indicator: 'x', createdAt: NOW })
    await store.write((tx) => tx.conversations.setMessageId(second, '5'))
    expect(await store.conversations.promptOfMessage(chat.id, '5')).toMatchObject({ id: second, indicator: 'y' })
    const third = await store.write((tx) => tx.conversations.addPrompt({ ...asked(conversationId), messageId: '6' }))
    const fourth = await store.write((tx) => tx.conversations.addPrompt(asked(conversationId)))
    // The first prompt's message shows another question by now.
    expect((await store.conversations.promptsOf(conversationId, 'x', 5)).map((p) => p.id)).toEqual([fourth, third])
    expect(await store.conversations.promptsOf(conversationId, 'x', 1)).toHaveLength(1)
    expect(await store.conversations.promptOfMessage(chat.id + 1, '5')).toBeUndefined()
  })
})

describe('periods and submissions', () => {
  it('remember the pack that a period was opened with, and its lock', async () => {
    const store = await tempStore()
    await store.write((tx) => tx.periods.open(APRIL, 'v1', NOW))
    await store.write((tx) => tx.periods.open(APRIL, 'v2', later(1)))
    expect(await store.periods.get(APRIL)).toEqual({ period: APRIL, packVersion: 'v1', openedAt: NOW })
    await store.write((tx) => tx.periods.lock(APRIL, later(2)))
    expect(await store.periods.list()).toMatchObject([{ lockedAt: later(2) }])
    await store.write((tx) => tx.periods.unlock(APRIL))
    expect(await store.periods.get(APRIL)).not.toHaveProperty('lockedAt')
  })

  it('keep the last that was said of a submission', async () => {
    const store = await tempStore()
    const key = { period: APRIL, unit: 'STP', startedAt: NOW }
    const person = await personIn(store, '7')
    const submitted = { ...key, status: 'submitted', submittedAt: later(9), submittedBy: person.id } as const
    await store.write((tx) => tx.submissions.put(submitted))
    expect(await store.submissions.get(APRIL, 'STP')).toEqual(submitted)
    await store.write((tx) => tx.submissions.put({ ...key, status: 'returned' }))
    expect(await store.submissions.list(APRIL)).toEqual([{ ...key, status: 'returned' }])
  })
})
