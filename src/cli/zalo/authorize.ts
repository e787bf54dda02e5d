/**
 * `tongket zalo authorize`: an administrator of the Official Account lets the app act for it. Without a word more it
 * says what to do in Zalo's console and waits for the address at which the consent ends.
 */
import { type Command, Option } from 'commander'
import { momentText } from '../../app/today.ts'
import type { Store } from '../../store/store.ts'
import { type Base, baseOf, type JsonOption, printJson, type Shell, withStore } from '../shell.ts'
import { accountIn } from './account.ts'
import { byCode, verifierIn } from './by-code.ts'
import { byToken, tokenFrom } from './by-token.ts'
import { type ConsentLink, callbackIn, consentLink } from './consent.ts'
import type { TakenOver } from './take-over.ts'

type Options = JsonOption & {
  readonly callback?: string
  readonly redirected?: string
  readonly refreshToken?: string
}

export function addAuthorize(zalo: Command, shell: Shell): void {
  const token = new Option(
    '--refresh-token <token>',
    "one of the API Explorer's instead; - reads it from standard input",
  )
  zalo
    .command('authorize')
    .description('Let the app act for the Official Account; says each step')
    .option('--callback <url>', 'the callback address in the console; PUBLIC_URL/zalo/callback without it')
    .option('--redirected <address>', 'the address at which the browser ended, or the code in it')
    .addOption(token.conflicts(['redirected', 'callback']))
    .option('--json', 'print data')
    .action((options: Options) => authorize(shell, options))
}

async function authorize(shell: Shell, options: Options): Promise<void> {
  const base = baseOf(shell)
  const account = accountIn(base.config)
  const { redirected, refreshToken } = options
  const settle = async (work: (store: Store) => Promise<TakenOver>): Promise<void> =>
    tell(shell, base, options, await withStore(base, work))
  if (refreshToken !== undefined) {
    const token = await tokenFrom(shell, base, refreshToken)
    return settle((store) => byToken(shell, base, store, token))
  }
  if (redirected !== undefined) return settle((store) => byCode(shell, base, store, redirected))
  const callback = callbackIn(base.config, options.callback)
  const verifier = await withStore(base, (store) => verifierIn(shell, store, account.appId))
  const link = consentLink(account, callback, verifier)
  if (options.json) {
    printJson(shell, link)
    return
  }
  const typed = await walkThrough(shell, base, account.appId, link)
  if (typed) return settle((store) => byCode(shell, base, store, typed))
  shell.print(base.t('cli.zalo.go-on'))
}

/** Resolves with what the person copied; nothing, if nobody is there. */
async function walkThrough(
  shell: Shell,
  { t }: Base,
  app: string,
  { callback, challenge, consent }: ConsentLink,
): Promise<string | undefined> {
  shell.print(t('cli.zalo.step-console', { app }))
  shell.print(t('cli.zalo.step-callback', { callback }))
  shell.print(t('cli.zalo.step-challenge', { challenge }))
  shell.print(t('cli.zalo.step-consent', { consent }))
  shell.print(t('cli.zalo.step-address', { callback }))
  if (shell.input.isTerminal) shell.note(t('cli.zalo.ask-address'))
  return (await shell.input.line())?.trim()
}

function tell(shell: Shell, { t, config }: Base, { json }: JsonOption, { oa, why, accessEndsAt }: TakenOver): void {
  if (json) {
    const account = oa ? { id: oa.id, name: oa.name } : null
    printJson(shell, { account, accessEndsAt: accessEndsAt.toISOString() })
    return
  }
  const until = momentText(config.timeZone, accessEndsAt)
  if (oa) shell.print(t('cli.zalo.authorized', { name: oa.name, id: oa.id, until }))
  else shell.print(t('cli.zalo.authorized-unasked', { why: why ?? '', until }))
}
