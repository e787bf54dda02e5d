// The fake's groups: bought, made, filled, written to; what an app may not do there is refused and noted.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeZaloOa, startFakeZaloOa } from '../../fakes/zalo-oa/fake.ts'
import { HOUR, plain, START } from './plain.ts'

let at: number
let fake: FakeZaloOa
let ask: ReturnType<typeof plain>
let lan: string
let minh: string

const G = '/v3.0/oa/group'

beforeEach(async () => {
  at = START
  fake = await startFakeZaloOa({ now: () => at })
  ask = plain(fake)
  lan = fake.person('Lan')
  minh = fake.person('Minh')
  fake.follow(lan)
  fake.say(minh, 'xin chào')
})

afterEach(() => fake.stop())

const make = (more: Record<string, unknown> = {}): ReturnType<typeof ask.post> =>
  ask.post(`${G}/creategroupwithoa`, {
    group_name: 'Phòng Tổng hợp',
    group_description: 'Số liệu hằng tháng',
    asset_id: more['asset_id'] ?? fake.asset('gmf10'),
    member_user_ids: [lan, minh],
    ...more,
  })

const idOf = (answer: { data?: unknown }): string => (answer.data as { group_id: string }).group_id
const whys = (): string[] => fake.violations.map(({ why }) => why)

describe('making a group', () => {
  it('takes an asset that was bought, which then is used', async () => {
    const asset = fake.asset('gmf10')
    const group = idOf(await make({ asset_id: asset }))
    expect(await ask.get(`${G}/getgroup`, { group_id: group })).toMatchObject({
      data: {
        group_info: { name: 'Phòng Tổng hợp', status: 'enabled', total_member: '3', max_member: '10' },
        asset_info: { asset_type: 'gmf10', asset_id: asset },
        group_setting: { lock_send_msg: false },
      },
    })
    const owned = { quota_owner: 'OA', product_type: 'gmf10', quota_type: 'purchase_quota' }
    expect(await ask.post('/v3.0/oa/quota/group', owned)).toMatchObject({
      data: [{ asset_id: asset, status: 'used', used_id: group }],
    })
    expect(await make({ asset_id: asset })).toMatchObject({ error: -238 })
    expect(await make({ asset_id: 'none' })).toMatchObject({ error: -201 })
    expect(fake.violations).toEqual([])
    expect(fake.members(group)).toEqual([lan, minh])
  })

  it('needs people who follow, or did something within seven days', async () => {
    const stranger = fake.person('Hoa')
    expect(await make({ member_user_ids: [stranger] })).toMatchObject({ error: -213 })
    at += 7 * 24 * HOUR + 1
    await ask.renew()
    expect(await make({ member_user_ids: [minh] })).toMatchObject({ error: -213 })
    expect(await make({ member_user_ids: [lan] })).toMatchObject({ error: 0 })
  })

  it.each<[string, Record<string, unknown>, number]>([
    ['no name', { group_name: ' ' }, -201],
    ['a name of 31', { group_name: 'ô'.repeat(31) }, -210],
    ['nobody', { member_user_ids: [] }, -201],
    ['numbers for people', { member_user_ids: [1] }, -201],
    ['an unknown field', { avatar: 'x' }, -201],
  ])('with %s is a breach', async (_name, more, code) => {
    expect(await make(more)).toMatchObject({ error: code })
    expect(fake.violations).toHaveLength(1)
  })

  it('with somebody twice or a hundred people is a breach; with more than it holds is refused', async () => {
    const many = Array.from({ length: 100 }, (_, n) => fake.person(`Người ${n}`))
    for (const one of many) fake.follow(one)
    expect(await make({ member_user_ids: [lan, lan] })).toMatchObject({ error: -201 })
    expect(await make({ member_user_ids: many, asset_id: fake.asset('gmf100') })).toMatchObject({ error: -210 })
    expect(fake.violations).toHaveLength(2)
    expect(await make({ member_user_ids: many.slice(0, 11) })).toMatchObject({ error: -210 })
    expect(await make({ member_user_ids: many.slice(0, 99), asset_id: fake.asset('gmf100') })).toMatchObject({
      error: 0,
    })
    expect(fake.violations).toHaveLength(2)
  })
})

