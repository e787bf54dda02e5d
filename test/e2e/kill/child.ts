/**
 * The server as a program of its own, for the test that kills it. The clock begins at LIFE_BEGINS and runs on from
 * there; the sweep comes ten times a second, so that each short life has some.
 */
import { randomBytes } from 'node:crypto'
import { readConfig } from '../../../src/config.ts'
import type { Log } from '../../../src/log.ts'
import type { Schedule } from '../../../src/schedule.ts'
import { startServer } from '../../../src/server.ts'

const SWEEP_MS = 100

const base = Date.parse(process.env['LIFE_BEGINS'] ?? '')
const begun = performance.now()

// All is loaded; from here on the database is touched.
process.stderr.write('{"level":"info","msg":"begun"}\n')
const server = await startServer({
  config: readConfig(process.env),
  clock: () => new Date(base + performance.now() - begun),
  random: (bytes) => randomBytes(bytes),
  schedule: often,
})
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)))

function often(sweep: () => Promise<void>, log: Log): Schedule {
  let running: Promise<void> | undefined
  const tick = () => {
    running ??= sweep()
      .catch((fault: unknown) => log.error({ err: fault }, 'the sweep failed'))
      .finally(() => {
        running = undefined
      })
  }
  const timer = setInterval(tick, SWEEP_MS)
  tick()
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
