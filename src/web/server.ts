/**
 * The HTTP server: health, webhooks, and whatever routes it is given (the trial page). `main.ts` makes it.
 * Bodies and query strings are never logged: they hold people's answers and platforms' secrets.
 */
import type { AddressInfo } from 'node:net'
import fastify, { type FastifyInstance, type FastifyPluginAsync } from 'fastify'
import type { Channel } from '../channels/channel.ts'
import { SECURITY_HEADERS } from './headers.ts'
import type { Readiness } from './readiness.ts'

export interface WebLog {
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export interface WebOptions {
  readonly channels: readonly Channel[]
  readonly checks: () => Promise<Readiness>
  readonly log: WebLog
  readonly routes?: readonly FastifyPluginAsync[]
  /** How long `close` waits for requests under way before it cuts them off; 10 s by default. */
  readonly graceMs?: number
  /** Only tests have others. */
  readonly limits?: Partial<Limits>
}

export interface Web {
  /** Resolves with the port, which matters when 0 was asked for; rejects with node's error (`EADDRINUSE`). */
  listen(host: string, port: number): Promise<number>
  /** Takes no more requests and resolves when those under way are answered. */
  close(): Promise<void>
}

const BODY_LIMIT = 1_048_576

/** What a client may take of the server without asking anything; in milliseconds, but for the number of connections. */
export interface Limits {
  /** Neither side says anything. The trial page's stream says something every 20 s. */
  readonly silentMs: number
  readonly headersMs: number
  /** Headers and body. */
  readonly requestMs: number
  /** How often the two above are looked at. */
  readonly lookMs: number
  /** Open at once; more are refused. Platforms use a hundred at most. */
  readonly connections: number
}

const LIMITS: Limits = { silentMs: 60_000, headersMs: 10_000, requestMs: 30_000, lookMs: 1000, connections: 1000 }

export function createWeb(options: WebOptions): Web {
  const limits = { ...LIMITS, ...options.limits }
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    connectionTimeout: limits.silentMs,
    requestTimeout: limits.requestMs,
    http: { headersTimeout: limits.headersMs, connectionsCheckingInterval: limits.lookMs },
    forceCloseConnections: 'idle',
  })
  app.server.maxConnections = limits.connections
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(SECURITY_HEADERS)
  })
  let closing = false
  app.addHook('onSend', async (_request, reply) => {
    // A connection kept alive after its last answer would hold up `close`.
    if (closing) reply.header('connection', 'close')
  })
  answerFaults(app, options.log)
  addHealth(app, options)
  app.register(webhooks(options.channels))
  for (const routes of options.routes ?? []) app.register(routes)

  return {
    async listen(host, port) {
      await app.listen({ host, port })
      return (app.server.address() as AddressInfo).port // a string only for a pipe, which we never listen on
    },
    async close() {
      closing = true
      const cut = setTimeout(() => app.server.closeAllConnections(), options.graceMs ?? 10_000)
      try {
        await app.close()
      } finally {
        clearTimeout(cut)
      }
    },
  }
}

function answerFaults(app: FastifyInstance, log: WebLog): void {
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'not-found' }))
  app.setErrorHandler((fault, request, reply) => {
    const status = statusOf(fault)
    const where = { method: request.method, route: request.routeOptions.url, status }
    if (status < 500) log.warn(where, 'request refused')
    else log.error({ ...where, err: fault }, 'request failed')
    return reply.code(status).send({ error: status < 500 ? 'bad-request' : 'internal' })
  })
}

/** fastify's own refusals (too large, bad JSON) carry a status; anything else is a fault of ours. */
function statusOf(fault: unknown): number {
  if (!(fault instanceof Error) || !('statusCode' in fault)) return 500
  const { statusCode } = fault
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 600 ? statusCode : 500
}

function addHealth(app: FastifyInstance, { checks, log }: WebOptions): void {
  app.get('/healthz', () => ({ alive: true }))
  app.get('/readyz', async (_request, reply) => {
    try {
      const state = await checks()
      return await reply.code(state.ready ? 200 : 503).send(state)
    } catch (fault) {
      log.error({ err: fault }, 'readiness check failed')
      return await reply.code(503).send({ ready: false })
    }
  })
}

/** A scope of its own, since signatures are over bytes: here no body is parsed. */
function webhooks(channels: readonly Channel[]): FastifyPluginAsync {
  return async (app) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
      done(null, body)
    })
    for (const channel of channels) {
      if (!channel.webhook) continue
      app.post(`/webhook/${channel.name}`, async (request, reply) => {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        const answer = await channel.webhook?.({ headers: request.headers, body })
        return await reply.code(answer?.status ?? 404).send(answer?.body)
      })
    }
    await Promise.resolve()
  }
}
