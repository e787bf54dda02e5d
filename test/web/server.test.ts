import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { ABLE, everywhere } from '../../src/channels/abilities.ts'
import type { Channel, HttpAnswer, HttpRequest } from '../../src/channels/channel.ts'
import { type Condition, createChecks } from '../../src/web/readiness.ts'
import { createWeb, type Web, type WebOptions } from '../../src/web/server.ts'

function channel(name: Channel['name'], more: Partial<Channel> = {}): Channel {
  return {
    name,
    abilities: everywhere(ABLE),
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send: () => Promise.resolve({}),
    ready: () => true,
    ...more,
  }
}

let web: Web
const lines: string[] = []
afterEach(() => web.close())

async function serve(options: Partial<WebOptions> = {}): Promise<string> {
  lines.length = 0
  const note = (fields: object, text: string): void =>
    void lines.push(
      `${text} ${JSON.stringify(fields, (_key, value: unknown) => (value instanceof Error ? value.message : value))}`,
    )
  const channels = options.channels ?? []
  const checks = createChecks(() => Promise.resolve(), channels)
  web = createWeb({ channels, checks, log: { warn: note, error: note }, ...options })
  return `http://127.0.0.1:${await web.listen('127.0.0.1', 0)}`
}

/** A channel that remembers what its webhook got. */
function hooked(answer: HttpAnswer | (() => Promise<HttpAnswer>)): { channels: Channel[]; got: HttpRequest[] } {
  const got: HttpRequest[] = []
  const webhook = (request: HttpRequest): Promise<HttpAnswer> => {
    got.push(request)
    return typeof answer === 'function' ? answer() : Promise.resolve(answer)
  }
  return { channels: [channel('telegram', { webhook }), channel('zalo-oa')], got }
}

describe('health', () => {
  it('is alive, and ready while the database and all channels answer', async () => {
    const url = await serve({ channels: [channel('telegram')] })
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    const ready = await fetch(`${url}/readyz`)
    expect(ready.status).toBe(200)
    expect(await ready.json()).toEqual({ ready: true, database: true, channels: { telegram: true } })
  })

  it('is alive but not ready while a channel does not answer', async () => {
    const url = await serve({ channels: [channel('telegram'), channel('zalo-oa', { ready: () => false })] })
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    const ready = await fetch(`${url}/readyz`)
    expect(ready.status).toBe(503)
    expect(await ready.json()).toMatchObject({ ready: false, channels: { telegram: true, 'zalo-oa': false } })
  })

  it.each<[string, Condition, boolean]>([
    ['starts', { phase: 'starting', delivery: { waiting: 0, oldestUrgentMs: 0 } }, false],
    ['runs', { phase: 'running', delivery: { waiting: 7, oldestUrgentMs: 60_000 } }, true],
    ['lets somebody wait for a minute', { phase: 'running', delivery: { waiting: 7, oldestUrgentMs: 61_500 } }, false],
    ['stops', { phase: 'draining', delivery: { waiting: 0, oldestUrgentMs: 0 } }, false],
  ])('tells the truth while the program %s', async (_what, condition, isReady) => {
    const channels = [channel('telegram')]
    const url = await serve({
      channels,
      checks: createChecks(
        () => Promise.resolve(),
        channels,
        () => condition,
      ),
    })
    const ready = await fetch(`${url}/readyz`)
    expect(ready.status).toBe(isReady ? 200 : 503)
    const { phase, delivery } = condition
    const oldestUrgentSeconds = Math.floor(delivery.oldestUrgentMs / 1000)
    expect(await ready.json()).toEqual({
      ready: isReady,
      database: true,
      channels: { telegram: true },
      phase,
      delivery: { ready: delivery.oldestUrgentMs <= 60_000, waiting: delivery.waiting, oldestUrgentSeconds },
    })
  })

  it('is not ready without its database, nor when the check itself fails', async () => {
    const url = await serve({ checks: createChecks(() => Promise.reject(new Error('locked')), []) })
    const ready = await fetch(`${url}/readyz`)
    expect(ready.status).toBe(503)
    expect(await ready.json()).toMatchObject({ database: false })
    await web.close()
    const broken = await serve({ checks: () => Promise.reject(new Error('bug')) })
    expect((await fetch(`${broken}/readyz`)).status).toBe(503)
  })
})

