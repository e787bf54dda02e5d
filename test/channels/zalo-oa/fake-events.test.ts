// The fake's webhook: what is posted, how it is signed, how often it comes again, and when it is lost.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeOptions, type FakeZaloOa, startFakeZaloOa } from '../../fakes/zalo-oa/fake.ts'
import { signatureOf } from '../../fakes/zalo-oa/signature.ts'
import { type Host, plain, START, startHost } from './plain.ts'

let at: number
let fake: FakeZaloOa
let ask: ReturnType<typeof plain>
let host: Host
let lan: string

async function start(options: FakeOptions = {}): Promise<void> {
  fake = await startFakeZaloOa({ now: () => at, ladderMs: [20, 20, 20], ...options })
  ask = plain(fake)
  fake.setWebhook(host.url)
  lan = fake.person('Lan')
}

beforeEach(async () => {
  at = START
  host = await startHost()
  await start()
})

afterEach(async () => {
  await fake.stop()
  await host.stop()
})

async function restart(options: FakeOptions): Promise<void> {
  await fake.stop()
  await start(options)
}

const bodies = (): Record<string, unknown>[] => host.arrived.map(({ body }) => body)
const texts = (): unknown[] => bodies().map(({ message }) => (message as { text?: string }).text)
const byAge = (a: { retry: number }, b: { retry: number }): number => a.retry - b.retry

describe('a signature', () => {
  it('is the documented one', () => {
    // The vector was computed by hand from the formula in the documentation.
    const identity = { ...fakeIdentity(), oaSecretKey: 'test-oa-secret' as never }
    const body =
      '{"app_id":"360846524940903967","sender":{"id":"246845883529197922"},"user_id_by_app":"552177279717587730",' +
      '"recipient":{"id":"388613280878808645"},"event_name":"user_send_text","message":{"text":"xin chào",' +
      '"msg_id":"96d3cdf3af150460909"},"timestamp":"154390853474"}'
    const mac = 'f5864f88b477b50290274a10168850ef98aae3c9a2a2c11ec05a17892988e9ea'
    expect(signatureOf(identity, body)).toBe(`mac=${mac}`)
  })

  it('stands over exactly the bytes that are posted', async () => {
    fake.say(lan, 'số liệu 😀')
    await fake.settled()
    const [arrived] = host.arrived
    expect(arrived?.headers['x-zevent-signature']).toBe(fake.signed(arrived?.raw ?? ''))
    expect(arrived?.headers['content-type']).toBe('application/json')
    expect(arrived?.headers).not.toHaveProperty('num_retry')
  })

  it('may be forged by a test', async () => {
    host.answer = ({ headers, raw }) => (headers['x-zevent-signature'] === fake.signed(raw) ? 200 : 403)
    expect(await fake.postRaw('{"a":1}', { 'X-ZEvent-Signature': 'mac=00' })).toBe(403)
    expect(await fake.postRaw('{"a":1}', { 'X-ZEvent-Signature': fake.signed('{"a":1}') })).toBe(200)
    expect(fake.posts).toEqual([])
  })

  function fakeIdentity() {
    const { appId, appSecret, oaId, oaName, oaSecretKey } = fake
    return { appId, appSecret, oaId, oaName, oaSecretKey } as Parameters<typeof signatureOf>[0]
  }
})

