// What becomes of single messages: cards that change and are pinned, failures that somebody hears of, stops and starts.
import { describe, expect, it } from 'vitest'
import type { Parcel } from '../../../src/app/delivery/parcel.ts'
import { ABLE, everywhere } from '../../../src/channels/abilities.ts'
import { period } from '../../../src/core/period.ts'
import { openPostOffice, type PostOffice, words } from './post-office.ts'

async function inGroup(privacy = true): Promise<PostOffice & { group: string; chatId: number }> {
  const office = await openPostOffice()
  const group = office.fake.group('Lãnh đạo', { privacy })
  return { ...office, group, chatId: await office.chat(group) }
}

async function promptIn(store: PostOffice['store'], chatId: number, indicator = 'a'): Promise<number> {
  const at = new Date('2024-05-02T02:00:00Z')
  return store.write(async (tx) => {
    const person = await tx.people.of('telegram', { id: '7', name: 'Lan' }, at)
    const key = { chatId, period: period('2024-04'), unit: 'TVLD', state: {}, personId: person.id, updatedAt: at }
    const conversationId = await tx.conversations.put(key)
    return tx.conversations.addPrompt({ conversationId, chatId, indicator, createdAt: at })
  })
}

describe('a card that is kept', () => {
  it('is pinned without a sound and changed in place', async () => {
    const { clock, fake, group, chatId, enqueue, deliverer, said } = await inGroup(false)
    const [card] = await enqueue(chatId, [words('2 đơn vị đã nộp')])
    const outboxId = card?.id ?? 0
    const rest = await enqueue(chatId, [
      { type: 'pin', of: { outboxId } },
      { type: 'edit', of: { outboxId }, text: '3 đơn vị đã nộp', elseNew: true },
    ])
    deliverer().push([...(card ? [card] : []), ...rest])
    await clock.run()
    expect(said(group)).toEqual(['3 đơn vị đã nộp'])
    expect(fake.pinned(group)).toEqual([{ id: fake.last(group)?.id, silent: true }])
    expect(fake.violations).toEqual([])
  })

  it('comes as a new message when people have deleted it, and the next change finds that one', async () => {
    const { clock, fake, group, chatId, enqueue, deliverer, said, store } = await inGroup()
    const post = deliverer()
    const [card] = await enqueue(chatId, [words('một')])
    const outboxId = card?.id ?? 0
    post.push(card ? [card] : [])
    await clock.run()
    fake.erase(group, fake.last(group)?.id ?? '')
    post.push(await enqueue(chatId, [{ type: 'edit', of: { outboxId }, text: 'hai', elseNew: true }]))
    await clock.run()
    expect(said(group)).toEqual(['hai'])
    expect(await store.outbox.messageOf(outboxId)).toEqual({ chatId, messageId: fake.last(group)?.id })
    post.push(await enqueue(chatId, [{ type: 'edit', of: { outboxId }, text: 'ba', elseNew: true }]))
    await clock.run()
    expect(fake.last(group)).toMatchObject({ text: 'ba', edits: 1 })
  })

  it('comes as a new message in the group that its group became, where ids count anew', async () => {
    const { clock, fake, group, chatId, enqueue, deliverer, said, store, acquaintance } = await inGroup()
    const post = deliverer()
    const [card] = await enqueue(chatId, [words('một')])
    const outboxId = card?.id ?? 0
    post.push(card ? [card] : [])
    await clock.run()
    const big = fake.upgrade(group, acquaintance('Lan'))
    post.push(
      await enqueue(chatId, [words('tin khác'), { type: 'edit', of: { outboxId }, text: 'hai', elseNew: true }]),
    )
    await clock.run()
    expect(said(big)).toEqual(['tin khác', 'hai'])
    const moved = await store.outbox.messageOf(outboxId)
    expect(moved).toEqual({ chatId: expect.any(Number) as unknown, messageId: fake.last(big)?.id })
    expect(moved?.chatId).not.toBe(chatId)
  })

  it('is left alone where that was not asked for, or where it never went out', async () => {
    const { clock, fake, group, chatId, enqueue, deliverer, said, store } = await inGroup()
    const post = deliverer()
    const [card, never] = await enqueue(chatId, [words('một'), words('không gửi')])
    await store.write((tx) => tx.outbox.drop([never?.id ?? 0]))
    post.push(card && never ? [card, never] : [])
    await clock.run()
    fake.erase(group, fake.last(group)?.id ?? '')
    const of = { outboxId: card?.id ?? 0 }
    const gone = { outboxId: never?.id ?? 0 }
    post.push(
      await enqueue(chatId, [
        { type: 'edit', of, text: 'hai' },
        { type: 'edit', of: gone, text: 'ba' },
        { type: 'pin', of: gone },
        { type: 'edit', of: gone, text: 'bốn', elseNew: true },
      ]),
    )
    await clock.run()
    expect(said(group)).toEqual(['bốn'])
    // A change that only closes a card says nothing that people need: no dead letter for it.
    expect(await store.outbox.counts()).toEqual({ waiting: 0, failed: 0 })
  })

  it.each([
    ['may not be changed any more', 'freeze', 'prompt'],
    ['was deleted', 'erase', 'prompt'],
    ['may not be changed any more', 'freeze', 'message'],
    ['was deleted', 'erase', 'message'],
  ] as const)('that %s comes anew, and replies to it mean its question (%s, by its %s)', async (_, act, by) => {
    const { clock, fake, group, chatId, enqueue, deliverer, said, store } = await inGroup()
    const post = deliverer()
    const promptId = await promptIn(store, chatId)
    const first = await store.write(async (tx) => {
      const payload = words('Câu 1')
      const id = await tx.outbox.enqueue({ chatId, payload, promptId, createdAt: clock.date() })
      return { id, chatId, payload, urgency: 'urgent' as const }
    })
    post.push([first])
    await clock.run()
    const messageId = fake.last(group)?.id ?? ''
    fake[act](group, messageId)
    const calls = fake.calls.length
    // A card that becomes another question's has a prompt of its own; one that is closed stays its question's.
    const next = by === 'prompt' ? promptId : await promptIn(store, chatId, 'b')
    const changed = await store.write(async (tx) => {
      const of = by === 'prompt' ? { promptId } : { messageId }
      const payload: Parcel = { type: 'edit', of, text: 'Câu 1: 12', elseNew: true }
      const row = { chatId, payload, createdAt: clock.date(), ...(by === 'message' && { promptId: next }) }
      return { id: await tx.outbox.enqueue(row), chatId, payload, urgency: 'urgent' as const }
    })
    post.push([
      changed,
      ...(await enqueue(chatId, [{ type: 'edit', of: { messageId }, text: 'đóng' }, words('Câu 2')])),
    ])
    await clock.run()
    expect(said(group)).toEqual([...(act === 'freeze' ? ['Câu 1'] : []), 'Câu 1: 12', 'Câu 2'])
    const anew = fake.messages(group).find((m) => m.text === 'Câu 1: 12')?.id ?? ''
    const meant = async (id: string) => (await store.conversations.promptOfMessage(chatId, id))?.indicator
    expect(await meant(anew)).toBe(by === 'prompt' ? 'a' : 'b')
    // What still stands there as it was still means what it shows.
    expect(await meant(messageId)).toBe('a')
    expect(fake.calls.slice(calls).map((c) => c.method)).toEqual([
      'editMessageText',
      'sendMessage',
      'editMessageText',
      'sendMessage',
    ])
    expect(await store.outbox.counts()).toEqual({ waiting: 0, failed: 0 })
  })

  it('says what it says already: nothing new comes', async () => {
    const { clock, chatId, group, enqueue, deliverer, said, store } = await inGroup()
    const [card] = await enqueue(chatId, [words('một')])
    const same: Parcel = { type: 'edit', of: { outboxId: card?.id ?? 0 }, text: 'một', elseNew: true }
    deliverer().push([...(card ? [card] : []), ...(await enqueue(chatId, [same]))])
    await clock.run()
    expect(said(group)).toEqual(['một'])
    expect(await store.outbox.counts()).toEqual({ waiting: 0, failed: 0 })
  })

  it('needs no right to pin, nor a platform that can', async () => {
    const { clock, fake, chatId, group, enqueue, deliverer, store, log } = await inGroup()
    const [card] = await enqueue(chatId, [words('một')])
    const pin: Parcel = { type: 'pin', of: { outboxId: card?.id ?? 0 } }
    deliverer().push([...(card ? [card] : []), ...(await enqueue(chatId, [pin]))])
    await clock.run()
    expect(fake.pinned(group)).toEqual([])
    expect(log).toMatchObject([{ level: 'info', message: 'nothing to be done' }])
    const calls = fake.calls.length
    const plain = deliverer({}, { channel: { abilities: everywhere(ABLE) } })
    plain.push(await enqueue(chatId, [pin]))
    await clock.run()
    expect(fake.calls).toHaveLength(calls)
    expect(await store.outbox.counts()).toEqual({ waiting: 0, failed: 0 })
  })
})

