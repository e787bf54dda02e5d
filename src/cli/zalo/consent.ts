/** Where an administrator gives permission, and what stands in Zalo's console for it. Used by `authorize.ts`. */
import type { Config, ZaloOaConfig } from '../../config.ts'
import { Problem } from '../../problem.ts'
import { challengeOf, consentUrl } from '../../zalo-openapi/index.ts'

export interface ConsentLink {
  readonly callback: string
  readonly challenge: string
  readonly consent: string
}

export function consentLink({ oauthBase, appId, oaId }: ZaloOaConfig, callback: string, verifier: string): ConsentLink {
  const challenge = challengeOf(verifier)
  const consent = consentUrl({ base: oauthBase, appId, redirectUri: callback, challenge, state: oaId })
  return { callback, challenge, consent }
}

/** Nothing need answer there: what matters stands in the address itself. Throws a Problem. */
export function callbackIn({ publicUrl }: Config, typed: string | undefined): string {
  const callback = typed ?? (publicUrl && `${publicUrl}/zalo/callback`)
  if (callback === undefined || !/^https?:$/.test(URL.parse(callback)?.protocol ?? ''))
    throw new Problem('zalo-callback')
  return callback
}
