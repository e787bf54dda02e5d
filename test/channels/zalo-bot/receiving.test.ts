// What people do in Zalo, as it reaches the inbox; all of it must be the same by polling and by webhook.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FakeOptions } from '../../fakes/zalo-bot/fake.ts'
import { heard, type Mode, makeRig, type Rig, seeded } from './rig.ts'

/** Also the ways that the documentation leaves open. */
const WAYS: [string, Mode, FakeOptions][] = [
  ['polling', 'polling', {}],
  ['polling, with statuses and lists', 'polling', { polling408AsStatus: true, asList: true, refusalsIn200: true }],
  ['webhook', 'webhook', {}],
  ['webhook, without the envelope', 'webhook', { flat: true }],
]

describe.each(WAYS)('receiving by %s', (_name, mode, fakeOptions) => {
  let rig: Rig
  let lan: string
  let group: string

  beforeEach(async () => {
    rig = await makeRig(mode, {}, fakeOptions)
    lan = rig.fake.person('Nguyễn Thị Lan')
    group = rig.fake.group('Tổ công tác')
    await rig.start()
  })

  afterEach(async () => {
    await rig.stop()
    expect(rig.fake.violations).toEqual([])
  })

  it('hands over a private text with who, where and when', async () => {
    const id = rig.fake.say(lan, '56.751')
    await rig.fake.settled()
    expect(rig.inbox).toEqual([
      {
        channel: 'zalo-bot',
        type: 'text',
        externalId: id,
        chat: { id: lan, kind: 'private', title: 'Nguyễn Thị Lan' },
        from: { id: lan, name: 'Nguyễn Thị Lan' },
        at: expect.stringMatching(/^20\d\d-.*Z$/) as string,
        messageId: id,
        text: '56.751',
      },
    ])
  })

  it('hears mentions and replies in a group as said to it, without its name', async () => {
    const { messageId = '' } = await rig.channel.send({ type: 'message', chatId: group, text: 'Khai tử?' })
    rig.fake.sayIn(group, lan, 'trò chuyện riêng')
    rig.fake.sayIn(group, lan, '827', { replyTo: messageId })
    rig.fake.sayIn(group, lan, '/tiendo 4/2024', { mention: true })
    await rig.fake.settled()
    expect(heard(rig.inbox)).toEqual(['827', '/tiendo 4/2024'])
    for (const inbound of rig.inbox) {
      expect(inbound).toMatchObject({ chat: { id: group, kind: 'group' }, from: { id: lan }, addressed: true })
      expect(inbound.chat).not.toHaveProperty('title')
      expect(inbound).not.toHaveProperty('replyTo')
    }
  })

  it('tells pictures, stickers and voice as something other', async () => {
    for (const what of ['image', 'sticker', 'voice'] as const) rig.fake.send(lan, lan, what)
    // A webhook gets different chats at the same time.
    await rig.fake.settled()
    rig.fake.send(group, lan, 'image')
    await rig.fake.settled()
    expect(rig.inbox).toMatchObject([
      { type: 'other', what: 'image' },
      { type: 'other', what: 'sticker' },
      { type: 'other', what: 'voice' },
      { type: 'other', what: 'image', chat: { kind: 'group' } },
    ])
  })

  it('goes on after events that it does not know', async () => {
    rig.fake.emit({ event_name: 'bot.renamed', bot: { name: 'x' } })
    rig.fake.emit({ event_name: 'message.text.received', message: { text: 5 } })
    rig.fake.emit({})
    rig.fake.say(lan, '1')
    await rig.fake.settled()
    expect(heard(rig.inbox)).toEqual(['1'])
    expect(rig.channel.ready()).toBe(true)
  })

  it('keeps the order of each chat when chats are mixed, and gives an event that comes again its old id', async () => {
    const others = ['Hoa', 'Minh', 'Tú'].map((name) => rig.fake.person(name))
    rig.fake.hold()
    for (let i = 0; i < 8; i += 1) for (const person of others) rig.fake.say(person, `${i}`)
    rig.fake.release(seeded(7))
    await rig.fake.settled()
    for (const person of others) {
      const said = rig.inbox.filter((i) => i.chat.id === person)
      expect(heard(said)).toEqual(Array.from({ length: 8 }, (_, i) => `${i}`))
    }
    const id = rig.fake.say(lan, 'lại')
    await rig.fake.settled()
    rig.fake.redeliver(id)
    await rig.fake.until(() => rig.inbox.length === 26)
    expect(rig.inbox.filter((i) => i.externalId === id)).toHaveLength(2)
  })

  it('loses nothing, and keeps the order of a chat, when the inbox fails', async () => {
    let refusals = 3
    rig.onInbound = () => {
      if (refusals-- > 0) throw new Error('the disk is full')
    }
    rig.fake.hold()
    for (const text of ['1', '2', '3']) rig.fake.say(lan, text)
    rig.fake.release(() => 0)
    await rig.fake.settled()
    expect(heard(rig.inbox)).toEqual(['1', '2', '3'])
    expect(rig.log.some((line) => line.level === 'error' && line.message.includes('could not be stored'))).toBe(true)
    expect(rig.channel.ready()).toBe(true)
  })

  it('hands over nothing more after stop, and gets the rest when it is started again', async () => {
    rig.fake.say(lan, '1')
    await rig.fake.settled()
    await rig.channel.stop()
    expect(rig.channel.ready()).toBe(false)
    // Until Zalo sees the connection closed, it hands out to it.
    await new Promise((resolve) => setTimeout(resolve, 60))
    rig.fake.say(lan, '2')
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(heard(rig.inbox)).toEqual(['1'])
    await rig.start()
    await rig.fake.settled()
    // A webhook that is set anew may get an event twice.
    expect([...new Set(heard(rig.inbox))]).toEqual(['1', '2'])
  })
})

describe('the name in mentions', () => {
  it.each<[string, string | undefined, string[]]>([
    ['is not what Zalo calls the account: it may be told', 'Bot Tong Ket', ['12']],
    ['stays in the text when nobody tells it', undefined, ['@Bot Tong Ket 12']],
  ])('%s', async (_name, botName, texts) => {
    const options = botName === undefined ? {} : { botName }
    const rig = await makeRig('polling', options, { accountName: 'bot.aBcDeFgH' })
    const group = rig.fake.group('Tổ công tác')
    await rig.start()
    rig.fake.sayIn(group, rig.fake.person('Lan'), '12', { mention: true })
    await rig.fake.settled()
    await rig.stop()
    expect(heard(rig.inbox)).toEqual(texts)
  })
})