describe('what is posted', () => {
  it('of a private message, without the id of the OA beside it', async () => {
    const first = fake.say(lan, '125')
    fake.say(lan, 'nhầm', { quote: first })
    await fake.settled()
    expect(bodies()[0]).toEqual({
      app_id: fake.appId,
      sender: { id: lan },
      user_id_by_app: expect.stringMatching(/^\d{19}$/) as string,
      recipient: { id: fake.oaId },
      event_name: 'user_send_text',
      message: { text: '125', msg_id: first },
      timestamp: String(START),
    })
    expect(bodies()[1]).toMatchObject({ message: { quote_msg_id: first } })
    expect(Number.isSafeInteger(Number(lan))).toBe(false)
  })

  it('of a message in a group, with it', async () => {
    const group = fake.group('Phòng', [lan])
    const id = fake.sayIn(group, lan, '125', { mention: true })
    await fake.settled()
    expect(bodies()).toMatchObject([
      {
        app_id: fake.appId,
        oa_id: fake.oaId,
        event_name: 'user_send_group_text',
        sender: { id: lan },
        recipient: { id: group },
        message: { text: `@${fake.oaName} 125`, msg_id: id },
        timestamp: String(START),
      },
    ])
  })

  it('of other things that people send', async () => {
    const group = fake.group('Phòng', [lan])
    for (const what of ['image', 'sticker', 'audio', 'file', 'location'] as const) fake.send(lan, what)
    fake.send(lan, 'file', group)
    await fake.settled()
    expect(host.events().sort()).toEqual([
      'user_send_audio',
      'user_send_file',
      'user_send_group_file',
      'user_send_image',
      'user_send_location',
      'user_send_sticker',
    ])
    const file = bodies().find(({ event_name }) => event_name === 'user_send_file')
    expect(file?.['message']).toMatchObject({
      attachments: [{ type: 'file', payload: { name: 'số liệu.pdf', type: 'pdf', size: '20' } }],
    })
  })

  it('of people who come, go, and want to be forgotten', async () => {
    fake.follow(lan)
    fake.unfollow(lan)
    fake.withdraw(lan)
    fake.revoke()
    await fake.settled()
    const ofLan = bodies().filter(({ event_name }) => event_name !== 'permission_revoked')
    expect(ofLan).toMatchObject([
      { oa_id: fake.oaId, follower: { id: lan }, event_name: 'follow', source: 'oa_profile', app_id: fake.appId },
      { event_name: 'unfollow', follower: { id: lan } },
      { event_name: 'user_withdraw', user_id: lan },
    ])
    expect(host.events()).toContain('permission_revoked')
  })

  it.each([
    [
      false,
      [
        'user_join_group',
        'user_request_join_group',
        'react_request_join_group_accept',
        'user_join_group',
        'user_out_group',
        'disperse_group',
      ],
    ],
    [
      true,
      [
        'user_join_group',
        'user_request_join_group',
        'accept_request_join_group',
        'user_join_group',
        'user_leave_group',
        'delete_group',
      ],
    ],
  ])('of a group, by the names of one transcription or another (%s)', async (otherNames, names) => {
    await restart({ otherNames })
    const group = fake.group('Phòng', [])
    const minh = fake.person('Minh')
    fake.join(group, lan)
    fake.askToJoin(group, minh)
    await ask.post('/v3.0/oa/group/acceptpendinginvite', { group_id: group, member_user_ids: [minh] })
    fake.leave(group, lan)
    await ask.post('/v3.0/oa/group/delete', { group_id: group })
    await fake.settled()
    expect(host.events()).toEqual(names)
    expect(bodies()[0]).toEqual({
      app_id: fake.appId,
      oa_id: fake.oaId,
      group_id: group,
      event_name: 'user_join_group',
      users: [{ id: lan }],
      timestamp: String(START),
    })
  })

  it('of a group that was made', async () => {
    fake.follow(lan)
    const given = { group_name: 'Phòng', asset_id: fake.asset(), member_user_ids: [lan] }
    await ask.post('/v3.0/oa/group/creategroupwithoa', given)
    await fake.settled()
    expect(host.events().sort()).toEqual(['create_group', 'follow'])
  })

  it('of the messages of the OA itself, and that they were seen', async () => {
    fake.say(lan, 'a')
    const group = fake.group('Phòng', [lan])
    await ask.write(lan, { text: 'b' })
    await ask.writeIn(group, { text: 'c' })
    fake.adminSays(lan, 'd')
    await fake.settled()
    const { id } = fake.messages(lan)[1] ?? { id: '' }
    const told = (event: string): unknown => bodies().find(({ event_name }) => event_name === event)
    expect(told('oa_send_text')).toMatchObject({
      sender: { id: fake.oaId },
      recipient: { id: lan },
      message: { msg_id: id },
    })
    expect(told('user_received_message')).toMatchObject({ sender: { id: lan }, message: { msg_id: id } })
    expect(told('user_seen_message')).toMatchObject({ message: { msg_ids: [id] } })
    expect(told('oa_send_group_text')).toMatchObject({
      oa_id: fake.oaId,
      recipient: { id: group },
      message: { text: 'c' },
    })
    expect(bodies().findLast(({ event_name }) => event_name === 'oa_send_text')).toMatchObject({
      sender: { id: fake.oaId, admin_id: expect.any(String) as string },
    })
  })

  it('nothing of those if a test does without', async () => {
    await restart({ echoes: false })
    fake.say(lan, 'a')
    await ask.write(lan, { text: 'b' })
    await fake.settled()
    expect(host.events()).toEqual(['user_send_text'])
  })

  it('nothing of a group that is disabled or that the OA has left', async () => {
    const group = fake.group('Phòng', [lan])
    const other = fake.group('Khác', [lan])
    fake.disable(group)
    fake.removeOa(other)
    fake.sayIn(group, lan, 'a')
    fake.sayIn(other, lan, 'b')
    await fake.settled()
    expect(host.arrived).toEqual([])
    expect(fake.messages(other)).toHaveLength(1)
  })
})

