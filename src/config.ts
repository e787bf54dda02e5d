/**
 * Settings from the environment, once read: what `main.ts` and `cli.ts` build the program from. Pure over the
 * record that it is given; whoever calls it joins `.env` and `process.env`.
 */
import { Problem } from './problem.ts'
import { Secret } from './secret.ts'
import { type PlatformId, SETTING_NAMES, type SettingName, type Settings, settings } from './settings.ts'

export interface Config {
  /** `file:…` */
  readonly databaseUrl: string
  readonly packDir: string
  readonly host: string
  readonly port: number
  /** Without a slash at its end. */
  readonly publicUrl?: string
  readonly timeZone: string
  readonly locale: Settings['LOCALE']
  readonly admins: readonly PlatformId[]
  /** The page that plays every chat without an account: on loopback, and while no platform is set up. */
  readonly trialPage: boolean
  readonly logLevel: Settings['LOG_LEVEL']
  readonly telegram?: TelegramConfig
  readonly zaloOa?: ZaloOaConfig
  readonly zaloBot?: ZaloBotConfig
}

export interface TelegramConfig {
  readonly token: Secret
  readonly apiRoot: string
  readonly mode: Settings['TELEGRAM_MODE']
  readonly webhookSecret?: Secret
}

export interface ZaloOaConfig {
  readonly appId: string
  readonly appSecret: Secret
  readonly oaId: string
  readonly oaSecretKey: Secret
  readonly paidPerMonth: number
  /** Only the first start needs it; each use of a refresh token gives the next. */
  readonly refreshToken?: Secret
  readonly oauthBase: string
  readonly openapiBase: string
}