describe('a message that is given up', () => {
  it('is told in the same transaction to who may send another', async () => {
    const { clock, fake, chatId, group, enqueue, deliverer, said, store, acquaintance, chat } = await inGroup()
    const secretary = acquaintance('Thư ký')
    const there = await chat(secretary, 'private')
    fake.deleteGroup(group)
    const post = deliverer({
      undelivered: async (tx, row, kind) => {
        const payload = words(`${row.id} ${kind}`)
        const id = await tx.outbox.enqueue({ chatId: there, payload, createdAt: clock.date() })
        return [{ id, chatId: there, payload, urgency: 'urgent' }]
      },
    })
    const [row] = await enqueue(chatId, [words('nhắc')], 'bulk')
    post.push(row ? [row] : [])
    await clock.run()
    expect(said(secretary)).toEqual([`${row?.id ?? ''} blocked`])
    expect(await store.outbox.failed()).toMatchObject([{ id: row?.id, error: 'blocked' }])
  })

  it('is a dead letter also if nobody can be told', async () => {
    const { clock, fake, chatId, group, enqueue, deliverer, store, log } = await inGroup()
    fake.deleteGroup(group)
    const post = deliverer({ undelivered: () => Promise.reject(new Error('on purpose')) })
    post.push(await enqueue(chatId, [words('nhắc')]))
    await clock.run()
    expect(await store.outbox.counts()).toEqual({ waiting: 0, failed: 1 })
    expect(log.map((l) => l.message)).toContain('nobody could be told of a message that was given up')
  })

  it('that was a report: it is tried three times, then the person is told', async () => {
    const { clock, chatId, group, enqueue, deliverer, said, store } = await inGroup()
    let tries = 0
    const compile = () => Promise.reject(new Error(`on purpose ${++tries}`))
    const post = deliverer({}, { compile })
    const report: Parcel = { type: 'report', period: period('2024-04'), format: 'docx', caption: 'Báo cáo' }
    post.push(await enqueue(chatId, [report, words('sau')]))
    await clock.run()
    expect(tries).toBe(3)
    expect(said(group)).toEqual(['sau', expect.stringContaining('4/2024')])
    expect(await store.outbox.failed()).toMatchObject([{ error: 'fault' }])
  })

  it('that cannot be read', async () => {
    const { clock, chatId, group, enqueue, deliverer, said, store } = await inGroup()
    const odd = { type: 'telegram' } as unknown as Parcel // as an older version may have left it
    deliverer().push(await enqueue(chatId, [odd, words('sau')]))
    await clock.run()
    expect(said(group)).toEqual(['sau'])
    expect(await store.outbox.failed()).toMatchObject([{ error: 'fault' }])
  })

  it('because its channel is not set up any more', async () => {
    const { clock, enqueue, deliverer, store } = await inGroup()
    const zalo = await store.write((tx) =>
      tx.chats.of('zalo-oa', { id: '7', kind: 'private', title: 'Lan' }, clock.date()),
    )
    deliverer().push(await enqueue(zalo.id, [words('xin chào')]))
    await clock.run()
    expect(await store.outbox.failed()).toMatchObject([{ error: 'rejected' }])
  })
})

