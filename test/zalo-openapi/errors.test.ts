// Every code that Zalo documents has a kind, and what a failure says is harmless.
import { describe, expect, it } from 'vitest'
import { answeredError, CODES, statusError } from '../../src/zalo-openapi/errors.ts'

/** Code, kind, whether people are needed: the tables of the Official Account API, of ZNS and of OAuth, written out. */
const TABLE = [
  [-32, 'throttled', false],
  [-100, 'rejected', false],
  [-200, 'unreachable', false],
  [-201, 'rejected', false],
  [-204, 'bad-credentials', true],
  [-205, 'bad-credentials', true],
  [-209, 'bad-credentials', true],
  [-210, 'rejected', false],
  [-211, 'window-closed', true],
  [-212, 'bad-credentials', true],
  [-213, 'blocked', false],
  [-216, 'bad-credentials', false],
  [-217, 'blocked', false],
  [-218, 'blocked', false],
  [-219, 'bad-credentials', true],
  [-220, 'bad-credentials', false],
  [-221, 'blocked', true],
  [-223, 'bad-credentials', true],
  [-224, 'blocked', true],
  [-227, 'blocked', true],
  [-230, 'window-closed', false],
  [-232, 'window-closed', false],
  [-233, 'rejected', false],
  [-234, 'throttled', false],
  [-235, 'rejected', true],
  [-237, 'blocked', true],
  [-238, 'rejected', false],
  [-240, 'rejected', true],
  [-241, 'rejected', false],
  [-242, 'bad-credentials', true],
  [-244, 'blocked', false],
  [-248, 'rejected', true],
  [-249, 'rejected', false],
  [-320, 'window-closed', true],
  [-321, 'window-closed', true],
  [-403, 'blocked', true],
  [-108, 'rejected', false],
  [-114, 'blocked', false],
  [-115, 'window-closed', true],
  [-119, 'blocked', false],
  [-124, 'bad-credentials', false],
  [-131, 'rejected', true],
  [-133, 'throttled', false],
  [-144, 'throttled', false],
  [-147, 'throttled', false],
  [-14002, 'bad-credentials', true],
  [-14003, 'bad-credentials', true],
] as const

describe('codes', () => {
  it.each(TABLE)('%i is %s', (code, kind, needsPeople) => {
    const error = answeredError('POST /v3.0/oa/message/cs', code)
    expect(error).toMatchObject({ name: 'ZaloError', code, kind, needsPeople, delivered: 'no' })
    expect(error.message).toBe(`POST /v3.0/oa/message/cs: ${code} ${CODES.get(code)?.name}`)
  })

  it('are those of the table and no others', () => {
    expect([...CODES.keys()].sort()).toEqual(TABLE.map(([code]) => code).sort())
  })

  it('have names of their own, and sentences', () => {
    const all = [...CODES.values()]
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
    expect(all.filter(({ name, meaning }) => !/^[a-z-]+$/.test(name) || !/^[A-Z].*\.$/.test(meaning))).toEqual([])
  })

  it('say how long to wait wherever they say to wait', () => {
    const waiting = [...CODES].filter(([, { kind, pause }]) => kind === 'throttled' && pause === undefined)
    expect(waiting).toEqual([])
    expect(answeredError('x', -32).retryAfter).toBe(60)
    expect(answeredError('x', -213).retryAfter).toBeUndefined()
  })

  it('of no table are final, and shown to people', () => {
    expect(answeredError('x', -9999)).toMatchObject({ kind: 'rejected', needsPeople: true, code: -9999 })
  })
})

describe('an HTTP status', () => {
  it.each([
    [429, 'throttled', 'no'],
    [400, 'rejected', 'no'],
    [404, 'rejected', 'no'],
    [302, 'unreachable', 'unknown'],
    [500, 'unreachable', 'unknown'],
    [503, 'unreachable', 'unknown'],
  ])('%i is %s, delivered: %s', (status, kind, delivered) => {
    expect(statusError('GET /x', status, null)).toMatchObject({ kind, delivered, message: `GET /x: HTTP ${status}` })
  })

  it('429 waits as long as it says, else a minute', () => {
    expect(statusError('x', 429, '7').retryAfter).toBe(7)
    expect(statusError('x', 429, 'Wed, 21 Oct 2026 07:28:00 GMT').retryAfter).toBe(60)
    expect(statusError('x', 429, null).retryAfter).toBe(60)
  })
})
