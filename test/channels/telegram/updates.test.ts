// Updates as Telegram writes them, one shape at a time; and that no JSON at all brings the reader down.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toInbound } from '../../../src/channels/telegram/updates.ts'

const me = { id: 999, username: 'tongket_thu_bot' }
const now = new Date('2026-11-23T03:00:00Z')
const lan = { id: 1001, is_bot: false, first_name: 'Lan', last_name: 'Nguyễn' }
const group = { id: -1001000000001, type: 'supergroup', title: 'Tổ công tác' }
const message = { message_id: 5, date: 1795400000, chat: group, from: lan, text: '827' }

const read = (update: object): ReturnType<typeof toInbound> => toInbound({ update_id: 1, ...update }, me, now)

describe('texts', () => {
  it.each([
    ['/tiendo@tongket_thu_bot', '/tiendo'],
    ['/tiendo@Tongket_Thu_Bot  4/2024', '/tiendo  4/2024'],
    ['/tổngkết@tongket_thu_bot', '/tổngkết'],
    ['#tongket@tongket_thu_bot x', '#tongket x'],
    ['@tongket_thu_bot: 827', '827'],
    ['60/80 @tongket_thu_bot', '60/80'],
    ['60/80 @Tongket_Thu_Bot.', '60/80'],
    ['/baocao @tongket_thu_bot', '/baocao'],
    ['/tongket@tongket_thu_bot 4/2024 @tongket_thu_bot', '/tongket 4/2024'],
    ['827 @tongket_thu_bot2', '827 @tongket_thu_bot2'],
    ['@tongket_thu_bot', '@tongket_thu_bot'],
    ['@another_bot 827', '@another_bot 827'],
    ['gửi a@tongket_thu_bot', 'gửi a@tongket_thu_bot'],
    ['\uE0001\uE001\0\uD800', '1\uFFFD'],
  ])('%j is read as %j', (typed, text) => {
    expect(read({ message: { ...message, text: typed } })).toMatchObject({ type: 'text', text })
  })

  it('of a command that names us say so', () => {
    expect(read({ message: { ...message, text: '/abc@tongket_thu_bot' } })).toMatchObject({ addressed: true })
    expect(read({ message: { ...message, text: '/abc' } })).not.toHaveProperty('addressed')
  })

  it.each(['@tongket_thu_bot 827', '827 @tongket_thu_bot', 'nhờ @tongket_thu_bot ghi 827', '/tiendo @tongket_thu_bot'])(
    '%j names us',
    (text) => expect(read({ message: { ...message, text } })).toMatchObject({ addressed: true }),
  )

  it('of others are not for us', () => {
    expect(read({ message: { ...message, text: 'gửi a@tongket_thu_bot' } })).not.toHaveProperty('addressed')
    expect(read({ message: { ...message, text: '827 @tongket_thu_bot2' } })).not.toHaveProperty('addressed')
  })

  it('of a command to another bot are none of our business', () => {
    expect(read({ message: { ...message, text: '/tiendo@another_bot 4/2024' } })).toBeNull()
    expect(read({ message: { ...message, text: '/tiendo@tongket_thu_bot2' } })).toBeNull()
  })

  it('carry the time of writing, and of the change when changed', () => {
    expect(read({ message })?.at).toBe('2026-11-23T02:13:20.000Z')
    expect(read({ edited_message: { ...message, edit_date: 1795400060 } })).toMatchObject({
      edited: true,
      at: '2026-11-23T02:14:20.000Z',
    })
  })
})

describe('authors', () => {
  it.each([
    ['a person', {}, '1001'],
    ['an anonymous administrator', { from: { id: 1087968824, is_bot: true }, sender_chat: group }, `chat:${group.id}`],
    ['a channel', { from: { id: 136817688, is_bot: true }, sender_chat: { id: -1009, type: 'channel' } }, 'chat:-1009'],
    [
      'a channel with the number of a person',
      { from: undefined, sender_chat: { id: 1001, type: 'channel' } },
      'chat:1001',
    ],
  ])('%s', (_name, changed, id) => {
    expect(read({ message: { ...message, ...changed } })?.from.id).toBe(id)
  })

  it.each([
    ['another bot', { from: { ...lan, is_bot: true } }],
    ['nobody', { from: undefined }],
    [
      'a post that the group of a channel repeats',
      { is_automatic_forward: true, sender_chat: { id: -1009, type: 'channel' } },
    ],
    ['a channel in itself', { chat: { ...group, type: 'channel' } }],
  ])('%s is not heard', (_name, changed) => {
    expect(read({ message: { ...message, ...changed } })).toBeNull()
  })
})

describe('a reply', () => {
  const keyboard = { inline_keyboard: [[{ text: 'Bỏ qua', callback_data: 'p12:skip' }]] }
  const repliedTo = (by: number) => ({ message_id: 9, from: { id: by, is_bot: true }, reply_markup: keyboard })

  it('tells what a button of our message says, and nothing of that of another bot', () => {
    const ours = read({ message: { ...message, reply_to_message: repliedTo(me.id) } })
    expect(ours).toMatchObject({ replyTo: '9', replyToData: 'p12:skip' })
    const theirs = read({ message: { ...message, reply_to_message: repliedTo(4711) } })
    expect(theirs).toMatchObject({ replyTo: '9' })
    expect(theirs).not.toHaveProperty('replyToData')
  })
})

