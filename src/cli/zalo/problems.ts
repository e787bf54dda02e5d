/** What Zalo does not do, as a Problem that says what people can do about it. */
import { Problem } from '../../problem.ts'
import { CODES, type OAuthReply, type TokenPair, type TokensState, ZaloError } from '../../zalo-openapi/index.ts'

/** Codes that say more than that Zalo refused. */
const STALE_TOKEN = new Set([-216, -220])
const TOO_MANY_CALLS = -32
const NOT_A_FOLLOWER = -213

/** Whatever a call threw; what is none of Zalo's stays as it is. `state`: of the tokens, after the call. */
export function problemOfZalo(fault: unknown, { standing }: TokensState): unknown {
  if (!(fault instanceof ZaloError)) return fault
  const { code, kind, message } = fault
  if (code !== undefined) return problemOfCode(code)
  if (kind !== 'bad-credentials') return new Problem('zalo-no-answer', { why: message })
  if (standing === 'none') return new Problem('zalo-not-authorised')
  return new Problem(standing === 'unknown' ? 'zalo-permission-unknown' : 'zalo-permission-refused')
}

function problemOfCode(code: number): Problem {
  if (STALE_TOKEN.has(code)) return new Problem('zalo-permission-refused')
  if (code === TOO_MANY_CALLS) return new Problem('zalo-busy')
  if (code === NOT_A_FOLLOWER) return new Problem('zalo-not-followers')
  return new Problem('zalo-refuses', { error: wordOf(code) })
}

/** `-237 group-disabled`; the number alone for a code of no table. */
export function wordOf(code: number | undefined): string {
  if (code === undefined) return '?'
  return [code, CODES.get(code)?.name ?? ''].join(' ').trim()
}

/** The tokens that were given for a code of a consent, or for a refresh token. Throws a Problem. */
export function pairIn(reply: OAuthReply, what: 'code' | 'token'): TokenPair {
  switch (reply.outcome) {
    case 'pair':
      return reply.pair
    case 'refused':
      throw new Problem(`zalo-${what}-refused`, { error: wordOf(reply.code) })
    case 'not-sent':
      throw new Problem('zalo-no-answer', { why: reply.why })
    case 'unknown':
      throw new Problem(`zalo-${what}-unanswered`, { why: reply.why })
  }
}
