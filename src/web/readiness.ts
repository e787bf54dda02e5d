/** What `/readyz` tells: whether the database and every channel answer now. `main.ts` makes the checks of these. */
import type { Channel } from '../channels/channel.ts'

export interface Readiness {
  readonly ready: boolean
  readonly database: boolean
  readonly channels: Readonly<Record<string, boolean>>
}

/** A database that has not answered by then is not ready, whatever it says later. */
const PATIENCE_MS = 3000

/** `ping` rejects when the database does not answer. */
export function createChecks(ping: () => Promise<unknown>, channels: readonly Channel[]): () => Promise<Readiness> {
  return async () => {
    const database = await answers(ping)
    const states = Object.fromEntries(channels.map((channel) => [channel.name, channel.ready()]))
    return { ready: database && Object.values(states).every(Boolean), database, channels: states }
  }
}

async function answers(ping: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, false)
  })
  const there = ping().then(
    () => true,
    () => false,
  )
  const first = await Promise.race([there, late])
  clearTimeout(timer)
  return first
}
