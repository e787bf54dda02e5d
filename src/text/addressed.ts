/**
 * Sentences for a group in which a command has to name the program: each command of ours that a text teaches is written
 * as it reaches us there. What people said is filled in afterwards and stays as they said it.
 */
import { COMMANDS } from '../core/command.ts'
import type { Params, Translate } from './texts.ts'

/** Not within a word, an address or a date, and not one that names a bot already. */
const COMMAND = new RegExp(`(?<![\\p{L}\\d/@.:_-])/(?:${COMMANDS.join('|')}|start|help)(?![\\p{L}\\d_@/-])`, 'gu')

/** Stand for what is filled in; texts of the locales hold none of them. */
const FIRST_BLANK = 0xe100
const MOST_BLANKS = 64
const BLANKS = /[\ue100-\ue13f]/g

/** `address`: `/baocao` → `/baocao@bot`. `{{command}}` of a text is a command too. */
export function addressedTexts(t: Translate, address: (command: string) => string): Translate {
  return (key, params = {}) => {
    const filled: string[] = []
    const blank = ([name, value]: [string, string | number]): [string, string | number] => {
      // A number may choose between singular and plural.
      if (typeof value === 'number' || filled.length === MOST_BLANKS) return [name, value]
      filled.push(name === 'command' ? addressedIn(value, address) : value)
      return [name, String.fromCharCode(FIRST_BLANK + filled.length - 1)]
    }
    const blanks: Params = Object.fromEntries(Object.entries(params).map(blank))
    const text = addressedIn(t(key, blanks), address)
    return text.replace(BLANKS, (mark) => filled[mark.charCodeAt(0) - FIRST_BLANK] ?? mark)
  }
}

function addressedIn(text: string, address: (command: string) => string): string {
  return text.replace(COMMAND, (command) => address(command))
}
