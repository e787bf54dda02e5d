/** A Bot API on loopback that takes every call and tells who was written to. The load's own process runs it. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A message to a chat, new or changed, at this instant of `performance.now()`. */
export type OnMessage = (chat: number, at: number, text: string) => void

export interface FakeApi {
  /** What a bot takes for Telegram's address. */
  readonly root: string
  /** Whoever is told of messages from now on. */
  hear(listener: OnMessage): void
  close(): void
}

interface Payload {
  readonly chat_id?: number | string
  readonly text?: string
}

const ME = {
  id: 42,
  is_bot: true,
  first_name: 'Bench',
  username: 'bench_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
}
const IS_MESSAGE = /^(send(?!ChatAction)|edit)/

export async function startFakeApi(): Promise<FakeApi> {
  let listener: OnMessage = () => undefined
  let messages = 0
  const server = createServer((request, response) => {
    bodyOf(request, (body) => {
      const method = (request.url ?? '').replace(/^.*\//, '')
      const payload = request.headers['content-type']?.includes('json') ? (JSON.parse(body) as Payload) : {}
      const isMessage = IS_MESSAGE.test(method)
      if (isMessage) listener(Number(payload.chat_id), performance.now(), payload.text ?? '')
      const result = isMessage ? messageOf(payload, ++messages) : otherResult(method)
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ ok: true, result }))
    })
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a string only for a pipe
  return {
    root: `http://127.0.0.1:${port}`,
    hear: (next) => {
      listener = next
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function bodyOf(request: IncomingMessage, done: (body: string) => void): void {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => done(Buffer.concat(parts).toString('utf8')))
}

function messageOf({ chat_id, text = '' }: Payload, message_id: number): object {
  return { message_id, from: ME, chat: { id: Number(chat_id), type: 'private' }, date: 1_767_225_600, text }
}

function otherResult(method: string): unknown {
  if (method === 'getMe') return ME
  return method === 'getWebhookInfo' ? { url: '', has_custom_certificate: false, pending_update_count: 0 } : true
}