export interface ZaloBotConfig {
  readonly token: Secret
  readonly botName?: string
  readonly apiBase: string
  readonly mode: Settings['ZALO_BOT_MODE']
  readonly webhookSecret?: Secret
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Throws one `settings-wrong` that holds every fault; an empty setting counts as not set. */
export function readConfig(env: Environment): Config {
  const given = givenIn(env)
  if (/^postgres(ql)?:/.test(given.DATABASE_URL ?? '')) {
    delete given.DATABASE_URL
    return refuse([new Problem('postgresql-not-yet'), ...faultsOf(given)])
  }
  const faults = faultsOf(given)
  const read = settings.safeParse(given)
  if (faults.length > 0 || !read.success) return refuse(faults)
  return configOf(read.data)
}

/** For the log, which hides them wherever they turn up. */
export function secretsOf({ telegram, zaloOa, zaloBot }: Config): string[] {
  const values = [telegram, zaloOa, zaloBot].flatMap((platform): unknown[] => Object.values(platform ?? {}))
  return values.flatMap((value) => (value instanceof Secret ? [value.reveal()] : []))
}

export type ChannelWarning = 'zalo-unreachable' | 'no-channel'

/** What runs without a word otherwise: a server to which nobody can write, or that Zalo cannot reach. */
export function channelWarnings({ telegram, zaloOa, zaloBot, trialPage, publicUrl }: Config): ChannelWarning[] {
  return [
    ...(zaloOa && publicUrl === undefined ? ['zalo-unreachable' as const] : []),
    ...(trialPage || hasPlatform({ telegram, zaloOa, zaloBot }) ? [] : ['no-channel' as const]),
  ]
}

type Platforms = { readonly [K in 'telegram' | 'zaloOa' | 'zaloBot']?: Config[K] | undefined }

/** Whether people can write from a messenger. */
function hasPlatform({ telegram, zaloOa, zaloBot }: Platforms): boolean {
  return [telegram, zaloOa, zaloBot].some((platform) => platform !== undefined)
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || /^127(\.\d{1,3}){3}$/.test(host) || /^\[?::1\]?$/.test(host)
}

type Given = Partial<Record<SettingName, string>>

function givenIn(env: Environment): Given {
  const entries = SETTING_NAMES.map((name) => [name, env[name]?.trim()] as const)
  return Object.fromEntries(entries.filter(([, text]) => text))
}

function refuse(faults: readonly Problem[]): never {
  throw new Problem('settings-wrong', { count: faults.length }, { parts: faults })
}

function faultsOf(given: Given): Problem[] {
  return [...wrongOnes(given), ...missingOnes(given), ...trialFaults(given)]
}

function wrongOnes(given: Given): Problem[] {
  const issues = settings.safeParse(given).error?.issues ?? []
  const names = new Set(issues.map((issue) => String(issue.path[0])))
  return [...names].map((name) => new Problem('setting-wrong', { name, remedy: name }))
}

const ZALO_OA: readonly SettingName[] = ['ZALO_APP_ID', 'ZALO_APP_SECRET', 'ZALO_OA_ID', 'ZALO_OA_SECRET_KEY']

function missingOnes(given: Given): Problem[] {
  const oa = ZALO_OA.find((name) => given[name])
  return [
    ...(given.TELEGRAM_MODE === 'webhook'
      ? lacking(given, 'TELEGRAM_MODE=webhook', ['PUBLIC_URL', 'TELEGRAM_WEBHOOK_SECRET'])
      : []),
    ...(given.ZALO_BOT_MODE === 'webhook'
      ? lacking(given, 'ZALO_BOT_MODE=webhook', ['PUBLIC_URL', 'ZALO_BOT_WEBHOOK_SECRET'])
      : []),
    ...(oa ? lacking(given, oa, ZALO_OA) : []),
  ]
}

function lacking(given: Given, beside: string, names: readonly SettingName[]): Problem[] {
  const absent = names.filter((name) => !given[name])
  return absent.map((name) => new Problem('setting-missing-beside', { name, beside, remedy: name }))
}

/** Each of them alone says that a messenger is meant. */
const OF_PLATFORMS: readonly SettingName[] = ['TELEGRAM_BOT_TOKEN', 'ZALO_BOT_TOKEN', ...ZALO_OA]

/** Whoever opens the page may be anybody, a leader or an officer of a unit whose real figures stand beside. */
function trialFaults(given: Given): Problem[] {
  const { TRIAL_PAGE, HOST } = given
  if (TRIAL_PAGE !== 'on') return []
  const set = OF_PLATFORMS.filter((name) => given[name])
  return [
    ...(HOST === undefined || isLoopback(HOST) ? [] : [new Problem('trial-page-exposed', { host: HOST })]),
    ...(set.length === 0 ? [] : [new Problem('trial-page-beside', { settings: set.join(', ') })]),
  ]
}

function configOf(s: Settings): Config {
  const telegram = telegramOf(s)
  const zaloOa = zaloOaOf(s)
  const zaloBot = zaloBotOf(s)
  return {
    databaseUrl: s.DATABASE_URL,
    packDir: s.PACK_DIR,
    host: s.HOST,
    port: s.PORT,
    ...(s.PUBLIC_URL === undefined ? {} : { publicUrl: s.PUBLIC_URL }),
    timeZone: s.TIME_ZONE,
    locale: s.LOCALE,
    admins: s.ADMIN_IDS,
    trialPage:
      s.TRIAL_PAGE === 'on' ||
      (s.TRIAL_PAGE === 'auto' && !hasPlatform({ telegram, zaloOa, zaloBot }) && isLoopback(s.HOST)),
    logLevel: s.LOG_LEVEL,
    ...(telegram ? { telegram } : {}),
    ...(zaloOa ? { zaloOa } : {}),
    ...(zaloBot ? { zaloBot } : {}),
  }
}

function telegramOf(s: Settings): TelegramConfig | undefined {
  if (!s.TELEGRAM_BOT_TOKEN) return undefined
  return {
    token: s.TELEGRAM_BOT_TOKEN,
    apiRoot: s.TELEGRAM_API_ROOT,
    mode: s.TELEGRAM_MODE,
    ...(s.TELEGRAM_WEBHOOK_SECRET ? { webhookSecret: s.TELEGRAM_WEBHOOK_SECRET } : {}),
  }
}

function zaloOaOf(s: Settings): ZaloOaConfig | undefined {
  const { ZALO_APP_ID: appId, ZALO_APP_SECRET: appSecret, ZALO_OA_ID: oaId, ZALO_OA_SECRET_KEY: oaSecretKey } = s
  if (!appId || !appSecret || !oaId || !oaSecretKey) return undefined
  return {
    appId,
    appSecret,
    oaId,
    oaSecretKey,
    paidPerMonth: s.ZALO_OA_PAID_PER_MONTH,
    ...(s.ZALO_OA_REFRESH_TOKEN ? { refreshToken: s.ZALO_OA_REFRESH_TOKEN } : {}),
    oauthBase: s.ZALO_OAUTH_BASE,
    openapiBase: s.ZALO_OPENAPI_BASE,
  }
}

function zaloBotOf(s: Settings): ZaloBotConfig | undefined {
  if (!s.ZALO_BOT_TOKEN) return undefined
  return {
    token: s.ZALO_BOT_TOKEN,
    apiBase: s.ZALO_BOT_API_BASE,
    mode: s.ZALO_BOT_MODE,
    ...(s.ZALO_BOT_NAME === undefined ? {} : { botName: s.ZALO_BOT_NAME }),
    ...(s.ZALO_BOT_WEBHOOK_SECRET ? { webhookSecret: s.ZALO_BOT_WEBHOOK_SECRET } : {}),
  }
}
