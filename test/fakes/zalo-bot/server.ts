/** The HTTP side of the fake: takes a call, checks it, answers as Zalo would, and keeps account of it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { type MethodContext, methods } from './methods.ts'
import { breach, type Json, Refused } from './wire.ts'

export interface RecordedCall {
  readonly method: string
  readonly params: Json
  /** Absent when the call was answered well. */
  readonly refused?: string
  /** Of the message that was sent. */
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
  readonly token: string
  tokenValid: boolean
  delayMs: number
  /** Which refusals have an HTTP status of their own; the documentation does not say, so both are played. */
  readonly hasOwnStatus: (code: number) => boolean
  readonly onCall?: (call: RecordedCall) => void
  readonly calls: RecordedCall[]
  readonly violations: Violation[]
  readonly troubles: Trouble[]
}

export function createApiServer(context: MethodContext, state: ServerState): Server {
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token = '', method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? []
    if (token !== state.token || !state.tokenValid) {
      answer(response, new Refused(401, 'Unauthorized'))
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
    let params: Json = {}
    try {
      params = await paramsOf(request)
      if (trouble) throw trouble
      const gone = new AbortController()
      response.on('close', () => gone.abort())
      const act = Object.hasOwn(methods, method) ? methods[method] : undefined
      if (!act) throw new Refused(404, 'Method not found', true)
      const result: unknown = await act(context, params, gone.signal)
      record({ method, params, at: context.now(), ...messageIn(method, result) })
      return { result }
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown
      if (thrown.violation) state.violations.push({ method, params, why: thrown.message })
      record({ method, params, at: context.now(), refused: `${thrown.code} ${thrown.message}` })
      return thrown
    }
  }

  function record(call: RecordedCall): void {
    state.calls.push(call)
    state.onCall?.(call)
  }

  function nextTrouble(method: string): Trouble['what'] | undefined {
    const trouble = state.troubles.find((t) => t.times > 0 && (t.method === method || t.method === '*'))
    if (!trouble) return undefined
    trouble.times -= 1
    return trouble.what
  }

  function answer(response: ServerResponse, outcome: { result: unknown } | Refused): void {
    const refused = outcome instanceof Refused
    const body = refused
      ? { ok: false, error_code: outcome.code, description: outcome.message }
      : { ok: true, ...(outcome.result === undefined ? {} : { result: outcome.result }) }
    const status = refused && state.hasOwnStatus(outcome.code) ? outcome.code : 200
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
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

/** Zalo takes forms, too; this fake takes the JSON that its documentation shows. */
async function paramsOf(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer) // no encoding is set, so these are buffers
  if (request.method !== 'POST') throw breach('not a POST')
  if (!(request.headers['content-type'] ?? '').startsWith('application/json')) throw breach('the body is no JSON')
  const read: unknown = parsed(Buffer.concat(chunks).toString('utf8'))
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw breach('the body is no JSON object')
  return { ...read }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined
    throw fault
  }
}

function messageIn(method: string, result: unknown): { messageId?: string } {
  if (method !== 'sendMessage' || typeof result !== 'object' || result === null) return {}
  return 'message_id' in result ? { messageId: String(result.message_id) } : {}
}
