/** What goes over the wire between the fake and its bot, and how the fake says no. */

export type Json = Record<string, unknown>

/** An answer with `ok: false`. */
export class Refused extends Error {
  readonly code: number
  /** True when the bot did what it never should: the fake keeps account of these. */
  readonly violation: boolean

  constructor(code: number, description: string, violation = false) {
    super(description)
    this.code = code
    this.violation = violation
  }
}

/** A request that breaks a documented rule. */
export function breach(description: string): Refused {
  return new Refused(400, `Bad request: ${description}`, true)
}
