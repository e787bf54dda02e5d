/**
 * Keeps receiving alive: whatever fails, it is logged once, waited for and begun again, until it is stopped. Channels
 * that ask their platform for messages, or have to make themselves known to it, run under it.
 */
import { SendFailure } from './channel.ts'

export interface ChannelLog {
  info(fields: Record<string, unknown>, message: string): void
  warn(fields: Record<string, unknown>, message: string): void
  error(fields: Record<string, unknown>, message: string): void
}

/** Resolves after `ms`, or at once when `signal` aborts. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>

export interface Supervision {
  readonly signal: AbortSignal
  readonly log: ChannelLog
  readonly sleep: Sleep
  readonly random: () => number
  /** Called with true whenever the platform answered well, with false when it did not. */
  readonly onHealth: (healthy: boolean) => void
  /** In words, for the log: `Telegram`, and the setting that holds its token. */
  readonly platform: { readonly name: string; readonly tokenSetting: string }
  /** Says more than `waitAfter` of a failure that only this platform has. */
  readonly special?: (fault: unknown) => { readonly waitMs: number; readonly words: string } | undefined
}

/** `run` returns when there is nothing more to do, and calls `well` whenever something went well. Never rejects. */
export async function supervise(run: (well: () => void) => Promise<void>, given: Supervision): Promise<void> {
  const { signal, log, sleep, random, onHealth, platform, special } = given
  let failures = 0
  let told = ''
  const well = (): void => {
    if (failures > 0) log.info({ failures }, `${platform.name} answers again`)
    failures = 0
    told = ''
    onHealth(true)
  }
  const isOver = (): boolean => signal.aborted
  while (!isOver()) {
    try {
      await run(well)
      return
    } catch (fault) {
      if (isOver()) return
      failures += 1
      // A fault of the inbox is ours, not the platform's.
      if (fault instanceof SendFailure) onHealth(false)
      const wait = special?.(fault)?.waitMs ?? waitAfter(fault, failures, random())
      const word = fault instanceof SendFailure ? fault.message : String(fault)
      if (word !== told) tell(fault, wait, given)
      told = word
      await sleep(wait, signal)
    }
  }
}

/** Somebody has to put in another token, and then start again: a slow look is enough. */
const CREDENTIALS_MS = 60_000
const FIRST_MS = 1_000
const LONGEST_MS = 30_000

/** Milliseconds; `failures` counts those in a row, from 1; `random` in [0, 1). */
export function waitAfter(fault: unknown, failures: number, random: number): number {
  if (fault instanceof SendFailure) {
    if (fault.retryAfter !== undefined) return fault.retryAfter * 1000
    if (fault.kind === 'bad-credentials') return CREDENTIALS_MS
  }
  const longest = Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS)
  return Math.round(longest * (0.5 + random / 2))
}

function tell(fault: unknown, wait: number, { log, platform, special }: Supervision): void {
  if (!(fault instanceof SendFailure)) {
    log.error({ err: fault, wait }, 'updates could not be stored')
    return
  }
  const fields = { failure: fault.kind, call: fault.message, wait }
  const words = special?.(fault)?.words
  if (words !== undefined) log.warn(fields, words)
  else if (fault.kind === 'bad-credentials')
    log.error(fields, `${platform.name} refuses the token: see ${platform.tokenSetting}`)
  else log.warn(fields, `${platform.name} does not answer`)
}
