// What the channel of an Official Account sends, over real HTTP before a strict fake.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Outgoing, SendFailure } from '../../../src/channels/channel.ts'
import { strong } from '../../../src/channels/mark.ts'
import { makeRig, type Rig } from './rig.ts'

let rig: Rig
let lan: string
let group: string

beforeEach(async () => {
  rig = await makeRig()
  lan = rig.fake.person('Nguyễn Thị Lan')
  group = rig.fake.group('Sở Tư pháp', [lan])
  await rig.start()
  rig.fake.follow(lan)
  await rig.fake.settled()
})
afterEach(() => rig.stop())

function texts(chat: string): string[] {
  return rig.fake.messages(chat).flatMap((m) => (m.from === 'oa' ? [m.text] : []))
}

async function failureOf(outgoing: Outgoing): Promise<SendFailure> {
  const fault = await rig.channel.send(outgoing).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (fault instanceof SendFailure) return fault
  throw new Error(`no SendFailure: ${String(fault)}`)
}

const LONG = Array.from({ length: 120 }, (_, i) => `${i + 1}. Đăng ký khai sinh: 1.20${i % 10} hồ sơ`).join('\n')

describe('a text', () => {
  it('comes without marks, in its composed form, with the id of its message', async () => {
    const text = `Số liệu ${strong('827')} của ${'Sở Tư pháp'.normalize('NFD')}`
    const { messageId } = await rig.channel.send({ type: 'message', chatId: lan, text })
    expect(rig.fake.last(lan)).toMatchObject({ id: messageId, text: 'Số liệu 827 của Sở Tư pháp' })
    expect(rig.fake.violations).toEqual([])
  })

  it('of any length arrives whole, cut between lines, with the buttons at its end', async () => {
    const choices = [[{ label: 'Nộp báo cáo', data: 'p7:submit' }]]
    const { messageId } = await rig.channel.send({ type: 'message', chatId: lan, text: LONG, choices })
    const parts = rig.fake.messages(lan).filter((m) => m.from === 'oa')
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.map((m) => m.text).join('\n')).toBe(LONG)
    expect(parts.map((m) => m.buttons.length)).toEqual(parts.map((_, i) => (i === parts.length - 1 ? 1 : 0)))
    expect(parts.at(-1)?.id).toBe(messageId)
  })

  it('in a group names whom it answers, above a card and beside a line', async () => {
    const to = { id: lan }
    await rig.channel.send({ type: 'message', chatId: `group:${group}`, text: 'Đã ghi nhận.', to })
    await rig.channel.send({ type: 'message', chatId: `group:${group}`, text: 'Câu 3\nKhai tử?', to })
    expect(texts(group)).toEqual(['@Nguyễn Thị Lan Đã ghi nhận.', '@Nguyễn Thị Lan\nCâu 3\nKhai tử?'])
    expect(rig.fake.last(group)?.mentions).toEqual([lan])
  })

  it('in a group stays within the limit with the name in front', async () => {
    await rig.channel.send({ type: 'message', chatId: `group:${group}`, text: LONG, to: { id: lan } })
    const parts = texts(group)
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.join('\n')).toBe(`@Nguyễn Thị Lan\n${LONG}`)
    expect(rig.fake.violations).toEqual([])
  })

  it.each(['[@', '[@]', `[@LAN]`, '[[@LAN]]', 'x[@GROUP]y'])(
    'never mentions by what people wrote: %s',
    async (typed) => {
      const text = `✓ Câu 3: ${typed.replace('LAN', lan).replace('GROUP', group)}`
      await rig.channel.send({ type: 'message', chatId: `group:${group}`, text })
      expect(rig.fake.last(group)?.mentions).toEqual([])
      expect(rig.fake.violations).toEqual([])
    },
  )

  it('without a visible character is rejected before Zalo is asked', async () => {
    const before = rig.fake.calls.length
    expect((await failureOf({ type: 'message', chatId: lan, text: ' \n ' })).kind).toBe('rejected')
    expect(rig.fake.calls).toHaveLength(before)
  })
})

describe('buttons', () => {
  it('come back as the tap that they stand for', async () => {
    const choices = [
      [{ label: 'Như tháng trước: 781', data: 'p7:same' }],
      [{ label: 'Xem tổng hợp', data: '/tongket 2024-04' }],
    ]
    const { messageId = '' } = await rig.channel.send({ type: 'message', chatId: lan, text: 'Câu 3', choices })
    rig.fake.tap(lan, messageId, 'Như tháng trước: 781')
    rig.fake.tap(lan, messageId, 'Xem tổng hợp')
    await rig.fake.settled()
    const taps = rig.inbox.filter((one) => one.type === 'tap')
    expect(taps).toMatchObject([
      { chat: { id: lan, kind: 'private' }, from: { id: lan }, data: 'p7:same' },
      { data: '/tongket 2024-04' },
    ])
  })

  it('with a long title are cut, not refused', async () => {
    const label = 'Cơ quan chuyên môn thuộc Ủy ban nhân dân '.repeat(4)
    await rig.channel.send({ type: 'message', chatId: lan, text: 'Chọn', choices: [[{ label, data: 'p7:option.0' }]] })
    const [button] = rig.fake.last(lan)?.buttons ?? []
    expect(button?.title).toHaveLength(100)
    expect(button?.title.endsWith('…')).toBe(true)
  })
})

