// How calls are made and what comes of them: the header, the envelope, tokens that end, networks that fail.

import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { wayFault } from '../../src/zalo-openapi/http.ts'
import { createZaloOa, type TokenSource, ZaloError, type ZaloOaOptions } from '../../src/zalo-openapi/index.ts'
import { type Answer, no, ok, serve } from './serve.ts'

const TOKEN = 'an-access-token-of-tests'

/** Gives the tokens one after the other. */
function tokensOf(...all: readonly string[]): TokenSource & { readonly renewals: string[] } {
  const renewals: string[] = []
  const at = () => all[Math.min(renewals.length, all.length - 1)] ?? ''
  return {
    renewals,
    access: () => Promise.resolve(at()),
    renewed: (used) => {
      renewals.push(used)
      return Promise.resolve(at())
    },
  }
}

async function oaOf(answer: Answer, more: Partial<ZaloOaOptions> = {}) {
  const { base, got } = await serve(answer)
  return { oa: createZaloOa({ base, tokens: tokensOf(TOKEN), ...more }), got, base }
}

const SENT = ok({ message_id: '63ecf43f0df7dba892e6', user_id: '25' })

async function failureOf(promise: Promise<unknown>): Promise<ZaloError> {
  const fault = await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (fault instanceof ZaloError) return fault
  throw new Error('no ZaloError', { cause: fault })
}

describe('a call', () => {
  it('carries the bare token in its header, and JSON', async () => {
    const { oa, got } = await oaOf(() => SENT)
    await oa.sendText('25', 'hello')
    expect(got[0]).toMatchObject({ method: 'POST', url: '/v3.0/oa/message/cs' })
    expect(got[0]?.headers).toMatchObject({ access_token: TOKEN, 'content-type': 'application/json' })
    expect(got[0]?.headers.authorization).toBeUndefined()
  })

  it('asks about users with one parameter of JSON, about groups with plain ones', async () => {
    const { oa, got } = await oaOf(({ url }) =>
      url.includes('group') ? ok({ group_info: { group_id: 'g 1', name: 'A' } }) : ok({ user_id: '25' }),
    )
    await oa.user('2512523625412515')
    await oa.groups.info('g 1')
    expect(got.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `GET /v3.0/oa/user/detail?data=${encodeURIComponent('{"user_id":"2512523625412515"}')}`,
      'GET /v3.0/oa/group/getgroup?group_id=g%201',
    ])
  })

  it('reaches a base that has a path and a slash', async () => {
    const { base, got } = await serve(() => SENT)
    await createZaloOa({ base: `${base}/zalo/`, tokens: tokensOf(TOKEN) }).sendText('25', 'hello')
    expect(got[0]?.url).toBe('/zalo/v3.0/oa/message/cs')
  })

  it('offers the limits of its headers', async () => {
    const rates: unknown[] = []
    const headers = { 'X-RateLimit-Limit': '4000', 'X-RateLimit-Remain': '3999' }
    const { oa } = await oaOf((_got, _response, nth) => (nth === 1 ? { ...SENT, headers } : SENT), {
      onRate: (rate) => rates.push(rate),
    })
    await oa.sendText('25', 'hello')
    await oa.sendText('25', 'hello')
    expect(rates).toEqual([{ limit: 4000, remain: 3999 }])
  })

  it('keeps ids beyond the numbers of JavaScript', async () => {
    const { oa } = await oaOf(() => ({ body: '{"data":{"message_id":25125236254125159},"error":0}' }))
    await expect(oa.sendText('25', 'hello')).resolves.toEqual({ messageId: '25125236254125159' })
  })

  it('counts as sent where Zalo says so and names no message', async () => {
    const { oa } = await oaOf(() => ({ body: { error: 0, message: 'Success', data: [] } }))
    await expect(oa.sendText('25', 'hello')).resolves.toEqual({})
  })
})

