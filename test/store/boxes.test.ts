import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { APRIL, chatIn, inboundOf, later, NOW, tempStore } from './temp-store.ts'

describe('the inbox', () => {
  it('takes a message once, however often and fast it is delivered', async () => {
    const store = await tempStore()
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => store.receive(inboundOf('1'), NOW)))
    expect(outcomes.map((r) => r.outcome)).toEqual(['new', 'seen', 'seen', 'seen', 'seen'])
    expect(await store.receive({ ...inboundOf('1'), channel: 'zalo-oa' }, NOW)).toMatchObject({ outcome: 'new' })
  })

  it('gives what is pending in the order of arrival, as it came, page by page', async () => {
    const store = await tempStore()
    for (const id of ['3', '1', '2']) await store.receive(inboundOf(id), NOW)
    const first = await store.inbox.pending(2)
    expect(first.map((r) => r.inbound)).toEqual([inboundOf('3'), inboundOf('1')])
    expect((await store.inbox.pending(2, first.at(-1)?.id)).map((r) => r.inbound.externalId)).toEqual(['2'])
  })

  it('forgets nothing that was handled or set aside, and gives it no more', async () => {
    const store = await tempStore()
    for (const id of ['1', '2', '3']) await store.receive(inboundOf(id), NOW)
    const [one, two, three] = (await store.inbox.pending(9)).map((r) => r.id)
    await store.write(async (tx) => {
      await tx.inbox.markHandled(one ?? 0, NOW)
      await tx.inbox.markStarted(two ?? 0)
      await tx.inbox.markFailed(three ?? 0, 'fault', NOW)
    })
    expect(await store.inbox.pending(9)).toMatchObject([{ id: two, attempts: 1 }])
    expect(await store.receive(inboundOf('1'), NOW)).toEqual({ outcome: 'seen' })
  })

  it('keeps a message whose handling failed', async () => {
    const store = await tempStore()
    const received = await store.receive(inboundOf('1'), NOW)
    const handling = store.write(async (tx) => {
      if (received.outcome === 'new') await tx.inbox.markHandled(received.id, NOW)
      throw new Error('on purpose')
    })
    await expect(handling).rejects.toThrow('on purpose')
    expect(await store.inbox.pending(9)).toHaveLength(1)
  })
})

function enqueue(store: Store, chatId: number, payload: unknown, promptId?: number): Promise<number> {
  return store.write((tx) =>
    tx.outbox.enqueue({ chatId, payload, createdAt: NOW, ...(promptId !== undefined && { promptId }) }),
  )
}

