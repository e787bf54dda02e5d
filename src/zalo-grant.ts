/** The stored tokens of the Official Account of the settings. The server and the command line begin with it. */
import { createHash } from 'node:crypto'
import type { ZaloOaConfig } from './config.ts'
import type { Secret } from './secret.ts'
import type { Grants, Store } from './store/store.ts'

/**
 * The refresh token of the settings works once: it is taken over when there is no other, and when somebody has put
 * another one there since.
 */
export async function grantsFor(store: Store, { oaId, refreshToken }: ZaloOaConfig, now: Date): Promise<Grants> {
  const grants = store.grants(`zalo-oa:${oaId}`)
  if (!refreshToken) return grants
  const seed = seedOf(refreshToken)
  const known = await grants.get()
  const isNew = known?.seed !== seed && (known?.seed !== undefined || known?.refusedAt !== undefined)
  if (!known || isNew) await grants.adopt({ refreshToken: refreshToken.reveal(), obtainedAt: now, seed })
  return grants
}

/** By which a setting is known again, without being kept. */
export function seedOf(token: Secret): string {
  return createHash('sha256').update(token.reveal()).digest('hex')
}
