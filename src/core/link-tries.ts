/**
 * How soon a code for `/lienket` may be tried again after wrong ones. A slip of the finger costs nothing; whoever
 * guesses gets some thirty tries a day, of 2^50 codes.
 */

/** How the audit says that a code was typed that nobody had made. */
export const WRONG_CODE = { action: 'code-refused', detail: 'unknown' } as const

/** Wrong codes that cost nothing: of one person, and of all who write in a group. */
export const FREE_TRIES = { person: 5, chat: 20 } as const
/** Older tries are forgotten. */
export const TRIES_COUNT_MS = 86_400_000
const FIRST_MS = 60_000
const LONGEST_MS = 3_600_000

/**
 * When the next try will be looked at, if that is not now. `wrong`: instants of the wrong tries, the newest first;
 * all in milliseconds.
 */
export function nextTry(wrong: readonly number[], free: number, now: number): number | undefined {
  const counted = wrong.filter((at) => at > now - TRIES_COUNT_MS && at <= now)
  const [newest] = counted
  if (newest === undefined || counted.length < free) return undefined
  const next = newest + Math.min(FIRST_MS * 2 ** (counted.length - free), LONGEST_MS)
  return next > now ? next : undefined
}
