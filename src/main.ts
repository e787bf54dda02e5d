/** The server: settings, store, pack and channels joined and started; stopped in reverse order. `npm start`. */
import { randomBytes } from 'node:crypto'
import { enableCompileCache } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { readConfig } from './config.ts'
import { addDotEnv } from './dot-env.ts'
import { explainProblem } from './problem.ts'
import { everyMinute } from './schedule.ts'
import { problemOf } from './system-problem.ts'
import { readTexts } from './text/texts.ts'

/** Runs until a signal stops it. The command line calls it for `tongket start`. */
export async function main(): Promise<void> {
  // Half of a start is reading source; what was read once need not be read again.
  enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/tongket', import.meta.url)))
  const { startServer } = await import('./server.ts')
  addDotEnv(process.env)
  const server = await startServer({
    config: readConfig(process.env),
    clock: () => new Date(),
    random: (bytes) => randomBytes(bytes),
    schedule: everyMinute,
  })
  process.stdout.write(`${server.greeting}\n`)
  for (const warning of server.warnings) process.stderr.write(`${warning}\n`)
  let stopping = false
  const stop = (signal: string) => {
    if (stopping) return
    stopping = true
    server.log.info({ signal }, 'stopping')
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        server.log.error({ err: error }, 'stopped with a fault')
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  stopWithNpm(stop)
}

const LOOK_MS = 500

/** Between npm and us is a shell that passes no signal on: when it has gone, it is we who were asked to stop. */
function stopWithNpm(stop: (why: string) => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return
  const parent = process.ppid
  const looking = setInterval(() => {
    if (process.ppid !== parent) stop('npm has ended')
  }, LOOK_MS)
  looking.unref()
}

/** One line and a remedy for faults that a person can cause; anything else is ours and keeps its stack. */
function tellAndExit(error: unknown): never {
  const problem = problemOf(error)
  if (!problem) throw error
  const locale = process.env['LOCALE'] === 'en' ? 'en' : 'vi'
  process.stderr.write(`${explainProblem(readTexts('locales', locale), problem)}\n`)
  process.exit(problem.exit)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main().catch(tellAndExit)
