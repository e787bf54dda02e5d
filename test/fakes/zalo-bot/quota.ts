/** How many messages a bot may send in a calendar month: of the free plan 3,000. */
import { Refused } from './wire.ts'

export type Quota = ReturnType<typeof createQuota>

export function createQuota(perMonth: number, now: () => number) {
  const spent = new Map<string, number>()

  return {
    /** Throws a 429 when the message is one too many. */
    spend(): void {
      const month = new Date(now()).toISOString().slice(0, 7)
      const count = spent.get(month) ?? 0
      if (count >= perMonth) throw new Refused(429, 'Quota exceeded')
      spent.set(month, count + 1)
    },
  }
}
