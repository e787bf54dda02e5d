// The fake's token endpoint: who may have which token, for how long, and how a grant is lost.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeOptions, type FakeZaloOa, startFakeZaloOa } from '../../fakes/zalo-oa/fake.ts'
import { challengeOf, HOUR, json, plain, START } from './plain.ts'

let at: number
let fake: FakeZaloOa
let ask: ReturnType<typeof plain>

const VERIFIER = 'v'.repeat(43)
const PATH = '/v4/oa/access_token'

async function restart(options: FakeOptions = {}): Promise<void> {
  await fake.stop()
  fake = await startFakeZaloOa({ now: () => at, ...options })
  ask = plain(fake)
}

beforeEach(async () => {
  at = START
  fake = await startFakeZaloOa({ now: () => at })
  ask = plain(fake)
})

afterEach(() => fake.stop())

async function errorWith(token: unknown): Promise<number | undefined> {
  const headers = { access_token: String(token) }
  return (await json(await fetch(`${fake.base}/v2.0/oa/getoa`, { headers }))).error
}

const outcomes = (): string[] => fake.grants.map(({ outcome }) => outcome)

describe('a refresh', () => {
  it('gives a new pair, with the seconds as text, and the access token of before lives on to its end', async () => {
    const pair = await ask.refresh(fake.firstRefreshToken)
    expect(pair).toEqual({
      access_token: fake.liveAccess(),
      refresh_token: fake.liveRefresh(),
      expires_in: '90000',
    })
    expect(await errorWith(fake.firstAccessToken)).toBe(0)
    expect(await errorWith(pair['access_token'])).toBe(0)
    at = START + 25 * HOUR - 1
    expect(await errorWith(fake.firstAccessToken)).toBe(0)
    at = START + 25 * HOUR
    expect(await errorWith(fake.firstAccessToken)).toBe(-220)
  })

  it('works once: the second time costs the grant and the access token', async () => {
    const pair = await ask.refresh(fake.firstRefreshToken)
    const again = await ask.refresh(fake.firstRefreshToken)
    expect(again).not.toHaveProperty('access_token')
    expect(again).toMatchObject({ error: -14014, error_name: 'Invalid refresh token', error_reason: '' })
    expect(again).toHaveProperty('ref_doc')
    expect(await errorWith(pair['access_token'])).toBe(-220)
    expect(await ask.refresh(String(pair['refresh_token']))).not.toHaveProperty('access_token')
    expect(outcomes()).toEqual(['ok', 'used', 'refused'])
    expect([fake.liveAccess(), fake.liveRefresh()]).toEqual([undefined, undefined])
  })

  it('costs nothing the second time if the fake is told to be mild', async () => {
    await restart({ reuseRevokes: false })
    const pair = await ask.refresh(fake.firstRefreshToken)
    await ask.refresh(fake.firstRefreshToken)
    expect(await errorWith(pair['access_token'])).toBe(0)
    expect(await ask.refresh(String(pair['refresh_token']))).toHaveProperty('access_token')
  })

  it('works for three months', async () => {
    at = START + 90 * 24 * HOUR - 1
    const pair = await ask.refresh(fake.firstRefreshToken)
    expect(pair).toHaveProperty('access_token')
    at += 90 * 24 * HOUR
    expect(await ask.refresh(String(pair['refresh_token']))).not.toHaveProperty('access_token')
    expect(outcomes()).toEqual(['ok', 'refused'])
  })

  it('with a token that never was is refused', async () => {
    expect(await ask.refresh('made-up')).toMatchObject({ error: -14014 })
    expect(outcomes()).toEqual(['unknown'])
  })

  it('with another secret or app is refused and uses nothing up', async () => {
    const fields = { grant_type: 'refresh_token', refresh_token: fake.firstRefreshToken }
    expect(await ask.tokens(fields, { secret_key: 'wrong' })).toMatchObject({ error_name: 'Invalid secret key' })
    expect(await ask.tokens({ ...fields, app_id: '1' })).toMatchObject({ error: -14002, error_name: 'Invalid appId' })
    expect(fake.liveRefresh()).toBe(fake.firstRefreshToken)
    expect(outcomes()).toEqual(['refused', 'refused'])
    expect(fake.violations).toEqual([])
  })

  it.each([
    ['a JSON body', { 'content-type': 'application/json' }, '{}', ''],
    ['no secret', {}, undefined, ''],
    ['the secret as Authorization', { secret_key: 'x', authorization: 'Basic x' }, undefined, ''],
    ['something in the address', { secret_key: 'x' }, undefined, '?app_id=1'],
    ['an unknown field', { secret_key: 'x' }, 'grant_type=refresh_token&refresh_token=a&app_id=1&x=1', ''],
    ['a missing field', { secret_key: 'x' }, 'grant_type=refresh_token&app_id=1', ''],
    ['another grant type', { secret_key: 'x' }, 'grant_type=password&app_id=1', ''],
  ])('with %s is a breach', async (_name, headers, body, query) => {
    const form = body ?? `grant_type=refresh_token&app_id=${fake.appId}&refresh_token=${fake.firstRefreshToken}`
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    const request = { method: 'POST', headers: { ...type, ...headers }, body: form }
    expect(await json(await fetch(`${fake.base}${PATH}${query}`, request))).toMatchObject({ error: -14000 })
    expect(fake.violations).toHaveLength(1)
    expect(fake.grants).toEqual([])
  })
})

