// The fake itself: a bot that breaks a rule of the Bot Platform is refused, and it is noted.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeOptions, type FakeZaloBot, startFakeZaloBot } from '../../fakes/zalo-bot/fake.ts'

let fake: FakeZaloBot
let lan: string

beforeEach(() => begin())

afterEach(() => fake.stop())

async function begin(options: FakeOptions = {}): Promise<void> {
  fake = await startFakeZaloBot(options)
  lan = fake.person('Lan')
  fake.say(lan, 'chào')
}

async function beginAgain(options: FakeOptions): Promise<void> {
  await fake.stop()
  await begin(options)
}

async function call(method: string, params: object = {}): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${fake.apiBase}/bot${fake.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

async function nextEvent(): Promise<unknown> {
  const { body } = await call('getUpdates', { timeout: '0' })
  return body['result']
}

const secret_token = 'a-secret-of-the-tests'

describe('breaches', () => {
  it.each<[string, string, (chat_id: string) => object]>([
    ['an unknown method', 'editMessage', () => ({})],
    ['a parameter too many', 'sendMessage', (chat_id) => ({ chat_id, text: 'a', reply_to: 'x' })],
    ['a parameter where there is none', 'getMe', () => ({ x: 1 })],
    ['a number for an id', 'sendMessage', () => ({ chat_id: 5, text: 'a' })],
    ['a number for the time to wait', 'getUpdates', () => ({ timeout: 30 })],
    ['an empty text', 'sendMessage', (chat_id) => ({ chat_id, text: ' \n' })],
    ['a long text', 'sendMessage', (chat_id) => ({ chat_id, text: 'ô'.repeat(2001) })],
    ['half a character', 'sendMessage', (chat_id) => ({ chat_id, text: '\uD800' })],
    ['a webhook without TLS', 'setWebhook', () => ({ url: 'http://a.example/', secret_token })],
    ['a webhook at home', 'setWebhook', () => ({ url: 'https://192.168.1.5/', secret_token })],
    ['a webhook on this machine', 'setWebhook', () => ({ url: 'https://localhost/', secret_token })],
    ['a webhook without a secret', 'setWebhook', () => ({ url: 'https://a.example/' })],
    ['a secret that is too short', 'setWebhook', () => ({ url: 'https://a.example/', secret_token: '1234567' })],
    ['a secret that is too long', 'setWebhook', () => ({ url: 'https://a.example/', secret_token: 'x'.repeat(257) })],
  ])('%s', async (_name, method, params) => {
    const { status, body } = await call(method, params(lan))
    expect(body).toMatchObject({ ok: false, error_code: status })
    expect(status).toBe(method === 'editMessage' ? 404 : 400)
    expect(fake.violations.map((v) => v.method)).toEqual([method])
    expect(fake.calls.at(-1)?.refused).toContain(String(status))
  })

  it('2,000 units and letters that are composed of more are none', async () => {
    for (const text of ['😀'.repeat(1000), 'ô'.normalize('NFD').repeat(2000)]) {
      expect((await call('sendMessage', { chat_id: lan, text })).body).toMatchObject({ ok: true })
    }
    expect(fake.violations).toEqual([])
  })

  it('anything that is no JSON', async () => {
    const to = `${fake.apiBase}/bot${fake.token}/getMe`
    expect((await fetch(to)).status).toBe(400)
    expect((await fetch(to, { method: 'POST', body: '{}' })).status).toBe(400)
    expect(fake.violations).toHaveLength(2)
  })
})

describe('refusals that a good bot may get', () => {
  afterEach(() => {
    expect(fake.violations).toEqual([])
  })

  it('an unknown chat, a person who never wrote, a group that put the bot out', async () => {
    const group = fake.group('Tổ công tác')
    fake.removeBot(group)
    for (const chat_id of ['abc', fake.person('Chưa quen'), group]) {
      expect((await call('sendMessage', { chat_id, text: 'a' })).body).toMatchObject({ ok: false, error_code: 404 })
    }
  })

  it('a token that is none, or no longer', async () => {
    expect((await fetch(`${fake.apiBase}/bot1:x/getMe`, { method: 'POST' })).status).toBe(401)
    fake.revokeToken()
    expect((await call('getMe')).body).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' })
    fake.restoreToken()
    expect((await call('getMe')).body).toMatchObject({ ok: true, result: { account_name: fake.botName } })
  })

  it('a message too many in a month, until the next one begins', async () => {
    let now = Date.UTC(2026, 10, 30)
    await beginAgain({ quotaPerMonth: 2, now: () => now })
    const send = async (): Promise<number> => (await call('sendMessage', { chat_id: lan, text: 'a' })).status
    expect([await send(), await send(), await send()]).toEqual([200, 200, 429])
    now += 86_400_000
    expect(await send()).toBe(200)
  })

  it('come as statuses or in a 200, since nobody knows', async () => {
    await beginAgain({ refusalsIn200: true, polling408AsStatus: true })
    expect(await call('sendMessage', { chat_id: 'abc', text: 'a' })).toMatchObject({
      status: 200,
      body: { ok: false, error_code: 404 },
    })
    await nextEvent()
    expect(await call('getUpdates', { timeout: '0' })).toMatchObject({ status: 408, body: { error_code: 408 } })
  })
})

describe('the free plan', () => {
  it('has three groups and fifty people', () => {
    for (let i = 0; i < 3; i += 1) fake.group(`${i}`)
    expect(() => fake.group('4')).toThrow('3')
    for (let i = 1; i < 50; i += 1) fake.person(`${i}`)
    expect(() => fake.person('51')).toThrow('50')
  })
})

describe('getUpdates', () => {
  it('gives one event as documented, once', async () => {
    expect(await nextEvent()).toEqual({
      event_name: 'message.text.received',
      message: {
        from: { id: lan, display_name: 'Lan', is_bot: false },
        chat: { id: lan, chat_type: 'PRIVATE' },
        text: 'chào',
        message_id: fake.messages(lan)[0]?.id,
        date: expect.any(Number) as number,
      },
    })
    expect(fake.pending()).toBe(1)
    expect(await call('getUpdates', { timeout: '0' })).toEqual({
      status: 200,
      body: { ok: false, error_code: 408, description: 'Request timeout' },
    })
    expect(fake.pending()).toBe(0)
  })

  it('waits for an event, and does not give it to whoever has hung up', async () => {
    await nextEvent()
    const gone = new AbortController()
    const left = fetch(`${fake.apiBase}/bot${fake.token}/getUpdates`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"timeout":"30"}',
      signal: gone.signal,
    })
    await new Promise((resolve) => setTimeout(resolve, 30))
    gone.abort()
    await expect(left).rejects.toThrow()
    await fake.until(() => fake.calls.filter((c) => c.method === 'getUpdates').length === 2)
    const waiting = call('getUpdates', { timeout: '5' })
    await new Promise((resolve) => setTimeout(resolve, 30))
    fake.say(lan, '12')
    expect((await waiting).body).toMatchObject({ ok: true, result: { message: { text: '12' } } })
  })

  it('loses what it gave when the connection breaks', async () => {
    fake.fail('getUpdates', 'drop-after')
    await expect(call('getUpdates', { timeout: '0' })).rejects.toThrow()
    expect(await nextEvent()).toBeUndefined()
  })

  it('is refused while a webhook is set', async () => {
    // Nobody is there.
    await beginAgain({ webhookOrigin: 'http://127.0.0.1:9' })
    await call('setWebhook', { url: 'https://a.example/x', secret_token })
    expect((await call('getUpdates', { timeout: '0' })).status).toBe(400)
    expect((await call('getWebhookInfo')).body).toMatchObject({ result: { url: 'https://a.example/x' } })
    expect((await call('deleteWebhook')).body).toMatchObject({ result: { url: '' } })
    fake.say(lan, '12')
    expect(await nextEvent()).toMatchObject({ message: { text: 'chào' } })
  })
})

