// The fake itself: an app that breaks a documented rule is refused with Zalo's code, and it is noted.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeZaloOa, startFakeZaloOa } from '../../fakes/zalo-oa/fake.ts'
import { containing, HOUR, json, plain, START } from './plain.ts'

let at: number
let fake: FakeZaloOa
let ask: ReturnType<typeof plain>
let lan: string

const MB = 1024 * 1024
const CS = '/v3.0/oa/message/cs'
const query = (title: string, payload: string): object => ({ title, type: 'oa.query.hide', payload })
const buttons = (...given: object[]): object => ({
  text: 'Chọn một mục',
  attachment: { type: 'template', payload: { buttons: given } },
})
const media = (element: object): object => ({
  attachment: { type: 'template', payload: { template_type: 'media', elements: [element] } },
})
const fileOf = (token: string): object => ({ attachment: { type: 'file', payload: { token } } })
const bytes = (count: number): Uint8Array<ArrayBuffer> => new Uint8Array(count).fill(65)

beforeEach(async () => {
  at = START
  fake = await startFakeZaloOa({ now: () => at })
  ask = plain(fake)
  lan = fake.person('Lan')
  fake.say(lan, 'xin chào')
})

afterEach(() => fake.stop())

const whys = (): string[] => fake.violations.map(({ why }) => why)

describe('every call', () => {
  it('is answered with 200, an envelope, and how many more may come', async () => {
    const answer = await fetch(`${fake.base}/v2.0/oa/getoa`, { headers: { access_token: fake.firstAccessToken } })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('X-RateLimit-Limit')).toBe('4000')
    expect(answer.headers.get('X-RateLimit-Remain')).toBe('3999')
    expect(await json(answer)).toMatchObject({
      error: 0,
      message: 'Success',
      data: { oa_id: fake.oaId, name: fake.oaName, is_verified: true },
    })
    expect(fake.calls).toEqual([{ call: 'GET /v2.0/oa/getoa', params: {}, error: 0, at: START }])
  })

  it('is one too many after the limit, until a minute has passed', async () => {
    await fake.stop()
    fake = await startFakeZaloOa({ now: () => at, rate: { perMinute: 2 } })
    ask = plain(fake)
    const two = [await ask.get('/v2.0/oa/getoa'), await ask.get('/v2.0/oa/getoa')]
    expect(two.map(({ error }) => error)).toEqual([0, 0])
    expect(await ask.get('/v2.0/oa/getoa')).toMatchObject({ error: -32 })
    expect(fake.calls.map(({ error }) => error)).toEqual([0, 0, -32])
    at += 60_000
    expect(await ask.get('/v2.0/oa/getoa')).toMatchObject({ error: 0 })
    expect(fake.violations).toEqual([])
  })

  it.each([
    ['POST', '/v3.0/oa/mesage/cs'],
    ['GET', CS],
    ['POST', '/v3.0/oa/message/transaction'],
    ['GET', '/v4/oa/access_token'],
  ])('that is none is a breach: %s %s', async (method, path) => {
    const answer = await fetch(`${fake.base}${path}`, { method, headers: { access_token: fake.firstAccessToken } })
    expect(answer.status).toBe(404)
    expect(fake.violations).toEqual([{ call: `${method} ${path}`, why: 'there is no such call' }])
  })
})

describe('where parameters stand', () => {
  it('in one JSON text for people and conversations', async () => {
    const told = await ask.data('/v3.0/oa/user/detail', { user_id: lan })
    expect(told).toMatchObject({
      data: {
        user_id: lan,
        display_name: 'Lan',
        user_is_follower: false,
        user_last_interaction_date: '25/11/2026',
      },
    })
    expect(await ask.data('/v3.0/oa/user/getlist', { offset: 0, count: 50 })).toMatchObject({
      data: { total: 1, users: [{ user_id: lan }] },
    })
    expect(await ask.data('/v2.0/oa/conversation', { user_id: lan, offset: 0, count: 10 })).toMatchObject({
      data: [{ src: 1, time: String(START), message: 'xin chào', from_id: lan, to_id: fake.oaId }],
    })
    expect(fake.violations).toEqual([])
  })

  it.each([
    ['plain parameters', { user_id: '1' }],
    ['more beside it', { data: '{"user_id":"1"}', offset: '0' }],
    ['no JSON', { data: 'user_id' }],
    ['a number for an id', { data: '{"user_id":1}' }],
    ['an unknown field', { data: '{"user_id":"1","x":1}' }],
  ])('%s there is a breach', async (_name, given) => {
    expect(await ask.get('/v3.0/oa/user/detail', given)).toMatchObject({ error: -201 })
    expect(fake.violations).toHaveLength(1)
  })

  it('plain for groups, where JSON is a breach', async () => {
    const group = fake.group('Phòng', [lan])
    expect(await ask.get('/v3.0/oa/group/getgroup', { group_id: group })).toMatchObject({ error: 0 })
    expect(await ask.data('/v3.0/oa/group/getgroup', { group_id: group })).toMatchObject({ error: -201 })
    expect(fake.violations).toHaveLength(1)
  })

  it.each([
    ['of another type', 'text/plain', '{}'],
    ['that is no JSON', 'application/json', '{'],
    ['that is a list', 'application/json', '[]'],
  ])('a body %s is a breach', async (_name, type, body) => {
    expect(await ask.post(CS, body, { 'content-type': type })).toMatchObject({ error: -201 })
    expect(fake.violations).toHaveLength(1)
  })

  it.each([[0], [51]])('lists of people come in pages: %i is a breach', async (count) => {
    expect(await ask.data('/v3.0/oa/user/getlist', { offset: 0, count })).toMatchObject({ error: -201 })
    expect(await ask.data('/v3.0/oa/user/getlist', { offset: 9952, count: 1 })).toMatchObject({ error: -201 })
    expect(fake.violations).toHaveLength(2)
  })
})

