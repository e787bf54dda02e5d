// Events as the Bot Platform writes them, one shape at a time; and that no JSON at all brings the reader down.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toInbound } from '../../../src/channels/zalo-bot/inbound.ts'

const NAMES = ['Bot Tổng Kết', 'bot.aBcDeFgH']
const now = new Date('2026-11-23T03:00:00Z')
const lan = { id: '6ede9afa66b88fe6d6a9', display_name: 'Lan', is_bot: false }
const alone = { id: lan.id, chat_type: 'PRIVATE' }
const group = { id: 'f414c8f76fa586fbdfb4', chat_type: 'GROUP' }
const message = { from: lan, chat: group, text: '827', message_id: '2d758cb5e222177a4e35', date: 1750316131602 }

function read(changed: object = {}, event_name = 'message.text.received'): ReturnType<typeof toInbound> {
  return toInbound({ event_name, message: { ...message, ...changed } }, NAMES, now)
}

describe('texts', () => {
  it('of a group are all meant for us', () => {
    expect(read()).toEqual({
      channel: 'zalo-bot',
      type: 'text',
      externalId: '2d758cb5e222177a4e35',
      messageId: '2d758cb5e222177a4e35',
      chat: { id: group.id, kind: 'group' },
      from: { id: lan.id, name: 'Lan' },
      at: '2025-06-19T06:55:31.602Z',
      text: '827',
      addressed: true,
    })
  })

  it.each([
    ['@Bot Tổng Kết 827', '827'],
    ['@bot tổng kết: /tiendo 4/2024', '/tiendo 4/2024'],
    ['@Bot Tổng Kết 827'.normalize('NFD'), '827'],
    ['  @bot.aBcDeFgH, 827', '827'],
    ['/tiendo @Bot Tổng Kết', '/tiendo'],
    ['/tiendo@Bot Tổng Kết ', '/tiendo'],
    ['@Bot Tổng Kết', '@Bot Tổng Kết'],
    ['@Bot Tổng Kết2 827', '@Bot Tổng Kết2 827'],
    ['@Bot Khác 827', '@Bot Khác 827'],
    ['hỏi @Bot Tổng Kết xem', 'hỏi @Bot Tổng Kết xem'],
    ['\uE0001\uE001\0\uD800', '1\uFFFD'],
  ])('%j in a group is read as %j', (typed, text) => {
    expect(read({ text: typed })).toMatchObject({ type: 'text', text, addressed: true })
  })

  it('of a private chat are left as they are', () => {
    const inbound = read({ chat: alone, text: '@Bot Tổng Kết 827' })
    expect(inbound).toMatchObject({ text: '@Bot Tổng Kết 827', chat: { id: lan.id, kind: 'private', title: 'Lan' } })
    expect(inbound).not.toHaveProperty('addressed')
  })

  it('have our time when they bring none', () => {
    for (const date of [undefined, 'soon', -1, 9e15]) expect(read({ date })?.at).toBe(now.toISOString())
  })
})

describe('other things', () => {
  it.each([
    ['message.image.received', { photo: 'https://photo.example/1.jpg', caption: ' ' }, 'image'],
    ['message.image.received', { photo_url: 'https://photo.example/1.jpg' }, 'image'],
    ['message.sticker.received', { sticker: '2035', url: 'https://sticker.example/1.png' }, 'sticker'],
    ['message.voice.received', { voice_url: 'https://voice.example/1.aac' }, 'voice'],
    ['message.unsupported.received', {}, 'unsupported'],
  ])('%s %j is %s', (name, contents, what) => {
    const inbound = read({ text: undefined, ...contents }, name)
    expect(inbound).toMatchObject({ type: 'other', what, chat: { id: group.id }, messageId: message.message_id })
  })
})

