/** `npx tongket …` as a child process, on a database and a pack of one's own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

export interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Compiling our sources anew for each of fifty children would take longer than what they do. */
const CACHE = join(tmpdir(), 'tongket-test-compile-cache')

/** `input`: what stands on standard input; without it there is none. */
export type CommandLine = (args: string, env?: Readonly<Record<string, string>>, input?: string) => Promise<Ended>

/** `args` are parted by spaces, except in double quotes. */
export function commandLine(databaseUrl: string): CommandLine {
  return async (args, env = {}, input) => {
    const words = (args.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''))
    const own = {
      PATH: process.env.PATH ?? '',
      NO_COLOR: '1',
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'silent',
      NODE_COMPILE_CACHE: CACHE,
    }
    // A token in the environment of whoever runs the tests must not matter.
    const child = spawn(process.execPath, ['src/cli.ts', ...words], {
      env: { ...own, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: 60_000,
    })
    // Whoever has ended already reads nothing more.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
    const [out, err, ended] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
    return { code: Number(ended[0] ?? -1), out, err }
  }
}

/** The exit code, and what was printed as JSON. */
export function dataOf({ code, out, err }: Ended): { code: number; data: unknown } {
  try {
    return { code, data: JSON.parse(out) }
  } catch (fault) {
    throw new Error(`exit ${code}, no JSON: ${out}${err}`, { cause: fault })
  }
}
