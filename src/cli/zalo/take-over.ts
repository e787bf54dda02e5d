/**
 * Tokens that Zalo has just given become those of the server. Whose they are is asked first: those of another account
 * must not drive out the ones that work. `authorize.ts` comes here.
 */
import type { ZaloOaConfig } from '../../config.ts'
import { Problem } from '../../problem.ts'
import type { Store } from '../../store/store.ts'
import { seedOf } from '../../zalo-grant.ts'
import { createZaloOa, type OaInfo, type TokenPair, ZaloError } from '../../zalo-openapi/index.ts'

export interface TakenOver {
  /** Absent: Zalo did not say, and `why`. */
  readonly oa?: OaInfo
  readonly why?: string
  readonly accessEndsAt: Date
}

const ASK_MS = 10_000

/** `givenAt`: when the pair was asked for. Throws a Problem. */
export async function takeOver(
  store: Store,
  account: ZaloOaConfig,
  pair: TokenPair,
  givenAt: Date,
): Promise<TakenOver> {
  const { oaId, refreshToken: setting } = account
  const whose = await whoseIs(account, pair.accessToken)
  if ('oa' in whose && whose.oa.id !== oaId) throw new Problem('zalo-other-account', { oa: whose.oa.id, ours: oaId })
  const accessEndsAt = new Date(givenAt.getTime() + pair.expiresInSeconds * 1000)
  const { accessToken, refreshToken } = pair
  const grant = { accessToken, accessEndsAt, refreshToken, obtainedAt: givenAt }
  // A token that waits in the settings is older than this one, and counts as taken over.
  const seed = setting ? { seed: seedOf(setting) } : {}
  await store.grants(`zalo-oa:${oaId}`).adopt({ ...grant, ...seed })
  return { ...whose, accessEndsAt }
}

async function whoseIs({ openapiBase }: ZaloOaConfig, token: string): Promise<{ oa: OaInfo } | { why: string }> {
  const tokens = { access: () => Promise.resolve(token), renewed: () => Promise.resolve(token) }
  try {
    return { oa: await createZaloOa({ base: openapiBase, tokens, timeoutMs: ASK_MS }).oa() }
  } catch (fault) {
    if (!(fault instanceof ZaloError)) throw fault
    return { why: fault.message }
  }
}