describe('a token that has ended', () => {
  it.each([-216, -220])('(%i) is renewed, and the call made once more', async (code) => {
    const tokens = tokensOf('old', 'new')
    const { oa, got } = await oaOf(({ headers }) => (headers['access_token'] === 'new' ? SENT : no(code)), { tokens })
    await expect(oa.sendText('25', 'hello')).resolves.toEqual({ messageId: '63ecf43f0df7dba892e6' })
    expect(tokens.renewals).toEqual(['old'])
    expect(got).toHaveLength(2)
    expect(got[0]?.body).toBe(got[1]?.body)
  })

  it('and a new one that is not taken either: people are needed', async () => {
    const tokens = tokensOf('old', 'new')
    const { oa, got } = await oaOf(() => no(-220), { tokens })
    const error = await failureOf(oa.sendText('25', 'hello'))
    expect(error).toMatchObject({ kind: 'bad-credentials', code: -220, needsPeople: true, delivered: 'no' })
    expect(got).toHaveLength(2)
  })

  it('uploads the file again', async () => {
    const tokens = tokensOf('old', 'new')
    const { oa, got } = await oaOf(
      ({ headers }) => (headers['access_token'] === 'new' ? ok({ token: 'of the file' }) : no(-216)),
      { tokens },
    )
    await expect(oa.uploadFile('report.pdf', new Uint8Array([1, 2, 3]))).resolves.toBe('of the file')
    expect(got.map(({ body }) => body.includes('filename="report.pdf"'))).toEqual([true, true])
  })

  it('passes on why there is no new one', async () => {
    const tokens = { ...tokensOf('old'), renewed: () => Promise.reject(new Error('the store failed')) }
    const { oa } = await oaOf(() => no(-216), { tokens })
    await expect(oa.sendText('25', 'hello')).rejects.toThrow('the store failed')
  })
})

describe('a failure', () => {
  it.each([
    ['an error with HTTP 200', no(-32), { kind: 'throttled', code: -32, retryAfter: 60, delivered: 'no' }],
    ['an error with HTTP 400', { ...no(-230), status: 400 }, { kind: 'window-closed', code: -230, delivered: 'no' }],
    ['an error as a text', { body: { error: '-213' } }, { kind: 'blocked', code: -213, delivered: 'no' }],
    [
      'too many requests',
      { status: 429, headers: { 'retry-after': '9' }, body: '' },
      { kind: 'throttled', retryAfter: 9 },
    ],
    ['a page instead of JSON', { body: '<html>' }, { kind: 'unreachable', delivered: 'unknown' }],
    ['an empty answer', { body: '' }, { kind: 'unreachable', delivered: 'unknown' }],
    ['JSON of another kind', { body: { hello: 1 } }, { kind: 'unreachable', delivered: 'unknown' }],
    ['a server error', { status: 502, body: '' }, { kind: 'unreachable', delivered: 'unknown' }],
    ['a server error that names a code', { ...no(-201), status: 500 }, { kind: 'unreachable', delivered: 'unknown' }],
    ['not found', { status: 404, body: '' }, { kind: 'rejected', delivered: 'no' }],
  ])('of %s', async (_name, answered, expected) => {
    const { oa } = await oaOf(() => answered)
    const error = await failureOf(oa.sendText('25', 'a private word'))
    expect(error).toMatchObject({ call: 'POST /v3.0/oa/message/cs', ...expected })
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/a private word|an-access-token|words of Zalo/)
  })

  it('of a redirect, which is not followed: the token would go along', async () => {
    const elsewhere = await serve(() => SENT)
    const { oa } = await oaOf(() => ({ status: 302, headers: { location: `${elsewhere.base}/` }, body: '' }))
    expect(await failureOf(oa.sendText('25', 'hello'))).toMatchObject({ kind: 'unreachable' })
    expect(elsewhere.got).toEqual([])
  })

  it('of nobody who listens: nothing was sent', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo // it listens on a port
    await new Promise((resolve) => server.close(resolve))
    const oa = createZaloOa({ base: `http://127.0.0.1:${port}`, tokens: tokensOf(TOKEN) })
    const error = await failureOf(oa.user('a-private-id'))
    expect(error).toMatchObject({ kind: 'unreachable', delivered: 'no' })
    expect(error.message).toBe('GET /v3.0/oa/user/detail: ECONNREFUSED')
  })

  it('of a connection that breaks: it may have been sent', async () => {
    const { oa } = await oaOf((_got, response) => void response.socket?.destroy())
    expect(await failureOf(oa.sendText('25', 'hello'))).toMatchObject({ kind: 'unreachable', delivered: 'unknown' })
  })

  it('of an answer that breaks off', async () => {
    const { oa } = await oaOf((_got, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"error":0')
      setTimeout(() => response.socket?.destroy(), 20)
      return undefined
    })
    expect(await failureOf(oa.sendText('25', 'hello'))).toMatchObject({ kind: 'unreachable', delivered: 'unknown' })
  })

  it('of a call that is called off', async () => {
    const stop = new AbortController()
    const { oa, got } = await oaOf(
      () => {
        stop.abort()
        return undefined
      },
      { signal: stop.signal },
    )
    const during = await failureOf(oa.sendText('25', 'hello'))
    expect(during).toMatchObject({ kind: 'unreachable', delivered: 'unknown' })
    const after = await failureOf(oa.sendText('25', 'hello'))
    expect(after).toMatchObject({ kind: 'unreachable', delivered: 'no' })
    expect(got).toHaveLength(1)
  })

  it('of no answer in time', async () => {
    const { oa } = await oaOf(() => undefined, { timeoutMs: 50 })
    const error = await failureOf(oa.sendText('25', 'hello'))
    expect(error).toMatchObject({ kind: 'unreachable', delivered: 'unknown' })
    expect(error.message).toBe('POST /v3.0/oa/message/cs: no answer in time')
  })
})