describe('a private message', () => {
  it('arrives, and is told of in texts', async () => {
    const answer = await ask.write(lan, { text: 'Đã ghi 125' })
    const seen = fake.last(lan)
    expect(answer['data']).toEqual({
      message_id: seen?.id,
      user_id: lan,
      sent_time: String(START),
      quota: { quota_type: 'reply' },
    })
    expect(seen).toMatchObject({ from: 'oa', text: 'Đã ghi 125', buttons: [], at: START })
    expect(fake.calls.at(-1)).toMatchObject({ call: `POST ${CS}`, error: 0, messageId: seen?.id })
  })

  it('shows buttons of all kinds, and a tap says what its button carries', async () => {
    const given = [
      query('Nhập số liệu', '#start_202611'),
      { title: 'Xem', type: 'oa.query.show', payload: '#tonghop' },
      { title: 'Mở', type: 'oa.open.url', payload: { url: 'https://example.gov.vn/f' } },
      { title: 'Gọi', type: 'oa.open.phone', payload: { phone_code: '84000000000' } },
      { title: 'SMS', type: 'oa.open.sms', payload: { content: 'a', phone_code: '84000000000' } },
    ]
    expect(await ask.write(lan, buttons(...given))).toMatchObject({ error: 0 })
    const id = fake.last(lan)?.id ?? ''
    expect(fake.last(lan)?.buttons.map(({ payload }) => payload)).toEqual([
      '#start_202611',
      '#tonghop',
      'https://example.gov.vn/f',
      '84000000000',
      '84000000000',
    ])
    at += 3 * 24 * HOUR
    expect(fake.tap(lan, id, 'Mở')).toBe('')
    fake.tap(lan, id, 'Nhập số liệu')
    fake.tap(lan, id, 'Xem')
    expect(fake.messages(lan).map(({ text }) => text)).toEqual(['xin chào', 'Chọn một mục', '#tonghop'])
    await ask.renew()
    expect(await ask.write(lan, { text: 'a' })).toMatchObject({ data: { quota: { quota_type: 'reply' } } })
    expect(() => fake.tap(lan, id, 'Không có')).toThrow('has no button')
    expect(fake.violations).toEqual([])
  })

  it.each<[string, object, number]>([
    ['an empty text', { text: ' \n' }, -201],
    ['a text of 2001', { text: 'ô'.repeat(2001) }, -210],
    ['a text of 1001 pairs', { text: '😀'.repeat(1001) }, -210],
    ['six buttons', buttons(...Array.from({ length: 6 }, () => query('a', 'b'))), -210],
    ['no buttons', buttons(), -201],
    ['an empty title', buttons(query('', 'b')), -201],
    ['a title of 101', buttons(query('a'.repeat(101), 'b')), -210],
    ['an empty payload', buttons(query('a', '')), -201],
    ['a payload of 1001', buttons(query('a', 'b'.repeat(1001))), -210],
    ['an unknown button', buttons({ title: 'a', type: 'oa.query', payload: 'b' }), -201],
    ['a payload of the wrong kind', buttons({ title: 'a', type: 'oa.open.url', payload: 'https://a.vn' }), -201],
    ['buttons without a text', { attachment: { type: 'template', payload: { buttons: [query('a', 'b')] } } }, -201],
    [
      'a template_type beside buttons',
      { text: 'a', attachment: { type: 'template', payload: { template_type: 'button', buttons: [query('a', 'b')] } } },
      -201,
    ],
    ['an unknown field', { text: 'a', parse_mode: 'html' }, -201],
    ['a number for an id', { text: 'a', quote_message_id: 5 }, -201],
    [
      'a picture by address and id',
      media({ media_type: 'image', url: 'https://a.vn/a.png', attachment_id: 'a' }),
      -201,
    ],
    ['a moving picture without its size', media({ media_type: 'gif', url: 'https://a.vn/a.gif' }), -201],
    ['nothing', {}, -201],
  ])('with %s is a breach', async (_name, message, code) => {
    expect(await ask.write(lan, message)).toEqual({ error: code, message: containing('') })
    expect(fake.violations).toHaveLength(1)
    expect(fake.violations[0]?.call).toBe(`POST ${CS}`)
    expect(fake.last(lan)).toBeUndefined()
  })

  it('of 2000 units is none, nor are the longest buttons', async () => {
    expect(await ask.write(lan, { text: '😀'.repeat(1000) })).toMatchObject({ error: 0 })
    const longest = query('ô'.repeat(100), 'ô'.repeat(1000))
    expect(await ask.write(lan, buttons(longest, longest, longest, longest, longest))).toMatchObject({ error: 0 })
    expect(fake.violations).toEqual([])
  })

  it('is counted in NFC; another form arrives and is noted', async () => {
    expect(await ask.write(lan, { text: 'ế'.repeat(2000).normalize('NFD') })).toMatchObject({ error: 0 })
    expect(whys()).toEqual(['the text is not in NFC'])
  })

  it('to a number is a breach; to nobody is refused', async () => {
    const body = `{"recipient":{"user_id":${lan}},"message":{"text":"a"}}`
    expect(await ask.post(CS, body)).toMatchObject({ error: -201 })
    expect(fake.violations).toHaveLength(1)
    expect(await ask.write('4821604173520000000', { text: 'a' })).toMatchObject({ error: -201 })
    expect(fake.violations).toHaveLength(1)
  })

  it('may reply to what is there', async () => {
    const id = fake.say(lan, '125')
    expect(await ask.write(lan, { text: 'a', quote_message_id: id })).toMatchObject({ error: 0 })
    expect(fake.last(lan)?.quote).toBe(id)
    const other = fake.person('Minh')
    const elsewhere = fake.say(other, 'a')
    expect(await ask.write(lan, { text: 'a', quote_message_id: elsewhere })).toMatchObject({ error: -201 })
    expect(() => fake.say(lan, 'a', { quote: elsewhere })).toThrow('no message')
    expect(fake.violations).toEqual([])
  })

  it('is free for 48 hours, bought for 7 days, and then refused', async () => {
    const quota = async (): Promise<unknown> => (await ask.write(lan, { text: 'a' }))['data'] ?? 'none'
    const sent: unknown[] = []
    for (const hours of [48, 48.01, 168]) {
      at = START + hours * HOUR
      await ask.renew()
      sent.push(await quota())
    }
    expect(sent).toMatchObject([
      { quota: { quota_type: 'reply' } },
      { quota: { quota_type: 'purchase_quota', owner_type: 'OA', owner_id: fake.oaId } },
      { quota: { quota_type: 'purchase_quota' } },
    ])
    expect(fake.billed()).toBe(2)
    at += 1
    expect(await ask.write(lan, { text: 'a' })).toMatchObject({ error: -230 })
    expect(await ask.post('/v3.0/oa/quota/message', { user_id: lan })).toMatchObject({
      data: { last_interaction: String(START) },
    })
    fake.follow(lan)
    expect(await ask.write(lan, { text: 'a' })).toMatchObject({ error: 0 })
    expect(fake.billed()).toBe(2)
    expect(fake.violations).toEqual([])
  })

  it('does not reach who neither follows nor wrote, or has withdrawn', async () => {
    const minh = fake.person('Minh')
    const refused = async (): Promise<unknown> => (await ask.write(minh, { text: 'a' })).error
    expect(await refused()).toBe(-213)
    expect(await ask.data('/v3.0/oa/user/detail', { user_id: minh })).toMatchObject({ error: -213 })
    fake.follow(minh)
    expect(await refused()).toBe(0)
    fake.unfollow(minh)
    expect(await refused()).toBe(-213)
    fake.say(minh, 'a')
    expect(await refused()).toBe(0)
    fake.withdraw(minh)
    expect(await refused()).toBe(-213)
    expect(fake.violations).toEqual([])
  })

  it('may be answered with a sign', async () => {
    const react = (id: string): Promise<unknown> =>
      ask.post('/v2.0/oa/message', {
        recipient: { user_id: lan },
        sender_action: { react_icon: '/-strong', react_message_id: id },
      })
    expect(await react(fake.say(lan, '125'))).toMatchObject({ error: 0 })
    expect(await react('none')).toMatchObject({ error: -201 })
  })
})