describe('stops and starts', () => {
  const tooMany = { code: 429, description: 'Too Many Requests: retry after 40', parameters: { retry_after: 40 } }

  it('keep what the platform asked to wait for', async () => {
    const { clock, fake, chatId, group, enqueue, deliverer, said, store } = await inGroup()
    fake.fail('sendMessage', tooMany)
    const first = deliverer()
    first.push(await enqueue(chatId, [words('một'), words('hai')]))
    const start = clock.now
    await clock.run({ until: start + 5000 })
    expect((await store.outbox.unsent(9))[0]).toMatchObject({ error: 'throttled', attempts: 1 })
    expect((await store.outbox.unsent(9))[0]).not.toHaveProperty('startedAt')
    await first.stop()
    const second = deliverer()
    await second.resume()
    await clock.run({ until: start + 39_000 })
    expect(said(group)).toEqual([])
    await clock.run()
    expect(said(group)).toEqual(['một', 'hai'])
  })

  it('keep it for the whole forum, whichever topic it was said of', async () => {
    const { clock, fake, chat, enqueue, deliverer, said } = await inGroup()
    const forum = fake.supergroup('Diễn đàn', { forum: true })
    const [one, two] = [fake.topic(forum, '1'), fake.topic(forum, '2')]
    const first = deliverer()
    fake.fail('sendMessage', tooMany)
    const start = clock.now
    first.push(await enqueue(await chat(one), [words('một')]))
    await clock.run({ until: start + 1000 })
    await first.stop()
    const second = deliverer()
    await second.resume()
    second.push(await enqueue(await chat(two), [words('hai')]))
    await clock.run({ until: start + 39_000 })
    expect([...said(one), ...said(two)]).toEqual([])
    await clock.run()
    expect([...said(one), ...said(two)]).toEqual(['một', 'hai'])
  })

  it('send what can be sent within the grace, and keep the rest', async () => {
    const { clock, fake, chatId, group, enqueue, deliverer, said, store } = await inGroup()
    const many = Array.from({ length: 40 }, (_, i) => words(String(i)))
    const post = deliverer({ graceMs: 4000 })
    post.push(await enqueue(chatId, many, 'bulk'))
    await clock.run({ until: clock.now + 100 })
    const asked = clock.now
    const stopping = post.stop()
    await clock.run({ until: asked + 60_000 })
    await stopping
    const sent = said(group).length
    // Three at once, then as many each three seconds.
    expect(sent).toBe(6)
    expect(await store.outbox.counts()).toEqual({ waiting: 40 - sent, failed: 0 })
    post.push(await enqueue(chatId, [words('nữa')]))
    await clock.run()
    await post.idle()
    expect(fake.calls).toHaveLength(sent)
  })

  it('end at once when there is nothing to send before the grace is over', async () => {
    const { clock, fake, chatId, enqueue, deliverer } = await inGroup()
    fake.fail('sendMessage', tooMany)
    const post = deliverer()
    post.push(await enqueue(chatId, [words('một')]))
    await clock.run({ until: clock.now + 1000 })
    await post.stop()
  })

  it('send no message that was dropped while it waited', async () => {
    const { clock, fake, chatId, group, enqueue, deliverer, said, store } = await inGroup()
    fake.fail('sendMessage', tooMany)
    const post = deliverer()
    const rows = await enqueue(chatId, [words('một'), words('hai')])
    post.push(rows)
    await clock.run({ until: clock.now + 1000 })
    await store.write((tx) => tx.outbox.drop([rows[0]?.id ?? 0]))
    await clock.run()
    await post.idle()
    expect(said(group)).toEqual(['hai'])
  })

  it('go on when the clock was set back by an hour, or leaps', async () => {
    const { clock, chatId, group, enqueue, deliverer, said } = await inGroup()
    const post = deliverer()
    post.push(
      await enqueue(
        chatId,
        Array.from({ length: 8 }, (_, i) => words(String(i))),
        'bulk',
      ),
    )
    await clock.run({ until: clock.now + 1000 })
    expect(said(group)).toHaveLength(3)
    clock.shift(-3_600_000)
    await clock.run({ until: clock.now + 7000 })
    expect(said(group)).toHaveLength(8)
    clock.shift(24 * 3_600_000)
    post.push(await enqueue(chatId, [words('sau')], 'bulk'))
    await clock.run()
    expect(said(group)).toHaveLength(9)
  })
})