describe('a group', () => {
  it('lets the bot hear mentions and replies to it, and does not tell which they are', async () => {
    await nextEvent()
    const group = fake.group('Tổ công tác')
    const sent = await call('sendMessage', { chat_id: group, text: 'Khai tử?' })
    const { message_id: question } = sent.body['result'] as { message_id: string }
    const theirs = fake.sayIn(group, lan, 'không nghe')
    fake.sayIn(group, lan, 'không nghe', { replyTo: theirs })
    fake.sayIn(group, lan, '827', { replyTo: question })
    fake.sayIn(group, lan, '12', { mention: true })
    fake.send(group, lan, 'sticker')
    fake.send(group, lan, 'image')
    const events = [await nextEvent(), await nextEvent(), await nextEvent(), await nextEvent()]
    expect(events).toMatchObject([
      { message: { text: '827', chat: { id: group, chat_type: 'GROUP' }, from: { id: lan } } },
      { message: { text: `@${fake.botName} 12` } },
      { event_name: 'message.image.received', message: { caption: `@${fake.botName}` } },
      undefined,
    ])
    expect(JSON.stringify(events)).not.toContain(question)
    expect(fake.messages(group).map((m) => m.from)).toEqual(['bot', lan, lan, lan, lan, lan, lan])
    expect(fake.last(group)).toMatchObject({ id: question, text: 'Khai tử?' })
  })
})
