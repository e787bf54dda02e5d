// Failed calls become the vocabulary of channels, and never tell the token or what somebody wrote.
import { inspect } from 'node:util'
import { TelegramError } from 'telegraf'
import { describe, expect, it } from 'vitest'
import { waitAfter } from '../../../src/channels/supervise.ts'
import { failureOf } from '../../../src/channels/telegram/failures.ts'
import { conflictOf } from '../../../src/channels/telegram/waits.ts'

const TOKEN = '123456:an-imaginary-token_of_tests'

function answered(error_code: number, description: string, parameters = {}): TelegramError {
  return new TelegramError(
    { error_code, description, parameters },
    { method: 'sendMessage', payload: { text: 'private' } },
  )
}

describe('failureOf', () => {
  it.each([
    [400, 'Bad Request: chat not found', 'rejected'],
    [401, 'Unauthorized', 'bad-credentials'],
    [403, 'Forbidden: bot was blocked by the user', 'blocked'],
    [404, 'Not Found', 'bad-credentials'],
    [404, 'Not Found: method not found', 'rejected'],
    [409, 'Conflict: terminated by other getUpdates request', 'unreachable'],
    [413, 'Request Entity Too Large', 'rejected'],
    [429, 'Too Many Requests', 'throttled'],
    [500, 'Internal Server Error', 'unreachable'],
    [504, 'Gateway Timeout', 'unreachable'],
  ])('%i %s is %s', (code, description, kind) => {
    const failure = failureOf('sendMessage', answered(code, description))
    expect(failure).toMatchObject({ kind, code, message: `sendMessage: ${code} ${description}` })
    expect(failure.retryAfter).toBe(code === 429 ? 1 : undefined)
  })

  it.each([
    [
      'a network error',
      Object.assign(new Error(`connect to /bot${TOKEN}/getMe`), { code: 'ECONNREFUSED' }),
      'ECONNREFUSED',
    ],
    [
      'a body that is no JSON',
      Object.assign(new Error(`at /bot${TOKEN}/getMe`), { type: 'invalid-json' }),
      'Error invalid-json',
    ],
    ['a time that ran out', new DOMException(`/bot${TOKEN}/`, 'TimeoutError'), 'no answer in time'],
    ['an answer that repeats the token', answered(400, `no such bot ${TOKEN}`), '400 no such bot [token]'],
    ['something thrown that is no error', TOKEN, 'failed'],
  ])('of %s says nothing secret', (_name, fault, said) => {
    const failure = failureOf('getMe', fault)
    expect(failure.message).toBe(`getMe: ${said}`)
    expect(inspect(failure, { depth: 9 })).not.toContain(TOKEN)
  })
})

describe('waitAfter', () => {
  it('obeys Telegram where it says how long', () => {
    expect(waitAfter(failureOf('getUpdates', answered(429, 'x', { retry_after: 33 })), 1, 0)).toBe(33_000)
  })

  it('lets the other program have its long poll', () => {
    expect(conflictOf(failureOf('getUpdates', answered(409, 'Conflict')))?.waitMs).toBe(50_000)
    expect(conflictOf(failureOf('getUpdates', answered(502, 'Bad Gateway')))).toBeUndefined()
  })
})
