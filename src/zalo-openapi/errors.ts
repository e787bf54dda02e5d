/**
 * A failed call, as every function of this folder throws it. Messages are made here from parts known to be harmless;
 * what Zalo writes itself may repeat a token or somebody's words, and is left out.
 */
import { CODES, type ZaloErrorKind } from './codes.ts'

export { CODES, type CodeMeaning, type ZaloErrorKind } from './codes.ts'

/** Whether the request may have had its effect, though it failed. */
export type Delivered = 'no' | 'unknown'

export interface ZaloErrorParts {
  /** Method and path, without the query. */
  readonly call: string
  readonly kind: ZaloErrorKind
  /** What went wrong, in our words. */
  readonly said: string
  readonly delivered: Delivered
  readonly code?: number
  /** Seconds. */
  readonly retryAfter?: number
  readonly needsPeople?: boolean
}

export class ZaloError extends Error {
  override readonly name = 'ZaloError'
  readonly call: string
  readonly kind: ZaloErrorKind
  readonly delivered: Delivered
  /** Somebody has to mend it; trying again alone will not do. */
  readonly needsPeople: boolean
  /** Zalo's; absent when it did not answer, or with a mere HTTP status. */
  readonly code?: number
  /** Seconds after which another try makes sense. */
  readonly retryAfter?: number

  constructor({ call, kind, said, delivered, code, retryAfter, needsPeople = false }: ZaloErrorParts) {
    super(`${call}: ${said}`)
    this.call = call
    this.kind = kind
    this.delivered = delivered
    this.needsPeople = needsPeople
    if (code !== undefined) this.code = code
    if (retryAfter !== undefined) this.retryAfter = retryAfter
  }
}

/** Of the code in an answer; one that no table has is taken for final, and shown to people. */
export function answeredError(call: string, code: number): ZaloError {
  const known = CODES.get(code)
  if (!known) {
    const said = `${code} (a code of no table)`
    return new ZaloError({ call, code, kind: 'rejected', said, delivered: 'no', needsPeople: true })
  }
  const { name, kind, needsPeople, pause } = known
  const retryAfter = pause === undefined ? {} : { retryAfter: pause }
  return new ZaloError({ call, code, kind, said: `${code} ${name}`, delivered: 'no', needsPeople, ...retryAfter })
}

/** Of an HTTP status that is none of success. */
export function statusError(call: string, status: number, retryAfter: string | null): ZaloError {
  const said = `HTTP ${status}`
  if (status === 429) {
    const seconds = /^\d{1,5}$/.test(retryAfter ?? '') ? Number(retryAfter) : 60
    return new ZaloError({ call, kind: 'throttled', said, delivered: 'no', retryAfter: seconds })
  }
  if (status >= 400 && status < 500) return new ZaloError({ call, kind: 'rejected', said, delivered: 'no' })
  return new ZaloError({ call, kind: 'unreachable', said, delivered: 'unknown' })
}

/** Of an answer that cannot be read. */
export function garbageError(call: string): ZaloError {
  return new ZaloError({ call, kind: 'unreachable', said: 'an answer that cannot be read', delivered: 'unknown' })
}
