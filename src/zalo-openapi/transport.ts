/**
 * A call of the OpenAPI: the token in its header, the envelope of the answer, and one more try with a new token when
 * Zalo does not take the old one. `oa.ts` and `groups.ts` say which calls there are.
 */
import { z } from 'zod'
import { answeredError, garbageError, statusError, ZaloError } from './errors.ts'
import { type Answer, type Fetch, request, WayFault } from './http.ts'
import { countShape, tryJson } from './json.ts'

/** Where access tokens come from; `rotation.ts` makes one. */
export interface TokenSource {
  access(): Promise<string>
  /** Another token than `used`, which Zalo did not take. */
  renewed(used: string): Promise<string>
}

/** The calls of the app in this minute, as Zalo counts them. */
export interface Rate {
  readonly limit?: number
  readonly remain?: number
}

export interface TransportOptions {
  readonly base: string
  readonly tokens: TokenSource
  readonly timeoutMs?: number
  readonly uploadTimeoutMs?: number
  /** Calls off whatever is under way. */
  readonly signal?: AbortSignal
  readonly fetch?: Fetch
  readonly onRate?: (rate: Rate) => void
}

export interface Call<T> {
  readonly path: string
  /** A GET of the families of users and conversations: one parameter, which holds JSON. */
  readonly data?: object
  /** A GET of the family of groups: plain parameters. */
  readonly query?: Readonly<Record<string, string>>
  /** A POST. */
  readonly json?: object
  /** An upload. */
  readonly form?: FormData
  /** What the answer's `data` must be. */
  readonly shape: z.ZodType<T>
}

/** Throws a ZaloError. */
export type Transport = <T>(call: Call<T>) => Promise<T>

const CALL_MS = 30_000
const UPLOAD_MS = 120_000

const envelope = z.looseObject({
  error: z
    .union([
      z.int(),
      z
        .string()
        .regex(/^-?\d+$/)
        .transform(Number),
    ])
    .optional(),
  data: z.unknown().optional(),
})

/** Zalo's words for a token that it does not take, or not any more. */
const STALE_TOKEN: ReadonlySet<number | undefined> = new Set([-216, -220])

export function createTransport(options: TransportOptions): Transport {
  const { tokens, onRate, signal, fetch = globalThis.fetch, timeoutMs = CALL_MS, uploadTimeoutMs = UPLOAD_MS } = options
  const base = options.base.replace(/\/+$/, '')

  async function once<T>(call: Call<T>, token: string): Promise<T> {
    const { json, form } = call
    const method = json || form ? 'POST' : 'GET'
    const name = `${method} ${call.path}`
    const body = form ?? (json && JSON.stringify(json))
    const answer = await request(fetch, {
      url: base + call.path + queryOf(call),
      method,
      headers: { access_token: token, ...(json ? { 'content-type': 'application/json' } : {}) },
      timeoutMs: form ? uploadTimeoutMs : timeoutMs,
      ...(body === undefined ? {} : { body }),
      ...(signal ? { signal } : {}),
    }).catch((fault: unknown) => {
      if (!(fault instanceof WayFault)) throw fault
      throw new ZaloError({ call: name, kind: 'unreachable', said: fault.message, delivered: fault.delivered })
    })
    const rate = rateOf(answer.headers)
    if (rate) onRate?.(rate)
    return read(name, answer, call.shape)
  }

  return async (call) => {
    const token = await tokens.access()
    try {
      return await once(call, token)
    } catch (fault) {
      if (!isStaleToken(fault)) throw fault
    }
    try {
      return await once(call, await tokens.renewed(token))
    } catch (fault) {
      // A new token that is not taken either: waiting alone will not mend that.
      throw isStaleToken(fault) ? stillStale(fault) : fault
    }
  }
}

function read<T>(call: string, { status, headers, text }: Answer, shape: z.ZodType<T>): T {
  const parsed = envelope.safeParse(tryJson(text))
  const code = parsed.data?.error
  const isAnswer = status < 300 || (status >= 400 && status < 500)
  if (isAnswer && code !== undefined && code !== 0) throw answeredError(call, code)
  if (status < 200 || status >= 300) throw statusError(call, status, headers.get('retry-after'))
  if (!parsed.success || (code === undefined && parsed.data.data === undefined)) throw garbageError(call)
  const data = shape.safeParse(parsed.data.data ?? {})
  if (!data.success) throw garbageError(call)
  return data.data
}

function queryOf({ data, query }: Pick<Call<unknown>, 'data' | 'query'>): string {
  const pairs = Object.entries(data ? { data: JSON.stringify(data) } : (query ?? {}))
  if (pairs.length === 0) return ''
  return `?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`
}

function rateOf(headers: Headers): Rate | undefined {
  const limit = countShape.safeParse(headers.get('x-ratelimit-limit')).data
  const remain = countShape.safeParse(headers.get('x-ratelimit-remain')).data
  if (limit === undefined && remain === undefined) return undefined
  return { ...(limit === undefined ? {} : { limit }), ...(remain === undefined ? {} : { remain }) }
}

function isStaleToken(fault: unknown): fault is ZaloError {
  return fault instanceof ZaloError && STALE_TOKEN.has(fault.code)
}

function stillStale({ call, code, kind }: ZaloError): ZaloError {
  const said = `${code ?? ''} a new access token is not taken either`
  return new ZaloError({
    call,
    kind,
    said,
    delivered: 'no',
    needsPeople: true,
    ...(code === undefined ? {} : { code }),
  })
}
