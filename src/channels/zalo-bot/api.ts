/** Calls of the Bot Platform: POST with JSON, the token in the path. */
import { resultIn } from './envelope.ts'
import { networkFailure } from './failures.ts'

export interface CallOptions {
  /** Calls off the waiting for an answer; one that has begun is read to its end, for an event in it comes only once. */
  readonly signal?: AbortSignal
  readonly timeoutMs?: number
}

export interface Api {
  /** Zalo's `result`, unchecked; throws a ZaloBotFailure. */
  call(method: string, params: object, options?: CallOptions): Promise<unknown>
}

const CALL_MS = 30_000

export function createApi(token: string, apiBase = 'https://bot-api.zaloplatforms.com'): Api {
  const base = apiBase.replace(/\/+$/, '')

  async function post(method: string, params: object, signal: AbortSignal): Promise<Response> {
    return await fetch(`${base}/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
      // The token stands in the address: it goes to no other host.
      redirect: 'manual',
      signal,
    })
  }

  return {
    async call(method, params, { signal, timeoutMs = CALL_MS } = {}) {
      const callingOff = new AbortController()
      const callOff = (): void => callingOff.abort()
      if (signal?.aborted) callOff()
      signal?.addEventListener('abort', callOff)
      let answer: { status: number; text: string }
      try {
        const limit = AbortSignal.timeout(timeoutMs)
        const response = await post(method, params, AbortSignal.any([callingOff.signal, limit]))
        signal?.removeEventListener('abort', callOff)
        answer = { status: response.status, text: await response.text() }
      } catch (fault) {
        throw networkFailure(method, fault)
      } finally {
        signal?.removeEventListener('abort', callOff)
      }
      return resultIn(method, answer.status, answer.text)
    },
  }
}
