/**
 * `tongket zalo` before a strict fake of Zalo: an administrator allows the app, makes groups and finds people, while a
 * server may have the same database open. Whatever goes wrong is told with a remedy, and costs the server nothing.
 */
import { describe, expect, it } from 'vitest'
import { wait } from '../../src/channels/wait.ts'
import { createTokens } from '../../src/zalo-openapi/index.ts'
import { dataOf } from './command-line.ts'
import { authorised, type Env, PUBLIC_URL, type ZaloAccount, zaloAccount } from './zalo-account.ts'

const TOKEN_PATH = '/v4/oa/access_token'
const CREATE = '/v3.0/oa/group/creategroupwithoa'
/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:4'
const NO_ZALO: Env = { ZALO_APP_ID: '', ZALO_APP_SECRET: '', ZALO_OA_ID: '', ZALO_OA_SECRET_KEY: '' }

interface Link {
  readonly callback: string
  readonly challenge: string
  readonly consent: string
}

async function linkOf({ run }: ZaloAccount): Promise<Link> {
  const { code, data } = dataOf(await run('zalo authorize --json'))
  expect(code).toBe(0)
  return data as Link
}

/** The address at which a browser ends. */
async function consented(account: ZaloAccount, oaId = account.fake.oaId): Promise<string> {
  const { callback, challenge } = await linkOf(account)
  const code = account.fake.consent(challenge)
  return `${callback}?oa_id=${oaId}&state=${oaId}&code=${code}`
}

function tokensOf({ fake, store }: ZaloAccount) {
  const oauth = { base: fake.base, appId: fake.appId, appSecret: fake.appSecret }
  const grants = store.grants(`zalo-oa:${fake.oaId}`)
  return createTokens({ store: grants, oauth, now: () => new Date(), sleep: wait, onTrouble: () => undefined })
}

/** Somebody who follows the account and answers for a unit. */
async function officer({ fake, store }: ZaloAccount, name: string, unit: string): Promise<string> {
  const id = fake.person(name)
  fake.follow(id)
  const createdAt = new Date()
  await store.write(async (tx) => {
    const person = await tx.people.of('zalo-oa', { id, name }, createdAt)
    await tx.links.add({ personId: person.id, unit, role: 'officer', createdAt })
  })
  return id
}

