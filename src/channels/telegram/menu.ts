/**
 * The menu of commands, per kind of chat and language. Telegram keeps a list for each pair and shows the nearest;
 * a menu that could not be set is no reason not to receive.
 */
import type { Menu, MenuCommand } from '../channel.ts'
import type { Api, CallOptions } from './api.ts'
import { TelegramFailure } from './failures.ts'
import type { TelegramOptions } from './options.ts'

type MenuOptions = Pick<TelegramOptions, 'menu' | 'menus' | 'log'>

export async function setMenus(api: Api, { menu, menus = {}, log }: MenuOptions, step: CallOptions): Promise<void> {
  const calls = [...menuCalls(menu), ...Object.entries(menus).flatMap(([language, one]) => menuCalls(one, language))]
  try {
    for (const call of calls) await api.call('setMyCommands', call, step)
  } catch (fault) {
    if (!(fault instanceof TelegramFailure)) throw fault
    log.warn({ failure: fault.kind, call: fault.message }, 'the menu of commands is not set')
  }
}

function menuCalls(menu: Menu, language?: string): object[] {
  const scopes = [
    ['all_private_chats', menu.private],
    ['all_group_chats', menu.group],
  ] as const
  return scopes.map(([type, commands]) => ({
    commands: commands.map(commandOf),
    scope: { type },
    ...(language === undefined ? {} : { language_code: language }),
  }))
}

function commandOf({ name, description }: MenuCommand): object {
  return { command: name, description }
}
