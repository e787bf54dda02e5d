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
    [400, 'Bad Request: chat not found', 'rejected', 'no such chat'],
    [401, 'Unauthorized', 'bad-credentials', 'unauthorized'],
    [403, 'Forbidden: bot was blocked by the user', 'blocked', 'blocked by the user'],
    [404, 'Not Found', 'bad-credentials', 'not found'],
    [404, 'Not Found: method not found', 'rejected', 'method not found'],
    [409, 'Conflict: terminated by other getUpdates request', 'unreachable', 'terminated by another request'],
    [413, 'Request Entity Too Large', 'rejected', 'too large'],
    [429, 'Too Many Requests: retry after 5', 'throttled', 'too many requests'],
    [500, 'Internal Server Error', 'unreachable', 'internal server error'],
    [504, 'Gateway Timeout', 'unreachable', 'gateway timeout'],
    [400, 'Bad Request: something new about Lan', 'rejected', 'unknown reason'],
    [400, 'Lan: message is not modified', 'rejected', 'unknown reason'],
  ])('%i %s is %s', (code, description, kind, phrase) => {
    const failure = failureOf('sendMessage', answered(code, description))
    expect(failure).toMatchObject({ kind, code, phrase, message: `sendMessage: ${code} ${phrase}` })
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
    ['an answer that repeats the token', answered(400, `no such bot ${TOKEN}`), '400 unknown reason'],
    ['something thrown that is no error', TOKEN, 'failed'],
  ])('of %s says nothing secret', (_name, fault, said) => {
    const failure = failureOf('getMe', fault)
    expect(failure.message).toBe(`getMe: ${said}`)
    expect(inspect(failure, { depth: 9 })).not.toContain(TOKEN)
  })
})

describe('the reason of a failure', () => {
  it.each([
    [400, 'Bad Request: message thread not found', 'topic-gone'],
    [400, 'Bad Request: TOPIC_DELETED', 'topic-gone'],
    [400, 'Bad Request: TOPIC_CLOSED', 'topic-closed'],
    [400, 'Bad Request: message thread is closed', 'topic-closed'],
    [403, 'Forbidden: bot was blocked by the user', 'person-blocked'],
    [403, 'Forbidden: user is deactivated', 'person-gone'],
    [403, "Forbidden: bot can't initiate conversation with a user", 'person-new'],
    [403, 'Forbidden: bot was kicked from the supergroup chat', 'removed'],
    [403, 'Forbidden: bot is not a member of the supergroup chat', 'removed'],
    [403, 'Forbidden: the group chat was deleted', 'group-gone'],
    [400, 'Bad Request: group chat was deactivated', 'group-gone'],
    [400, 'Bad Request: chat not found', 'chat-unknown'],
    [400, 'Bad Request: not enough rights to send text messages to the chat', 'no-writing'],
    [400, 'Bad Request: have no rights to send a message', 'no-writing'],
    [400, 'Bad Request: CHAT_WRITE_FORBIDDEN', 'no-writing'],
    [400, 'Bad Request: message is too long', 'text-refused'],
    [400, 'Bad Request: MESSAGE_TOO_LONG', 'text-refused'],
    [400, 'Bad Request: BUTTON_DATA_INVALID', 'text-refused'],
    [400, "Bad Request: can't parse entities", 'text-refused'],
    // Of one message: nothing is the matter with its chat.
    [400, "Bad Request: message can't be edited", undefined],
    [400, 'Bad Request: message to edit not found', undefined],
    [400, 'Bad Request: something new of next year', undefined],
    [400, 'Bad Request: group chat was upgraded to a supergroup chat', undefined],
    [500, 'Internal Server Error: chat not found', undefined],
  ])('%i %s is %s', (code, description, reason) => {
    expect(failureOf('sendMessage', answered(code, description)).reason).toBe(reason)
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
