/** How long to wait after a failure before the next attempt at reaching Telegram. Pure; `supervise.ts` waits. */
import { TelegramFailure } from './failures.ts'

/** The other program's long poll may last 50 s. */
const CONFLICT_MS = 50_000
/** Somebody has to put in another token, and then start again: a slow look is enough. */
const CREDENTIALS_MS = 60_000
const FIRST_MS = 1_000
const LONGEST_MS = 30_000

/** Milliseconds; `failures` counts those in a row, from 1; `random` in [0, 1). */
export function waitAfter(fault: unknown, failures: number, random: number): number {
  if (fault instanceof TelegramFailure) {
    if (fault.retryAfter !== undefined) return fault.retryAfter * 1000
    if (fault.code === 409) return CONFLICT_MS
    if (fault.kind === 'bad-credentials') return CREDENTIALS_MS
  }
  const longest = Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS)
  return Math.round(longest * (0.5 + random / 2))
}
