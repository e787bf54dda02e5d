// Each call as it goes over the wire, and what its answer becomes.
import { describe, expect, it } from 'vitest'
import { createZaloOa, FILE_LIMIT, type ZaloOa } from '../../src/zalo-openapi/index.ts'
import { type Answered, type Got, ok, serve } from './serve.ts'

interface Rig {
  readonly oa: ZaloOa
  readonly got: Got[]
  readonly sent: () => unknown
}

async function rig(answer: Answered | ((got: Got) => Answered)): Promise<Rig> {
  const { base, got } = await serve((one) => (typeof answer === 'function' ? answer(one) : answer))
  const tokens = { access: () => Promise.resolve('t'), renewed: () => Promise.resolve('t') }
  return { oa: createZaloOa({ base, tokens }), got, sent: () => JSON.parse(got.at(-1)?.body ?? 'null') as unknown }
}

const SENT = ok({ message_id: 'm1', user_id: '25', sent_time: '1', quota: { quota_type: 'reply' } })

describe('a text', () => {
  it('goes to a user composed, with buttons and a quote', async () => {
    const { oa, sent } = await rig(SENT)
    const buttons = [
      { title: 'Nhập số liệu'.normalize('NFD'), payload: '#start' },
      { title: 'Mở', url: 'https://example.gov.vn/f' },
    ]
    await expect(oa.sendText('25', 'Chọn'.normalize('NFD'), { buttons, quote: 'q' })).resolves.toEqual({
      messageId: 'm1',
    })
    expect(sent()).toEqual({
      recipient: { user_id: '25' },
      message: {
        text: 'Chọn'.normalize('NFC'),
        quote_message_id: 'q',
        attachment: {
          type: 'template',
          payload: {
            buttons: [
              { title: 'Nhập số liệu'.normalize('NFC'), type: 'oa.query.hide', payload: '#start' },
              { title: 'Mở'.normalize('NFC'), type: 'oa.open.url', payload: { url: 'https://example.gov.vn/f' } },
            ],
          },
        },
      },
    })
  })

  it('without buttons has no attachment', async () => {
    const { oa, sent } = await rig(SENT)
    await oa.sendText('25', 'hello', { buttons: [] })
    expect(sent()).toEqual({ recipient: { user_id: '25' }, message: { text: 'hello' } })
  })

  it('goes to a group', async () => {
    const { oa, got, sent } = await rig(ok({ message_id: 'm2', group_id: 'g' }))
    await expect(oa.sendGroupText('g', 'hello')).resolves.toEqual({ messageId: 'm2' })
    expect(got[0]?.url).toBe('/v3.0/oa/group/message')
    expect(sent()).toEqual({ recipient: { group_id: 'g' }, message: { text: 'hello' } })
  })

  it('is counted after it was composed', async () => {
    const { oa } = await rig(SENT)
    await expect(oa.sendText('25', 'ệ'.normalize('NFD').repeat(2000))).resolves.toEqual({ messageId: 'm1' })
  })

  it.each([
    ['too long', (oa: ZaloOa) => oa.sendText('25', 'a'.repeat(2001))],
    ['too long for a group', (oa: ZaloOa) => oa.sendGroupText('25', 'a'.repeat(2001))],
    ['empty', (oa: ZaloOa) => oa.sendText('25', ' \n')],
    [
      'with six buttons',
      (oa: ZaloOa) =>
        oa.sendText('25', 'a', { buttons: Array.from({ length: 6 }, () => ({ title: 'a', payload: 'a' })) }),
    ],
    [
      'with a long title',
      (oa: ZaloOa) => oa.sendText('25', 'a', { buttons: [{ title: 'a'.repeat(101), payload: 'a' }] }),
    ],
    [
      'with a long payload',
      (oa: ZaloOa) => oa.sendText('25', 'a', { buttons: [{ title: 'a', payload: 'a'.repeat(1001) }] }),
    ],
  ])('that is %s is not sent', async (_name, send) => {
    const { oa, got } = await rig(SENT)
    await expect(send(oa)).rejects.toThrow(RangeError)
    expect(got).toEqual([])
  })
})

