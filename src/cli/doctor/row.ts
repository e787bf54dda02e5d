/** A line of `tongket doctor`: what was looked at, whether it is well, and a word on what to do. */

export interface Row {
  readonly what: string
  readonly ok: boolean
  readonly detail: string
  /** Nothing is broken, but something will be, or nobody could say. */
  readonly warns?: true
}

/** How long a platform has for an answer. */
export const ASK_MS = 10_000

export function good(what: string, detail: string): Row {
  return { what, ok: true, detail }
}

export function warning(what: string, detail: string): Row {
  return { what, ok: true, detail, warns: true }
}

export function bad(what: string, detail: string): Row {
  return { what, ok: false, detail }
}
