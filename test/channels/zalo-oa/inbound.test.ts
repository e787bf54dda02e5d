// Events of an Official Account as the program hears them.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toInbound } from '../../../src/channels/zalo-oa/inbound.ts'
import { eventOf } from '../../../src/zalo-openapi/index.ts'
import { makeRig, type Rig } from './rig.ts'

const ACCOUNT = { oaId: '388613280878808645', name: 'Đề án 06 tỉnh' }
const NOW = new Date('2024-04-16T02:00:00Z')
const nobody = () => undefined

function heard(body: object) {
  return toInbound(eventOf({ timestamp: '1713232800000', app_id: '36', ...body }), ACCOUNT, nobody, NOW)
}

function inGroup(text: string) {
  const message = { text, msg_id: 'm1' }
  return heard({ event_name: 'user_send_group_text', sender: { id: 'u1' }, recipient: { id: 'g1' }, message })
}

describe('an event', () => {
  it('of a private text', () => {
    const message = { text: 'xin chào \uE000đậm\uE001\0', msg_id: 'm1', quote_msg_id: 'q1' }
    const sender = { id: 'u1' }
    expect(heard({ event_name: 'user_send_text', sender, recipient: { id: ACCOUNT.oaId }, message })).toEqual({
      channel: 'zalo-oa',
      type: 'text',
      externalId: 'm1',
      messageId: 'm1',
      replyTo: 'q1',
      chat: { id: 'u1', kind: 'private' },
      from: { id: 'u1' },
      at: '2024-04-16T02:00:00.000Z',
      text: 'xin chào đậm',
    })
  })

  it.each([
    ['125', '125', undefined],
    ['@Đề án 06 tỉnh 125', '125', true],
    ['@đề án 06 TỈNH: 125', '125', true],
    ['125 @Đề án 06 tỉnh', '125', true],
    [`[@${ACCOUNT.oaId}] /baocao`, '/baocao', true],
    ['@Đề án 06 tỉnhX 125', '@Đề án 06 tỉnhX 125', undefined],
    ['@Đề án 06 tỉnh', '@Đề án 06 tỉnh', true],
    ['@Chị Lan 125', '@Chị Lan 125', undefined],
  ])('of a group: %s', (typed, text, addressed) => {
    expect(inGroup(typed)).toMatchObject({
      type: 'text',
      chat: { id: 'group:g1', kind: 'group' },
      from: { id: 'u1' },
      text,
    })
    const inbound = inGroup(typed)
    expect(inbound && 'addressed' in inbound ? inbound.addressed : undefined).toBe(addressed)
  })

  it('of a tap counts in private alone: in a group nobody has buttons', () => {
    const message = { text: '#choice:p7:same', msg_id: 'm1' }
    const tapped = heard({ event_name: 'user_send_text', sender: { id: 'u1' }, recipient: { id: 'oa' }, message })
    expect(tapped).toMatchObject({ type: 'tap', data: 'p7:same', externalId: 'm1' })
    expect(inGroup('#choice:p7:same')).toMatchObject({ type: 'text', text: '#choice:p7:same' })
  })

  it.each([
    [
      { event_name: 'follow', follower: { id: 'u1' } },
      { type: 'joined', chat: { id: 'u1', kind: 'private' } },
    ],
    [
      { event_name: 'unfollow', follower: { id: 'u1' } },
      { type: 'left', chat: { id: 'u1' } },
    ],
    [
      { event_name: 'create_group', group_id: 'g1' },
      { type: 'joined', chat: { id: 'group:g1', kind: 'group' } },
    ],
    [
      { event_name: 'disperse_group', group_id: 'g1' },
      { type: 'left', chat: { id: 'group:g1' } },
    ],
    [
      { event_name: 'delete_group', group_id: 'g1' },
      { type: 'left', chat: { id: 'group:g1' } },
    ],
    [
      { event_name: 'user_withdraw', sender: { id: 'u1' } },
      { type: 'withdrawn', from: { id: 'u1' } },
    ],
    [
      { event_name: 'user_send_image', sender: { id: 'u1' }, recipient: {}, message: { msg_id: 'm' } },
      { type: 'other', what: 'image', messageId: 'm' },
    ],
    [
      { event_name: 'user_send_image', sender: { id: 'u1' }, recipient: {}, message: { msg_id: 'm', text: '827' } },
      { type: 'text', text: '827', messageId: 'm', beside: { what: 'image' } },
    ],
    [
      {
        event_name: 'user_send_group_file',
        sender: { id: 'u1' },
        recipient: { id: 'g1' },
        message: { msg_id: 'm', text: '@Đề án 06 tỉnh 827', quote_msg_id: 'q' },
      },
      { type: 'text', text: '827', addressed: true, replyTo: 'q', beside: { what: 'file' } },
    ],
    [
      {
        event_name: 'user_send_link',
        sender: { id: 'u1' },
        recipient: {},
        message: { msg_id: 'm', text: 'https://x' },
      },
      { type: 'other', what: 'link' },
    ],
  ])('%j', (body, inbound) => expect(heard(body)).toMatchObject(inbound))

  it.each([
    { event_name: 'oa_send_text', sender: { id: 'oa' }, recipient: { id: 'u1' }, message: { msg_id: 'm', text: 'x' } },
    { event_name: 'user_seen_message', sender: { id: 'u1' }, message: { msg_ids: ['m'] } },
    { event_name: 'user_join_group', group_id: 'g1', users: [{ id: 'u1' }] },
    { event_name: 'something_new' },
    {},
  ])('%j is none of ours', (body) => expect(heard(body)).toBeNull())

  it('whatever it is, is read without a fault', () => {
    const names = ['user_send_text', 'user_send_group_text', 'follow', 'create_group', 'user_withdraw', 'oa_send_text']
    const body = fc.record(
      {
        event_name: fc.oneof(fc.constantFrom(...names), fc.string()),
        timestamp: fc.anything(),
        sender: fc.anything(),
        recipient: fc.oneof(fc.record({ id: fc.string() }), fc.anything()),
        follower: fc.anything(),
        group_id: fc.anything(),
        message: fc.oneof(fc.record({ msg_id: fc.string(), text: fc.anything() }), fc.anything()),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(body, fc.anything()), (one) => {
        const inbound = toInbound(eventOf(one), ACCOUNT, nobody, NOW)
        if (inbound) expect(Number.isNaN(Date.parse(inbound.at))).toBe(false)
      }),
      { numRuns: 3000, seed: 14 },
    )
  })
})

