/**
 * A failed call, in the vocabulary of `SendFailure`. Messages are made here from parts known to be harmless: the
 * address that a call goes to holds the token, and Zalo's own words may repeat it or what people wrote.
 */
import { type FailureDetails, SendFailure, type SendFailureKind } from '../channel.ts'

export class ZaloBotFailure extends SendFailure {
  /** Zalo's error code, which it takes from HTTP; absent when it did not answer. */
  readonly code?: number

  constructor(kind: SendFailureKind, message: string, more: FailureDetails & { code?: number } = {}) {
    super(kind, message, more)
    if (more.code !== undefined) this.code = more.code
  }
}

/** What Zalo answers when getUpdates has waited in vain. */
export const NOTHING_YET = 408

/** Zalo does not say how long to wait; its quota is one of a month. */
const THROTTLED_S = 60
/** What Zalo documents of its codes, in words of ours: its own may repeat what was sent to it. */
const PHRASES: ReadonlyMap<number, string> = new Map([
  [400, 'bad request'],
  [401, 'unauthorized'],
  [403, 'internal server error'],
  [404, 'not found'],
  [NOTHING_YET, 'request timeout'],
  [429, 'quota exceeded'],
])

export function refusalOf(method: string, code: number): ZaloBotFailure {
  const kind = kindOf(method, code)
  return new ZaloBotFailure(kind, `${method}: ${code} ${PHRASES.get(code) ?? 'unknown reason'}`, {
    code,
    ...(kind === 'throttled' && { retryAfter: THROTTLED_S }),
    ...(kind === 'rejected' && code === 404 && { reason: 'chat-unknown' as const }),
  })
}

function kindOf(method: string, code: number): SendFailureKind {
  if (code === 401) return 'bad-credentials'
  if (code === 429) return 'throttled'
  // 403 is documented as "internal server error".
  if (code === 403 || code === NOTHING_YET) return 'unreachable'
  // Of a message it means the chat; of anything else that there is no such method at this address.
  if (code === 404 && method !== 'sendMessage') return 'unreachable'
  return code >= 400 && code < 500 ? 'rejected' : 'unreachable'
}

/** Whatever `fetch` threw; its own message may hold the address. */
export function networkFailure(method: string, fault: unknown): ZaloBotFailure {
  return new ZaloBotFailure('unreachable', `${method}: ${networkWord(fault)}`)
}

function networkWord(fault: unknown): string {
  if (!(fault instanceof Error)) return 'no answer'
  if (fault.name === 'TimeoutError') return 'no answer in time'
  if (fault.name === 'AbortError') return 'called off'
  const { cause } = fault
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'no answer'
}
