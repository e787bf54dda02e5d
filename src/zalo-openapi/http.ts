/**
 * The one place that makes a request. What fails on the way becomes a `WayFault`, which says whether the request may
 * have arrived; `transport.ts` and `oauth.ts` make of it what it means to them.
 */
import type { Delivered } from './errors.ts'

export type Fetch = typeof globalThis.fetch

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

export interface RequestParts {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | FormData | URLSearchParams
  readonly timeoutMs: number
  readonly signal?: AbortSignal
}

export class WayFault extends Error {
  override readonly name = 'WayFault'
  readonly delivered: Delivered

  constructor(word: string, delivered: Delivered) {
    super(word)
    this.delivered = delivered
  }
}

/** Throws a WayFault. */
export async function request(fetch: Fetch, parts: RequestParts): Promise<Answer> {
  const { url, method, headers, body, timeoutMs, signal } = parts
  if (signal?.aborted) throw new WayFault('called off', 'no')
  const limit = AbortSignal.timeout(timeoutMs)
  try {
    const response = await fetch(url, {
      method,
      headers,
      // A redirect would carry the token to another host.
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      ...(body === undefined ? {} : { body }),
    })
    return { status: response.status, headers: response.headers, text: await response.text() }
  } catch (fault) {
    throw wayFault(fault)
  }
}

/** Codes of faults that come before a request is written. */
const BEFORE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/** Whatever `fetch` threw; its own message and cause may hold the address and are left out. */
export function wayFault(fault: unknown): WayFault {
  if (!(fault instanceof Error)) return new WayFault('no answer', 'unknown')
  if (fault.name === 'TimeoutError') return new WayFault('no answer in time', 'unknown')
  if (fault.name === 'AbortError') return new WayFault('called off', 'unknown')
  const cause = fault.cause ?? fault
  const code = codeOf(cause)
  const all = cause instanceof AggregateError ? cause.errors : [cause]
  return new WayFault(code ?? 'no answer', all.every(cameBefore) && all.length > 0 ? 'no' : 'unknown')
}

function cameBefore(fault: unknown): boolean {
  const code = codeOf(fault)
  if (code === undefined) return false
  // The system's own timeout has one code for connecting and for waiting.
  return BEFORE.has(code) || (code === 'ETIMEDOUT' && fieldOf(fault, 'syscall') === 'connect')
}

function codeOf(fault: unknown): string | undefined {
  const code = fieldOf(fault, 'code')
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,50}$/.test(code) ? code : undefined
}

function fieldOf(fault: unknown, name: string): unknown {
  return typeof fault === 'object' && fault !== null ? Reflect.get(fault, name) : undefined
}
