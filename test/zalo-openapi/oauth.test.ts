// The authorisation: what is sent, and what a reply lets us know of a token that works once.
import { createHash } from 'node:crypto'
import { type AddressInfo, createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import {
  challengeOf,
  consentUrl,
  exchangeCode,
  newVerifier,
  type OAuthApp,
  refresh,
} from '../../src/zalo-openapi/index.ts'
import { type Answer, serve } from './serve.ts'

const APP = { appId: '360846524940903967', appSecret: 'an-app-secret-of-tests' }
const PAIR = { access_token: 'access', refresh_token: 'next', expires_in: '90000' }

async function appOf(answer: Answer, more: Partial<OAuthApp> = {}) {
  const { base, got } = await serve(answer)
  return { app: { base, ...APP, ...more }, got }
}

describe('what is sent', () => {
  it('for a refresh is a form, with the secret in a header', async () => {
    const { app, got } = await appOf(() => ({ body: PAIR }))
    await refresh(app, 'once only')
    expect(got[0]).toMatchObject({
      method: 'POST',
      url: '/v4/oa/access_token',
      body: `refresh_token=once+only&app_id=${APP.appId}&grant_type=refresh_token`,
    })
    expect(got[0]?.headers).toMatchObject({
      secret_key: APP.appSecret,
      'content-type': 'application/x-www-form-urlencoded',
    })
  })

  it('for a code has the verifier', async () => {
    const { app, got } = await appOf(() => ({ body: PAIR }))
    await expect(exchangeCode(app, 'c', 'v')).resolves.toMatchObject({ outcome: 'pair' })
    expect(got[0]?.body).toBe(`code=c&app_id=${APP.appId}&grant_type=authorization_code&code_verifier=v`)
  })
})

describe('a reply', () => {
  it.each([
    ['90000', 90_000],
    [3600, 3600],
    [undefined, 90_000],
    ['soon', 90_000],
    ['0', 90_000],
  ])('with expires_in %j is a pair', async (expires_in, expiresInSeconds) => {
    const { app } = await appOf(() => ({ body: { ...PAIR, expires_in, more: 1 } }))
    const pair = { accessToken: 'access', refreshToken: 'next', expiresInSeconds }
    await expect(refresh(app, 'r')).resolves.toEqual({ outcome: 'pair', pair })
  })

  const unreadable = { outcome: 'unknown', why: 'an answer that cannot be read' }
  it.each([
    ['a code', { body: { error: -14014, error_name: 'words' } }, { outcome: 'refused', code: -14014 }],
    ['a known code', { body: { error: '-14002' } }, { outcome: 'refused', code: -14002, name: 'app-id-invalid' }],
    ['a code with HTTP 400', { status: 400, body: { error: -1 } }, { outcome: 'refused', code: -1 }],
    ['neither token nor code', { body: {} }, { outcome: 'refused' }],
    ['too many calls', { body: { error: -32 } }, { outcome: 'not-sent', why: 'too-many-calls' }],
    ['HTTP 429', { status: 429, body: '' }, { outcome: 'not-sent', why: 'HTTP 429' }],
    ['HTTP 502', { status: 502, body: PAIR }, { outcome: 'unknown', why: 'HTTP 502' }],
    ['HTTP 302', { status: 302, body: {} }, { outcome: 'unknown', why: 'HTTP 302' }],
    ['HTTP 403 of a proxy', { status: 403, body: '<html>' }, { outcome: 'unknown', why: 'HTTP 403' }],
    ['a page', { body: '<html>' }, unreadable],
    ['nothing', { body: '' }, unreadable],
    ['a list', { body: [] }, unreadable],
    ['half a pair', { body: { access_token: 'access', expires_in: '90000' } }, unreadable],
    ['a cut pair', { body: '{"access_token":"acc' }, unreadable],
  ])('of %s', async (_name, answered, expected) => {
    const { app } = await appOf(() => answered)
    await expect(refresh(app, 'r')).resolves.toEqual(expected)
  })

  it('that breaks off or does not come is unknown', async () => {
    const reset = await appOf((_got, response) => void response.socket?.destroy())
    await expect(refresh(reset.app, 'r')).resolves.toMatchObject({ outcome: 'unknown' })
    const slow = await appOf(() => undefined, { timeoutMs: 50 })
    await expect(refresh(slow.app, 'r')).resolves.toEqual({ outcome: 'unknown', why: 'no answer in time' })
  })

  it('of nobody who listens: nothing was sent', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo // it listens on a port
    await new Promise((resolve) => server.close(resolve))
    const app = { base: `http://127.0.0.1:${port}`, ...APP }
    await expect(refresh(app, 'r')).resolves.toEqual({ outcome: 'not-sent', why: 'ECONNREFUSED' })
  })
})

describe('the consent link', () => {
  it('carries the app, the way back, the challenge and the state', () => {
    const link = consentUrl({
      base: 'https://oauth.zaloapp.com/',
      appId: '360846524940903967',
      redirectUri: 'https://example.gov.vn/zalo?a=b',
      challenge: 'c-_',
      state: 's',
    })
    expect(link).toBe(
      'https://oauth.zaloapp.com/v4/oa/permission?app_id=360846524940903967' +
        '&redirect_uri=https%3A%2F%2Fexample.gov.vn%2Fzalo%3Fa%3Db&code_challenge=c-_&state=s',
    )
  })

  it('has a verifier of exactly 43 characters', () => {
    const verifier = newVerifier((size) => new Uint8Array(size).fill(255))
    expect(verifier).toMatch(/^[\w-]{43}$/)
    expect(() => newVerifier(() => new Uint8Array(31))).toThrow(RangeError)
  })

  it('has the challenge of RFC 7636, appendix B', () => {
    const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
    expect(challengeOf(verifier)).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
    expect(challengeOf(verifier)).toBe(createHash('sha256').update(verifier).digest('base64url'))
    expect(() => challengeOf('short')).toThrow(RangeError)
  })
})
