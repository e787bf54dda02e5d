/** `tongket doctor` before strict fakes: it asks each platform that is set up, and says what is wrong and what to do. */
import { describe, expect, it, onTestFinished } from 'vitest'
import { type FakeTelegram, startFakeTelegram } from '../fakes/telegram/fake.ts'
import { type FakeZaloBot, startFakeZaloBot } from '../fakes/zalo-bot/fake.ts'
import { dataOf } from './command-line.ts'
import { authorised, type Env, PUBLIC_URL, type ZaloAccount, zaloAccount } from './zalo-account.ts'

interface Row {
  readonly what: string
  readonly ok: boolean
  readonly detail: string
  readonly warns?: true
}

interface Platforms {
  readonly account: ZaloAccount
  readonly telegram: FakeTelegram
  readonly bot: FakeZaloBot
  /** The settings of all three. */
  readonly env: Env
}

const TOKEN_PATH = '/v4/oa/access_token'
/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:4'

async function platforms(): Promise<Platforms> {
  const [account, telegram, bot] = await Promise.all([zaloAccount(), startFakeTelegram(), startFakeZaloBot()])
  onTestFinished(async () => {
    await Promise.all([telegram.stop(), bot.stop()])
  })
  const env = {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ZALO_BOT_TOKEN: bot.token,
    ZALO_BOT_API_BASE: bot.apiBase,
  }
  return { account, telegram, bot, env }
}

/** The rows by what they are about; no token stands in any. */
async function rowsOf(
  { account, telegram, bot, env }: Platforms,
  more: Env = {},
): Promise<{ code: number; row: (what: string) => Row | undefined }> {
  const ended = await account.run('doctor --json', { ...env, ...more })
  for (const token of [telegram.token, bot.token]) expect(ended.out + ended.err).not.toContain(token)
  const { code, data } = dataOf(ended)
  const rows = data as Row[]
  return { code, row: (what) => rows.find((r) => r.what === what) }
}

function rowOf(what: string, state: 'well' | 'warns' | 'bad', detail: RegExp): unknown {
  const said = { what, detail: expect.stringMatching(detail) as unknown }
  return state === 'warns' ? { ...said, ok: true, warns: true } : { ...said, ok: state === 'well' }
}

