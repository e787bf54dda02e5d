/** How Zalo signs an event: plain SHA-256 of the parts, no HMAC. */
import { createHash } from 'node:crypto'
import type { IDENTITY } from './identity.ts'

/** The value of `X-ZEvent-Signature` for exactly these bytes. */
export function signatureOf({ appId, oaSecretKey }: typeof IDENTITY, raw: string): string {
  return `mac=${createHash('sha256')
    .update(`${appId}${raw}${timestampIn(raw)}${oaSecretKey}`)
    .digest('hex')}`
}

function timestampIn(raw: string): string {
  try {
    const body: unknown = JSON.parse(raw)
    if (typeof body !== 'object' || body === null || !('timestamp' in body)) return ''
    return String(body.timestamp)
  } catch (fault) {
    if (fault instanceof SyntaxError) return ''
    throw fault
  }
}