describe('zalo authorize', { timeout: 120_000 }, () => {
  it('says what to do, step by step, with the same challenge each time', async () => {
    const account = await zaloAccount()
    const first = await account.run('zalo authorize')
    expect(first).toMatchObject({ code: 0, err: '' })
    const steps = first.out.split('\n').map((line) => /^\d(?=\. )/.exec(line)?.[0])
    expect(steps.filter(Boolean)).toEqual(['1', '2', '3', '4', '5', '6'])
    const link = await linkOf(account)
    expect(link.callback).toBe(`${PUBLIC_URL}/zalo/callback`)
    const consent = new URL(link.consent)
    expect(consent.origin + consent.pathname).toBe(`${account.fake.base}/v4/oa/permission`)
    expect(Object.fromEntries(consent.searchParams)).toEqual({
      app_id: account.fake.appId,
      redirect_uri: link.callback,
      code_challenge: link.challenge,
      state: account.fake.oaId,
    })
    for (const part of [link.callback, link.challenge, link.consent]) expect(first.out).toContain(part)
    expect(first.out).toContain('Sản phẩm > Official Account > Thiết lập chung')
    expect(first.out).toContain('--redirected')
    const english = await account.run('zalo authorize --callback https://x.example/cb', { LOCALE: 'en' })
    expect(english.out).toContain('redirect_uri=https%3A%2F%2Fx.example%2Fcb')
    expect(english.out).toContain(link.challenge)
  })

  it('takes the address of the browser, and a server that is running goes on with it', async () => {
    const account = await zaloAccount()
    const { fake, run } = account
    const server = tokensOf(account)
    await expect(server.access()).rejects.toThrow('nobody has authorised')
    const address = await consented(account)
    const ended = await run(`zalo authorize --redirected "${address}"`)
    expect(ended).toMatchObject({ code: 0, err: '' })
    expect(ended.out).toContain(`${fake.oaName} (${fake.oaId})`)
    expect(await server.access()).toBe(fake.liveAccess())
    expect(server.state()).toMatchObject({ standing: 'good', works: true })
    expect(await account.grant()).toMatchObject({ refreshToken: fake.liveRefresh() })
    expect(fake.violations).toEqual([])
  })

  it('mends what was refused, under a server that is running', async () => {
    const account = await zaloAccount()
    const { fake, run, store } = account
    await store.grants(`zalo-oa:${fake.oaId}`).adopt({ refreshToken: 'of-long-ago', obtainedAt: new Date() })
    const server = tokensOf(account)
    await expect(server.access()).rejects.toThrow('refused')
    expect((await run('zalo groups')).code).toBe(1)
    await run(`zalo authorize --redirected "${await consented(account)}"`)
    expect(await server.access()).toBe(fake.liveAccess())
  })

  it('reads the address from standard input, or the code alone', async () => {
    const account = await zaloAccount()
    const { fake, run } = account
    const piped = await run('zalo authorize', {}, `${await consented(account)}\n`)
    expect(piped).toMatchObject({ code: 0, err: '' })
    expect(piped.out).toContain(fake.oaName)
    expect(piped.out).not.toContain('--redirected')
    const { challenge } = await linkOf(account)
    const bare = dataOf(await run(`zalo authorize --redirected ${fake.consent(challenge)} --json`))
    expect(bare).toEqual({
      code: 0,
      data: { account: { id: fake.oaId, name: fake.oaName }, accessEndsAt: expect.stringMatching(/Z$/) as unknown },
    })
    expect(fake.grants.map(({ outcome }) => outcome)).toEqual(['ok', 'ok'])
  })

  it('takes a refresh token from standard input, or with a warning from the arguments', async () => {
    const account = await zaloAccount()
    const { fake, run } = account
    const piped = await run('zalo authorize --refresh-token -', {}, `${fake.firstRefreshToken}\n`)
    expect(piped).toMatchObject({ code: 0, err: '' })
    expect(piped.out).toContain(fake.oaName)
    const second = fake.liveRefresh() ?? ''
    expect(await account.grant()).toMatchObject({ refreshToken: second, accessToken: fake.liveAccess() })
    // It is the stored one now, which the server may be about to use: it is not presented here.
    expect((await run(`zalo authorize --refresh-token ${second}`)).code).toBe(0)
    expect(fake.grants).toHaveLength(1)
    const other = await zaloAccount()
    const given = await other.run(`zalo authorize --refresh-token ${other.fake.firstRefreshToken} --json`)
    expect(dataOf(given).data).toMatchObject({ account: { id: other.fake.oaId } })
    expect(given.err).toContain('--refresh-token -')
  })

  it('proves a stored token that never was used', async () => {
    const account = await zaloAccount()
    const { fake, run, store } = account
    const refreshToken = fake.firstRefreshToken
    await store.grants(`zalo-oa:${fake.oaId}`).adopt({ refreshToken, obtainedAt: new Date() })
    expect((await run('zalo authorize --refresh-token -', {}, refreshToken)).code).toBe(0)
    expect(await account.grant()).toMatchObject({ accessToken: fake.liveAccess() })
  })

  it('does not present a token of the settings a second time', async () => {
    const account = await zaloAccount()
    const { fake, run } = account
    const settings = { ZALO_OA_REFRESH_TOKEN: fake.firstRefreshToken }
    expect((await run('zalo groups', settings)).code).toBe(0)
    const again = await run('zalo authorize --refresh-token -', settings, fake.firstRefreshToken)
    expect(again.code).toBe(1)
    expect(again.err).toMatch(/đã được dùng.*API Explorer/)
    expect(fake.grants).toHaveLength(1)
    // And after another authorisation the settings do not come back.
    await run(`zalo authorize --redirected "${await consented(account)}"`, settings)
    expect((await run('zalo groups', settings)).code).toBe(0)
    expect(fake.grants.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual(['refresh ok', 'code ok'])
  })

  it('stores the tokens although the account cannot be asked', async () => {
    const account = await zaloAccount()
    account.fake.fail('/v2.0/oa/getoa', { status: 502 })
    const ended = await account.run(`zalo authorize --redirected "${await consented(account)}"`)
    expect(ended.code).toBe(0)
    expect(ended.out).toContain('HTTP 502')
    expect(await account.grant()).toMatchObject({ accessToken: account.fake.liveAccess() })
  })
})

describe('zalo authorize refuses', { timeout: 120_000 }, () => {
  it.each<[string, string, number, RegExp, Env, string?]>([
    ['without settings', '', 78, /ZALO_APP_ID.*docs\/zalo\.vi\.md/, NO_ZALO],
    ['with half of the settings', '', 78, /ZALO_APP_SECRET/, { ZALO_APP_SECRET: '' }],
    ['without a callback', '', 2, /PUBLIC_URL.*--callback/, { PUBLIC_URL: '' }],
    ['a callback that is none', '--callback nowhere', 2, /--callback/, {}],
    ['an address without a code', '--redirected https://baocao.example.vn/zalo/callback', 2, /code=/, {}],
    ['words on standard input', '', 2, /code=/, {}, 'tôi chưa thấy địa chỉ nào\n'],
    ['a code that Zalo never gave', '--redirected abcdefghij', 1, /-14014.*một lần.*10 phút/, {}],
    ['no refresh token', '--refresh-token -', 2, /API Explorer/, {}],
    ['a refresh token with a space', '--refresh-token -', 2, /API Explorer/, {}, 'a b\n'],
    ['both ways at once', '--refresh-token - --redirected abcdefghij', 2, /npx tongket --help/, {}],
    ['while nobody listens', '--redirected abcdefghij', 1, /ECONNREFUSED.*đường mạng/, { ZALO_OAUTH_BASE: NOWHERE }],
    ['a token while nobody listens', '--refresh-token -', 1, /ECONNREFUSED/, { ZALO_OAUTH_BASE: NOWHERE }, 'abc\n'],
    ['a wrong refresh token', '--refresh-token -', 1, /-14014.*chưa lưu gì/, {}, 'of-another-app\n'],
    ['a wrong secret of the app', '--refresh-token -', 1, /ZALO_APP_SECRET/, { ZALO_APP_SECRET: 'wrong-one' }, 'abc\n'],
  ])('%s, with a remedy', async (_what, args, code, said, env, input) => {
    const account = await zaloAccount()
    await authorised(account)
    const before = await account.grant()
    const ended = await account.run(`zalo authorize ${args}`, env, input)
    expect({ code: ended.code }, ended.err).toEqual({ code })
    expect(ended.err).toMatch(said)
    // What the server has is worth more than what somebody tried.
    expect(await account.grant()).toEqual(before)
  })

  it('a code that was used, that is too old, or of another challenge', async () => {
    let late = 0
    const account = await zaloAccount({ now: () => Date.now() + late })
    const { fake, run } = account
    const used = await consented(account)
    await run(`zalo authorize --redirected "${used}"`)
    const again = await run(`zalo authorize --redirected "${used}"`)
    const old = await consented(account)
    late = 11 * 60_000
    const expired = await run(`zalo authorize --redirected "${old}"`)
    const foreign = fake.consent('x'.repeat(43))
    const other = await run(`zalo authorize --redirected ${foreign}`)
    for (const { code, err } of [again, expired, other]) {
      expect(code).toBe(1)
      expect(err).toMatch(/không nhận mã cấp quyền \(mã lỗi -14014\).*zalo authorize/)
    }
    expect(await account.grant()).toMatchObject({ accessToken: fake.liveAccess() })
  })

  it('permission of another account, said by the address or by Zalo itself', async () => {
    const account = await zaloAccount()
    await authorised(account)
    const before = await account.grant()
    const foreign = await account.run(`zalo authorize --redirected "${await consented(account, '123456')}"`)
    expect(foreign.code).toBe(1)
    expect(foreign.err).toMatch(/OA 123456, còn ZALO_OA_ID là 388613280878808645/)
    expect(account.fake.grants).toEqual([])
    expect(await account.grant()).toEqual(before)
    const other = await zaloAccount()
    const ours = { ZALO_OA_ID: '123456' }
    const ended = await other.run('zalo authorize --refresh-token -', ours, other.fake.firstRefreshToken)
    expect(ended.code).toBe(1)
    expect(ended.err).toMatch(/OA 388613280878808645, còn ZALO_OA_ID là 123456/)
    expect(await other.store.grants('zalo-oa:123456').get()).toBeUndefined()
  })

  it('what Zalo never answered, which may be used up', async () => {
    const account = await zaloAccount()
    await authorised(account)
    const before = await account.grant()
    const address = await consented(account)
    account.fake.fail(TOKEN_PATH, 'drop-after')
    const code = await account.run(`zalo authorize --redirected "${address}"`)
    account.fake.fail(TOKEN_PATH, 'garbage')
    const token = await account.run('zalo authorize --refresh-token -', {}, 'one-of-the-explorer')
    expect([code.code, token.code]).toEqual([1, 1])
    expect(code.err).toMatch(/dùng mất.*mở liên kết lần nữa/)
    expect(token.err).toMatch(/dùng mất.*API Explorer/)
    expect(await account.grant()).toEqual(before)
  })
})

describe('zalo groups', { timeout: 120_000 }, () => {
  it('are made for a unit after its people, linked, listed and joined by more', async () => {
    const account = await zaloAccount()
    const { fake, run, store } = account
    await run(`zalo authorize --redirected "${await consented(account)}"`)
    const lan = await officer(account, 'Nguyễn Thị Lan', 'STP')
    const hung = fake.person('Trần Văn Hùng')
    fake.follow(hung)
    const large = fake.asset('gmf100')
    const small = fake.asset('gmf10')
    const made = dataOf(await run('zalo groups create stp --json'))
    expect(made).toMatchObject({ code: 0, data: { name: 'Sở Tư pháp', unit: 'STP', role: 'officer', asset: small } })
    const { id, link } = made.data as { id: string; link: string }
    expect(fake.members(id)).toEqual([lan])
    const chats = await store.links.chatsOf('STP', 'officer')
    expect(chats).toMatchObject([{ channel: 'zalo-oa', externalId: `group:${id}`, kind: 'group', title: 'Sở Tư pháp' }])

    expect(dataOf(await run('zalo groups --json'))).toEqual({
      code: 0,
      data: [{ id, name: 'Sở Tư pháp', members: 2, enabled: true, link, links: [{ unit: 'STP', role: 'officer' }] }],
    })
    const again = await run('zalo groups create STP')
    expect(again.code).toBe(1)
    expect(again.err).toContain(`Sở Tư pháp (${id})`)

    const invited = dataOf(await run(`zalo groups invite STP --members ${hung} --json`))
    expect(invited).toEqual({ code: 0, data: { group: id, invited: 1 } })
    expect(fake.members(id)).toEqual([lan, hung])

    const named = await run(
      `zalo groups create CAT --name "Tổ số liệu" --members ${lan},${hung},${lan} --asset ${large}`,
    )
    expect(named.code, named.err).toBe(0)
    expect(named.out).toMatch(/Tổ số liệu.*Công an tỉnh/)
    expect(named.out).toContain('https://zalo.me/g/')
    const list = await run('zalo groups')
    expect(list.out).toMatch(/^[0-9a-f]+\tSở Tư pháp\t3 thành viên\tđang dùng\tSTP \(cán bộ\)\thttps:/m)
    expect(fake.violations).toEqual([])
  })

  it('are told as they are: without a unit, or disabled', async () => {
    const account = await zaloAccount()
    await authorised(account)
    expect((await account.run('zalo groups')).out).toContain('zalo groups create')
    const person = account.fake.person('Lê Văn Chung')
    const group = account.fake.group('Nhóm cũ', [person])
    account.fake.disable(group)
    const { data } = dataOf(await account.run('zalo groups --json'))
    expect(data).toMatchObject([{ id: group, enabled: false, links: [] }])
    expect((await account.run('zalo groups')).out).toMatch(/đã bị tắt\tchưa liên kết/)
  })

  it('renew the tokens as the server would, so that both go on', async () => {
    const account = await zaloAccount()
    const { fake, run } = account
    await authorised(account)
    fake.expireAccess()
    const both = await Promise.all([run('zalo groups --json'), run('zalo groups --json')])
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    expect(fake.grants.map(({ outcome }) => outcome)).toEqual(['ok'])
    expect(await account.grant()).toMatchObject({ refreshToken: fake.liveRefresh(), accessToken: fake.liveAccess() })
  })

  it.each<[string, string, number, RegExp, ((account: ZaloAccount) => void)?]>([
    ['a unit that is not there', 'create SAI', 2, /SAI.*npx tongket units/],
    ['a unit of which nobody is on Zalo', 'create SYT', 2, /SYT.*--members.*zalo people/],
    ['a name that is too long', `create STP --name ${'a'.repeat(31)}`, 2, /30/],
    ['ids that are none', 'create STP --members lan', 2, /--help/],
    ['an asset that is not there', 'create STP --asset 0123', 1, /-201.*docs\/zalo\.vi\.md/],
    ['without a free asset', 'create STP', 1, /GMF.*1 người/],
    ['a unit without a group', 'invite STP --members 123', 2, /groups create STP/],
    ['neither unit nor group', 'invite nowhere --members 123', 2, /nowhere/],
    ['an invitation of nobody', 'invite STP', 2, /--members/],
    ['a group that is not there', 'invite 0123456789abcdef --members 4821604173520918401', 1, /mã lỗi -/],
    ['too many calls', 'create STP', 1, /một phút/, ({ fake }) => fake.fail('/v3.0/oa/quota/group', { error: -32 })],
    [
      'people who do not follow the account',
      'create STP',
      1,
      /Quan tâm/,
      ({ fake }) => {
        fake.asset('gmf10')
        fake.fail(CREATE, { error: -213 })
      },
    ],
    [
      'what may have been made',
      'create STP',
      1,
      /có thể nhóm đã được tạo.*zalo groups/,
      ({ fake }) => {
        fake.asset('gmf10')
        fake.fail(CREATE, 'drop-after')
      },
    ],
  ])('are refused to %s, with a remedy', async (_what, args, code, said, prepare) => {
    const account = await zaloAccount()
    await authorised(account)
    await officer(account, 'Nguyễn Thị Lan', 'STP')
    prepare?.(account)
    const ended = await account.run(`zalo groups ${args}`)
    expect({ code: ended.code, out: ended.out }, ended.err).toEqual({ code, out: '' })
    expect(ended.err).toMatch(said)
    expect(await account.store.links.chatsOf('STP')).toEqual([])
  })

  it('say when there is no permission, when it has ended, and when Zalo is not there', async () => {
    const account = await zaloAccount()
    const { fake, run } = account
    const never = await run('zalo groups')
    const unset = await run('zalo groups', NO_ZALO)
    await authorised(account)
    const nowhere = await run('zalo groups', { ZALO_OPENAPI_BASE: NOWHERE })
    fake.revoke()
    const revoked = await run('zalo groups')
    expect([never, unset, nowhere, revoked].map(({ code }) => code)).toEqual([1, 78, 1, 1])
    expect(never.err).toMatch(/chưa cấp quyền.*zalo authorize/)
    expect(nowhere.err).toMatch(/ECONNREFUSED/)
    expect(revoked.err).toMatch(/không nhận mã đang lưu.*zalo authorize/)
    const lost = await zaloAccount()
    await lost.store
      .grants(`zalo-oa:${lost.fake.oaId}`)
      .adopt({ refreshToken: lost.fake.firstRefreshToken, obtainedAt: new Date() })
    lost.fake.fail(TOKEN_PATH, 'drop-after')
    const unknown = await lost.run('zalo groups')
    expect(unknown.code).toBe(1)
    expect(unknown.err).toMatch(/không có trả lời.*zalo authorize/)
  })

  it('invite by the id of one group where a unit has several', async () => {
    const account = await zaloAccount()
    const { fake, run, store } = account
    await authorised(account)
    const lan = await officer(account, 'Nguyễn Thị Lan', 'STP')
    const groups = [fake.group('Một', []), fake.group('Hai', [])]
    const now = new Date()
    await store.write(async (tx) => {
      for (const id of groups) {
        const chat = await tx.chats.of('zalo-oa', { id: `group:${id}`, kind: 'group' }, now)
        await tx.links.add({ chatId: chat.id, unit: 'STP', role: 'officer', createdAt: now })
      }
    })
    const which = await run(`zalo groups invite STP --members ${lan}`)
    expect(which.code).toBe(2)
    for (const id of groups) expect(which.err).toContain(id)
    expect((await run(`zalo groups invite ${groups[1] ?? ''} --members ${lan}`)).code).toBe(0)
    expect(groups.map((id) => fake.members(id))).toEqual([[], [lan]])
  })
})

it('zalo people lists whom the program knows, but nobody who was forgotten', { timeout: 60_000 }, async () => {
  const account = await zaloAccount()
  const { fake, run, store } = account
  expect((await run('zalo people')).out).toMatch(/nhắn một tin/)
  const lan = await officer(account, 'Nguyễn Thị Lan', 'STP')
  const gone = await officer(account, 'Người Đã Rút', 'SYT')
  const now = new Date()
  await store.write(async (tx) => {
    await tx.people.forget('zalo-oa', gone, { at: now, by: 'platform' })
    await tx.people.of('zalo-oa', { id: fake.oaId }, now)
    await tx.people.of('telegram', { id: '42', name: 'Ngoài Zalo' }, now)
    await tx.people.of('zalo-bot', { id: '6ede9afa', name: 'Trần Văn Hùng' }, now)
  })
  expect(dataOf(await run('zalo people --json', NO_ZALO)).data).toContainEqual({
    id: lan,
    name: 'Nguyễn Thị Lan',
    channel: 'zalo-oa',
    links: [{ unit: 'STP', role: 'officer' }],
  })
  const { out, code } = await run('zalo people')
  expect(code).toBe(0)
  expect(out.trimEnd().split('\n')).toEqual([
    `${lan}\tNguyễn Thị Lan\tzalo-oa\tSTP (cán bộ)`,
    '6ede9afa\tTrần Văn Hùng\tzalo-bot\tchưa liên kết',
  ])
})
