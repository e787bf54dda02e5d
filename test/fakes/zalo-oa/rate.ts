/** How many requests the app may make in a minute; every answer says how many are left. */
import { no } from './wire.ts'

const MINUTE = 60_000

export interface Rate {
  readonly headers: () => Record<string, string>
  /** Throws when the request is one too many; counts it else. */
  readonly take: () => void
}

export function createRate(perMinute: number, now: () => number): Rate {
  let recent: number[] = []

  function used(): number {
    const since = now() - MINUTE
    recent = recent.filter((at) => at > since)
    return recent.length
  }

  return {
    headers: () => ({
      'X-RateLimit-Limit': String(perMinute),
      'X-RateLimit-Remain': String(Math.max(0, perMinute - used())),
    }),
    take() {
      if (used() >= perMinute) throw no(-32, 'Your application reached limit call api')
      recent.push(now())
    },
  }
}
