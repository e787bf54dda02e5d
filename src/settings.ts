/**
 * Every setting: its name, what it may be, and what it is when nobody set it. `config.ts` reads them together;
 * `.env.example` says them in words.
 */
import { z } from 'zod'
import { Secret } from './secret.ts'

export interface PlatformId {
  readonly channel: (typeof PLATFORMS)[number]
  readonly id: string
}

const secret = z
  .string()
  .regex(/^\S+$/)
  .transform((text) => new Secret(text))

const url = z
  .url({ protocol: /^https?$/ })
  .refine((text) => !/[?#]/.test(text))
  .transform((text) => text.replace(/\/+$/, ''))

const platformIds = z.string().transform((text, context): PlatformId[] => {
  const parts = text.split(',').map((part) => part.trim())
  const ids = parts.filter(Boolean).map(platformIdOf)
  if (ids.includes(undefined)) context.addIssue({ code: 'custom' })
  return ids.filter((id) => id !== undefined)
})

export const PLATFORMS = ['telegram', 'zalo-oa', 'zalo-bot', 'local'] as const

/** `telegram:123`; undefined if it is none. */
export function platformIdOf(text: string): PlatformId | undefined {
  const [name, id = '', ...more] = text.split(':')
  const channel = PLATFORMS.find((platform) => platform === name)
  // Of Telegram's chats the numbers are negative, and a chat is no administrator.
  const isId = channel === 'telegram' ? /^[1-9]\d*$/ : /^[\w-]+$/
  return channel && isId.test(id) && more.length === 0 ? { channel, id } : undefined
}

export const settings = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^file:./)
    .default('file:./data/tongket.db'),
  PACK_DIR: z.string().default('prompts/de-an-06'),
  /** 0 asks the system for any free port. */
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .default('8080')
    .transform(Number)
    .refine((port) => port <= 65_535),
  HOST: z
    .string()
    .regex(/^[\w.:[\]-]+$/)
    .default('127.0.0.1'),
  PUBLIC_URL: url.optional(),
  TIME_ZONE: z.string().refine(isTimeZone).default('Asia/Ho_Chi_Minh'),
  LOCALE: z.enum(['vi', 'en']).default('vi'),
  ADMIN_IDS: platformIds.default([]),
  TRIAL_PAGE: z.enum(['auto', 'on', 'off']).default('auto'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),

  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/)
    .transform((text) => new Secret(text))
    .optional(),
  TELEGRAM_API_ROOT: url.default('https://api.telegram.org'),
  TELEGRAM_MODE: z.enum(['polling', 'webhook']).default('polling'),
  /** The characters and the length that setWebhook takes. */
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/)
    .transform((text) => new Secret(text))
    .optional(),

  ZALO_APP_ID: z.string().regex(/^\d+$/).optional(),
  ZALO_APP_SECRET: secret.optional(),
  ZALO_OA_ID: z.string().regex(/^\d+$/).optional(),
  ZALO_OA_SECRET_KEY: secret.optional(),
  ZALO_OA_REFRESH_TOKEN: secret.optional(),
  /** Messages a month for which Zalo may charge: those to people whom it has not heard for two days. */
  ZALO_OA_PAID_PER_MONTH: z
    .string()
    .regex(/^\d{1,6}$/)
    .default('0')
    .transform(Number),
  ZALO_OAUTH_BASE: url.default('https://oauth.zaloapp.com'),
  ZALO_OPENAPI_BASE: url.default('https://openapi.zalo.me'),
  ZALO_BOT_TOKEN: secret.optional(),
  ZALO_BOT_API_BASE: url.default('https://bot-api.zaloplatforms.com'),
  ZALO_BOT_MODE: z.enum(['polling', 'webhook']).default('polling'),
  /** The length that setWebhook takes. */
  ZALO_BOT_WEBHOOK_SECRET: z
    .string()
    .regex(/^\S{8,256}$/)
    .transform((text) => new Secret(text))
    .optional(),
  /** As people see it behind the @ of a mention. */
  ZALO_BOT_NAME: z.string().max(100).optional(),
})

export type Settings = z.infer<typeof settings>
export type SettingName = keyof Settings

export const SETTING_NAMES: readonly SettingName[] = settings.keyof().options

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch (fault) {
    if (fault instanceof RangeError) return false
    throw fault
  }
}
