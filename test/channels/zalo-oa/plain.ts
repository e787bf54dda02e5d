/** Requests to the fake Official Account with plain fetch, and a host for its webhook: for tests of the fake itself. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'vitest'
import type { FakeZaloOa } from '../../fakes/zalo-oa/fake.ts'

export interface Answer {
  readonly error?: number
  readonly message?: string
  readonly data?: unknown
  readonly [field: string]: unknown
}

export async function json(answer: Response): Promise<Answer> {
  return (await answer.json()) as Answer
}

export const HOUR = 3_600_000
export const START = Date.parse('2026-11-25T02:00:00Z')

/** Where a text stands in another one. */
export function containing(text: string): string {
  return expect.stringContaining(text) as string // what vitest gives out matches as the text would
}

export function plain(fake: FakeZaloOa) {
  const token = (): string => fake.liveAccess() ?? fake.firstAccessToken

  async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const answer = await fetch(`${fake.base}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', access_token: token(), ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return await json(answer)
  }

  async function get(path: string, query: Record<string, string> = {}): Promise<Answer> {
    const headers = { access_token: token() }
    return await json(await fetch(`${fake.base}${path}?${new URLSearchParams(query).toString()}`, { headers }))
  }

  async function upload(kind: string, name: string, bytes: Uint8Array<ArrayBuffer>, field = 'file'): Promise<Answer> {
    const form = new FormData()
    form.append(field, new Blob([bytes]), name)
    const headers = { access_token: token() }
    return await json(await fetch(`${fake.base}/v2.0/oa/upload/${kind}`, { method: 'POST', headers, body: form }))
  }

  async function tokens(
    fields: Record<string, string>,
    headers: Record<string, string> = { secret_key: fake.appSecret },
  ): Promise<Answer> {
    const body = new URLSearchParams({ app_id: fake.appId, ...fields })
    return await json(await fetch(`${fake.base}/v4/oa/access_token`, { method: 'POST', headers, body }))
  }

  return {
    post,
    get,
    upload,
    tokens,
    data: (path: string, params: unknown) => get(path, { data: JSON.stringify(params) }),
    write: (user: string, message: object) => post('/v3.0/oa/message/cs', { recipient: { user_id: user }, message }),
    writeIn: (group: string, message: object) =>
      post('/v3.0/oa/group/message', { recipient: { group_id: group }, message }),
    refresh: (refreshToken: string) => tokens({ grant_type: 'refresh_token', refresh_token: refreshToken }),
    /** For days that have passed. */
    renew: () => tokens({ grant_type: 'refresh_token', refresh_token: fake.liveRefresh() ?? '' }),
    exchange: (code: string, verifier: string) =>
      tokens({ grant_type: 'authorization_code', code, code_verifier: verifier }),
  }
}

export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}

export interface Arrived {
  readonly headers: IncomingHttpHeaders
  readonly raw: string
  readonly body: Record<string, unknown>
}

export interface Host {
  readonly url: string
  readonly arrived: Arrived[]
  /** What to answer; may take its time. */
  answer: (arrived: Arrived) => number | Promise<number>
  events(): string[]
  stop(): Promise<void>
}

/** Takes what the webhook posts. */
export async function startHost(): Promise<Host> {
  const arrived: Arrived[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString('utf8')
      const one = { headers: request.headers, raw, body: JSON.parse(raw) as Record<string, unknown> }
      arrived.push(one)
      void Promise.resolve(host.answer(one)).then((status) => response.writeHead(status).end())
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host: Host = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook/zalo-oa`, // a string only for a pipe
    arrived,
    answer: () => 200,
    events: () => arrived.map(({ body }) => String(body['event_name'])),
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  return host
}
