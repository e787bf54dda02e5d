/**
 * Settings from a file `.env`, beside those of the environment, which win. Called by `main.ts` and `cli.ts`, who hand
 * over their environment. What cannot be read is refused: a setting that is passed over in silence starts another
 * program than the one that was asked for.
 */
import { existsSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { Problem } from './problem.ts'
import { readText } from './read-text.ts'

export function addDotEnv(env: Record<string, string | undefined>, file = '.env'): void {
  if (!existsSync(file)) return
  for (const [name, value] of Object.entries(settingsIn(file))) env[name] ??= value
}

function settingsIn(file: string): Record<string, string | undefined> {
  const text = textOf(file).replace(/\r\n?/g, '\n')
  const faults = wrongLines(text).map((line) => new Problem('env-line', { file, line }))
  if (faults.length > 0) throw settingsWrong(faults)
  return parseEnv(text)
}

function textOf(file: string): string {
  try {
    return readText(file)
  } catch (error) {
    throw error instanceof Problem ? settingsWrong([error]) : error
  }
}

function settingsWrong(parts: readonly Problem[]): Problem {
  return new Problem('settings-wrong', { count: parts.length }, { parts })
}

const BLANK = '[ \\t]*'
const SETTING = new RegExp(
  `^${BLANK}(?:export[ \\t]+)?[A-Za-z_][\\w.-]*${BLANK}=${BLANK}(?:(["'\`])(.*)|([^"'\`].*))?$`,
)
/** Node's reader cuts the value there. */
const CUT = /\S#/
const NOTHING = /^\s*(?:#|$)/

/** Lines that Node's own reader would pass over or cut. No setting needs more than a line. */
function wrongLines(text: string): number[] {
  const lines = text.split('\n')
  const wrong: number[] = []
  for (let at = 0; at < lines.length; at++) {
    const setting = SETTING.exec(lines[at] ?? '')
    if (!setting && !NOTHING.test(lines[at] ?? '')) wrong.push(at + 1)
    const [, quote, rest = '', bare = ''] = setting ?? []
    if (quote === undefined ? CUT.test(bare) : !rest.includes(quote)) wrong.push(at + 1)
  }
  return wrong
}
