/** What `/readyz` tells: whether the program, its database, its channels and its deliveries are well now. */
import type { Channel } from '../channels/channel.ts'

export interface Readiness {
  readonly ready: boolean
  readonly database: boolean
  readonly channels: Readonly<Record<string, boolean>>
  readonly phase?: string
  readonly delivery?: DeliveryReadiness
  /** Messages that could not be handled and wait for `tongket inbox`. */
  readonly inbox?: { readonly setAside: number }
}

interface DeliveryReadiness {
  readonly ready: boolean
  readonly waiting: number
  readonly oldestUrgentSeconds: number
}

/** What the program says of itself. */
export interface Condition {
  readonly phase: 'starting' | 'running' | 'draining'
  readonly delivery: { readonly waiting: number; readonly oldestUrgentMs: number }
}

/** A database that has not answered by then is not ready, whatever it says later. */
const PATIENCE_MS = 3000
/** Nobody should wait so long for the next question. */
const MOST_URGENT_MS = 60_000

/** `ping` rejects when the database does not answer; `setAside` counts what was set aside. */
export function createChecks(
  ping: () => Promise<unknown>,
  channels: readonly Channel[],
  condition?: () => Condition,
  setAside?: () => Promise<number>,
): () => Promise<Readiness> {
  return async () => {
    const database = await answers(ping)
    const inbox = setAside && database ? { inbox: { setAside: await setAside() } } : {}
    const states = Object.fromEntries(channels.map((channel) => [channel.name, channel.ready()]))
    const ready = database && Object.values(states).every(Boolean)
    if (!condition) return { ready, database, channels: states }
    const { phase, delivery } = condition()
    const { waiting, oldestUrgentMs } = delivery
    const told = {
      ready: oldestUrgentMs <= MOST_URGENT_MS,
      waiting,
      oldestUrgentSeconds: Math.floor(oldestUrgentMs / 1000),
    }
    const isReady = ready && phase === 'running' && told.ready
    return { ready: isReady, database, channels: states, phase, delivery: told, ...inbox }
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
