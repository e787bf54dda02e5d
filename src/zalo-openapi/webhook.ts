/**
 * Whether a webhook's request comes from Zalo: a hash over the exact bytes that came, and a time that is not long ago.
 * Whoever receives calls `verify`, and reads the body with `eventOf`.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { idShape, tryJson } from './json.ts'

export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Uint8Array
}

export interface WebhookKeys {
  readonly appId: string
  /** The OA Secret Key of the webhook's page, which is not the app secret. */
  readonly secretKey: string
}

export type Verdict =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly reason: 'no-signature' | 'bad-signature' | 'bad-body' | 'stale' | 'other-app' }

const HEADER = 'x-zevent-signature'
/** Zalo's tries end after 1 h 51 min. */
const OLDEST_MS = 2 * 3600_000
const AHEAD_MS = 600_000

/** SHA-256 of the parts one after the other, in hex; it is no HMAC. */
export function macOf(
  parts: WebhookKeys & { readonly rawBody: Uint8Array | string; readonly timestamp: string },
): string {
  const { appId, rawBody, timestamp, secretKey } = parts
  return createHash('sha256').update(appId).update(rawBody).update(timestamp).update(secretKey).digest('hex')
}

const bodyShape = z.looseObject({ timestamp: idShape, app_id: idShape.optional() })

export function verify(request: WebhookRequest, keys: WebhookKeys, now: Date): Verdict {
  const given = macIn(request.headers)
  if (given === undefined) return { ok: false, reason: 'no-signature' }
  const raw = jsonOf(request.body)
  const body = bodyShape.safeParse(raw)
  if (!body.success) return { ok: false, reason: 'bad-body' }
  const { timestamp, app_id: appId } = body.data
  if (appId !== undefined && appId !== keys.appId) return { ok: false, reason: 'other-app' }
  const expected = macOf({ ...keys, rawBody: request.body, timestamp })
  if (!same(given, expected)) return { ok: false, reason: 'bad-signature' }
  return isFresh(timestamp, now) ? { ok: true, body: raw } : { ok: false, reason: 'stale' }
}

/** Zalo writes `mac=…`, some say `mac = …`. */
function macIn(headers: WebhookRequest['headers']): string | undefined {
  const name = Object.keys(headers).find((one) => one.toLowerCase() === HEADER)
  const value = name === undefined ? undefined : headers[name]
  const mac = typeof value === 'string' ? value.trim().replace(/^mac\s*=\s*/i, '') : ''
  return mac === '' ? undefined : mac.toLowerCase()
}

/** Undefined for what is no JSON, and for bytes that are no UTF-8. */
function jsonOf(bytes: Uint8Array): unknown {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (fault) {
    if (fault instanceof TypeError) return undefined
    throw fault
  }
  return tryJson(text)
}

/** Hashed first: the comparison wants equal lengths, and takes as long for every wrong one. */
function same(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => createHash('sha256').update(text).digest())
  return x !== undefined && y !== undefined && timingSafeEqual(x, y)
}

function isFresh(timestamp: string, now: Date): boolean {
  if (!/^\d{1,15}$/.test(timestamp)) return false
  const age = now.getTime() - Number(timestamp)
  return age <= OLDEST_MS && age >= -AHEAD_MS
}
