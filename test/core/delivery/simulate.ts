/** A scheduler at work in simulated time: letters arrive, each try takes a while, the platform says what a test says. */
import type { Letter, Outcome, Verdict } from '../../../src/core/delivery/letter.ts'
import type { Pace } from '../../../src/core/delivery/pace.ts'
import type { Scheduler } from '../../../src/core/delivery/scheduler.ts'

export interface Arrival {
  readonly at: number
  readonly letter: Letter
}

export interface Try {
  readonly letter: Letter
  readonly started: number
  readonly ended: number
  readonly outcome: Outcome
  readonly verdict: Verdict
}

export interface Platform {
  /** How long a try takes. */
  readonly latency?: (letter: Letter, now: number) => number
  readonly outcome?: (letter: Letter, now: number, tries: number) => Outcome
}

export const PACE: Pace = { perSecond: 30, perChat: { most: 3, seconds: 3 }, groupPerMinute: 20, countsEdits: true }

export function letterOf(
  id: number,
  chat: number,
  more: Partial<Letter> & { group?: boolean; place?: string } = {},
): Letter {
  const { group = true, place = `p${chat}`, ...rest } = more
  return { id, address: { chat, place, group }, urgent: false, kind: 'message', parts: 1, ...rest }
}

const SENT: Outcome = { kind: 'sent' }

interface Landing {
  readonly at: number
  readonly letter: Letter
  readonly started: number
}

/** Runs until nothing is left to do, or until `end`; the tries in the order of their starts. */
export function simulate(
  scheduler: Scheduler,
  arrivals: readonly Arrival[],
  platform: Platform = {},
  end = Infinity,
): Try[] {
  const { latency = () => 20, outcome = () => SENT } = platform
  const coming = [...arrivals].sort((a, b) => a.at - b.at)
  const flying: Landing[] = []
  const tries: Try[] = []
  const count = new Map<number, number>()
  let now = coming[0]?.at ?? 0
  for (;;) {
    while (coming[0] && coming[0].at <= now) scheduler.add(coming.shift()?.letter as Letter, now) // looked at just now
    for (const landing of flying.filter((f) => f.at <= now)) {
      flying.splice(flying.indexOf(landing), 1)
      const { letter, started } = landing
      const tried = (count.get(letter.id) ?? 0) + 1
      count.set(letter.id, tried)
      const came = outcome(letter, now, tried)
      tries.push({ letter, started, ended: now, outcome: came, verdict: scheduler.finished(letter.id, now, came, 0.5) })
    }
    let step = scheduler.next(now)
    for (; step.type === 'start'; step = scheduler.next(now))
      flying.push({ at: now + latency(step.letter, now), letter: step.letter, started: now })
    const wake = step.type === 'wait' ? step.until : Infinity
    const next = Math.min(wake, coming[0]?.at ?? Infinity, ...flying.map((f) => f.at))
    if (next === Infinity || next > end) return tries.sort((a, b) => a.started - b.started)
    if (next < now) throw new Error('time runs backwards')
    now = next
  }
}

/** The most that any window of `ms` holds, by when each arrived at the platform at the latest or at the earliest. */
export function mostWithin(instants: readonly number[], ms: number): number {
  const sorted = [...instants].sort((a, b) => a - b)
  let most = 0
  let first = 0
  for (const [i, at] of sorted.entries()) {
    while ((sorted[first] ?? at) <= at - ms) first += 1
    most = Math.max(most, i - first + 1)
  }
  return most
}