describe('doctor', { timeout: 120_000 }, () => {
  it('asks every platform, and finds all well', async () => {
    const all = await platforms()
    await authorised(all.account)
    const { code, row } = await rowsOf(all)
    expect(code).toBe(0)
    expect(row('telegram')).toEqual(rowOf('telegram', 'well', /^@tongket_thu_bot, polling$/))
    expect(row('zalo-oa-permission')).toEqual(rowOf('zalo-oa-permission', 'well', /dùng được đến \d\d:\d\d /))
    expect(row('zalo-oa')).toEqual(rowOf('zalo-oa', 'well', /\(388613280878808645\), gói Nâng cao, đã xác thực$/))
    expect(row('zalo-oa-webhook')).toEqual(rowOf('zalo-oa-webhook', 'well', /baocao\.example\.vn\/webhook\/zalo-oa/))
    expect(row('zalo-oa-paid')).toEqual(rowOf('zalo-oa-paid', 'well', /ZALO_OA_PAID_PER_MONTH=0/))
    expect(row('zalo-bot')).toEqual(rowOf('zalo-bot', 'well', /^Bot Tong Ket, polling$/))
    expect(row('channels')).toBeUndefined()
    for (const { violations } of [all.account.fake, all.telegram, all.bot]) expect(violations).toEqual([])
    // Nothing was renewed that works.
    expect(all.account.fake.grants).toEqual([])
    const words = await all.account.run('doctor', { ...all.env, LOCALE: 'en' })
    expect(words.out).toMatch(/^✓ Telegram: @tongket_thu_bot, polling$/m)
    expect(words.out).toMatch(/^✓ Zalo OA, permission: the access token works until /m)
  })

  it('says in one line of each platform that it is not set up', async () => {
    const account = await zaloAccount()
    const none = { ZALO_APP_ID: '', ZALO_APP_SECRET: '', ZALO_OA_ID: '', ZALO_OA_SECRET_KEY: '' }
    const { code, data } = dataOf(await account.run('doctor --json', none))
    expect(code).toBe(0)
    const rows = (data as Row[]).filter(({ what }) => /telegram|zalo/.test(what))
    expect(rows.map(({ what, ok }) => [what, ok])).toEqual([
      ['telegram', true],
      ['zalo-oa', true],
      ['zalo-bot', true],
    ])
    expect(rows.map(({ detail }) => detail).join('\n')).toMatch(/TELEGRAM_BOT_TOKEN\n.*ZALO_APP_ID.*\n.*ZALO_BOT_TOKEN/)
  })

  it('is not well when credentials are refused', async () => {
    const all = await platforms()
    await authorised(all.account)
    all.telegram.revokeToken()
    all.bot.revokeToken()
    all.account.fake.revoke()
    const { code, row } = await rowsOf(all)
    expect(code).toBe(1)
    expect(row('telegram')).toEqual(rowOf('telegram', 'bad', /BotFather.*TELEGRAM_BOT_TOKEN/))
    expect(row('zalo-bot')).toEqual(rowOf('zalo-bot', 'bad', /Zalo Bot Manager.*ZALO_BOT_TOKEN/))
    expect(row('zalo-oa-permission')).toEqual(rowOf('zalo-oa-permission', 'bad', /zalo authorize/))
    const words = await all.account.run('doctor', all.env)
    expect(words.out).toMatch(/^✗ Telegram: /m)
  })

  it('warns of what it could not ask', async () => {
    const all = await platforms()
    await authorised(all.account)
    const bases = { TELEGRAM_API_ROOT: NOWHERE, ZALO_BOT_API_BASE: NOWHERE, ZALO_OPENAPI_BASE: NOWHERE }
    const { code, row } = await rowsOf(all, bases)
    expect(code).toBe(0)
    for (const what of ['telegram', 'zalo-bot', 'zalo-oa']) {
      expect(row(what)).toEqual(rowOf(what, 'warns', /ECONNREFUSED.*đường mạng/))
    }
    expect(row('zalo-oa-permission')).toMatchObject({ ok: true })
    const broken = await rowsOf(all, { ...bases, ZALO_OPENAPI_BASE: all.account.fake.base })
    expect(broken.row('zalo-oa')).toMatchObject({ ok: true })
  })

  it('waits ten seconds for all of them together', async () => {
    const all = await platforms()
    await authorised(all.account)
    for (const fake of [all.telegram, all.bot, all.account.fake]) fake.delay(14_000)
    const start = performance.now()
    const { code, row } = await rowsOf(all)
    const seconds = (performance.now() - start) / 1000
    expect(code).toBe(0)
    for (const what of ['telegram', 'zalo-bot', 'zalo-oa']) {
      expect(row(what)).toEqual(rowOf(what, 'warns', /no answer in time/))
    }
    expect(seconds).toBeGreaterThan(10)
    expect(seconds).toBeLessThan(20)
  })

  it('tells how the permission of an account stands', async () => {
    const all = await platforms()
    const { fake, store } = all.account
    const grants = store.grants(`zalo-oa:${fake.oaId}`)
    const none = await rowsOf(all)
    expect(none.code).toBe(1)
    expect(none.row('zalo-oa-permission')).toEqual(rowOf('zalo-oa-permission', 'bad', /chưa cấp quyền.*authorize/))
    expect(none.row('zalo-oa')).toBeUndefined()

    await grants.adopt({ refreshToken: 'of-long-ago', obtainedAt: new Date() })
    const refused = await rowsOf(all)
    expect(refused.code).toBe(1)
    expect(refused.row('zalo-oa-permission')).toEqual(rowOf('zalo-oa-permission', 'bad', /không gửi tin được nữa/))

    await grants.adopt({ refreshToken: fake.firstRefreshToken, obtainedAt: new Date() })
    fake.fail(TOKEN_PATH, 'drop-after')
    const unknown = await rowsOf(all)
    expect(unknown.code).toBe(1)
    expect(unknown.row('zalo-oa-permission')).toEqual(rowOf('zalo-oa-permission', 'bad', /không có trả lời/))

    await authorised(all.account)
    await grants.claim(fake.firstRefreshToken, new Date(Date.now() - 600_000))
    const working = await rowsOf(all)
    expect(working.code).toBe(0)
    expect(working.row('zalo-oa-permission')).toEqual(rowOf('zalo-oa-permission', 'warns', /Còn gửi tin được đến/))
    expect(working.row('zalo-oa')).toMatchObject({ ok: true })
  })

  it('renews a token that has ended, and keeps what it gets', async () => {
    const all = await platforms()
    const { fake } = all.account
    const { code, row } = await rowsOf(all, { ZALO_OA_REFRESH_TOKEN: fake.firstRefreshToken })
    expect(code).toBe(0)
    expect(row('zalo-oa-permission')).toMatchObject({ ok: true })
    expect(await all.account.grant()).toMatchObject({
      accessToken: fake.liveAccess(),
      refreshToken: fake.liveRefresh(),
    })
  })

  it('tells another account, a refusal of Zalo, and addresses that do not fit', async () => {
    const all = await platforms()
    const { fake, store } = all.account
    await authorised(all.account)
    const grant = await all.account.grant()
    if (grant) await store.grants('zalo-oa:123456').adopt(grant)
    const other = await rowsOf(all, { ZALO_OA_ID: '123456' })
    expect(other.code).toBe(1)
    expect(other.row('zalo-oa')).toEqual(rowOf('zalo-oa', 'bad', /388613280878808645.*123456.*zalo authorize/))

    fake.fail('/v2.0/oa/getoa', { error: -204 })
    const disabled = await rowsOf(all, { PUBLIC_URL: 'http://baocao.example.vn' })
    expect(disabled.row('zalo-oa')).toEqual(rowOf('zalo-oa', 'bad', /-204 account-disabled/))
    expect(disabled.row('zalo-oa-webhook')).toEqual(rowOf('zalo-oa-webhook', 'warns', /https.*PUBLIC_URL/))

    fake.fail('/v2.0/oa/getoa', { error: -224 })
    const small = await rowsOf(all, { PUBLIC_URL: '' })
    expect(small.row('zalo-oa')).toEqual(rowOf('zalo-oa', 'warns', /-224/))
    expect(small.row('zalo-oa-webhook')).toBeUndefined()
    expect(small.row('channels')).toEqual(rowOf('channels', 'warns', /PUBLIC_URL/))
  })

  it("compares a bot's webhook with where the program is", async () => {
    const all = await platforms()
    const hook = { ZALO_BOT_MODE: 'webhook', ZALO_BOT_WEBHOOK_SECRET: 'eight-or-more' }
    const unset = await rowsOf(all, hook)
    expect(unset.row('zalo-bot')).toEqual(rowOf('zalo-bot', 'warns', /chưa biết địa chỉ .*\/webhook\/zalo-bot/))
    await setWebhook(all.bot, `${PUBLIC_URL}/webhook/zalo-bot`)
    expect((await rowsOf(all, hook)).row('zalo-bot')).toEqual(rowOf('zalo-bot', 'well', /webhook$/))
    expect((await rowsOf(all)).row('zalo-bot')).toEqual(rowOf('zalo-bot', 'warns', /ZALO_BOT_MODE=webhook/))
    await setWebhook(all.bot, 'https://elsewhere.example.vn/webhook/zalo-bot')
    expect((await rowsOf(all, hook)).row('zalo-bot')).toEqual(rowOf('zalo-bot', 'warns', /elsewhere.*PUBLIC_URL/))
  })

  it('counts the messages of the month that may cost money', async () => {
    const all = await platforms()
    await authorised(all.account)
    const { store } = all.account
    const at = new Date()
    await store.write(async (tx) => {
      const chat = await tx.chats.of('zalo-oa', { id: '4821604173520918401', kind: 'private' }, at)
      const since = new Date(0)
      for (let i = 0; i < 2; i++) {
        const outboxId = await tx.outbox.enqueue({ chatId: chat.id, payload: {}, createdAt: at })
        await tx.paid.claim({ channel: 'zalo-oa', outboxId, at, since, most: 9 })
      }
    })
    const some = await rowsOf(all, { ZALO_OA_PAID_PER_MONTH: '200' })
    expect(some.row('zalo-oa-paid')).toEqual(rowOf('zalo-oa-paid', 'well', /2 trên 200/))
    const full = await rowsOf(all, { ZALO_OA_PAID_PER_MONTH: '2' })
    expect(full.row('zalo-oa-paid')).toEqual(rowOf('zalo-oa-paid', 'warns', /2 trên 2/))
  })
})

async function setWebhook({ apiBase, token }: FakeZaloBot, url: string): Promise<void> {
  const answer = await fetch(`${apiBase}/bot${token}/setWebhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url, secret_token: 'eight-or-more' }),
  })
  expect(answer.status).toBe(200)
}