describe('a file', () => {
  const token = (answer: { data?: unknown }): string => (answer.data as { token: string }).token

  it.each(['báo cáo.pdf', 'a.doc', 'a.DOCX', 'a.csv'])('%s is uploaded, sent and seen', async (name) => {
    const uploaded = await ask.upload('file', name, bytes(5 * MB))
    expect(await ask.write(lan, fileOf(token(uploaded)))).toMatchObject({ error: 0 })
    expect(fake.last(lan)?.file?.name).toBe(name)
    expect(fake.last(lan)?.file?.bytes).toHaveLength(5 * MB)
    expect(fake.violations).toEqual([])
  })

  it.each<[string, string, string, number, string, number]>([
    ['of a type that is not listed', 'file', 'a.xlsx', 1, 'file', -201],
    ['without an ending', 'file', 'pdf', 1, 'file', -201],
    ['above 5 MB', 'file', 'a.pdf', 5 * MB + 1, 'file', -210],
    ['without a byte', 'file', 'a.pdf', 0, 'file', -201],
    ['in another field', 'file', 'a.pdf', 1, 'document', -201],
    ['as a picture', 'image', 'a.pdf', 1, 'file', -201],
    ['of a picture above 1 MB', 'image', 'a.png', MB + 1, 'file', -210],
    ['of a moving picture above 5 MB', 'gif', 'a.gif', 5 * MB + 1, 'file', -210],
  ])('%s is a breach', async (_name, kind, name, size, field, code) => {
    expect(await ask.upload(kind, name, bytes(size), field)).toMatchObject({ error: code })
    expect(fake.violations).toHaveLength(1)
  })

  it('is kept for seven days; one that never was is as if it had ended', async () => {
    const uploaded = token(await ask.upload('file', 'a.pdf', bytes(10)))
    expect(await ask.write(lan, fileOf('made-up'))).toMatchObject({ error: -100 })
    at += 7 * 24 * HOUR + 1
    fake.say(lan, 'a')
    await ask.renew()
    expect(await ask.write(lan, fileOf(uploaded))).toMatchObject({ error: -100 })
    expect(fake.violations).toEqual([])
  })

  it('may be a picture, with a text beside it', async () => {
    const uploaded = await ask.upload('image', 'a.png', bytes(MB))
    const { attachment_id } = uploaded.data as { attachment_id: string }
    const shown = { text: 'Biểu đồ', ...media({ media_type: 'image', attachment_id }) }
    expect(await ask.write(lan, shown)).toMatchObject({ error: 0 })
    expect(await ask.write(lan, fileOf(attachment_id))).toMatchObject({ error: -100 })
    expect(fake.last(lan)).toMatchObject({ text: 'Biểu đồ', file: { name: 'a.png' } })
  })

  it('has no text beside it', async () => {
    const uploaded = token(await ask.upload('file', 'a.pdf', bytes(10)))
    expect(await ask.write(lan, { text: 'a', ...fileOf(uploaded) })).toMatchObject({ error: -201 })
    expect(fake.violations).toHaveLength(1)
  })
})

