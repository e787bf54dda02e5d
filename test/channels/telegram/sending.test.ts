// What the program sends, as people see it, and what becomes of sends that fail.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Outgoing, SendFailure } from '../../../src/channels/channel.ts'
import { strong } from '../../../src/channels/mark.ts'
import { containing, makeRig, matching, type Rig } from './rig.ts'

let rig: Rig
let lan: string
let group: string

beforeEach(async () => {
  rig = await makeRig('polling')
  lan = rig.fake.person('Lan')
  group = rig.fake.supergroup('Tổ công tác')
  rig.fake.say(lan, lan, '/start')
  await rig.start()
})

afterEach(async () => {
  await rig.stop()
  expect(rig.fake.violations).toEqual([])
  expect(JSON.stringify(rig.log)).not.toContain(rig.fake.token)
})

async function failureOf(outgoing: Outgoing): Promise<SendFailure> {
  const fault: unknown = await rig.channel.send(outgoing).catch((thrown: unknown) => thrown)
  if (!(fault instanceof SendFailure)) throw new Error('it was sent')
  expect(fault.message).not.toContain(rig.fake.token)
  return fault
}

const text = (chatId: string, what = 'Xin chào'): Outgoing => ({ type: 'message', chatId, text: what })

describe('messages', () => {
  it('go with bold, buttons and the message they reply to', async () => {
    const question = rig.fake.say(lan, lan, '/baocao')
    const { messageId } = await rig.channel.send({
      type: 'message',
      chatId: lan,
      text: `Câu 1: ${strong('Khai tử')} <b>*x*</b> _y_`,
      choices: [
        [
          { label: '0', data: 'zero' },
          { label: 'Bỏ qua', data: 'skip' },
        ],
        [],
      ],
      replyTo: question,
    })
    expect(rig.fake.last(lan)).toEqual({
      id: messageId,
      from: 'bot',
      text: 'Câu 1: Khai tử <b>*x*</b> _y_',
      bold: ['Khai tử'],
      keyboard: [
        [
          { label: '0', data: 'zero' },
          { label: 'Bỏ qua', data: 'skip' },
        ],
      ],
      replyTo: question,
      edits: 0,
    })
    const sent = rig.fake.calls.find((c) => c.method === 'sendMessage')
    expect(sent?.params['link_preview_options']).toEqual({ is_disabled: true })
  })

  it('go although what they reply to is gone', async () => {
    await rig.channel.send({ type: 'message', chatId: lan, text: 'Vâng', replyTo: '4242' })
    expect(rig.fake.last(lan)?.text).toBe('Vâng')
  })

  it('are split between lines when they are too long, with the buttons under the last part', async () => {
    const line = `${strong('Mục')} ${'số liệu '.repeat(20)}`
    const { messageId } = await rig.channel.send({
      type: 'message',
      chatId: lan,
      text: Array.from({ length: 60 }, () => line).join('\n'),
      choices: [[{ label: 'Nộp', data: 'submit' }]],
    })
    const parts = rig.fake.messages(lan).filter((m) => m.from === 'bot')
    expect(parts.map((p) => p.keyboard.length)).toEqual([0, 0, 1])
    expect(parts.every((p) => p.text.startsWith('Mục '))).toBe(true)
    expect(parts.flatMap((p) => p.bold)).toEqual(Array(60).fill('Mục'))
    expect(parts.at(-1)?.id).toBe(messageId)
  })

  it('are finished part by part when Telegram asks to slow down in between', async () => {
    const send = rig.channel.send(text(lan, `${'a'.repeat(4096)}\n${'b'.repeat(10)}`))
    await rig.fake.until(() => rig.fake.messages(lan).some((m) => m.from === 'bot'))
    rig.fake.fail('sendMessage', { code: 429, description: 'Too Many Requests', parameters: { retry_after: 3 } })
    await send
    expect(
      rig.fake
        .messages(lan)
        .filter((m) => m.from === 'bot')
        .map((m) => m.text[0]),
    ).toEqual(['a', 'b'])
  })

  it.each(['', ' \n ', strong(' ')])('are refused before they are sent when they show nothing (%j)', async (blank) => {
    expect(await failureOf(text(lan, blank))).toMatchObject({ kind: 'rejected' })
  })
})

