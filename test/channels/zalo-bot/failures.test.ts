// Answers and failed calls become the vocabulary of channels, and never tell the token.
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { resultIn } from '../../../src/channels/zalo-bot/envelope.ts'
import { networkFailure, ZaloBotFailure } from '../../../src/channels/zalo-bot/failures.ts'

const TOKEN = '12345689:an-imaginary-token'

function failureIn(method: string, status: number, text: string): ZaloBotFailure {
  try {
    resultIn(method, status, text)
  } catch (fault) {
    if (fault instanceof ZaloBotFailure) return fault
    throw fault
  }
  throw new Error('it is well')
}

const refused = (error_code: number | undefined, description = 'x'): string =>
  JSON.stringify({ ok: false, error_code, description })

describe('an answer', () => {
  it.each([
    ['{"ok":true,"result":{"id":"1"}}', { id: '1' }],
    ['{"ok":true,"result":null}', null],
    ['{"ok":true}', undefined],
  ])('%s is well', (text, result) => {
    expect(resultIn('getMe', 200, text)).toEqual(result)
  })

  it.each([
    ['sendMessage', 200, refused(400), 'rejected', 400],
    ['sendMessage', 400, refused(400), 'rejected', 400],
    ['sendMessage', 200, refused(401), 'bad-credentials', 401],
    ['sendMessage', 200, refused(403), 'unreachable', 403],
    ['sendMessage', 404, refused(404), 'rejected', 404],
    ['getMe', 404, refused(404), 'unreachable', 404],
    ['sendMessage', 200, refused(429), 'throttled', 429],
    ['sendMessage', 200, refused(500), 'unreachable', 500],
    // Without a code: the status, else the words.
    ['sendMessage', 401, refused(undefined), 'bad-credentials', 401],
    ['getUpdates', 200, refused(undefined, 'Request timeout'), 'unreachable', 408],
    ['getMe', 200, refused(undefined, 'Unauthorized'), 'bad-credentials', 401],
    ['sendMessage', 200, refused(undefined, 'Quota exceeded'), 'throttled', 429],
    ['sendMessage', 200, refused(undefined, 'something else'), 'unreachable', 200],
    // No envelope: whoever stands between.
    ['getMe', 401, 'Invalid token', 'bad-credentials', 401],
    ['sendMessage', 502, '<html>', 'unreachable', 502],
    ['sendMessage', 302, '', 'unreachable', 302],
    ['sendMessage', 200, '<html>', 'unreachable', undefined],
    ['sendMessage', 500, '{"ok":true}', 'unreachable', 500],
  ] as const)('to %s with %i %s is %s (%s)', (method, status, text, kind, code) => {
    const failure = failureIn(method, status, text)
    expect([failure.kind, failure.code]).toEqual([kind, code])
    expect(failure.retryAfter).toBe(kind === 'throttled' ? 60 : undefined)
  })

  it('is told in words of ours', () => {
    expect(failureIn('getMe', 200, refused(400, `no bot ${TOKEN} of Lan`)).message).toBe('getMe: 400 bad request')
    expect(failureIn('getMe', 200, refused(418, 'a teapot of Lan')).message).toBe('getMe: 418 unknown reason')
  })
})

describe('a fault of the network', () => {
  const address = `https://bot-api.example/bot${TOKEN}/getMe`

  it.each([
    [
      'a refused connection',
      new TypeError('fetch failed', { cause: Object.assign(new Error(address), { code: 'ECONNREFUSED' }) }),
      'ECONNREFUSED',
    ],
    ['an address that is none', new TypeError(`Failed to parse URL from ${address}`), 'no answer'],
    ['a time that ran out', new DOMException(address, 'TimeoutError'), 'no answer in time'],
    ['being stopped', new DOMException(address, 'AbortError'), 'called off'],
    ['something thrown that is no error', address, 'no answer'],
  ])('of %s says nothing secret', (_name, fault, said) => {
    const failure = networkFailure('getMe', fault)
    expect(failure).toMatchObject({ kind: 'unreachable', message: `getMe: ${said}` })
    expect(inspect(failure, { depth: 9 })).not.toContain(TOKEN)
  })
})
