/**
 * The trial page over HTTP: the page itself under `/`, its JSON and its live events under `/trial/`.
 * `web/` registers it as a plugin; every request passes the guard first, and shows the key.
 */
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { bubbleOf } from './bubbles.ts'
import type { Feed } from './feed.ts'
import { refusalOf } from './guard.ts'
import { cookieWith, isKeyAmong, isKeyIn } from './key.ts'
import type { LocalOptions } from './options.ts'
import { readPageFiles } from './page-files.ts'
import type { NotTaken, Receiver, Taken } from './receiver.ts'
import { sendRefused } from './refused-page.ts'
import { tapRequest, textRequest } from './requests.ts'

export interface RoutesOptions extends LocalOptions {
  readonly feed: Feed
  readonly receiver: Receiver
}

/** As far back as the page shows a chat. */
const HISTORY = 300

const STATUS: Readonly<Record<NotTaken, number>> = {
  closed: 503,
  'unknown-chat': 404,
  'unknown-person': 400,
  'unknown-message': 404,
  'unknown-choice': 409,
}

/** The one address that takes the key from its query. */
const ENTRANCE = '/'

export function createRoutes(options: RoutesOptions): FastifyPluginAsync {
  return (app) => {
    app.addHook('onRequest', async (request, reply) => {
      const { method, headers } = request
      const refusal = refusalOf({ method, headers, remote: request.socket.remoteAddress })
      if (refusal) await sendRefused(reply, refusal, options.refused)
      else if (!hasKey(request, options)) await sendRefused(reply, 'no-key', options.refused)
    })
    app.addHook('preClose', () => {
      options.feed.close()
      return Promise.resolve()
    })
    addPage(app, options)
    addReading(app, options)
    addWriting(app, options)
    return Promise.resolve()
  }
}

function hasKey({ routeOptions, query, headers, socket }: FastifyRequest, { key }: RoutesOptions): boolean {
  if (routeOptions.url === ENTRANCE && isKeyIn(query, key)) return true
  return isKeyAmong(headers.cookie, key, socket.localPort ?? 0)
}

function addPage(app: FastifyInstance, { key }: RoutesOptions): void {
  const files = readPageFiles()
  const give = (reply: FastifyReply, name: string, cache = 'no-cache'): FastifyReply => {
    const file = files.get(name)
    if (!file) return reply.code(404).send({ error: 'not-found' })
    return reply.type(file.type).header('cache-control', cache).send(file.bytes)
  }
  app.get(ENTRANCE, ({ query, socket }, reply) => {
    if (!isKeyIn(query, key)) return give(reply, 'index.html')
    // The page takes the key out of its address; nor should the address stay in a cache.
    reply.header('set-cookie', cookieWith(key, socket.localPort ?? 0))
    return give(reply, 'index.html', 'no-store')
  })
  app.get<{ Params: { name: string } }>('/trial/page/:name', (request, reply) => give(reply, request.params.name))
}

function addReading(app: FastifyInstance, options: RoutesOptions): void {
  const { store, chats, people, texts, reset, feed, now, zone } = options
  app.get('/trial/texts', () => texts)
  app.get('/trial/state', async () => ({
    chats,
    people,
    newest: (await store.newest()).map(bubbleOf),
    canReset: reset !== undefined,
    clock: { now: now().toISOString(), zone },
  }))
  app.get<{ Params: { chat: string } }>('/trial/chats/:chat', async (request, reply) => {
    const { chat } = request.params
    if (!chats.some((c) => c.id === chat)) return await reply.code(404).send({ error: 'unknown-chat' })
    return (await store.messages(chat, HISTORY)).map(bubbleOf)
  })
  app.get<{ Params: { id: string } }>('/trial/files/:id', async (request, reply) => {
    const { id } = request.params
    const file = /^\d{1,15}$/.test(id) ? await store.file(Number(id)) : undefined
    if (!file) return await reply.code(404).send({ error: 'not-found' })
    return await reply
      .type('application/octet-stream')
      .header('cache-control', 'private, no-store')
      // RFC 6266 with RFC 8187: the name is UTF-8, percent-encoded.
      .header('content-disposition', `attachment; filename*=UTF-8''${encoded(file.name)}`)
      .send(Buffer.from(file.bytes))
  })
  app.get('/trial/events', (_request, reply) => {
    reply.header('content-type', 'text/event-stream').header('cache-control', 'no-store').hijack()
    // Hijacked, fastify writes no headers of its own.
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value)
    feed.subscribe(reply.raw)
  })
}

function addWriting(app: FastifyInstance, { store, reset, feed, receiver }: RoutesOptions): void {
  app.post('/trial/messages', async (request, reply) => {
    const asked = textRequest.safeParse(request.body)
    if (!asked.success) return await reply.code(400).send({ error: 'bad-request' })
    return await answer(reply, await receiver.text(asked.data))
  })
  app.post('/trial/taps', async (request, reply) => {
    const asked = tapRequest.safeParse(request.body)
    if (!asked.success) return await reply.code(400).send({ error: 'bad-request' })
    return await answer(reply, await receiver.tap(asked.data))
  })
  app.post('/trial/reset', async (_request, reply) => {
    if (!reset) return await reply.code(404).send({ error: 'not-found' })
    await reset()
    await store.clear()
    feed.publish({ type: 'cleared' })
    return { ok: true }
  })
}

function answer(reply: FastifyReply, taken: Taken): FastifyReply {
  if (!taken.ok) return reply.code(STATUS[taken.why]).send({ error: taken.why })
  return reply.code(202).send(taken.id === undefined ? { ok: true } : { ok: true, id: taken.id })
}

function encoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
