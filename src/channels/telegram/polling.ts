/**
 * Receiving by getUpdates. The offset, which tells Telegram what it may forget, moves only past updates that the
 * inbox has stored. `telegram.ts` runs it under supervision and calls `confirm` when all is over.
 */
import { z } from 'zod'
import type { Api } from './api.ts'
import { ALLOWED_UPDATES } from './connect.ts'
import { TelegramFailure } from './failures.ts'
import type { Taken, Update } from './intake.ts'

const LONG_POLL_S = 50
/** Beyond the long poll itself, for the way there and back. */
const MARGIN_MS = 15_000
const CONFIRM_MS = 3_000

export interface Polling {
  /** Runs until `signal` aborts or something fails; may be called again after a failure. */
  run(signal: AbortSignal, well: () => void): Promise<void>
  /** Lets Telegram forget what is stored, so that the next start does not get it again. */
  confirm(): Promise<void>
}

const updatesShape = z.array(z.unknown())
const updateShape = z.looseObject({ update_id: z.int() })

export function createPolling(api: Api, take: (updates: readonly Update[]) => Promise<Taken>): Polling {
  let offset = 0

  async function ask(signal: AbortSignal): Promise<Update[]> {
    const payload = { offset, timeout: LONG_POLL_S, allowed_updates: ALLOWED_UPDATES }
    const timeoutMs = LONG_POLL_S * 1000 + MARGIN_MS
    const answer = updatesShape.safeParse(await api.call('getUpdates', payload, { signal, timeoutMs }))
    if (!answer.success) throw new TelegramFailure('unreachable', 'getUpdates: not a list')
    const updates = answer.data.flatMap((one) => updateShape.safeParse(one).data ?? [])
    return updates.sort((a, b) => a.update_id - b.update_id)
  }

  return {
    async run(signal, well) {
      while (!signal.aborted) {
        const updates = await ask(signal)
        if (updates.length === 0) {
          well()
          continue
        }
        const { next, fault } = await take(updates)
        offset = next
        if (fault !== undefined) throw fault
        well()
      }
    },
    async confirm() {
      if (offset > 0) await api.call('getUpdates', { offset, limit: 1, timeout: 0 }, { timeoutMs: CONFIRM_MS })
    },
  }
}