describe('a file', () => {
  it('is uploaded as a form, and sent by its token', async () => {
    const { oa, got, sent } = await rig(({ url }) => (url.includes('upload') ? ok({ token: 'f1' }) : SENT))
    const token = await oa.uploadFile('Báo cáo.pdf', new TextEncoder().encode('%PDF'))
    expect(got[0]).toMatchObject({ method: 'POST', url: '/v2.0/oa/upload/file' })
    expect(got[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
    expect(got[0]?.body).toContain(
      'name="file"; filename="Báo cáo.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF\r\n',
    )
    const file = { attachment: { type: 'file', payload: { token: 'f1' } } }
    await oa.sendFile('25', token)
    expect(sent()).toEqual({ recipient: { user_id: '25' }, message: file })
    await oa.sendGroupFile('g', token)
    expect(sent()).toEqual({ recipient: { group_id: 'g' }, message: file })
  })

  it.each([0, FILE_LIMIT + 1])('of %i bytes is not', async (size) => {
    const { oa, got } = await rig(SENT)
    await expect(oa.uploadFile('a.pdf', new Uint8Array(size))).rejects.toThrow(RangeError)
    expect(got).toEqual([])
  })

  it('without a token in the answer is a failure', async () => {
    const { oa } = await rig(ok({}))
    await expect(oa.uploadFile('a.csv', new Uint8Array(1))).rejects.toMatchObject({ kind: 'unreachable' })
  })
})

describe('about the account and users', () => {
  it('says who the account is', async () => {
    const { oa, got } = await rig(ok({ oa_id: 388, name: 'A', is_verified: true, package_name: 'Premium', more: 1 }))
    await expect(oa.oa()).resolves.toEqual({ id: '388', name: 'A', isVerified: true, packageName: 'Premium' })
    expect(got[0]?.url).toBe('/v2.0/oa/getoa')
  })

  it('says who a user is, however little is told', async () => {
    const full = await rig(ok({ user_id: 25, display_name: 'An', user_is_follower: true }))
    await expect(full.oa.user('25')).resolves.toEqual({ id: '25', name: 'An', follows: true })
    const little = await rig(ok({}))
    await expect(little.oa.user('25')).resolves.toEqual({ id: '25', name: '' })
  })

  it.each([
    [
      { last_interaction: '1690184100000', cs_reply: { remain: 6, total: 8 } },
      { lastInteraction: new Date(1_690_184_100_000), remain: 6, total: 8 },
    ],
    [{ last_interaction: 1_690_184_100_000 }, { lastInteraction: new Date(1_690_184_100_000) }],
    [{ last_interaction: '0', cs_reply: null }, {}],
    [{}, {}],
  ])('reads the quota %j', async (data, expected) => {
    const { oa, sent } = await rig(ok(data))
    await expect(oa.quota('25')).resolves.toEqual(expected)
    expect(sent()).toEqual({ user_id: '25' })
  })
})

describe('groups', () => {
  const GROUP = {
    group_id: 'g',
    name: 'A',
    group_link: 'https://zalo.me/g/a',
    group_description: '',
    total_member: '3',
    status: 'enabled',
  }
  const READ = { id: 'g', name: 'A', link: 'https://zalo.me/g/a', memberCount: 3, isEnabled: true }

  it('are made on an asset', async () => {
    const { oa, got, sent } = await rig(ok(GROUP))
    await expect(oa.groups.create({ name: 'A', description: 'B', assetId: 'x', members: ['u'] })).resolves.toEqual(READ)
    expect(got[0]?.url).toBe('/v3.0/oa/group/creategroupwithoa')
    expect(sent()).toEqual({ group_name: 'A', group_description: 'B', asset_id: 'x', member_user_ids: ['u'] })
  })

  it.each([
    ['a long name', { name: 'a'.repeat(31), members: ['u'] }],
    ['nobody', { name: 'a', members: [] }],
    ['too many', { name: 'a', members: Array.from({ length: 100 }, (_, i) => String(i)) }],
  ])('are not made with %s', async (_name, parts) => {
    const { oa } = await rig(ok(GROUP))
    await expect(oa.groups.create({ description: '', assetId: 'x', ...parts })).rejects.toThrow(RangeError)
  })

  it('are told one by one, with their most members', async () => {
    const { oa } = await rig(ok({ group_info: { ...GROUP, max_member: '10' }, asset_info: {}, group_setting: {} }))
    await expect(oa.groups.info('g')).resolves.toEqual({ ...READ, mostMembers: 10 })
  })

  /** Pages of `cap` at most, whatever was asked for. */
  const paged =
    (field: string, all: readonly object[], cap: number) =>
    ({ url }: Got) => {
      const query = new URL(url, 'http://x').searchParams
      const offset = Number(query.get('offset'))
      const page = all.slice(offset, offset + Math.min(cap, Number(query.get('count'))))
      return ok({ offset, count: page.length, total: page.length, [field]: page })
    }

  it.each([0, 1, 5, 50, 51, 123])('are listed all %i, whatever the size of a page', async (many) => {
    const all = Array.from({ length: many }, (_, i) => ({ ...GROUP, group_id: `g${i}` }))
    for (const cap of [5, 50]) {
      const { oa } = await rig(paged('groups', all, cap))
      const ids = (await oa.groups.list()).map(({ id }) => id)
      expect(ids).toEqual(all.map(({ group_id }) => group_id))
    }
  })

  it('end where a server begins anew', async () => {
    const { oa, got } = await rig(ok({ groups: [GROUP] }))
    await expect(oa.groups.list()).resolves.toEqual([READ])
    expect(got).toHaveLength(2)
  })

  it('have members, and the account among them', async () => {
    const members = [
      { user_id: 1, name: 'An' },
      { oa_id: '388', name: 'Tổng kết' },
    ]
    const { oa, got } = await rig(paged('members', members, 50))
    await expect(oa.groups.members('g')).resolves.toEqual([
      { id: '1', name: 'An', isOa: false },
      { id: '388', name: 'Tổng kết', isOa: true },
    ])
    expect(got[0]?.url).toBe('/v3.0/oa/group/listmember?group_id=g&offset=0&count=50')
  })

  it.each([
    ['invite', (oa: ZaloOa) => oa.groups.invite('g', ['u']), { group_id: 'g', member_user_ids: ['u'] }],
    ['acceptpendinginvite', (oa: ZaloOa) => oa.groups.accept('g', ['u']), { group_id: 'g', member_user_ids: ['u'] }],
    ['rejectpendinginvite', (oa: ZaloOa) => oa.groups.reject('g', ['u']), { group_id: 'g', member_user_ids: ['u'] }],
    ['delete', (oa: ZaloOa) => oa.groups.remove('g'), { group_id: 'g' }],
  ])('%s', async (path, act, body) => {
    const { oa, got, sent } = await rig({ body: { error: 0, data: null, message: 'Success' } })
    await act(oa)
    expect(got[0]?.url).toBe(`/v3.0/oa/group/${path}`)
    expect(sent()).toEqual(body)
  })

  it('are made of assets of three kinds of quota', async () => {
    const { oa, got } = await rig(({ body }) =>
      body.includes('purchase_quota')
        ? ok([
            {
              product_type: 'gmf10',
              quota_type: 'purchase_quota',
              asset_id: 7,
              valid_through: '10/10/2027',
              status: 'available',
            },
          ])
        : ok(body.includes('reward_quota') ? {} : []),
    )
    await expect(oa.groups.assets('gmf10')).resolves.toEqual([
      { id: '7', type: 'gmf10', quota: 'purchase_quota', isAvailable: true, validThrough: '10/10/2027' },
    ])
    expect(got).toHaveLength(3)
  })

  it('with an asset that cannot be read are a failure, not an empty list', async () => {
    const { oa } = await rig(ok([{ product_type: 'gmf10' }]))
    await expect(oa.groups.assets('gmf10')).rejects.toMatchObject({ kind: 'unreachable' })
  })
})
