/** The real waiting of channels; tests have their own. */
import { setTimeout as timer } from 'node:timers/promises'
import type { Sleep } from './supervise.ts'

export const wait: Sleep = async (ms, signal) => {
  try {
    await timer(ms, undefined, signal ? { signal } : {})
  } catch (fault) {
    if (!signal?.aborted) throw fault
  }
}
