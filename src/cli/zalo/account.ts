/**
 * The Official Account of the settings, spoken to with the stored tokens. A renewal is claimed in the database, so that
 * a server that runs meanwhile and this command never use up one refresh token both.
 */
import { momentText } from '../../app/today.ts'
import { wait } from '../../channels/wait.ts'
import type { Config, ZaloOaConfig } from '../../config.ts'
import { Problem } from '../../problem.ts'
import type { Store } from '../../store/store.ts'
import { grantsFor } from '../../zalo-grant.ts'
import {
  createTokens,
  createZaloOa,
  type OAuthApp,
  type Tokens,
  type Trouble,
  type ZaloOa,
} from '../../zalo-openapi/index.ts'
import type { Base, Shell } from '../shell.ts'
import { problemOfZalo } from './problems.ts'

export interface Account {
  readonly api: ZaloOa
  readonly tokens: Tokens
}

/** Throws a Problem. */
export function accountIn({ zaloOa }: Config): ZaloOaConfig {
  if (!zaloOa) throw new Problem('zalo-not-set')
  return zaloOa
}

export function oauthOf({ oauthBase, appId, appSecret }: ZaloOaConfig): OAuthApp {
  return { base: oauthBase, appId, appSecret: appSecret.reveal() }
}

/** `timeoutMs` is for calls alone: a renewal has its full time, since an answer that nobody waits for is lost. */
export async function openAccount(
  shell: Shell,
  base: Base,
  store: Store,
  calls: { readonly timeoutMs?: number } = {},
): Promise<Account> {
  const account = accountIn(base.config)
  const grants = await grantsFor(store, account, shell.now())
  const onTrouble = (trouble: Trouble): void => tell(shell, base, trouble)
  const tokens = createTokens({ store: grants, oauth: oauthOf(account), now: shell.now, sleep: wait, onTrouble })
  return { api: createZaloOa({ base: account.openapiBase, tokens, ...calls }), tokens }
}

/** Throws a Problem for whatever Zalo does not do. */
export async function askZalo<T>(
  shell: Shell,
  base: Base,
  store: Store,
  work: (api: ZaloOa) => Promise<T>,
): Promise<T> {
  const { api, tokens } = await openAccount(shell, base, store)
  try {
    return await work(api)
  } catch (fault) {
    throw problemOfZalo(fault, tokens.state())
  }
}

/** The others end what was asked, and are told by that. */
function tell(shell: Shell, { t, config }: Base, { kind, endsAt }: Trouble): void {
  if (kind !== 'not-stored' && kind !== 'ends-soon') return
  shell.note(`${t(`alert.${kind}`, { until: momentText(config.timeZone, endsAt) })}\n`)
}
