/**
 * Calls of the Bot API. Telegraf is the transport alone, with none of its polling or middleware: there one slow
 * handler holds up every chat, one fault ends the program, and a handler that timed out goes on running.
 */
import { Telegram } from 'telegraf'
import { failureOf, type TelegramFailure } from './failures.ts'

export interface CallOptions {
  readonly signal?: AbortSignal
  /** Telegraf's own limit is 500 s. */
  readonly timeoutMs?: number
}

export interface Api {
  /** Telegram's `result`, unchecked; throws a `TelegramFailure`. */
  call(method: string, payload: object, options?: CallOptions): Promise<unknown>
}

interface Client {
  callApi(method: string, payload: object, options: { signal: AbortSignal }): Promise<unknown>
}

const CALL_MS = 30_000

export function createApi(token: string, apiRoot = 'https://api.telegram.org'): Api {
  // Without the slash a root with a path would lose its last part.
  const root = apiRoot.endsWith('/') ? apiRoot : `${apiRoot}/`
  // Telegraf's types stop at Bot API 7.1 and allow only the methods of that day; the call itself takes any.
  const client = new Telegram(token, { apiRoot: root, webhookReply: false }) as unknown as Client

  return {
    async call(method, payload, { signal, timeoutMs = CALL_MS } = {}) {
      const limit = AbortSignal.timeout(timeoutMs)
      try {
        return await client.callApi(method, payload, { signal: signal ? AbortSignal.any([signal, limit]) : limit })
      } catch (fault) {
        throw failureOf(method, fault) satisfies TelegramFailure
      }
    },
  }
}
