/** What only Telegram's failures ask for, besides the waits that all channels keep. */
import { TelegramFailure } from './failures.ts'

/** The other program's long poll may last 50 s. */
const CONFLICT_MS = 50_000

export function conflictOf(fault: unknown): { readonly waitMs: number; readonly words: string } | undefined {
  if (!(fault instanceof TelegramFailure) || fault.code !== 409 || fault.retryAfter !== undefined) return undefined
  return { waitMs: CONFLICT_MS, words: 'another program receives with the same token' }
}