describe('topics', () => {
  const inTopic = { ...message, is_topic_message: true, message_thread_id: 7 }

  it('are chats; their beginning is nothing that is replied to', () => {
    const beginning = { message_id: 7, forum_topic_created: { name: 'STP' } }
    const inbound = read({ message: { ...inTopic, reply_to_message: beginning } })
    expect(inbound).toMatchObject({ chat: { id: '-1001000000001#7' } })
    expect(inbound).not.toHaveProperty('replyTo')
    expect(read({ message: { ...inTopic, reply_to_message: { message_id: 9 } } })).toMatchObject({ replyTo: '9' })
  })

  it('are not what a thread of replies in a plain group is', () => {
    expect(read({ message: { ...message, message_thread_id: 7 } })?.chat.id).toBe('-1001000000001')
  })
})

describe('membership', () => {
  const change = (was: object, is: object): unknown =>
    read({ my_chat_member: { chat: group, from: lan, date: 1, old_chat_member: was, new_chat_member: is } })?.type

  it('tells coming and going, not promotions', () => {
    const [left, member, admin] = ['left', 'member', 'administrator'].map((status) => ({ status }))
    const restricted = { status: 'restricted', is_member: true }
    expect(change({ ...left }, { ...admin })).toBe('joined')
    expect(change({ ...member }, { status: 'kicked' })).toBe('left')
    expect(change({ ...member }, { ...admin })).toBeUndefined()
    expect(change({ ...left }, restricted)).toBe('joined')
    expect(change(restricted, { status: 'restricted', is_member: false })).toBe('left')
  })
})

describe('the rest', () => {
  it('taps of old messages, of which Telegram tells little, are heard', () => {
    const callback_query = { id: '4', from: lan, data: 'p1:x', message: { message_id: 5, date: 0, chat: group } }
    expect(read({ callback_query })).toMatchObject({ type: 'tap', data: 'p1:x', tapId: '4', at: now.toISOString() })
  })

  it('a novelty in a part that we do not need costs nothing', () => {
    const odd = { ...message, reply_to_message: 'x', is_topic_message: 3, date: 'soon', sender_chat: [] }
    expect(read({ message: odd })).toMatchObject({ text: '827', at: now.toISOString() })
  })

  it.each([{}, { poll: {} }, { message: { ...message, text: undefined, new_chat_title: 'x' } }, { message: 5 }])(
    '%j says nothing',
    (update) => {
      expect(read(update)).toBeNull()
    },
  )
})

describe('any JSON', () => {
  /** Real shapes with parts put in place of others, which reach deeper than arbitrary JSON alone. */
  const part = fc.oneof(fc.jsonValue(), fc.constantFrom(group, lan, 1, 0, -1, 1e300, 'private', '', '@tongket_thu_bot'))
  const shaped = fc.record(
    {
      message_id: fc.oneof(fc.integer(), part),
      date: fc.oneof(fc.integer(), part),
      chat: fc.oneof(
        fc.constant(group),
        fc.record({ id: part, type: fc.constantFrom('private', 'group', 'x'), title: part }),
        part,
      ),
      from: fc.oneof(fc.constant(lan), part),
      sender_chat: part,
      text: fc.oneof(fc.string({ unit: 'binary' }), part),
      photo: part,
      message_thread_id: part,
      is_topic_message: fc.oneof(fc.boolean(), part),
      reply_to_message: fc.oneof(fc.record({ message_id: part }), part),
      migrate_to_chat_id: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: part }),
    },
    { requiredKeys: ['message_id', 'chat'] },
  )
  const update = fc.oneof(
    fc.jsonValue(),
    fc.record({ update_id: fc.integer(), message: shaped }),
    fc.record({ update_id: fc.integer(), edited_message: shaped }),
    fc.record({
      update_id: fc.integer(),
      callback_query: fc.record({
        id: fc.string(),
        from: fc.oneof(fc.constant(lan), part),
        data: part,
        message: shaped,
      }),
    }),
    fc.record({
      update_id: fc.integer(),
      my_chat_member: fc.record({ chat: part, from: part, old_chat_member: part, new_chat_member: part }),
    }),
  )

  it('never throws, and names a chat and a person in whatever it gives', () => {
    let given = 0
    fc.assert(
      fc.property(update, (json) => {
        const inbound = toInbound(json, me, now)
        if (!inbound) return
        given += 1
        expect(inbound.chat.id).toMatch(/^-?\d+(#-?\d+)?$/)
        expect(inbound.chat.title).not.toBe('')
        expect(inbound.from.id).toMatch(/^(chat:)?-?\d+$/)
        expect(inbound.externalId).toMatch(/^-?\d+$/)
        expect(new Date(inbound.at).toISOString()).toBe(inbound.at)
        if (inbound.type === 'text') expect(inbound.text).not.toMatch(/[\uE000\uE001\0]/)
      }),
      { seed: 20261123, numRuns: 3000 },
    )
    expect(given).toBeGreaterThan(100)
  })
})
