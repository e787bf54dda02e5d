/** The code that a consent gave, exchanged for tokens. `authorize.ts` comes here with what a person copied. */
import { Problem } from '../../problem.ts'
import type { Store } from '../../store/store.ts'
import { exchangeCode, newVerifier } from '../../zalo-openapi/index.ts'
import type { Base, Shell } from '../shell.ts'
import { accountIn, oauthOf } from './account.ts'
import { pairIn } from './problems.ts'
import { redirectedIn } from './redirected.ts'
import { type TakenOver, takeOver } from './take-over.ts'

/** The challenge made of it stands in Zalo's console, so it stays the same for good. */
export function verifierIn(shell: Shell, store: Store, appId: string): Promise<string> {
  return store.remembered(`zalo-oa-verifier:${appId}`, newVerifier(shell.random))
}

/** `typed`: the address, or the code in it. Throws a Problem. */
export async function byCode(shell: Shell, { config }: Base, store: Store, typed: string): Promise<TakenOver> {
  const account = accountIn(config)
  const redirected = redirectedIn(typed)
  if (!redirected) throw new Problem('zalo-no-code')
  const { code, oaId = account.oaId } = redirected
  if (oaId !== account.oaId) throw new Problem('zalo-other-account', { oa: oaId, ours: account.oaId })
  const verifier = await verifierIn(shell, store, account.appId)
  const givenAt = shell.now()
  const pair = pairIn(await exchangeCode(oauthOf(account), code, verifier), 'code')
  return takeOver(store, account, pair, givenAt)
}
