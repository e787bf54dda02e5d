/** The chat platforms that the settings ask for: one function each, whose library or wrapper is loaded only if so. */
import type { Channel, Menu } from './channels/channel.ts'
import type { OaTrouble } from './channels/zalo-oa/options.ts'
import type { Config } from './config.ts'
import { COMMANDS, type CommandName } from './core/command.ts'
import type { Log } from './log.ts'
import type { Store } from './store/store.ts'
import { readTexts, type Translate } from './text/texts.ts'
import { grantsFor } from './zalo-grant.ts'

export interface Ground {
  readonly config: Config
  readonly t: Translate
  readonly log: Log
  readonly store: Store
  readonly now: () => Date
  /** Tells the administrators what only they can mend. */
  readonly onZaloTrouble: (trouble: OaTrouble) => void
}

/** Adding a platform: its folder in `channels/`, and a line here. */
const JOINS: readonly ((ground: Ground) => Promise<Channel | undefined>)[] = [telegramOf, zaloOaOf, zaloBotOf]

export async function joinChannels(ground: Ground): Promise<Channel[]> {
  const channels = await Promise.all(JOINS.map((join) => join(ground)))
  return channels.filter((channel) => channel !== undefined)
}

async function telegramOf({ config, log, t, now }: Ground): Promise<Channel | undefined> {
  const { telegram, publicUrl } = config
  if (!telegram) return undefined
  const { createTelegram } = await import('./channels/telegram/telegram.ts')
  return createTelegram({
    token: telegram.token,
    apiRoot: telegram.apiRoot,
    mode: telegram.mode,
    ...(telegram.webhookSecret && { webhookSecret: telegram.webhookSecret }),
    ...(publicUrl !== undefined && { publicUrl }),
    menu: menuOf(t),
    menus: { en: menuOf(readTexts('locales', 'en')) },
    log,
    now,
  })
}

async function zaloOaOf({ config, store, log, now, onZaloTrouble }: Ground): Promise<Channel | undefined> {
  const { zaloOa } = config
  if (!zaloOa) return undefined
  const { createZaloOa } = await import('./channels/zalo-oa/zalo-oa.ts')
  const { refreshToken: _, ...given } = zaloOa
  const grants = await grantsFor(store, zaloOa, now())
  return createZaloOa({ ...given, grants, onTrouble: onZaloTrouble, log, now })
}

async function zaloBotOf({ config, log, now }: Ground): Promise<Channel | undefined> {
  const { zaloBot, publicUrl } = config
  if (!zaloBot) return undefined
  const { createZaloBot } = await import('./channels/zalo-bot/zalo-bot.ts')
  return createZaloBot({ ...zaloBot, ...(publicUrl !== undefined && { publicUrl }), log, now })
}

/** Group menus leave out what only concerns one person. */
const PRIVATE_ONLY = new Set<CommandName>(['capma', 'nguoi', 'thuhoi'])
const HIDDEN = new Set<CommandName>(['batdau'])

function menuOf(t: Translate): Menu {
  const shown = COMMANDS.filter((name) => !HIDDEN.has(name)).map((name) => ({ name, description: t(`menu.${name}`) }))
  return { private: shown, group: shown.filter((c) => !PRIVATE_ONLY.has(c.name)) }
}
