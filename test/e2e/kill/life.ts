/** One life of the program: started, heard, killed or let go. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface LogLine {
  readonly level: string
  readonly msg: string
  /** A row of the outbox. */
  readonly outbox?: number
  readonly err?: unknown
}

export interface Life {
  readonly mode: 'webhook' | 'polling'
  readonly lines: readonly LogLine[]
  /** What it said that is no line of the log. */
  readonly odd: readonly string[]
  /** All is loaded, and the database is touched from now on; both also resolve if it ends before. */
  readonly begun: Promise<void>
  readonly ready: Promise<void>
  readonly isReady: () => boolean
  readonly isOver: () => boolean
  /** Milliseconds since it was started. */
  readonly age: () => number
  readonly kill: () => void
  /** Asked to stop; resolves with the exit code. */
  readonly stop: () => Promise<number | null>
  /** Resolves when it has ended and all that it said was heard. */
  readonly ended: Promise<void>
}

export interface Birth {
  readonly mode: Life['mode']
  /** What the clock shows when it starts. */
  readonly at: Date
  readonly env: Readonly<Record<string, string>>
}

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url))
const STOP_MS = 20_000

export function startLife({ mode, at, env }: Birth): Life {
  const born = performance.now()
  const child = spawn(process.execPath, [CHILD], {
    env: { ...inherited(), ...env, TELEGRAM_MODE: mode, LIFE_BEGINS: at.toISOString() },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const lines: LogLine[] = []
  const odd: string[] = []
  const begun = Promise.withResolvers<undefined>()
  const ready = Promise.withResolvers<undefined>()
  let isReady = false
  const reader = createInterface({ input: child.stderr })
  reader.on('line', (text) => {
    const line = lineOf(text)
    if (!line) return void odd.push(text)
    lines.push(line)
    if (line.msg === 'begun') begun.resolve(undefined)
    if (line.msg !== 'ready') return
    isReady = true
    ready.resolve(undefined)
  })
  const ended = Promise.all([once(child, 'close'), once(reader, 'close')]).then(() => {
    begun.resolve(undefined)
    ready.resolve(undefined)
  })
  return {
    mode,
    lines,
    odd,
    begun: begun.promise,
    ready: ready.promise,
    isReady: () => isReady,
    isOver: () => hasEnded(child),
    age: () => performance.now() - born,
    kill: () => void child.kill('SIGKILL'),
    stop: async () => {
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
      child.kill('SIGTERM')
      await ended
      clearTimeout(late)
      return child.exitCode
    },
    ended,
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** Vitest's own settings are none of the program's. */
function inherited(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env
  return { PATH, HOME, ...(TMPDIR !== undefined && { TMPDIR }), NODE_NO_WARNINGS: '1' }
}

function lineOf(text: string): LogLine | undefined {
  try {
    return JSON.parse(text) as LogLine // the program's own log
  } catch {
    return undefined
  }
}
