/**
 * Consent and tokens. A refresh token works once, and what it gives is known to nobody but who gets the answer: the
 * ways to lose a grant are the point of this file.
 */
import { createHash } from 'node:crypto'
import type { IDENTITY, Ids } from './identity.ts'
import { type Json, no } from './wire.ts'

const HOUR = 3_600_000
const ACCESS_MS = 25 * HOUR
const REFRESH_MS = 90 * 24 * HOUR
const CODE_MS = 10 * 60_000

/** Zalo does not say which code refuses a token or a secret; these stand for any. Only -14002 is documented. */
const INVALID_APP = -14002
const INVALID_SECRET = -14004
const INVALID_GRANT = -14014

export interface Grant {
  readonly kind: 'refresh' | 'code'
  readonly token: string
  readonly outcome: 'ok' | 'used' | 'unknown' | 'refused'
  /** False: the connection broke, so that the app cannot know the outcome. */
  readonly answered: boolean
  readonly at: number
}

/** What one consent gave; its tokens live and die with it. */
interface Consent {
  dead: boolean
}

interface Access {
  readonly token: string
  readonly consent: Consent
  endsAt: number
}

interface Refresh {
  readonly token: string
  readonly consent: Consent
  readonly endsAt: number
  used: boolean
}

interface Code {
  readonly challenge: string
  readonly endsAt: number
  used: boolean
}

export interface TokenRequest {
  readonly appId: string
  readonly secret: string
  readonly asked:
    | { readonly kind: 'refresh'; readonly token: string }
    | { readonly kind: 'code'; readonly token: string; readonly verifier: string }
}

export interface OauthOptions {
  readonly identity: typeof IDENTITY
  readonly ids: Ids
  readonly now: () => number
  /** Whether a used refresh token, presented again, costs the whole grant. */
  readonly reuseRevokes: boolean
  readonly onGrant?: ((grant: Grant) => void) | undefined
}

export type Oauth = ReturnType<typeof createOauth>

export function createOauth({ identity, ids, now, reuseRevokes, onGrant }: OauthOptions) {
  const accesses = new Map<string, Access>()
  const refreshes = new Map<string, Refresh>()
  const codes = new Map<string, Code>()
  const grants: Grant[] = []
  let consent: Consent = { dead: false }
  const first = issue()

  function issue(): { access: Access; refresh: Refresh } {
    const access = { token: ids.token('access'), consent, endsAt: now() + ACCESS_MS }
    const refresh = { token: ids.token('refresh'), consent, endsAt: now() + REFRESH_MS, used: false }
    accesses.set(access.token, access)
    refreshes.set(refresh.token, refresh)
    return { access, refresh }
  }

  function wire(): Json {
    const { access, refresh } = issue()
    return { access_token: access.token, refresh_token: refresh.token, expires_in: String(ACCESS_MS / 1000) }
  }

  function outcomeOf({ appId, secret, asked }: TokenRequest): Grant['outcome'] {
    if (appId !== identity.appId || secret !== identity.appSecret) return 'refused'
    if (asked.kind === 'code') return outcomeOfCode(asked.token, asked.verifier)
    const refresh = refreshes.get(asked.token)
    if (!refresh) return 'unknown'
    if (refresh.used) return 'used'
    return refresh.consent.dead || refresh.endsAt <= now() ? 'refused' : 'ok'
  }

  function outcomeOfCode(token: string, verifier: string): Grant['outcome'] {
    const code = codes.get(token)
    if (!code) return 'unknown'
    if (code.used) return 'used'
    return code.endsAt <= now() || challengeOf(verifier) !== code.challenge ? 'refused' : 'ok'
  }

  function keep(asked: TokenRequest['asked'], outcome: Grant['outcome'], answered: boolean): void {
    const grant = { kind: asked.kind, token: asked.token, outcome, answered, at: now() }
    grants.push(grant)
    onGrant?.(grant)
  }

  function grantCode(token: string): Json {
    const code = codes.get(token)
    if (code) code.used = true
    // What was given before ends with a new consent.
    consent.dead = true
    consent = { dead: false }
    return wire()
  }

  function grantRefresh(token: string): Json {
    const refresh = refreshes.get(token)
    if (refresh) refresh.used = true
    return wire()
  }

  const living = (token: Access | Refresh): boolean =>
    token.consent === consent && !consent.dead && token.endsAt > now()

  return {
    grants,
    first,
    /** A new pair, or the refusal; `answered` says whether the app will get to know. */
    grant(request: TokenRequest, answered: boolean): Json {
      const outcome = outcomeOf(request)
      const { asked } = request
      if (outcome === 'used' && asked.kind === 'refresh' && reuseRevokes) {
        const reused = refreshes.get(asked.token)
        if (reused) reused.consent.dead = true
      }
      keep(asked, outcome, answered)
      if (outcome === 'ok') return asked.kind === 'code' ? grantCode(asked.token) : grantRefresh(asked.token)
      if (request.appId !== identity.appId) throw no(INVALID_APP, 'Invalid appId')
      if (request.secret !== identity.appSecret) throw no(INVALID_SECRET, 'Invalid secret key')
      throw no(INVALID_GRANT, asked.kind === 'code' ? 'Invalid authorization code' : 'Invalid refresh token')
    },
    /** The request was made and nothing came of it. */
    missed: ({ asked }: TokenRequest, answered: boolean): void => keep(asked, 'refused', answered),
    stateOf(token: string): 'live' | 'ended' | 'unknown' {
      const access = accesses.get(token)
      if (!access) return 'unknown'
      return access.consent.dead || access.endsAt <= now() ? 'ended' : 'live'
    },
    consent(challenge: string): string {
      if (!/^[\w-]{43}$/.test(challenge)) throw new Error('a challenge is base64url(sha256(verifier)), 43 characters')
      const code = ids.token('code')
      codes.set(code, { challenge, endsAt: now() + CODE_MS, used: false })
      return code
    },
    revoke(): void {
      consent.dead = true
    },
    expireAccess(): void {
      for (const access of accesses.values()) access.endsAt = Math.min(access.endsAt, now())
    },
    liveAccess: (): string | undefined => [...accesses.values()].findLast(living)?.token,
    liveRefresh: (): string | undefined =>
      [...refreshes.values()].findLast((refresh) => !refresh.used && living(refresh))?.token,
  }
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}
