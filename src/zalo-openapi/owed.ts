/**
 * A write that the store still owes: what came of a refresh, kept in memory until it is on disk. Nothing else is done
 * about the grant before. Used by `rotation.ts`.
 */
import type { TokensOptions } from './tokens.ts'

export interface Owed {
  readonly what: 'pair' | 'release' | 'refusal'
  readonly write: () => Promise<unknown>
}

const PAUSES_MS = [0, 1000, 2000, 4000, 8000, 15_000, 30_000]

/** Whether it is written; tried several times, over a minute. */
export async function pay(
  { what, write }: Owed,
  { sleep, log }: Pick<TokensOptions, 'sleep' | 'log'>,
): Promise<boolean> {
  for (const pause of PAUSES_MS) {
    if (pause > 0) await sleep(pause)
    try {
      await write()
      return true
    } catch (fault) {
      // Messages of databases may quote what was to be written.
      log?.warn(
        { what, fault: fault instanceof Error ? fault.name : 'unknown' },
        'what came of a refresh is not stored',
      )
    }
  }
  return false
}
