/** What goes over the wire between the fake and its bot, and how the fake says no. */

export type Json = Record<string, unknown>

export interface Uploaded {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface ApiRequest {
  readonly method: string
  readonly params: Json
  readonly files: ReadonlyMap<string, Uploaded>
}

/** An answer with `ok: false`. */
export class Refused extends Error {
  readonly code: number
  readonly parameters?: Json
  /** True when the bot did what it never should: the fake keeps account of these. */
  readonly violation: boolean

  constructor(code: number, description: string, more: { parameters?: Json; violation?: boolean } = {}) {
    super(description)
    this.code = code
    this.violation = more.violation ?? false
    if (more.parameters) this.parameters = more.parameters
  }
}

/** A request that breaks a rule of the Bot API. */
export function breach(description: string): Refused {
  return new Refused(400, `Bad Request: ${description}`, { violation: true })
}

/** A refusal that may well happen to a good bot. */
export function no(code: 400 | 403, description: string, parameters?: Json): Refused {
  const start = code === 400 ? 'Bad Request' : 'Forbidden'
  return new Refused(code, `${start}: ${description}`, parameters ? { parameters } : {})
}
