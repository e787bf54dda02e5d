/** Reads the address at which a consent ended: what a person copied from their browser. Pure. */

export interface Redirected {
  readonly code: string
  /** For which account permission was given; absent where the code alone was copied. */
  readonly oaId?: string
}

/** Undefined if there is no code in it. */
export function redirectedIn(typed: string): Redirected | undefined {
  // A shell or a chat may have left the quotes that were put around it.
  const text = typed.trim().replace(/^["'<]|["'>]$/g, '')
  if (!/[?&=]/.test(text)) return /^[^\s/:]{6,}$/.test(text) ? { code: text } : undefined
  const query = new URLSearchParams(text.replace(/^[^?]*\?/, '').replace(/#.*$/, ''))
  const code = query.get('code')
  const oaId = query.get('oa_id')
  if (!code) return undefined
  return oaId ? { code, oaId } : { code }
}