describe('a fault on the way', () => {
  const fetchFailed = (cause: unknown): Error => Object.assign(new TypeError('fetch failed'), { cause })
  const coded = (code: string, more = {}): Error => Object.assign(new Error('https://secret'), { code, ...more })

  it.each([
    ['ECONNREFUSED', coded('ECONNREFUSED'), 'no'],
    ['ENOTFOUND', coded('ENOTFOUND'), 'no'],
    ['EAI_AGAIN', coded('EAI_AGAIN'), 'no'],
    ['a connect timeout', coded('UND_ERR_CONNECT_TIMEOUT'), 'no'],
    ['ETIMEDOUT while connecting', coded('ETIMEDOUT', { syscall: 'connect' }), 'no'],
    ['ETIMEDOUT while reading', coded('ETIMEDOUT', { syscall: 'read' }), 'unknown'],
    ['a certificate', coded('CERT_HAS_EXPIRED'), 'no'],
    ['all addresses refused', new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')]), 'no'],
    ['some address reset', new AggregateError([coded('ECONNREFUSED'), coded('ECONNRESET')]), 'unknown'],
    ['no address at all', new AggregateError([]), 'unknown'],
    ['a reset', coded('ECONNRESET'), 'unknown'],
    ['headers that do not come', coded('UND_ERR_HEADERS_TIMEOUT'), 'unknown'],
    ['something else', 'https://secret', 'unknown'],
  ])('%s: delivered %s', (_name, cause, delivered) => {
    const fault = wayFault(fetchFailed(cause))
    expect(fault.delivered).toBe(delivered)
    expect(inspect(fault)).not.toContain('secret')
  })

  it('may be anything', () => {
    expect(wayFault('https://secret')).toMatchObject({ delivered: 'unknown', message: 'no answer' })
    expect(wayFault(new DOMException('https://secret', 'AbortError')).message).toBe('called off')
  })
})
