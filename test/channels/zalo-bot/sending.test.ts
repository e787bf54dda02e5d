// What the program sends, as people see it, and what becomes of sends that fail.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Outgoing, SendFailure } from '../../../src/channels/channel.ts'
import { strong } from '../../../src/channels/mark.ts'
import { makeRig, type Rig } from './rig.ts'

let rig: Rig
let lan: string
let group: string

beforeEach(() => begin())

afterEach(async () => {
  await rig.stop()
  expect(rig.fake.violations).toEqual([])
  expect(JSON.stringify(rig.log)).not.toContain(rig.fake.token)
})

async function begin(...given: Parameters<typeof makeRig> extends [unknown, ...infer Rest] ? Rest : never) {
  rig = await makeRig('polling', ...given)
  lan = rig.fake.person('Lan')
  group = rig.fake.group('Tổ công tác')
  rig.fake.say(lan, 'chào')
  await rig.start()
}

async function failureOf(outgoing: Outgoing): Promise<SendFailure> {
  const fault: unknown = await rig.channel.send(outgoing).catch((thrown: unknown) => thrown)
  if (!(fault instanceof SendFailure)) throw new Error('it was sent')
  expect(fault.message).not.toContain(rig.fake.token)
  return fault
}

const message = (chatId: string, text = 'Xin chào'): Outgoing => ({ type: 'message', chatId, text })

function sentTo(chat: string): string[] {
  return rig.fake.messages(chat).flatMap(({ from, text }) => (from === 'bot' ? [text] : []))
}

describe('messages', () => {
  it('go as plain text, composed', async () => {
    const text = `Câu 1: ${strong('Khai tử')} *x* <b>`.normalize('NFD')
    const { messageId } = await rig.channel.send({ ...message(lan, text), replyTo: 'x' } as Outgoing)
    expect(rig.fake.last(lan)).toEqual({ id: messageId, from: 'bot', text: 'Câu 1: Khai tử *x* <b>' })
    expect(rig.fake.calls.find((c) => c.method === 'sendMessage')?.params).toEqual({
      chat_id: lan,
      text: 'Câu 1: Khai tử *x* <b>',
    })
  })

  it('say in a group whom they answer, if the name is known', async () => {
    const answer = { type: 'message', chatId: group, text: 'Đã ghi' } as const
    await rig.channel.send({ ...answer, to: { id: lan, name: 'Nguyễn Thị Lan' } })
    await rig.channel.send({ ...answer, to: { id: lan } })
    expect(sentTo(group)).toEqual(['@Nguyễn Thị Lan\nĐã ghi', 'Đã ghi'])
  })

  it('are split between lines when they are too long', async () => {
    const line = `${strong('Mục')} ${'số liệu '.repeat(20).trim()}`
    const whole = Array.from({ length: 30 }, () => line).join('\n')
    const { messageId } = await rig.channel.send(message(lan, whole.normalize('NFD')))
    const parts = sentTo(lan)
    expect(parts).toHaveLength(3)
    expect(parts.every((part) => part.startsWith('Mục ') && part.length <= 2000)).toBe(true)
    expect(parts.join('\n')).toBe(whole.replaceAll(/[\uE000\uE001]/g, ''))
    expect(rig.fake.last(lan)?.id).toBe(messageId)
  })

  it('are finished part by part when Zalo does not take one in between', async () => {
    await rig.stop()
    let sends = 0
    await begin(
      {},
      {
        onCall({ method }) {
          if (method !== 'sendMessage' || ++sends > 1) return
          rig.fake.fail('sendMessage', { code: 429, description: 'Quota exceeded' })
          rig.fake.fail('sendMessage', 'drop-before')
        },
      },
    )
    await rig.channel.send(message(lan, `${'a'.repeat(2000)}\n${'b'.repeat(10)}`))
    expect(sentTo(lan).map((part) => part[0])).toEqual(['a', 'b'])
    expect(rig.waits).toContain(60_000)
  })

  it.each(['', ' \n ', strong(' ')])('are refused before they are sent when they show nothing (%j)', async (blank) => {
    const answer = { type: 'message', chatId: lan, text: blank, to: { id: lan, name: 'Lan' } } as const
    expect(await failureOf(answer)).toMatchObject({ kind: 'rejected' })
  })
})

describe('what the Bot Platform has not', () => {
  it('edits and files are rejected; answers to taps and pins are nothing to do', async () => {
    const bytes = new Uint8Array([1])
    for (const outgoing of [
      { type: 'edit', chatId: lan, messageId: 'x', text: 'y' },
      { type: 'file', chatId: lan, name: 'a.docx', bytes },
    ] as const) {
      expect(await failureOf(outgoing)).toMatchObject({ kind: 'rejected', retryable: false })
    }
    expect(await rig.channel.send({ type: 'tap-answer', chatId: lan, tapId: 'x', text: 'y' })).toEqual({})
    expect(await rig.channel.send({ type: 'pin', chatId: lan, messageId: 'x' })).toEqual({})
    expect(rig.fake.calls.filter((c) => c.method === 'sendMessage')).toEqual([])
  })

  it('is said by the abilities', () => {
    const { abilities, ...others } = rig.channel
    const { private: alone, group: together } = abilities
    expect(alone).toEqual({
      buttons: 0,
      edits: false,
      textLimit: 2000,
      hears: 'ours',
      tellsReplies: false,
      pins: false,
    })
    expect(together).toEqual({ ...alone, hears: 'addressed' })
    expect(others).not.toHaveProperty('deepLink')
  })
})

describe('failures', () => {
  it('rejected: a stranger, an unknown chat, a group that put us out, anything that Zalo calls a bad request', async () => {
    rig.fake.removeBot(group)
    for (const chatId of [rig.fake.person('Chưa quen'), 'abc', group]) {
      expect(await failureOf(message(chatId))).toMatchObject({ kind: 'rejected', code: 404, retryable: false })
    }
    rig.fake.fail('sendMessage', { code: 400, description: 'Bad request' })
    expect(await failureOf(message(lan))).toMatchObject({ kind: 'rejected', code: 400 })
  })

  it.each([false, true])('throttled: the quota of the month (refusals in a 200: %s)', async (refusalsIn200) => {
    await rig.stop()
    await begin({}, { quotaPerMonth: 1, refusalsIn200 })
    await rig.channel.send(message(lan))
    expect(await failureOf(message(lan))).toMatchObject({ kind: 'throttled', retryAfter: 60, retryable: true })
  })

  it.each(['drop-before', 'drop-after', 'garbage'] as const)('unreachable: %s', async (what) => {
    rig.fake.fail('sendMessage', what)
    expect(await failureOf(message(lan))).toMatchObject({ kind: 'unreachable', retryable: true })
  })

  it.each([
    [403, 'internal server error'],
    [408, 'request timeout'],
    [500, 'unknown reason'],
    [502, 'unknown reason'],
  ])('unreachable: a %i', async (code, phrase) => {
    rig.fake.fail('sendMessage', { code, description: `No answer for ${lan}` })
    expect(await failureOf(message(lan))).toMatchObject({
      kind: 'unreachable',
      message: `sendMessage: ${code} ${phrase}`,
    })
  })

  it('bad-credentials: a token that was taken back', async () => {
    rig.fake.revokeToken()
    expect(await failureOf(message(lan))).toMatchObject({ kind: 'bad-credentials', retryable: false })
  })
})
