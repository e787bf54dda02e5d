/**
 * The authorisation of an Official Account (OAuth v4 with PKCE): the consent link, the exchange of its code, and the
 * refresh. A refresh token works once, so a reply says exactly what is known of it; `rotation.ts` lives by that.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { CODES } from './codes.ts'
import { type Answer, type Fetch, request, WayFault } from './http.ts'
import { countShape, tryJson } from './json.ts'

export interface OAuthApp {
  readonly base: string
  readonly appId: string
  readonly appSecret: string
  readonly fetch?: Fetch
  readonly timeoutMs?: number
}

export interface TokenPair {
  readonly accessToken: string
  /** Works once, for three months. */
  readonly refreshToken: string
  readonly expiresInSeconds: number
}

export type OAuthReply =
  | { readonly outcome: 'pair'; readonly pair: TokenPair }
  /** Zalo answered, without a token: asking again changes nothing. */
  | { readonly outcome: 'refused'; readonly code?: number; readonly name?: string }
  /** What was sent is surely still good. */
  | { readonly outcome: 'not-sent'; readonly why: string }
  /** It may have been used up. */
  | { readonly outcome: 'unknown'; readonly why: string }

const REPLY_MS = 30_000
/** What Zalo documents, for a reply that does not say. */
const USUAL_SECONDS = 90_000
const TOO_MANY_CALLS = -32

/** `verifier` is the one whose challenge the consent link carried. */
export function exchangeCode(app: OAuthApp, code: string, verifier: string): Promise<OAuthReply> {
  return ask(app, { code, app_id: app.appId, grant_type: 'authorization_code', code_verifier: verifier })
}

export function refresh(app: OAuthApp, refreshToken: string): Promise<OAuthReply> {
  return ask(app, { refresh_token: refreshToken, app_id: app.appId, grant_type: 'refresh_token' })
}

export interface Consent {
  readonly base: string
  readonly appId: string
  /** Exactly as registered with the app. */
  readonly redirectUri: string
  readonly challenge: string
  readonly state: string
}

/** Where an administrator of the account allows the app; leads back to `redirectUri` with `code` and `oa_id`. */
export function consentUrl({ base, appId, redirectUri, challenge, state }: Consent): string {
  const query = new URLSearchParams({
    app_id: appId,
    redirect_uri: redirectUri,
    code_challenge: challenge,
    state,
  })
  return `${withoutSlash(base)}/v4/oa/permission?${query.toString()}`
}

/** 43 characters, the length that Zalo wants. `random` gives so many random bytes. */
export function newVerifier(random: (size: number) => Uint8Array): string {
  const bytes = random(32)
  if (bytes.length !== 32) throw new RangeError('a verifier needs 32 random bytes')
  return Buffer.from(bytes).toString('base64url')
}

export function challengeOf(verifier: string): string {
  if (!/^[\w.~-]{43}$/.test(verifier)) throw new RangeError('a verifier has 43 characters')
  return createHash('sha256').update(verifier).digest('base64url')
}

async function ask(app: OAuthApp, fields: Record<string, string>): Promise<OAuthReply> {
  const { base, appSecret, fetch = globalThis.fetch, timeoutMs = REPLY_MS } = app
  try {
    const answer = await request(fetch, {
      url: `${withoutSlash(base)}/v4/oa/access_token`,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', secret_key: appSecret },
      body: new URLSearchParams(fields).toString(),
      timeoutMs,
    })
    return replyOf(answer)
  } catch (fault) {
    if (!(fault instanceof WayFault)) throw fault
    return { outcome: fault.delivered === 'no' ? 'not-sent' : 'unknown', why: fault.message }
  }
}

const pairShape = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: countShape.optional().catch(undefined),
})

const refusalShape = z.looseObject({
  access_token: z.undefined().optional(),
  error: z
    .union([
      z.int(),
      z
        .string()
        .regex(/^-?\d+$/)
        .transform(Number),
    ])
    .optional()
    .catch(undefined),
})

function replyOf({ status, text }: Answer): OAuthReply {
  if (status === 429) return { outcome: 'not-sent', why: 'HTTP 429' }
  const body = status < 500 ? tryJson(text) : undefined
  const pair = pairShape.safeParse(body)
  if (pair.success) {
    const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds } = pair.data
    const expiresInSeconds = seconds !== undefined && seconds > 0 ? seconds : USUAL_SECONDS
    return { outcome: 'pair', pair: { accessToken, refreshToken, expiresInSeconds } }
  }
  const refusal = refusalShape.safeParse(body)
  if (!refusal.success || (status >= 300 && status < 400)) return { outcome: 'unknown', why: garbage(status) }
  const code = refusal.data.error
  if (code === TOO_MANY_CALLS) return { outcome: 'not-sent', why: 'too-many-calls' }
  const name = code === undefined ? undefined : CODES.get(code)?.name
  return { outcome: 'refused', ...(code === undefined ? {} : { code }), ...(name === undefined ? {} : { name }) }
}

function garbage(status: number): string {
  return status === 200 ? 'an answer that cannot be read' : `HTTP ${status}`
}

function withoutSlash(base: string): string {
  return base.replace(/\/+$/, '')
}