describe('edits', () => {
  it('change text and buttons, take away buttons, and are content when there is nothing to change', async () => {
    const choices = [[{ label: 'Có', data: 'yes' }]]
    const { messageId = '' } = await rig.channel.send({ type: 'message', chatId: lan, text: 'Một', choices })
    const edit: Outgoing = { type: 'edit', chatId: lan, messageId, text: strong('Hai') }
    expect(await rig.channel.send(edit)).toEqual({ messageId })
    expect(await rig.channel.send(edit)).toEqual({ messageId })
    expect(rig.fake.last(lan)).toMatchObject({ text: 'Hai', bold: ['Hai'], keyboard: [], edits: 1 })
  })

  it('of a message in a topic name no topic, which Telegram would not take', async () => {
    const topic = rig.fake.topic(rig.fake.supergroup('Đề án', { forum: true }), 'STP')
    const { messageId = '' } = await rig.channel.send(text(topic))
    await rig.channel.send({ type: 'edit', chatId: topic, messageId, text: 'Mới' })
    expect(rig.fake.last(topic)?.text).toBe('Mới')
  })

  it('stay one message: too long a text ends with a mark', async () => {
    const { messageId = '' } = await rig.channel.send(text(lan))
    await rig.channel.send({ type: 'edit', chatId: lan, messageId, text: `${'a'.repeat(4000)}\n${'b'.repeat(200)}` })
    expect(rig.fake.last(lan)?.text).toBe(`${'a'.repeat(4000)}\n…`)
    await rig.channel.send({ type: 'edit', chatId: lan, messageId, text: 'c'.repeat(4096) })
    expect(rig.fake.last(lan)?.text).toBe('c'.repeat(4096))
  })

  it('of a message that is not there, or is not ours, are rejected', async () => {
    const theirs = rig.fake.say(lan, lan, 'x')
    for (const messageId of ['4242', theirs, 'abc']) {
      expect(await failureOf({ type: 'edit', chatId: lan, messageId, text: 'y' })).toMatchObject({ kind: 'rejected' })
    }
  })
})

describe('pins', () => {
  it('are silent, and harmless where the bot is not allowed to or the message is gone', async () => {
    const ours = rig.fake.supergroup('Lãnh đạo', { privacy: false })
    for (const chatId of [ours, group]) {
      const { messageId = '' } = await rig.channel.send(text(chatId))
      expect(await rig.channel.send({ type: 'pin', chatId, messageId })).toEqual({})
    }
    expect(await rig.channel.send({ type: 'pin', chatId: ours, messageId: '4242' })).toEqual({})
    expect(rig.fake.pinned(ours)).toEqual([{ id: rig.fake.last(ours)?.id, silent: true }])
    expect(rig.fake.pinned(group)).toEqual([])
    expect(rig.log.filter((l) => l.message === 'nothing to be done')).toHaveLength(2)
    expect(await failureOf({ type: 'pin', chatId: ours, messageId: 'abc' })).toMatchObject({ kind: 'rejected' })
    const small = rig.fake.group('Văn phòng')
    const big = rig.fake.upgrade(small, lan)
    expect(await failureOf({ type: 'pin', chatId: small, messageId: '1' })).toMatchObject({ movedTo: big })
  })
})