describe('troubles', () => {
  it('drop-after: it was sent and nobody was told; drop-before: it was not', async () => {
    fake.fail(CS, 'drop-after')
    await expect(ask.write(lan, { text: 'a' })).rejects.toThrow()
    fake.fail(CS, 'drop-before')
    await expect(ask.write(lan, { text: 'b' })).rejects.toThrow()
    expect(fake.messages(lan).map(({ text }) => text)).toEqual(['xin chào', 'a'])
    expect(fake.calls).toMatchObject([{ error: 0 }])
  })

  it('garbage, another status, any code; only as often as asked, and only there', async () => {
    fake.fail(CS, 'garbage')
    await expect(ask.write(lan, { text: 'a' })).rejects.toThrow(SyntaxError)
    fake.fail('*', { status: 503 })
    expect((await fetch(`${fake.base}/v2.0/oa/getoa`)).status).toBe(503)
    fake.fail(CS, { error: -200, message: 'Send message failed' }, 2)
    expect(await ask.get('/v2.0/oa/getoa')).toMatchObject({ error: 0 })
    const codes = [await ask.write(lan, { text: 'a' }), await ask.write(lan, { text: 'a' })]
    const [last] = fake.calls.slice(-1)
    expect(last).toMatchObject({ error: -200, params: { recipient: { user_id: lan }, message: { text: 'a' } } })
    expect(codes).toEqual(Array(2).fill({ error: -200, message: 'Send message failed' }))
    expect(await ask.write(lan, { text: 'c' })).toMatchObject({ error: 0 })
    expect(fake.violations).toEqual([])
  })

  it('an answer may take its time', async () => {
    fake.delay(50)
    const start = performance.now()
    await ask.get('/v2.0/oa/getoa')
    expect(performance.now() - start).toBeGreaterThan(45)
  })
})
