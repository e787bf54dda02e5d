// Each of Zalo's codes that ends a message says what people can do about it, and nothing that is not so.
import { describe, expect, it } from 'vitest'
import { failureOf } from '../../../src/channels/zalo-oa/failures.ts'
import { answeredError, CODES } from '../../../src/zalo-openapi/errors.ts'

describe('the reason of a failure', () => {
  it.each([
    [-211, 'window-closed', 'quota'],
    [-213, 'blocked', 'not-following'],
    [-218, 'blocked', 'quota'],
    [-221, 'blocked', 'not-allowed'],
    [-224, 'blocked', 'not-allowed'],
    [-227, 'blocked', 'person-inactive'],
    // Nothing to add: the person has not written for too long.
    [-230, 'window-closed', undefined],
    [-232, 'window-closed', undefined],
    [-237, 'blocked', 'group-disabled'],
    [-244, 'blocked', 'person-blocked'],
    [-248, 'rejected', 'text-refused'],
    [-320, 'window-closed', 'unpaid'],
    [-321, 'window-closed', 'unpaid'],
    [-403, 'blocked', 'removed'],
    [-999, 'rejected', undefined],
  ])('%i is %s, %s', (code, kind, reason) => {
    const failure = failureOf(answeredError('POST /message', code))
    expect(failure.kind).toBe(kind)
    expect(failure.reason).toBe(reason)
  })

  it('is told of every code that closes one chat, so that none is taken for a removal from a group', () => {
    // Those of invitations and of notifications by phone number, which the channel does not send.
    const others = new Set(['invitations-blocked', 'cannot-receive', 'takes-no-notifications'])
    const closing = [...CODES].filter(([, { kind, name }]) => kind === 'blocked' && !others.has(name))
    expect(closing.length).toBeGreaterThan(6)
    const untold = closing.filter(([code]) => failureOf(answeredError('POST /message', code)).reason === undefined)
    expect(untold).toEqual([])
  })
})