describe('webhooks', () => {
  it.each([
    ['application/json', Buffer.from('{"a":  1}\n')],
    ['text/plain', Buffer.from('xin chào')],
    ['application/octet-stream', Buffer.from([0, 255, 13, 10, 0, 128])],
    [undefined, Buffer.from('{broken')],
  ])('hands over the exact bytes of %s', async (type, body) => {
    const { channels, got } = hooked({ status: 200, body: { ok: true } })
    const url = await serve({ channels })
    const headers = { 'x-secret': 's', ...(type ? { 'content-type': type } : {}) }
    const answer = await fetch(`${url}/webhook/telegram`, { method: 'POST', headers, body })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ ok: true })
    expect(digest(got[0]?.body)).toBe(digest(body))
    expect(got[0]?.headers['x-secret']).toBe('s')
  })

  it('hands over an empty body as no bytes, and gives back an empty answer', async () => {
    const { channels, got } = hooked({ status: 401 })
    const url = await serve({ channels })
    const answer = await fetch(`${url}/webhook/telegram`, { method: 'POST' })
    expect(answer.status).toBe(401)
    expect(await answer.text()).toBe('')
    expect(got[0]?.body.length).toBe(0)
  })

  it('knows only channels that take one', async () => {
    const url = await serve(hooked({ status: 200 }))
    for (const name of ['zalo-oa', 'local', 'nothing', '../healthz']) {
      expect((await fetch(`${url}/webhook/${name}`, { method: 'POST', body: '{}' })).status).toBe(404)
    }
    expect((await fetch(`${url}/webhook/telegram`)).status).toBe(404)
  })

  it('takes up to a megabyte', async () => {
    const { channels, got } = hooked({ status: 200 })
    const url = await serve({ channels })
    const post = (size: number): Promise<Response> =>
      fetch(`${url}/webhook/telegram`, { method: 'POST', body: Buffer.alloc(size, 97) })
    expect((await post(1_048_576)).status).toBe(200)
    expect((await post(1_048_577)).status).toBe(413)
    expect(got).toHaveLength(1)
  })

  it('answers 500 when the channel fails, so that the platform delivers again, and logs no body or query', async () => {
    const { channels } = hooked(() => Promise.reject(new Error('store is full')))
    const url = await serve({ channels })
    const path = `${url}/webhook/telegram?token=hidden-query`
    const answer = await fetch(path, { method: 'POST', body: '{"text":"hidden-body"}' })
    expect(answer.status).toBe(500)
    expect(await answer.json()).toEqual({ error: 'internal' })
    expect(lines.join()).toContain('store is full')
    expect(lines.join()).not.toContain('hidden')
  })
})

describe('the server', () => {
  it('answers 404 by default, and every answer carries the security headers', async () => {
    const url = await serve()
    for (const path of ['/', '/healthz', '/readyz', '/none', '/webhook/x']) {
      const answer = await fetch(url + path)
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
      expect(answer.headers.get('content-security-policy')).not.toContain('unsafe')
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    }
    expect((await fetch(`${url}/none`)).status).toBe(404)
  })

  it('answers what is under way before it closes', async () => {
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    const { channels, got } = hooked(() => held.then(() => ({ status: 200 })))
    const url = await serve({ channels })
    const posting = fetch(`${url}/webhook/telegram`, { method: 'POST', body: '{}' })
    await expect.poll(() => got.length).toBe(1)
    const closing = web.close()
    setTimeout(release, 50)
    expect((await posting).status).toBe(200)
    await closing
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  })

  it('does not wait for ever for one who never ends', async () => {
    const { channels, got } = hooked(() => new Promise<HttpAnswer>(() => undefined))
    const url = await serve({ channels, graceMs: 100 })
    const posting = fetch(`${url}/webhook/telegram`, { method: 'POST', body: '{}' }).catch(() => 'cut')
    await expect.poll(() => got.length).toBe(1)
    await web.close()
    expect(await posting).toBe('cut')
  })

  it('survives what is not HTTP', async () => {
    const url = await serve()
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.end('\u0000nonsense\r\n\r\n'))
      socket.on('close', () => resolve())
      socket.on('error', () => resolve())
      socket.resume()
    })
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })

  it('rejects when the port is taken', async () => {
    const url = await serve()
    const second = createWeb({ channels: [], checks: createChecks(() => Promise.resolve(), []), log: console })
    await expect(second.listen('127.0.0.1', Number(new URL(url).port))).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await second.close()
  })
})

function digest(bytes: Uint8Array | undefined): string {
  return createHash('sha256')
    .update(bytes ?? 'none')
    .digest('hex')
}

describe('whoever says nothing', () => {
  const limits = { silentMs: 600, headersMs: 300, requestMs: 500, lookMs: 50 }

  /** Resolves when the server has ended the connection; `say` is sent again and again meanwhile. */
  async function ended(url: string, first: string, say = ''): Promise<void> {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.on('error', () => undefined) // a reset is an end
    socket.write(first)
    const drip = say === '' ? undefined : setInterval(() => socket.write(say), 20)
    socket.resume()
    await new Promise<void>((resolve) => socket.once('close', () => resolve()))
    clearInterval(drip)
  }

  it.each([
    ['connects and is silent', '', ''],
    ['never ends its headers', 'GET /healthz HTTP/1.1\r\n', 'X-A: b\r\n'],
    ['never ends its body', 'POST /webhook/telegram HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n', '{'],
  ])('%s is cut off, and others are served meanwhile', async (_, first, say) => {
    const { channels } = hooked({ status: 200 })
    const url = await serve({ limits, channels })
    const end = ended(url, first, say)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    await end
  })

  it('is refused where too many are there, and let in when one has gone', async () => {
    const url = await serve({ limits: { connections: 3 } })
    const port = Number(new URL(url).port)
    const open = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const socket = connect(port, '127.0.0.1')
        await new Promise<void>((resolve) => socket.once('connect', () => resolve()))
        return socket
      }),
    )
    await ended(url, 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n')
    for (const socket of open) socket.destroy()
    await expect.poll(async () => (await fetch(`${url}/healthz`).catch(() => undefined))?.status).toBe(200)
  })
})