describe('a code', () => {
  it('gives a pair to whoever knows the verifier, once, and ends what was given before', async () => {
    const code = fake.consent(challengeOf(VERIFIER))
    const pair = await ask.exchange(code, VERIFIER)
    expect(pair).toMatchObject({ access_token: fake.liveAccess(), expires_in: '90000' })
    expect(await errorWith(fake.firstAccessToken)).toBe(-220)
    expect(await ask.refresh(fake.firstRefreshToken)).not.toHaveProperty('access_token')
    expect(await ask.exchange(code, VERIFIER)).not.toHaveProperty('access_token')
    expect(fake.grants.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['code', 'ok'],
      ['refresh', 'refused'],
      ['code', 'used'],
    ])
    expect(await errorWith(pair['access_token'])).toBe(0)
  })

  it('is bound to its verifier', async () => {
    expect(await ask.exchange(fake.consent(challengeOf(VERIFIER)), 'w'.repeat(43))).toMatchObject({ error: -14014 })
    expect(outcomes()).toEqual(['refused'])
  })

  it('works for ten minutes', async () => {
    const code = fake.consent(challengeOf(VERIFIER))
    at += 10 * 60_000
    expect(await ask.exchange(code, VERIFIER)).toMatchObject({ error: -14014 })
  })

  it.each([42, 44])('is refused with a verifier of %i characters, which is a breach', async (length) => {
    const verifier = 'v'.repeat(length)
    expect(await ask.exchange(fake.consent(challengeOf(verifier)), verifier)).toMatchObject({ error: -14000 })
    expect(fake.violations).toHaveLength(1)
  })
})

describe('troubles', () => {
  it('drop-after: the rotation happened and nobody was told', async () => {
    fake.fail(PATH, 'drop-after')
    await expect(ask.refresh(fake.firstRefreshToken)).rejects.toThrow()
    expect(fake.grants).toMatchObject([{ token: fake.firstRefreshToken, outcome: 'ok', answered: false }])
    expect(await errorWith(fake.firstAccessToken)).toBe(0)
    expect(await ask.refresh(fake.firstRefreshToken)).not.toHaveProperty('access_token')
    expect(await errorWith(fake.firstAccessToken)).toBe(-220)
  })

  it.each(['drop-before', 'garbage', { status: 503 }, { error: -32 }] as const)(
    '%j: nothing happened, and the attempt is written down',
    async (what) => {
      fake.fail(PATH, what)
      const answer = await ask.refresh(fake.firstRefreshToken).catch(() => undefined)
      expect(answer?.['access_token']).toBeUndefined()
      expect(answer?.error).toBe(typeof what === 'object' && 'error' in what ? -32 : undefined)
      expect(fake.grants).toMatchObject([{ outcome: 'refused', answered: what !== 'drop-before' }])
      expect(await ask.refresh(fake.firstRefreshToken)).toHaveProperty('access_token')
    },
  )

  it('are over when they are mended', async () => {
    fake.fail('*', { status: 500 }, 5)
    fake.mend()
    expect(await ask.refresh(fake.firstRefreshToken)).toHaveProperty('access_token')
  })
})

describe('an access token', () => {
  it('that never was: -216; that ended: -220', async () => {
    expect(await errorWith('made-up')).toBe(-216)
    fake.expireAccess()
    expect(await errorWith(fake.firstAccessToken)).toBe(-220)
    expect(fake.liveAccess()).toBeUndefined()
    expect(fake.liveRefresh()).toBe(fake.firstRefreshToken)
    expect(fake.violations).toEqual([])
  })

  it('dies with the permission', async () => {
    fake.revoke()
    expect(await errorWith(fake.firstAccessToken)).toBe(-220)
    expect(await ask.refresh(fake.firstRefreshToken)).not.toHaveProperty('access_token')
    const pair = await ask.exchange(fake.consent(challengeOf(VERIFIER)), VERIFIER)
    expect(await errorWith(pair['access_token'])).toBe(0)
  })

  it('missing, in the address, or as Authorization is a breach', async () => {
    const url = `${fake.base}/v2.0/oa/getoa`
    const token = fake.firstAccessToken
    const tries = [fetch(url), fetch(`${url}?access_token=${token}`, { headers: { access_token: token } })]
    tries.push(fetch(url, { headers: { access_token: token, authorization: `Bearer ${token}` } }))
    for (const answer of await Promise.all(tries)) {
      expect(answer.status).toBe(200)
      expect(await json(answer)).toMatchObject({ error: -216 })
    }
    expect(fake.violations).toHaveLength(3)
    expect(JSON.stringify(fake.violations)).not.toContain(token)
  })
})