describe('over HTTP', () => {
  let rig: Rig
  beforeEach(async () => {
    rig = await makeRig()
    await rig.start()
  })
  afterEach(() => rig.stop())

  it('tells names once they are known, of a person and of a group', async () => {
    const [lan, minh] = [rig.fake.person('Nguyễn Thị Lan'), rig.fake.person('Trần Văn Minh')]
    const group = rig.fake.group('Sở Tư pháp', [lan, minh])
    rig.fake.say(lan, 'một')
    rig.fake.sayIn(group, minh, 'hai')
    await rig.fake.until(() => rig.inbox.filter((one) => one.type === 'named').length === 2)
    expect(rig.inbox.filter((one) => one.type === 'named')).toMatchObject([
      { chat: { id: lan, title: 'Nguyễn Thị Lan' }, from: { name: 'Nguyễn Thị Lan' } },
      { chat: { id: `group:${group}`, title: 'Sở Tư pháp' }, from: { id: minh, name: 'Trần Văn Minh' } },
    ])
    rig.fake.sayIn(group, minh, 'ba')
    await rig.fake.settled()
    expect(rig.inbox.at(-1)).toMatchObject({
      text: 'ba',
      chat: { title: 'Sở Tư pháp' },
      from: { name: 'Trần Văn Minh' },
    })
  })

  it('keeps an event that could not be stored for another try, and says so', async () => {
    const lan = rig.fake.person('Lan')
    let tries = 0
    rig.onInbound = () => {
      tries += 1
      if (tries === 1) throw new Error('disk full')
    }
    rig.fake.say(lan, 'Khai tử 827')
    await rig.fake.until(() => rig.inbox.some((one) => one.type === 'text'))
    await rig.fake.settled()
    expect(rig.fake.posts.map((post) => post.status)).toEqual([500, 200])
    expect(JSON.stringify(rig.log)).not.toContain('827')
  })

  it('is told when the account takes its permission back', async () => {
    rig.fake.revoke()
    await rig.fake.settled()
    expect(rig.troubles).toContainEqual({ kind: 'revoked' })
  })

  it('takes nothing once it has stopped', async () => {
    const lan = rig.fake.person('Lan')
    await rig.channel.stop()
    rig.fake.say(lan, 'muộn')
    await rig.fake.until(() => rig.fake.posts.length > 0)
    expect(rig.fake.posts.at(-1)?.status).toBe(503)
    expect(rig.inbox).toEqual([])
    await rig.start()
    await rig.fake.until(() => rig.inbox.some((one) => one.type === 'text'))
  })
})