describe('a file', () => {
  const bytes = new Uint8Array(2000).fill(7)
  it.each(['private', 'group'] as const)('is uploaded and sent in a %s chat, its caption before it', async (kind) => {
    const [chat, chatId] = kind === 'group' ? [group, `group:${group}`] : [lan, lan]
    const file = { type: 'file', chatId, name: 'bao-cao-2024-04.docx', bytes, caption: strong('Báo cáo') } as const
    const { messageId } = await rig.channel.send(file)
    const [caption, document] = rig.fake.messages(chat).filter((m) => m.from === 'oa')
    expect(caption?.text).toBe('Báo cáo')
    expect(document).toMatchObject({ id: messageId, file: { name: 'bao-cao-2024-04.docx' } })
    expect(document?.file?.bytes).toEqual(bytes)
  })

  it('that is too large is rejected, not sent', async () => {
    const large = new Uint8Array(5 * 1024 * 1024 + 1)
    const failure = await failureOf({ type: 'file', chatId: lan, name: 'x.docx', bytes: large })
    expect(failure.kind).toBe('rejected')
  })
})

describe('what Zalo has no word for', () => {
  it('is nothing to do, or rejected where somebody would miss it', async () => {
    expect(await rig.channel.send({ type: 'tap-answer', chatId: lan, tapId: 't' })).toEqual({})
    expect(await rig.channel.send({ type: 'pin', chatId: lan, messageId: 'm' })).toEqual({})
    const edit = { type: 'edit', chatId: lan, messageId: 'm', text: 'x' } as const
    expect((await failureOf(edit)).kind).toBe('rejected')
    expect(texts(lan)).toEqual([])
  })
})

describe('a failure', () => {
  const text = 'xin chào'
  it.each([
    [-32, 'throttled'],
    [-200, 'unreachable'],
    [-213, 'blocked'],
    [-230, 'window-closed'],
    [-232, 'window-closed'],
    [-321, 'window-closed'],
    [-201, 'rejected'],
    [-233, 'rejected'],
    [-4711, 'rejected'],
  ])('%i of Zalo’s is %s', async (error, kind) => {
    rig.fake.fail('/v3.0/oa/message/cs', { error })
    expect((await failureOf({ type: 'message', chatId: lan, text })).kind).toBe(kind)
    expect(texts(lan)).toEqual([])
  })

  it('of a group that is closed, or that the account is no longer in, is told and blocks it', async () => {
    rig.fake.disable(group)
    expect((await failureOf({ type: 'message', chatId: `group:${group}`, text })).kind).toBe('blocked')
    rig.fake.removeOa(group)
    expect((await failureOf({ type: 'message', chatId: `group:${group}`, text })).kind).toBe('blocked')
    expect(rig.troubles.map((trouble) => trouble.kind)).toEqual(['needs-people', 'needs-people'])
  })

  it('of a permission that the app lacks for groups holds up no private texts', async () => {
    rig.fake.fail('/v3.0/oa/group/message', { error: -223 })
    expect((await failureOf({ type: 'message', chatId: `group:${group}`, text })).kind).toBe('blocked')
    expect(rig.troubles).toMatchObject([{ kind: 'needs-people', code: -223 }])
  })

  it('of the line says no secret and no word of people', async () => {
    for (const trouble of ['drop-before', 'drop-after', 'garbage', { status: 503 }] as const) {
      rig.fake.fail('/v3.0/oa/message/cs', trouble)
      const failure = await failureOf({ type: 'message', chatId: lan, text: 'Khai tử 827' })
      expect(failure.kind).toBe('unreachable')
      expect(failure.message).toMatch(/^POST \/v3\.0\/oa\/message\/cs: /)
      expect(`${failure.message} ${failure.stack ?? ''}`).not.toMatch(/827|Khai tử/)
      expect(failure.message).not.toContain(rig.fake.liveAccess())
    }
  })

  it('in the midst of a long text is waited out there: people have seen its beginning', async () => {
    let sent = 0
    const parts = Math.ceil(LONG.length / 2000)
    const busy = setInterval(() => {
      const now = rig.fake.messages(lan).filter((m) => m.from === 'oa').length
      if (sent === 0 && now === 1) rig.fake.fail('/v3.0/oa/message/cs', { error: -32 })
      sent = now
    }, 1)
    await rig.channel.send({ type: 'message', chatId: lan, text: LONG })
    clearInterval(busy)
    expect(texts(lan).join('\n')).toBe(LONG)
    expect(texts(lan).length).toBe(parts)
  })

  it('of an access token that ended is mended on the way, once', async () => {
    rig.fake.expireAccess()
    await Promise.all(
      ['một', 'hai', 'ba'].map((word) => rig.channel.send({ type: 'message', chatId: lan, text: word })),
    )
    expect(texts(lan).sort()).toEqual(['ba', 'hai', 'một'])
    expect(rig.fake.grants.filter((grant) => grant.kind === 'refresh')).toHaveLength(2)
    expect(new Set(rig.fake.grants.map((grant) => grant.token)).size).toBe(rig.fake.grants.length)
  })
})