describe('the outbox', () => {
  it('gives what is due in the order written, with the chat', async () => {
    const store = await tempStore()
    const chat = await chatIn(store, '-1')
    const ids = [await enqueue(store, chat.id, { a: [1] }), await enqueue(store, chat.id, 'b')]
    const wanted = { chatId: chat.id, createdAt: NOW, attempts: 0, chat, urgency: 'urgent', status: 'new' }
    expect(await store.outbox.unsent(9)).toEqual([
      { ...wanted, id: ids[0], payload: { a: [1] } },
      { ...wanted, id: ids[1], payload: 'b' },
    ])
    expect(await store.outbox.unsent(1)).toHaveLength(1)
    expect(await store.outbox.unsent(9, ids[0])).toMatchObject([{ payload: 'b' }])
    expect(await store.outbox.unsentIds()).toEqual(ids)
  })

  it('tells the prompt the id of the message that was sent', async () => {
    const store = await tempStore()
    const chat = await chatIn(store, '-1')
    const promptId = await store.write(async (tx) => {
      const conversationId = await tx.conversations.put({
        chatId: chat.id,
        period: APRIL,
        unit: 'STP',
        state: 0,
        updatedAt: NOW,
      })
      return tx.conversations.addPrompt({ conversationId, chatId: chat.id, indicator: 'x', createdAt: NOW })
    })
    const other = await enqueue(store, chat.id, 1)
    const id = await enqueue(store, chat.id, 2, promptId)
    await store.write((tx) => tx.outbox.markSent(other, NOW, '70'))
    expect(await store.conversations.promptById(promptId)).not.toHaveProperty('messageId')
    await store.write((tx) => tx.outbox.markSent(id, NOW, '71'))
    expect(await store.conversations.promptOfMessage(chat.id, '71')).toMatchObject({ id: promptId })
    expect(await store.outbox.counts()).toEqual({ waiting: 0, failed: 0 })
  })

  it('keeps what a message waits for, and what became of it', async () => {
    const store = await tempStore()
    const chat = await chatIn(store, '-1')
    const first = await enqueue(store, chat.id, 1)
    const second = await store.write((tx) =>
      tx.outbox.enqueue({ chatId: chat.id, payload: 2, createdAt: NOW, urgency: 'bulk' }),
    )
    expect(await store.write((tx) => tx.outbox.markStarted(first, later(1)))).toBe(chat.id)
    expect(await store.outbox.unsent(9)).toMatchObject([
      { id: first, urgency: 'urgent', startedAt: later(1) },
      { id: second, urgency: 'bulk' },
    ])
    await store.write((tx) => tx.outbox.markWaiting(first, 'unreachable', later(30), true))
    expect((await store.outbox.unsent(9))[0]).toMatchObject({
      error: 'unreachable',
      attempts: 1,
      notBefore: later(30),
      startedAt: later(1),
    })
    await store.write((tx) => tx.outbox.markWaiting(first, 'throttled', later(60), false))
    expect((await store.outbox.unsent(9))[0]).not.toHaveProperty('startedAt')
    await store.write((tx) => tx.outbox.markFailed(first, 'blocked'))
    expect((await store.outbox.unsent(9)).map((r) => r.payload)).toEqual([2])
    expect(await store.outbox.failed()).toMatchObject([{ id: first, status: 'failed', error: 'blocked', attempts: 3 }])
    expect(await store.outbox.counts()).toEqual({ waiting: 1, failed: 1 })
  })

  it('sends again what was given up, and drops what is not wanted any more', async () => {
    const store = await tempStore()
    const chat = await chatIn(store, '-1')
    const ids = [await enqueue(store, chat.id, 1), await enqueue(store, chat.id, 2), await enqueue(store, chat.id, 3)]
    const [first = 0, second = 0, third = 0] = ids
    await store.write(async (tx) => {
      await tx.outbox.markStarted(first, NOW)
      await tx.outbox.markFailed(first, 'blocked')
      await tx.outbox.markSent(third, NOW, '70')
    })
    expect((await store.outbox.byIds(ids)).map((r) => [r.id, r.status])).toEqual([
      [first, 'failed'],
      [second, 'new'],
    ])
    expect(await store.write((tx) => tx.outbox.retry(ids))).toBe(1)
    const [again] = await store.outbox.unsent(9)
    expect(again).toEqual({
      id: first,
      chatId: chat.id,
      payload: 1,
      createdAt: NOW,
      attempts: 0,
      chat,
      urgency: 'urgent',
      status: 'new',
    })
    expect(await store.write((tx) => tx.outbox.drop(ids))).toBe(2)
    expect(await store.write((tx) => tx.outbox.markStarted(first, NOW))).toBeUndefined()
    expect(await store.outbox.counts()).toEqual({ waiting: 0, failed: 0 })
  })

  it('knows which message a row became, also when another took its place', async () => {
    const store = await tempStore()
    const chat = await chatIn(store, '-1')
    const other = await chatIn(store, '-2')
    const id = await enqueue(store, chat.id, 1)
    expect(await store.outbox.messageOf(id)).toEqual({ chatId: chat.id })
    await store.write((tx) => tx.outbox.markSent(id, NOW, '70'))
    expect(await store.outbox.messageOf(id)).toEqual({ chatId: chat.id, messageId: '70' })
    await store.write((tx) => tx.outbox.replaceMessage(id, { chatId: other.id, messageId: '9' }))
    expect(await store.outbox.messageOf(id)).toEqual({ chatId: other.id, messageId: '9' })
    expect(await store.outbox.messageOf(999)).toBeUndefined()
  })
})
