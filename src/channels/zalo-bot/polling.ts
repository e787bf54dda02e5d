/**
 * Receiving by getUpdates, which hands out an event once and has no way to confirm it. So what the inbox could not
 * store is kept here and offered again before the next is asked for. `zalo-bot.ts` runs it under supervision.
 */
import { z } from 'zod'
import type { Inbound, Inbox } from '../channel.ts'
import type { Sleep } from '../supervise.ts'
import type { Api } from './api.ts'
import { NOTHING_YET, ZaloBotFailure } from './failures.ts'

const LONG_POLL_S = 30
/** Beyond the long poll itself, for the way there and back. */
const MARGIN_MS = 15_000
/** Whoever says at once that there is nothing is not asked again at once. */
const SHORTEST_MS = 1_000

export interface Polling {
  /** Runs until `signal` aborts or something fails; may be called again after a failure. */
  run(inbox: Inbox, signal: AbortSignal, well: () => void): Promise<void>
  /** How many events came and are not stored. */
  kept(): number
}

export interface PollingParts {
  readonly read: (event: unknown) => Inbound | null
  readonly now: () => Date
  readonly sleep: Sleep
}

export function createPolling(api: Api, { read, now, sleep }: PollingParts): Polling {
  let kept: readonly unknown[] = []

  async function storeKept(inbox: Inbox): Promise<void> {
    for (;;) {
      const [first, ...rest] = kept
      if (first === undefined) return
      const inbound = read(first)
      if (inbound) await inbox(inbound)
      kept = rest
    }
  }

  return {
    kept: () => kept.length,
    async run(inbox, signal, well) {
      const isOver = (): boolean => signal.aborted
      for (;;) {
        // What came while we were being stopped is stored all the same.
        await storeKept(inbox)
        if (isOver()) return
        const asked = now().getTime()
        kept = await ask(api, signal)
        well()
        if (kept.length === 0 && now().getTime() - asked < SHORTEST_MS) await sleep(SHORTEST_MS, signal)
      }
    },
  }
}

const many = z.array(z.unknown())
const one = z.looseObject({ event_name: z.string() })

async function ask(api: Api, signal: AbortSignal): Promise<readonly unknown[]> {
  const timeoutMs = LONG_POLL_S * 1000 + MARGIN_MS
  try {
    const result = await api.call('getUpdates', { timeout: String(LONG_POLL_S) }, { signal, timeoutMs })
    // One event is documented; a list was seen.
    const events = many.safeParse(result).data ?? [result]
    return events.filter((event) => one.safeParse(event).success)
  } catch (fault) {
    if (fault instanceof ZaloBotFailure && fault.code === NOTHING_YET) return []
    throw fault
  }
}
