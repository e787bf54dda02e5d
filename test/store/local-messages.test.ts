import { describe, expect, it } from 'vitest'
import { inboundOf, NOW, tempStore } from './temp-store.ts'

const at = NOW.toISOString()
const choices = [[{ label: 'A', data: 'p1:same' }]]

describe('messages of the trial page', () => {
  it('are kept with buttons, replies and files, and changed in place', async () => {
    const { local } = await tempStore()
    const first = await local.add({ chat: 'a', author: 'bot', text: 'x', choices, at })
    const second = await local.add({ chat: 'a', author: 'lan', text: '827', replyTo: first, at })
    const bytes = new Uint8Array([0, 1, 255])
    const third = await local.add({ chat: 'b', author: 'bot', text: '', fileName: 'r.docx', file: bytes, at })
    expect(await local.messages('a', 9)).toEqual([
      { id: first, chat: 'a', author: 'bot', text: 'x', choices, at },
      { id: second, chat: 'a', author: 'lan', text: '827', replyTo: first, at },
    ])
    expect((await local.messages('a', 1)).map((m) => m.id)).toEqual([second])
    expect((await local.newest()).map((m) => m.id).sort()).toEqual([second, third])
    const file = await local.file(third)
    expect([file?.name, [...(file?.bytes ?? [])]]).toEqual(['r.docx', [0, 1, 255]])
    expect(await local.file(first)).toBeUndefined()
    await local.update(first, 'y')
    expect(await local.message(first)).toEqual({ id: first, chat: 'a', author: 'bot', text: 'y', at })
    await local.update(999, 'nobody')
    await local.remove(second)
    expect(await local.message(second)).toBeUndefined()
    await local.clear()
    expect(await local.newest()).toEqual([])
    expect(await local.add({ chat: 'a', author: 'lan', text: '', at })).toBeGreaterThan(third)
  })

  it('lose their words with the message in the inbox', async () => {
    const store = await tempStore()
    const [said, other] = [
      await store.local.add({ chat: 'a', author: 'lan', text: 'TỐI MẬT', at }),
      await store.local.add({ chat: 'a', author: 'lan', text: '827', at }),
    ]
    const inbound = { ...inboundOf('text:1', 'TỐI MẬT'), channel: 'local', messageId: String(said) } as const
    await store.receive(inbound, NOW)
    await store.write((tx) => tx.inbox.blank('local', 'text:1'))
    expect((await store.local.messages('a', 9)).map(({ id, text }) => [id, text])).toEqual([
      [said, '…'],
      [other, '827'],
    ])
  })
})
