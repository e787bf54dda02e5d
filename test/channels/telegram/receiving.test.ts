// What people do in Telegram, as it reaches the inbox; all of it must be the same by polling and by webhook.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { heard, type Mode, makeRig, matching, type Rig } from './rig.ts'

describe.each<Mode>(['polling', 'webhook'])('receiving by %s', (mode) => {
  let rig: Rig
  let lan: string
  let group: string

  beforeEach(async () => {
    rig = await makeRig(mode)
    lan = rig.fake.person('Nguyễn Thị Lan')
    group = rig.fake.supergroup('Tổ công tác')
    await rig.start()
  })

  afterEach(async () => {
    await rig.stop()
    expect(rig.fake.violations).toEqual([])
  })

  it('hands over a private text with who, where and when', async () => {
    const id = rig.fake.say(lan, lan, '56.751')
    await rig.fake.settled()
    expect(rig.inbox).toEqual([
      {
        channel: 'telegram',
        type: 'text',
        externalId: matching(/^\d+$/),
        chat: { id: lan, kind: 'private', title: 'Nguyễn Thị Lan' },
        from: { id: lan, name: 'Nguyễn Thị Lan' },
        at: matching(/^20\d\d-.*Z$/),
        messageId: id,
        order: Number(id),
        text: '56.751',
      },
    ])
  })

  it('knows a reply in a group, and hears nothing else there but commands that it may hear', async () => {
    const { messageId = '' } = await rig.channel.send({ type: 'message', chatId: group, text: 'Khai tử?' })
    rig.fake.say(group, lan, 'trò chuyện riêng')
    rig.fake.say(group, lan, '827', { replyTo: messageId })
    rig.fake.say(group, lan, '/tiendo@TONGKET_thu_bot 4/2024')
    rig.fake.say(group, lan, '/tiendo@another_bot')
    rig.fake.say(group, lan, `@${rig.fake.username} 12`)
    rig.fake.say(group, lan, '/han')
    rig.fake.say(group, rig.fake.person('Máy khác', { bot: true }), 'chào')
    rig.fake.say(group, lan, '/han 5/2024')
    await rig.fake.settled()
    expect(heard(rig.inbox)).toEqual(['827', '/tiendo 4/2024', '/han'])
    expect(rig.inbox[0]).toMatchObject({ chat: { id: group, kind: 'group', title: 'Tổ công tác' }, replyTo: messageId })
  })

  it('takes its name off what it hears as an administrator', async () => {
    const open = rig.fake.supergroup('Mở', { privacy: false })
    rig.fake.say(open, lan, `@${rig.fake.username} 12`)
    await rig.fake.settled()
    expect(rig.inbox).toMatchObject([{ text: '12', addressed: true }])
  })

  it('hands over a tap with the message that carries the button', async () => {
    const choices = [[{ label: 'Bỏ qua', data: 'p7:skip' }]]
    const { messageId = '' } = await rig.channel.send({ type: 'message', chatId: group, text: 'Khai tử?', choices })
    const tapId = rig.fake.tap(group, lan, messageId, 'Bỏ qua')
    await rig.fake.settled()
    expect(rig.inbox).toMatchObject([{ type: 'tap', data: 'p7:skip', messageId, tapId, from: { id: lan } }])
    await rig.channel.send({ type: 'tap-answer', chatId: group, tapId, text: 'Đã ghi', alert: true })
    expect(rig.fake.tapAnswer(tapId)).toEqual({ text: 'Đã ghi', alert: true })
  })

  it('takes each topic for a chat of its own', async () => {
    const forum = rig.fake.supergroup('Đề án 06', { forum: true, privacy: false })
    const first = rig.fake.topic(forum, 'Sở Tư pháp')
    const second = rig.fake.topic(forum, 'Công an tỉnh')
    rig.fake.say(first, lan, '1')
    rig.fake.say(second, lan, '2')
    rig.fake.say(forum, lan, '3')
    await rig.fake.settled()
    expect(rig.inbox.map((i) => i.chat.id)).toEqual([first, second, forum])
    expect(rig.inbox.every((i) => !('replyTo' in i))).toBe(true)
    const choices = [[{ label: 'Có', data: 'yes' }]]
    const { messageId = '' } = await rig.channel.send({ type: 'message', chatId: second, text: 'Hỏi', choices })
    expect(rig.fake.messages(second).at(-1)).toMatchObject({ text: 'Hỏi', from: 'bot' })
    rig.fake.tap(second, lan, messageId, 'yes')
    rig.fake.say(second, lan, '5', { replyTo: messageId })
    await rig.fake.settled()
    expect(rig.inbox.slice(-2)).toMatchObject([{ chat: { id: second }, data: 'yes' }, { replyTo: messageId }])
  })

  it('tells that a message was changed', async () => {
    const id = rig.fake.say(lan, lan, '82')
    rig.fake.change(lan, id, '827')
    await rig.fake.settled()
    expect(rig.inbox.at(-1)).toMatchObject({ type: 'text', text: '827', messageId: id, edited: true })
    expect(rig.inbox[0]).not.toHaveProperty('edited')
  })

  it('tells photos and voice as something other, and reads what is written beside them', async () => {
    const photo = rig.fake.sendMedia(lan, lan, 'photo', { caption: '827', album: '13' })
    rig.fake.sendMedia(lan, lan, 'photo', { album: '13' })
    rig.fake.sendMedia(lan, lan, 'voice')
    rig.fake.change(lan, photo, '828')
    await rig.fake.settled()
    const beside = { what: 'photo', album: '13' }
    expect(rig.inbox).toMatchObject([
      { type: 'text', text: '827', messageId: photo, beside },
      { type: 'other', what: 'photo', album: '13' },
      { type: 'other', what: 'voice' },
      { type: 'text', text: '828', messageId: photo, edited: true, beside },
    ])
  })

  it('hears a picture in a group that replies to us, or names us where all is heard, in its caption', async () => {
    const open = rig.fake.supergroup('Mở', { privacy: false })
    const { messageId = '' } = await rig.channel.send({ type: 'message', chatId: group, text: 'Khai tử?' })
    rig.fake.sendMedia(group, lan, 'photo', { caption: 'ảnh chung' })
    rig.fake.sendMedia(group, lan, 'photo', { caption: '827', replyTo: messageId })
    // Privacy mode lets no mention through.
    rig.fake.sendMedia(group, lan, 'document', { caption: `828 @${rig.fake.username}` })
    rig.fake.sendMedia(open, lan, 'document', { caption: `829 @${rig.fake.username}` })
    await rig.fake.settled()
    expect(rig.inbox).toMatchObject([
      { text: '827', replyTo: messageId, beside: { what: 'photo' } },
      { text: '829', addressed: true, beside: { what: 'document' } },
    ])
  })

  it('tells that it came and went, and that a group got a new id, in this order', async () => {
    const small = rig.fake.group('Văn phòng', { addedBy: lan })
    const big = rig.fake.upgrade(small, lan)
    // A webhook gets different chats at the same time.
    if (mode === 'webhook') await rig.fake.settled()
    rig.fake.say(big, lan, rig.fake.named('/tiendo'))
    rig.fake.removeBot(big, lan)
    await rig.fake.settled()
    expect(rig.inbox.map((i) => [i.type, i.chat.id])).toEqual([
      ['joined', small],
      ['moved', small],
      ['text', big],
      ['left', big],
    ])
    expect(rig.inbox[1]).toMatchObject({ newId: big })
  })

  it('hears an anonymous administrator as the group, and no other bot', async () => {
    const open = rig.fake.supergroup('Mở', { privacy: false })
    rig.fake.say(open, lan, '/khoa', { anonymous: true })
    rig.fake.say(open, rig.fake.person('Máy khác', { bot: true }), '/khoa')
    await rig.fake.settled()
    expect(rig.inbox).toMatchObject([{ text: '/khoa', from: { id: `chat:${open}`, name: 'Mở' } }])
  })

  it('keeps the order of each chat when chats are mixed, and gives an update that comes again its old id', async () => {
    const others = ['Hoa', 'Minh', 'Tú'].map((name) => rig.fake.person(name))
    rig.fake.hold()
    for (let i = 0; i < 12; i += 1) for (const person of others) rig.fake.say(person, person, `${i}`)
    let seed = 7
    rig.fake.release(() => {
      seed = (seed * 16807) % 2147483647
      return seed / 2147483647
    })
    await rig.fake.settled()
    for (const person of others) {
      const said = rig.inbox.filter((i) => i.chat.id === person)
      expect(heard(said)).toEqual(Array.from({ length: 12 }, (_, i) => `${i}`))
    }
    rig.fake.redeliver()
    await rig.fake.until(() => rig.inbox.length === 37)
    expect(rig.inbox.filter((i) => i.externalId === rig.inbox[36]?.externalId)).toHaveLength(2)
  })

  it('gets again, in order, what the inbox could not store; other chats do not wait for it', async () => {
    const hoa = rig.fake.person('Hoa')
    let refusals = 3
    rig.onInbound = (inbound) => {
      if (inbound.chat.id === lan && refusals-- > 0) throw new Error('the disk is full')
    }
    rig.fake.hold()
    for (const text of ['1', '2', '3']) rig.fake.say(lan, lan, text)
    rig.fake.say(hoa, hoa, 'hoa')
    rig.fake.release(() => 0)
    await rig.fake.settled()
    const once = new Map(rig.inbox.map((i) => [i.externalId, i]))
    expect(heard([...once.values()].filter((i) => i.chat.id === lan))).toEqual(['1', '2', '3'])
    expect(rig.inbox.findIndex((i) => i.chat.id === hoa)).toBe(0)
    expect(rig.log.some((line) => line.level === 'error' && line.message.includes('could not be stored'))).toBe(true)
  })

  it('sets the menu of both kinds of chat', async () => {
    expect(rig.fake.menu('all_private_chats')).toEqual([{ command: 'batdau', description: 'Begin' }])
    expect(rig.fake.menu('all_group_chats')?.map((c) => c.command)).toEqual(['baocao', 'tiendo'])
    const english = rig.other({ menus: { en: { private: [], group: [{ name: 'han', description: 'Deadlines' }] } } })
    await rig.channel.stop()
    await english.start(() => Promise.resolve())
    await rig.fake.until(() => rig.fake.menu('all_group_chats', 'en') !== undefined)
    await english.stop()
    expect(rig.fake.menu('all_group_chats', 'en')).toEqual([{ command: 'han', description: 'Deadlines' }])
    expect(rig.fake.menu('all_group_chats')).toHaveLength(2)
  })

  it('gives links that open a private chat or a choice of groups', () => {
    expect(rig.channel.deepLink?.('private', 'Ab_1-2')).toBe('https://t.me/tongket_thu_bot?start=Ab_1-2')
    expect(rig.channel.deepLink?.('group', 'x')).toBe('https://t.me/tongket_thu_bot?startgroup=x')
    expect(() => rig.channel.deepLink?.('private', 'a b')).toThrow(RangeError)
  })

  it('hands over nothing more after stop, and gets the rest when it is started again', async () => {
    rig.fake.say(lan, lan, '1')
    await rig.fake.settled()
    await rig.channel.stop()
    expect(rig.channel.ready()).toBe(false)
    rig.fake.say(lan, lan, '2')
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(heard(rig.inbox)).toEqual(['1'])
    await rig.start()
    await rig.fake.settled()
    // A webhook that is set anew may get an update twice.
    expect([...new Set(heard(rig.inbox))]).toEqual(['1', '2'])
  })
})
