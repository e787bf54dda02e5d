/** The HTTP side of the fake: one port for the token endpoint and the OpenAPI, and the troubles that tests ask for. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Oauth } from './oauth.ts'
import { readTokenRequest } from './oauth-request.ts'
import type { createOpenApi, HttpQuestion, HttpReply } from './openapi.ts'
import { bytesOf } from './requests.ts'
import { Refused } from './wire.ts'

export const TOKEN_PATH = '/v4/oa/access_token'

export interface Violation {
  readonly call: string
  readonly why: string
}

/** A trouble that a test asked for. */
export interface Trouble {
  /** `*`: any. */
  readonly path: string
  /**
   * `drop-before`: the connection breaks and nothing was done; `drop-after`: all was done, and nobody is told;
   * `garbage`: nothing was done and the answer is no JSON.
   */
  readonly what: Refused | 'drop-before' | 'drop-after' | 'garbage'
  times: number
}

export interface ServerState {
  delayMs: number
  readonly violations: Violation[]
  readonly troubles: Trouble[]
}

export function createApiServer(oauth: Oauth, openApi: ReturnType<typeof createOpenApi>, state: ServerState): Server {
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake')
    const body = await bytesOf(request)
    const call = `${request.method ?? ''} ${url.pathname}`
    const trouble = nextTrouble(url.pathname)
    const question = { call, query: url.searchParams, headers: request.headers, body }
    const reply = await answerTo(question, trouble)
    if (state.delayMs > 0) await wait(state.delayMs)
    if (reply === 'none') return void request.socket.destroy()
    response.writeHead(reply.status, reply.headers)
    response.end(reply.body)
  }

  async function answerTo(question: HttpQuestion, trouble: Trouble['what'] | undefined): Promise<HttpReply | 'none'> {
    if (question.call === `POST ${TOKEN_PATH}`) return tokenAnswer(question, trouble)
    if (trouble === 'drop-before') return 'none'
    if (trouble === 'garbage') return GARBAGE
    const reply = await openApi.answer(question, trouble instanceof Refused ? trouble : undefined)
    if (trouble === 'drop-after') return 'none'
    // What stands between answers with a status of its own and no JSON.
    return trouble instanceof Refused && trouble.status !== 200 ? { ...GARBAGE, status: trouble.status } : reply
  }

  /** Also what comes to nothing is written down: a token that was presented may not be presented again. */
  function tokenAnswer(
    { call, query, headers, body }: HttpQuestion,
    trouble: Trouble['what'] | undefined,
  ): HttpReply | 'none' {
    try {
      const asked = readTokenRequest(headers, query.toString(), body)
      if (trouble !== undefined && trouble !== 'drop-after') {
        oauth.missed(asked, trouble !== 'drop-before')
        if (trouble === 'drop-before') return 'none'
        if (trouble === 'garbage') return GARBAGE
        if (trouble.status !== 200) return { ...GARBAGE, status: trouble.status }
        throw trouble
      }
      const answer = oauth.grant(asked, trouble === undefined)
      return trouble === 'drop-after' ? 'none' : json(200, answer)
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault
      if (fault.why !== undefined) state.violations.push({ call, why: fault.why })
      if (trouble === 'drop-before' || trouble === 'drop-after') return 'none'
      return json(fault.status, {
        error: fault.code,
        error_name: fault.message,
        error_reason: '',
        ref_doc: 'https://developers.example/errors',
      })
    }
  }

  function nextTrouble(path: string): Trouble['what'] | undefined {
    const trouble = state.troubles.find((t) => t.times > 0 && (t.path === path || t.path === '*'))
    if (!trouble) return undefined
    trouble.times -= 1
    return trouble.what
  }

  return createServer((request, response) => {
    take(request, response).catch((fault: unknown) => {
      // Whoever asked is gone and has not said all: nothing was asked.
      if (request.destroyed && !request.complete) return
      state.violations.push({ call: request.url ?? '', why: `the fake failed: ${String(fault)}` })
      response.writeHead(500).end()
    })
  })
}

const GARBAGE: HttpReply = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' }

function json(status: number, body: object): HttpReply {
  return { status, headers: { 'content-type': 'application/json;charset=utf-8' }, body: JSON.stringify(body) }
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
