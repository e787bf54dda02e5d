/** Reads what is posted to the token endpoint, and refuses what is not as documented. */
import type { IncomingHttpHeaders } from 'node:http'
import type { TokenRequest } from './oauth.ts'
import { breach } from './wire.ts'

const FIELDS = {
  refresh_token: ['app_id', 'grant_type', 'refresh_token'],
  authorization_code: ['app_id', 'code', 'code_verifier', 'grant_type'],
} as const

/** `query`: whatever stands behind the address; nothing should, least of all a secret. */
export function readTokenRequest(headers: IncomingHttpHeaders, query: string, body: Buffer): TokenRequest {
  if (query !== '') throw malformed('nothing belongs into the address')
  if (!(headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) {
    throw malformed('the body is a form')
  }
  if ('authorization' in headers || 'access_token' in headers) throw malformed('the secret goes into secret_key')
  const secret = headers['secret_key']
  if (typeof secret !== 'string') throw malformed('there is no header secret_key')
  const form = new URLSearchParams(body.toString('utf8'))
  return { appId: form.get('app_id') ?? '', secret, asked: askedIn(form) }
}

function askedIn(form: URLSearchParams): TokenRequest['asked'] {
  const kind = form.get('grant_type')
  if (kind !== 'refresh_token' && kind !== 'authorization_code') throw malformed('an unknown grant_type')
  const names = [...form.keys()].sort()
  if (names.join() !== FIELDS[kind].join()) throw malformed(`fields ${names.join()} instead of ${FIELDS[kind].join()}`)
  if (kind === 'refresh_token') return { kind: 'refresh', token: form.get('refresh_token') ?? '' }
  const verifier = form.get('code_verifier') ?? ''
  if (!/^[\w.~-]{43}$/.test(verifier)) throw malformed('a verifier has exactly 43 characters')
  return { kind: 'code', token: form.get('code') ?? '', verifier }
}

function malformed(why: string): Error {
  return breach(-14000, 'Invalid request', why)
}
