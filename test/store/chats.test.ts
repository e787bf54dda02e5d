import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { APRIL, chatIn, later, NOW, personIn, tempStore } from './temp-store.ts'

describe('chats and people', () => {
  it('are made once and keep their names fresh', async () => {
    const store = await tempStore()
    const chat = await chatIn(store, '-1', 'Old')
    expect(await chatIn(store, '-1', 'New')).toEqual({ ...chat, title: 'New' })
    expect(await store.chats.find('telegram', '-1')).toEqual({ ...chat, title: 'New' })
    expect(await store.chats.find('zalo-oa', '-1')).toBeUndefined()
    const person = await personIn(store, '7')
    expect((await personIn(store, '7')).id).toBe(person.id)
    expect(await store.people.byId(person.id)).toEqual(person)
  })
})

async function conversationIn(
  store: Store,
  chatId: number,
  at: Date,
  state: unknown,
): Promise<{ id: number; promptId: number }> {
  return store.write(async (tx) => {
    const id = await tx.conversations.put({ chatId, period: APRIL, unit: 'STP', state, updatedAt: at })
    const promptId = await tx.conversations.addPrompt({
      conversationId: id,
      chatId,
      indicator: 'x',
      createdAt: at,
      messageId: '5',
    })
    return { id, promptId }
  })
}

function move(store: Store, from: string, to: string) {
  return store.write((tx) => tx.chats.move('telegram', from, to, NOW))
}

describe('a chat that moves', () => {
  it('keeps links, conversations, prompts and what is not yet sent', async () => {
    const store = await tempStore()
    const old = await chatIn(store, '-1', 'STP')
    await store.write((tx) => tx.links.add({ chatId: old.id, unit: 'STP', role: 'officer', createdAt: NOW }))
    const { id, promptId } = await conversationIn(store, old.id, NOW, { at: 'x' })
    await store.write((tx) => tx.outbox.enqueue({ chatId: old.id, promptId, payload: 'hi', createdAt: NOW }))
    const moved = await move(store, '-1', '-100')
    expect(moved).toMatchObject({ externalId: '-100', title: 'STP', kind: 'group' })
    expect(moved.id).not.toBe(old.id)
    expect(await store.chats.byId(old.id)).toEqual(moved)
    expect(await store.chats.find('telegram', '-1')).toEqual(moved)
    expect(await store.links.of({ chatId: moved.id })).toMatchObject([{ unit: 'STP', role: 'officer' }])
    expect(await store.links.chatsOf('STP')).toEqual([moved])
    expect(await store.conversations.get(moved.id, APRIL, 'STP')).toMatchObject({ id, state: { at: 'x' } })
    expect(await store.outbox.unsent(10)).toMatchObject([{ chatId: moved.id, chat: moved }])
    expect(await store.conversations.promptById(promptId)).toMatchObject({ chatId: moved.id })
  })

  it('forgets old message ids, which mean other messages in the new chat', async () => {
    const store = await tempStore()
    const old = await chatIn(store, '-1')
    const { promptId } = await conversationIn(store, old.id, NOW, {})
    const moved = await move(store, '-1', '-100')
    expect(await store.conversations.promptOfMessage(moved.id, '5')).toBeUndefined()
    expect(await store.conversations.promptById(promptId)).not.toHaveProperty('messageId')
  })

  it.each([
    ['the old', 60, 0, 'old'],
    ['the new', 0, 60, 'new'],
  ])('goes on with the interview of %s chat if that was written last', async (_, oldAt, newAt, wanted) => {
    const store = await tempStore()
    const old = await chatIn(store, '-1')
    const fresh = await chatIn(store, '-100')
    const first = await conversationIn(store, old.id, later(oldAt), 'old')
    const second = await conversationIn(store, fresh.id, later(newAt), 'new')
    await move(store, '-1', '-100')
    const kept = await store.conversations.get(fresh.id, APRIL, 'STP')
    expect(kept?.state).toBe(wanted)
    for (const { promptId } of [first, second]) {
      expect(await store.conversations.promptById(promptId)).toMatchObject({ conversationId: kept?.id })
    }
  })

  it('moves once however often it is told, twice if it moves on, and never in a circle', async () => {
    const store = await tempStore()
    const first = await chatIn(store, '-1')
    const second = await move(store, '-1', '-100')
    expect(await move(store, '-1', '-100')).toEqual(second)
    const third = await move(store, '-100', '-200')
    expect(await store.chats.byId(first.id)).toEqual(third)
    await move(store, '-200', '-1')
    await move(store, '-200', '-200')
    expect(await store.chats.byId(first.id)).toEqual(third)
    expect(await store.write((tx) => tx.chats.of('telegram', { id: '-1', kind: 'group', title: 'late' }, NOW))).toEqual(
      third,
    )
  })

  it('that nobody knew is simply known by its new id', async () => {
    const store = await tempStore()
    const moved = await move(store, '-1', '-100')
    expect(await store.chats.find('telegram', '-100')).toEqual(moved)
  })
})