describe('lists', () => {
  it('come five at a time unless more is asked for, and never more than fifty', async () => {
    const people = Array.from({ length: 59 }, (_, n) => fake.person(`Người ${n}`))
    const groups = Array.from({ length: 7 }, (_, n) => fake.group(`Nhóm ${n}`, n === 0 ? people : [lan]))
    const first = await ask.get(`${G}/getgroupsofoa`)
    expect(first.data).toMatchObject({ offset: 0, count: 5, total: 7, group_count: 5 })
    const rest = await ask.get(`${G}/getgroupsofoa`, { offset: '5', count: '5' })
    expect(rest.data).toMatchObject({ group_count: 2, groups: [{ group_id: groups[5] }, { group_id: groups[6] }] })
    const group_id = groups[0] ?? ''
    const members = await ask.get(`${G}/listmember`, { group_id, offset: '0', count: '100' })
    expect(members.data).toMatchObject({ total: 60, member_count: 50 })
    const [oa, person] = (members.data as { members: object[] }).members
    expect(oa).toMatchObject({ oa_id: fake.oaId })
    expect(oa).not.toHaveProperty('user_id')
    expect(person).toMatchObject({ user_id: people[0], name: 'Người 0' })
  })
})

describe('changing a group', () => {
  it('its name, its asset, its people, its administrators', async () => {
    const group_id = idOf(await make({ member_user_ids: [lan] }))
    const asset = fake.asset('gmf50')
    const hoa = fake.person('Hoa')
    fake.follow(hoa)
    fake.askToJoin(group_id, hoa)
    expect(await ask.get(`${G}/listpendinginvite`, { group_id })).toMatchObject({
      data: { members: [{ user_id: hoa }] },
    })
    const done = [
      await ask.post(`${G}/updateinfo`, { group_id, group_name: 'Mới', join_appr: true }),
      await ask.post(`${G}/updateasset`, { group_id, asset_id: asset }),
      await ask.post(`${G}/invite`, { group_id, member_user_ids: [minh] }),
      await ask.post(`${G}/acceptpendinginvite`, { group_id, member_user_ids: [hoa] }),
      await ask.post(`${G}/addadmins`, { group_id, member_user_ids: [minh] }),
      await ask.post(`${G}/removeadmins`, { group_id, member_user_ids: [minh] }),
      await ask.post(`${G}/removemembers`, { group_id, member_user_ids: [hoa] }),
    ]
    expect(done.map(({ error }) => error)).toEqual([0, 0, 0, 0, 0, 0, 0])
    expect(done[0]?.data).toMatchObject({ group_info: { name: 'Mới' }, group_setting: { join_appr: true } })
    expect(fake.members(group_id)).toEqual([lan, minh])
    expect(fake.violations).toEqual([])
  })

  it('is refused where it makes no sense', async () => {
    const group_id = idOf(await make({ member_user_ids: [lan] }))
    const used = fake.asset()
    await make({ asset_id: used })
    const refused = [
      await ask.post(`${G}/updateasset`, { group_id, asset_id: used }),
      await ask.post(`${G}/invite`, { group_id, member_user_ids: [fake.person('Hoa')] }),
      await ask.post(`${G}/acceptpendinginvite`, { group_id, member_user_ids: [minh] }),
      await ask.post(`${G}/rejectpendinginvite`, { group_id, member_user_ids: [minh] }),
      await ask.post(`${G}/addadmins`, { group_id, member_user_ids: [minh] }),
      await ask.get(`${G}/getgroup`, { group_id: 'none' }),
    ]
    expect(refused.map(({ error }) => error)).toEqual([-241, -213, -201, -201, -201, -201])
    expect(fake.violations).toEqual([])
  })
})

