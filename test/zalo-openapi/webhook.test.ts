// What comes to the webhook is taken from Zalo alone, and not late.
import { describe, expect, it } from 'vitest'
import { macOf, verify } from '../../src/zalo-openapi/index.ts'

const KEYS = { appId: '360846524940903967', secretKey: 'test-oa-secret' }
/** The example of the documents, in Vietnamese words: its hash is over bytes. */
const BODY =
  '{"app_id":"360846524940903967","sender":{"id":"246845883529197922"},"user_id_by_app":"552177279717587730",' +
  '"recipient":{"id":"388613280878808645"},"event_name":"user_send_text",' +
  '"message":{"text":"xin chào","msg_id":"96d3cdf3af150460909"},"timestamp":"154390853474"}'
const MAC = 'f5864f88b477b50290274a10168850ef98aae3c9a2a2c11ec05a17892988e9ea'
const AT = 154_390_853_474

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const signed = (body: string, timestamp = '154390853474'): string => macOf({ ...KEYS, rawBody: body, timestamp })

function check({
  body = bytes(BODY),
  header = `mac=${MAC}` as string | string[] | undefined,
  name = 'x-zevent-signature',
  now = AT,
}) {
  return verify({ headers: { [name]: header }, body }, KEYS, new Date(now))
}

const refused = (reason: string) => ({ ok: false, reason })

describe('the signature', () => {
  it('is that of the known example', () => {
    expect(macOf({ ...KEYS, rawBody: BODY, timestamp: '154390853474' })).toBe(MAC)
    expect(macOf({ ...KEYS, rawBody: bytes(BODY), timestamp: '154390853474' })).toBe(MAC)
    expect(check({})).toEqual({ ok: true, body: JSON.parse(BODY) as unknown })
  })

  it.each([`mac=${MAC}`, `mac = ${MAC}`, ` MAC =${MAC} `, MAC, `mac=${MAC.toUpperCase()}`])(
    'may be written %j',
    (header) => {
      expect(check({ header }).ok).toBe(true)
    },
  )

  it('stands in a header of any case', () => {
    expect(check({ name: 'X-ZEvent-Signature' }).ok).toBe(true)
  })

  it.each([undefined, '', 'mac=', 'mac = ', [`mac=${MAC}`, `mac=${MAC}`]])('of %j is none', (header) => {
    expect(verify({ headers: { 'x-zevent-signature': header }, body: bytes(BODY) }, KEYS, new Date(AT))).toEqual(
      refused('no-signature'),
    )
  })

  it.each([
    ['forged', `mac=${'0'.repeat(64)}`],
    ['cut', `mac=${MAC.slice(0, 63)}`],
    ['longer', `mac=${MAC}0`],
    ['of another scheme', `sha256=${MAC}`],
  ])('that is %s is refused', (_name, header) => {
    expect(check({ header })).toEqual(refused('bad-signature'))
  })

  it('of another key is refused', () => {
    const header = `mac=${macOf({ ...KEYS, secretKey: 'another', rawBody: BODY, timestamp: '154390853474' })}`
    expect(check({ header })).toEqual(refused('bad-signature'))
  })
})

describe('the body', () => {
  it('with any byte changed is refused', () => {
    const whole = bytes(BODY)
    for (let i = 0; i < whole.length; i++) {
      const body = Uint8Array.from(whole)
      body[i] = (body[i] ?? 0) ^ 1
      expect(check({ body }).ok, `byte ${i}`).toBe(false)
    }
  })

  it('that says the same in other bytes is refused', () => {
    expect(check({ body: bytes(BODY.replace(',"sender"', ', "sender"')) })).toEqual(refused('bad-signature'))
    expect(check({ body: bytes(BODY.normalize('NFD')) })).toEqual(refused('bad-signature'))
  })

  it.each(['', '{', '[]', '"text"', '{}', '{"timestamp":null}', '{"timestamp":""}'])('%j is none', (body) => {
    expect(check({ body: bytes(body) })).toEqual(refused('bad-body'))
  })

  it('that is cut off or no UTF-8 is none', () => {
    expect(check({ body: bytes(BODY).slice(0, -1) })).toEqual(refused('bad-body'))
    expect(check({ body: Uint8Array.of(...bytes('{"timestamp":"1","a":"'), 0xff, ...bytes('"}')) })).toEqual(
      refused('bad-body'),
    )
  })

  it('of another app is refused', () => {
    expect(check({ body: bytes(BODY.replace('360846524940903967', '1')) })).toEqual(refused('other-app'))
  })

  it('may have a number for its time, beyond those of JavaScript too', () => {
    const body = '{"timestamp":154390853474}'
    expect(check({ body: bytes(body), header: `mac=${signed(body)}` }).ok).toBe(true)
    const long = '{"timestamp":15439085347412345678}'
    const header = `mac=${signed(long, '15439085347412345678')}`
    expect(check({ body: bytes(long), header })).toEqual(refused('stale'))
  })
})

describe('the time', () => {
  const HOUR = 3_600_000
  it.each([
    ['two hours ago', AT + 2 * HOUR, true],
    ['longer ago', AT + 2 * HOUR + 1, false],
    ['ten minutes ahead', AT - 600_000, true],
    ['further ahead', AT - 600_001, false],
  ])('of %s', (_name, now, isTaken) => {
    expect(check({ now })).toMatchObject(isTaken ? { ok: true } : refused('stale'))
  })

  it('outlasts the last try of Zalo', () => {
    const ladder = 30_000 + (5 + 15 + 30 + 60) * 60_000
    expect(check({ now: AT + ladder }).ok).toBe(true)
  })

  it('is looked at after the signature', () => {
    expect(check({ now: AT + 9 * HOUR, header: 'mac=00' })).toEqual(refused('bad-signature'))
  })

  it.each(['soon', '1.5', '-1'])('%j is none', (timestamp) => {
    const body = JSON.stringify({ timestamp })
    expect(check({ body: bytes(body), header: `mac=${signed(body, timestamp)}` })).toEqual(refused('stale'))
  })
})
