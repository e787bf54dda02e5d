/** What goes over the wire between the fake and its app, and how the fake says no. */

export type Json = Record<string, unknown>

export interface Uploaded {
  readonly name: string
  readonly bytes: Uint8Array
}

/** An answer whose `error` is not 0. */
export class Refused extends Error {
  readonly code: number
  /** Zalo answers its own errors with 200; other statuses are those of something between. */
  readonly status: number
  /** Set when the app did what it never should: the fake keeps account of these. */
  readonly why?: string

  constructor(code: number, message: string, more: { status?: number; why?: string } = {}) {
    super(message)
    this.code = code
    this.status = more.status ?? 200
    if (more.why !== undefined) this.why = more.why
  }
}

/** A request that breaks a documented rule; `why` is for the account alone. */
export function breach(code: number, message: string, why = ''): Refused {
  return new Refused(code, message, { why: [`${code} ${message}`, why].filter((part) => part !== '').join(' — ') })
}

/** A refusal that may well happen to a good app. */
export function no(code: number, message: string): Refused {
  return new Refused(code, message)
}