describe('a message in a group', () => {
  let group: string

  beforeEach(() => {
    group = fake.group('Phòng Tổng hợp', [lan, minh])
  })

  it('needs no window', async () => {
    at += 20 * HOUR
    fake.unfollow(lan)
    const answer = await ask.writeIn(group, { text: 'Kỳ tháng 11' })
    expect(answer.data).toEqual({ message_id: fake.last(group)?.id, group_id: group })
    fake.sayIn(group, lan, '125', { quote: fake.last(group)?.id ?? '' })
    expect(fake.messages(group).map(({ from, text }) => [from, text])).toEqual([
      ['oa', 'Kỳ tháng 11'],
      [lan, '125'],
    ])
    const told = await ask.get(`${G}/conversation`, { group_id: group })
    expect(told.data).toMatchObject([
      { src: 1, message: '125', from_id: lan, from_display_name: 'Lan', group_id: group },
      { src: 0, message: 'Kỳ tháng 11', from_id: fake.oaId },
    ])
    expect(await ask.get(`${G}/listrecentchat`)).toMatchObject({ data: [{ message: '125' }] })
    expect(fake.billed()).toBe(0)
  })

  it('names members and everybody', async () => {
    await ask.writeIn(group, { text: `[@${lan}] và [@${group}]: [1] a@b` })
    expect(fake.last(group)).toMatchObject({ text: '@Lan và @All: [1] a@b', mentions: [lan, group] })
    expect(fake.violations).toEqual([])
  })

  it.each(['[@1]', '[@', '[@abc] đã gửi', '[[@x]'])('%s, which names nobody, arrives and is noted', async (text) => {
    expect(await ask.writeIn(group, { text })).toMatchObject({ error: 0 })
    expect(fake.last(group)).toMatchObject({ text, mentions: [] })
    expect(whys()).toEqual(['[@ in a text that names nobody of the group'])
  })

  it('names nobody who is elsewhere, and not the OA', async () => {
    const hoa = fake.person('Hoa')
    await ask.writeIn(group, { text: `[@${hoa}] [@${lan}]` })
    await ask.writeIn(group, { text: `[@${fake.oaId}]` })
    expect(fake.messages(group).map(({ mentions }) => mentions)).toEqual([[lan], []])
    expect(fake.violations).toHaveLength(2)
  })

  it.each<[string, object, number]>([
    ['an empty text', { text: '' }, -201],
    ['a text of 2001', { text: 'a'.repeat(2001) }, -210],
    ['a reply', { text: 'a', quote_message_id: 'b' }, -201],
    [
      'buttons',
      {
        text: 'a',
        attachment: { type: 'template', payload: { buttons: [{ title: 'a', type: 'oa.query.hide', payload: 'b' }] } },
      },
      -233,
    ],
  ])('with %s is a breach', async (_name, message, code) => {
    expect(await ask.writeIn(group, message)).toMatchObject({ error: code })
    expect(fake.violations).toHaveLength(1)
    expect(fake.messages(group)).toEqual([])
  })

  it('in another form than NFC is noted', async () => {
    await ask.writeIn(group, { text: 'Tổng hợp'.normalize('NFD') })
    expect(whys()).toEqual(['the text is not in NFC'])
  })

  it('may be a file or a picture', async () => {
    const { token } = (await ask.upload('file', 'báo cáo.pdf', new Uint8Array(9))).data as { token: string }
    const file = { attachment: { type: 'file', payload: { token } } }
    expect(await ask.writeIn(group, file)).toMatchObject({ error: 0 })
    expect(fake.last(group)?.file?.name).toBe('báo cáo.pdf')
    const elements = [{ media_type: 'image', url: 'https://example.vn/a.png' }]
    const picture = { text: 'a', attachment: { type: 'template', payload: { template_type: 'media', elements } } }
    expect(await ask.writeIn(group, picture)).toMatchObject({ error: 0 })
    expect(fake.violations).toEqual([])
  })

  it('is refused when the group is disabled, when the OA is out, when there is no such group', async () => {
    fake.disable(group)
    expect(await ask.writeIn(group, { text: 'a' })).toMatchObject({ error: -237 })
    expect(await ask.get(`${G}/getgroup`, { group_id: group })).toMatchObject({
      data: { group_info: { status: 'disabled' } },
    })
    await ask.post(`${G}/updateasset`, { group_id: group, asset_id: fake.asset('gmf100') })
    expect(await ask.writeIn(group, { text: 'a' })).toMatchObject({ error: 0 })
    fake.removeOa(group)
    expect(await ask.writeIn(group, { text: 'a' })).toMatchObject({ error: -403 })
    expect(await ask.writeIn('none', { text: 'a' })).toMatchObject({ error: -201 })
    const dissolved = fake.group('Khác', [lan])
    expect(await ask.post(`${G}/delete`, { group_id: dissolved })).toMatchObject({ error: 0 })
    expect(await ask.writeIn(dissolved, { text: 'a' })).toMatchObject({ error: -403 })
    expect(await ask.get(`${G}/getgroupsofoa`)).toMatchObject({ data: { total: 0 } })
    expect(fake.violations).toEqual([])
  })

  it('is said by members alone', () => {
    fake.leave(group, minh)
    expect(() => fake.sayIn(group, minh, 'a')).toThrow('not in the group')
    expect(() => fake.send(lan, 'location', group)).toThrow('no location')
  })
})