it('the caption of a picture is a text', () => {
  const photo = { text: undefined, photo: 'https://photo.example/1.jpg', caption: '@Bot Tổng Kết 827' }
  const inbound = read(photo, 'message.image.received')
  expect(inbound).toMatchObject({ type: 'text', text: '827', addressed: true, beside: { what: 'image' } })
})

describe('people', () => {
  it.each([[undefined], [5], [''], [' \uE000']])('may have no name (%j)', (display_name) => {
    const inbound = read({ from: { ...lan, display_name }, chat: alone })
    expect(inbound).toMatchObject({ from: { id: lan.id }, chat: { kind: 'private' } })
    expect(inbound?.from).not.toHaveProperty('name')
    expect(inbound?.chat).not.toHaveProperty('title')
  })

  it('may come with numbers for ids, and with small letters for kinds', () => {
    const inbound = read({ from: { id: 678 }, chat: { id: 901, chat_type: 'group' }, message_id: 12345 })
    expect(inbound).toMatchObject({ from: { id: '678' }, chat: { id: '901', kind: 'group' }, externalId: '12345' })
  })
})

describe('none of our business', () => {
  it.each<[string, object, string]>([
    ['another bot', { from: { ...lan, is_bot: true } }, 'message.text.received'],
    ['nobody', { from: undefined }, 'message.text.received'],
    ['a chat of no known kind', { chat: { id: group.id, chat_type: 'CHANNEL' } }, 'message.text.received'],
    ['a text event without a text', { text: undefined }, 'message.text.received'],
    ['an id that is none', { message_id: 'a b' }, 'message.text.received'],
    ['an id that was a longer number', { message_id: 2 ** 60 }, 'message.text.received'],
    ['an event that is not known', {}, 'message.reaction.received'],
  ])('%s', (_name, changed, event) => {
    expect(read(changed, event)).toBeNull()
  })
})

describe('any JSON', () => {
  /** Real shapes with parts put in place of others, which reach deeper than arbitrary JSON alone. */
  const part = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(group, alone, lan, 1, 0, -1, 1e300, 'GROUP', '', '@Bot Tổng Kết'),
  )
  const id = fc.oneof({ weight: 9, arbitrary: fc.stringMatching(/^[\da-f]{20}$/) }, part)
  const shaped = fc.record({
    message_id: id,
    date: fc.oneof(fc.integer(), part),
    from: fc.oneof(
      fc.constant(lan),
      fc.record({ id, display_name: fc.oneof(fc.string({ unit: 'binary' }), part) }),
      part,
    ),
    chat: fc.oneof(
      fc.constantFrom(group, alone),
      fc.record({ id, chat_type: fc.oneof(fc.constantFrom('GROUP', 'PRIVATE'), part) }),
    ),
    text: fc.oneof(fc.string({ unit: 'binary' }), part),
  })
  const kinds = ['text', 'image', 'sticker', 'voice', 'unsupported', 'video']
  const event_name = fc.oneof(fc.constantFrom(...kinds.map((kind) => `message.${kind}.received`)), part)
  const event = fc.oneof({ weight: 3, arbitrary: fc.record({ event_name, message: shaped }) }, part)

  it('never throws, and names a chat and a person in whatever it gives', () => {
    let given = 0
    fc.assert(
      fc.property(event, (json) => {
        const inbound = toInbound(json, NAMES, now)
        if (!inbound) return
        given += 1
        for (const text of [inbound.chat.id, inbound.from.id, inbound.externalId])
          expect(text).toMatch(/^[\w-]{1,100}$/)
        expect(new Date(inbound.at).toISOString()).toBe(inbound.at)
        for (const text of [inbound.from.name ?? 'x', inbound.chat.title ?? 'x'])
          expect(text).toMatch(/^[^\uE000\uE001\0]+$/)
        if (inbound.type === 'text') expect(inbound.text).not.toMatch(/[\uE000\uE001\0]/)
      }),
      { seed: 20261123, numRuns: 3000 },
    )
    expect(given).toBeGreaterThan(100)
  })
})
