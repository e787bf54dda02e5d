/** The HTTP side of the fake: takes a call, checks it, answers as Telegram would, and keeps account of it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { type MethodContext, methods } from './methods.ts'
import { readRequest } from './requests.ts'
import type { Specification } from './schema.ts'
import { type ApiRequest, breach, type Json, Refused } from './wire.ts'

export interface RecordedCall {
  readonly method: string
  readonly params: Json
  /** Absent when the call was answered well. */
  readonly refused?: string
  /** Of the message that was sent or changed. */
  readonly messageId?: string
  readonly at: number
}

export interface Violation {
  readonly method: string
  readonly params: Json
  readonly why: string
}

/** A trouble that a test asked for. */
export interface Trouble {
  readonly method: string
  /** `drop-before`: the connection breaks and nothing was done; `drop-after`: all was done, and nobody is told. */
  readonly what: Refused | 'drop-before' | 'drop-after' | 'garbage'
  times: number
}

export interface ServerState {
  token: string
  tokenValid: boolean
  delayMs: number
  /** Told of each call once it is done, before it is answered. */
  readonly onCall?: (call: RecordedCall) => void
  readonly calls: RecordedCall[]
  readonly violations: Violation[]
  readonly troubles: Trouble[]
}

export type RateLimit = (method: string, chatId: number) => void

export function createApiServer(
  spec: Specification,
  context: MethodContext,
  state: ServerState,
  limit: RateLimit,
): Server {
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token = '', method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? []
    if (token !== state.token || !state.tokenValid) {
      // A token that was good once is told from one that never was.
      answer(response, token === state.token ? new Refused(401, 'Unauthorized') : new Refused(404, 'Not Found'))
      return
    }
    const trouble = nextTrouble(method)
    if (trouble === 'drop-before') return void request.socket.destroy()
    if (trouble === 'garbage') return void response.end('<html>')
    const outcome = await outcomeOf(method, request, response, trouble instanceof Refused ? trouble : undefined)
    if (state.delayMs > 0) await wait(state.delayMs)
    if (trouble === 'drop-after') return void request.socket.destroy()
    answer(response, outcome)
  }

  async function outcomeOf(
    method: string,
    request: IncomingMessage,
    response: ServerResponse,
    trouble: Refused | undefined,
  ): Promise<{ result: unknown } | Refused> {
    let read: ApiRequest = { method, params: {}, files: new Map() }
    try {
      read = await readRequest(method, request, spec)
      if (trouble) throw trouble
      const result = await run(read, response)
      record({ method, params: read.params, at: Date.now(), ...messageIn(result) })
      return { result }
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown
      if (thrown.violation) state.violations.push({ method, params: read.params, why: thrown.message })
      record({ method, params: read.params, at: Date.now(), refused: `${thrown.code} ${thrown.message}` })
      return thrown
    }
  }

  function record(call: RecordedCall): void {
    state.calls.push(call)
    state.onCall?.(call)
  }

  async function run(read: ApiRequest, response: ServerResponse): Promise<unknown> {
    const { method, params } = read
    if (!spec.knows(method)) throw new Refused(404, 'Not Found: method not found', { violation: true })
    const fault = spec.fault(method, params)
    if (fault) throw breach(fault)
    limit(method, Number(params['chat_id'] ?? 0))
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    return await methods[method]?.(context, read, gone.signal)
  }

  function nextTrouble(method: string): Trouble['what'] | undefined {
    const trouble = state.troubles.find((t) => t.times > 0 && (t.method === method || t.method === '*'))
    if (!trouble) return undefined
    trouble.times -= 1
    return trouble.what
  }

  return createServer((request, response) => {
    take(request, response).catch((fault: unknown) => {
      // Whoever asked is gone and has not said all: nothing was asked.
      if (request.destroyed && !request.complete) return
      state.violations.push({ method: request.url ?? '', params: {}, why: `the fake failed: ${String(fault)}` })
      answer(response, new Refused(500, 'Internal Server Error'))
    })
  })
}

const LOOKS = 1000

/** Resolves once nobody is connected and what they asked is done; rejects after some seconds. */
export async function deserted(server: Server): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    const connections = await new Promise<number>((resolve, reject) => {
      server.getConnections((fault, count) => (fault ? reject(fault) : resolve(count)))
    })
    // The last request is read before its connection is seen to close, and done a few turns later.
    await wait(5)
    if (connections === 0) return
  }
  throw new Error('somebody is still connected to the fake')
}

function messageIn(result: unknown): { messageId?: string } {
  if (typeof result !== 'object' || result === null || !('message_id' in result)) return {}
  return { messageId: String(result.message_id) }
}

function answer(response: ServerResponse, outcome: { result: unknown } | Refused): void {
  const refused = outcome instanceof Refused
  const parameters = refused && outcome.parameters ? { parameters: outcome.parameters } : {}
  const body = refused
    ? { ok: false, error_code: outcome.code, description: outcome.message, ...parameters }
    : { ok: true, result: outcome.result }
  response.writeHead(refused ? outcome.code : 200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