describe('an event that is not taken', () => {
  it('comes again with a count, the same to the byte, and later ones do not wait for it', async () => {
    host.answer = ({ raw, headers }) => (raw.includes('"một"') && Number(headers['num_retry'] ?? 0) < 2 ? 500 : 200)
    const id = fake.say(lan, 'một')
    fake.say(lan, 'hai')
    await fake.settled()
    expect(texts()).toEqual(['một', 'hai', 'một', 'một'])
    const tries = host.arrived.filter(({ raw }) => raw.includes('một'))
    expect(tries.map(({ headers }) => headers['num_retry'])).toEqual([undefined, '1', '2'])
    expect(new Set(tries.map(({ raw }) => raw)).size).toBe(1)
    expect(fake.posts.filter((post) => post.id === id).map(({ retry, status }) => [retry, status])).toEqual([
      [0, 500],
      [1, 500],
      [2, 200],
    ])
    expect([fake.unregistered(), fake.lost()]).toEqual([false, []])
  })

  it.each([201, 204, 302, 403])('is one that was answered with %i', async (status) => {
    host.answer = ({ headers }) => (headers['num_retry'] === undefined ? status : 200)
    fake.say(lan, 'a')
    await fake.settled()
    expect(fake.posts.map((post) => post.status)).toEqual([status, 200])
  })

  it('is one that was answered too late', async () => {
    await restart({ answerMs: 60 })
    host.answer = async ({ headers }) => {
      if (headers['num_retry'] === undefined) await new Promise((resolve) => setTimeout(resolve, 150))
      return 200
    }
    fake.say(lan, 'a')
    await fake.settled()
    expect(fake.posts.map(({ retry, status }) => [retry, status])).toEqual([
      [0, 0],
      [1, 200],
    ])
    expect(fake.posts[0]?.ms).toBeGreaterThanOrEqual(55)
  })

  it('waits longer each time, and after the last one the webhook is out of use and events are lost', async () => {
    await restart({ ladderMs: [30, 90] })
    host.answer = () => 500
    const first = fake.say(lan, 'a')
    await fake.until(() => fake.unregistered())
    await fake.settled()
    const spent = fake.posts.toSorted(byAge).map(({ retry, status }) => [retry, status])
    expect(spent).toEqual([
      [0, 500],
      [1, 500],
      [2, 500],
    ])
    host.answer = () => 200
    const second = fake.say(lan, 'b')
    await fake.settled()
    expect(fake.lost()).toEqual([first, second])
    fake.setWebhook(host.url)
    fake.say(lan, 'c')
    await fake.settled()
    expect(fake.unregistered()).toBe(false)
    expect(texts()).toEqual(['a', 'a', 'a', 'c'])
  })

  it('is lost when there is no webhook', async () => {
    fake.setWebhook(undefined)
    const id = fake.say(lan, 'a')
    fake.follow(lan)
    await fake.settled()
    expect(fake.lost()).toEqual([id, 'follow 2'])
    expect(() => fake.setWebhook('http://example.vn/')).toThrow('https')
  })

  it('is none when nobody listens any more and then does again', async () => {
    const { url } = host
    await host.stop()
    fake.say(lan, 'a')
    await fake.until(() => fake.posts.length > 1)
    expect(fake.posts.map(({ status }) => status).slice(0, 2)).toEqual([0, 0])
    host = await startHost()
    expect(host.url).not.toBe(url)
    fake.setWebhook(host.url)
    await fake.settled()
    expect(texts()).toEqual(['a'])
  })
})

describe('the order of events', () => {
  it('is that of their chat, each waiting for the first answer to the one before', async () => {
    const minh = fake.person('Minh')
    host.answer = async ({ raw }) => {
      if (raw.includes('"a"')) await new Promise((resolve) => setTimeout(resolve, 60))
      return 200
    }
    fake.say(lan, 'a')
    fake.say(lan, 'b')
    fake.say(minh, 'c')
    await fake.settled()
    expect(texts()).toEqual(['a', 'c', 'b'])
  })

  it('may be mixed while they are held', async () => {
    fake.hold()
    for (const text of ['1', '2', '3', '4']) fake.say(lan, text)
    expect(fake.pending()).toBe(4)
    expect(host.arrived).toEqual([])
    fake.release(() => 0.99)
    await fake.settled()
    expect(texts()).toEqual(['4', '3', '2', '1'])
    fake.hold()
    fake.say(lan, '5')
    fake.say(lan, '6')
    fake.release()
    await fake.settled()
    expect(texts().slice(4)).toEqual(['5', '6'])
  })

  it('does not hinder one from coming twice, or one that a test makes up', async () => {
    const id = fake.say(lan, 'a')
    await fake.settled()
    at += 60_000
    fake.redeliver(id)
    fake.emit({ event_name: 'user_submit_info', timestamp: '1' })
    await fake.settled()
    expect(host.arrived[1]?.raw).toBe(host.arrived[0]?.raw)
    expect(host.events()[2]).toBe('user_submit_info')
    expect(host.arrived[2]?.headers['x-zevent-signature']).toBe(fake.signed(host.arrived[2]?.raw ?? ''))
    expect(() => fake.redeliver('none')).toThrow('no event')
  })
})
