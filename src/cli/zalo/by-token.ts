/**
 * `tongket zalo authorize --refresh-token`: a refresh token from Zalo's API Explorer. It is tried before anything is
 * stored, so that a wrong one leaves the server what it has.
 */
import type { ZaloOaConfig } from '../../config.ts'
import { Problem } from '../../problem.ts'
import { Secret } from '../../secret.ts'
import type { Store } from '../../store/store.ts'
import { seedOf } from '../../zalo-grant.ts'
import { refresh } from '../../zalo-openapi/index.ts'
import type { Base, Shell } from '../shell.ts'
import { accountIn, oauthOf, openAccount } from './account.ts'
import { pairIn, problemOfZalo } from './problems.ts'
import { type TakenOver, takeOver } from './take-over.ts'

/** `-`: from standard input, where other users of the machine cannot see it. Throws a Problem. */
export async function tokenFrom(shell: Shell, { t }: Base, given: string): Promise<Secret> {
  if (given !== '-') shell.note(`${t('cli.zalo.token-in-arguments')}\n`)
  else if (shell.input.isTerminal) shell.note(t('cli.zalo.ask-token'))
  const token = (given === '-' ? await shell.input.line() : given)?.trim()
  if (!token || /\s/.test(token)) throw new Problem('zalo-no-token')
  return new Secret(token)
}

/** Throws a Problem. */
export async function byToken(shell: Shell, base: Base, store: Store, token: Secret): Promise<TakenOver> {
  const account = accountIn(base.config)
  const stored = await store.grants(`zalo-oa:${account.oaId}`).get()
  if (stored?.refreshToken === token.reveal()) return proved(shell, base, store, account)
  // Zalo may end everything that came of a refresh token when it is presented a second time.
  if (stored?.seed === seedOf(token)) throw new Problem('zalo-token-used')
  const givenAt = shell.now()
  const pair = pairIn(await refresh(oauthOf(account), token.reveal()), 'token')
  return takeOver(store, account, pair, givenAt)
}

/** It is what the server has and may be about to use: only whoever claims it may present it. */
async function proved(shell: Shell, base: Base, store: Store, { oaId }: ZaloOaConfig): Promise<TakenOver> {
  const { api, tokens } = await openAccount(shell, base, store)
  try {
    const oa = await api.oa()
    if (oa.id !== oaId) throw new Problem('zalo-other-account', { oa: oa.id, ours: oaId })
    return { oa, accessEndsAt: tokens.state().accessEndsAt ?? shell.now() }
  } catch (fault) {
    throw problemOfZalo(fault, tokens.state())
  }
}