describe('files', () => {
  it('arrive whole, under their Vietnamese name, with caption and reply', async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 31) % 256)
    const question = rig.fake.say(group, lan, '/xuatbaocao')
    await rig.channel.send({
      type: 'file',
      chatId: group,
      name: 'Báo cáo "Đề án 06".docx',
      bytes,
      caption: `Báo cáo ${strong('tháng 4')}`,
      replyTo: question,
    })
    const seen = rig.fake.last(group)
    expect(seen).toMatchObject({ text: 'Báo cáo tháng 4', bold: ['tháng 4'], replyTo: question })
    expect(seen?.document?.name).toBe('Báo cáo _Đề án 06_.docx')
    expect(seen?.document?.bytes).toEqual(bytes)
  })

  it('go into topics, and are followed by what is too long for a caption', async () => {
    const topic = rig.fake.topic(rig.fake.supergroup('Đề án', { forum: true }), 'STP')
    const caption = 'dài '.repeat(300).trim()
    await rig.channel.send({ type: 'file', chatId: topic, name: 'a.docx', bytes: new Uint8Array([1]), caption })
    expect(rig.fake.messages(topic).map((m) => [m.document?.name, m.text])).toEqual([
      ['a.docx', ''],
      [undefined, caption],
    ])
  })
})

describe('answers to taps', () => {
  it('are cut to what Telegram shows, and need not be in time', async () => {
    const choices = [[{ label: 'Có', data: 'yes' }]]
    const { messageId = '' } = await rig.channel.send({ type: 'message', chatId: lan, text: 'Một', choices })
    const tapId = rig.fake.tap(lan, lan, messageId, 'Có')
    await rig.channel.send({ type: 'tap-answer', chatId: lan, tapId, text: 'dài '.repeat(100) })
    expect(rig.fake.tapAnswer(tapId)).toMatchObject({ text: matching(/…$/), alert: false })
    rig.fake.expireTaps()
    expect(await rig.channel.send({ type: 'tap-answer', chatId: lan, tapId })).toEqual({})
  })
})

describe('failures', () => {
  it('blocked: a stranger, somebody who blocked us, a group that put us out', async () => {
    const stranger = rig.fake.person('Chưa quen')
    expect(await failureOf(text(stranger))).toMatchObject({ kind: 'blocked', retryable: false })
    rig.fake.block(lan)
    expect(await failureOf(text(lan))).toMatchObject({ kind: 'blocked' })
    rig.fake.removeBot(group, lan)
    expect(await failureOf(text(group))).toMatchObject({ kind: 'blocked' })
  })

  it('rejected: an unknown chat, something that is no chat, and a group that moved, with where to', async () => {
    expect(await failureOf(text('-77'))).toMatchObject({ kind: 'rejected', retryable: false })
    expect(await failureOf(text('zalo:1'))).toMatchObject({ kind: 'rejected' })
    const small = rig.fake.group('Văn phòng')
    const big = rig.fake.upgrade(small, lan)
    expect(await failureOf(text(small))).toMatchObject({ kind: 'rejected', movedTo: big })
  })

  it('throttled: with the seconds to wait', async () => {
    await rig.stop()
    rig = await makeRig('polling', {}, { rates: { groupPerMinute: 2 } })
    const busy = rig.fake.group('Đông')
    await rig.channel.send(text(busy))
    await rig.channel.send(text(busy))
    const fault = await failureOf(text(busy))
    expect(fault).toMatchObject({ kind: 'throttled', retryable: true })
    expect(fault.retryAfter).toBeGreaterThan(50)
    await rig.start()
  })

  it.each(['drop-before', 'drop-after', 'garbage'] as const)('unreachable: %s', async (what) => {
    rig.fake.fail('sendMessage', what)
    expect(await failureOf(text(lan))).toMatchObject({ kind: 'unreachable', retryable: true })
  })

  it('unreachable: a 5xx; bad-credentials: a 401', async () => {
    rig.fake.fail('sendMessage', { code: 502, description: 'Bad Gateway' })
    expect(await failureOf(text(lan))).toMatchObject({ kind: 'unreachable', message: containing('502') })
    rig.fake.revokeToken()
    expect(await failureOf(text(lan))).toMatchObject({ kind: 'bad-credentials', retryable: false })
  })
})
