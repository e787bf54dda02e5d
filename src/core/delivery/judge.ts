/**
 * What a failure means: for the letter, whether and when it is tried again; for its chat and for the whole channel, how
 * long they wait.
 */
import { backoff } from './backoff.ts'
import { Breaker } from './breaker.ts'
import type { Outcome, Verdict } from './letter.ts'
import type { Flying, Traffic } from './traffic.ts'

const MOST_FAULTS = 3
/** A message that cannot be delivered so often, while others can, is what breaks the connection. */
const MOST_ALONE = 20

export class Judge {
  readonly breaker = new Breaker()
  readonly #traffic: Traffic
  #delivered = 0

  constructor(traffic: Traffic) {
    this.#traffic = traffic
  }

  verdict(flying: Flying, now: number, outcome: Outcome, chance: number): Verdict {
    const { id } = flying.entry.letter
    switch (outcome.kind) {
      case 'unreachable':
        return this.#unreachable(flying, now, chance)
      case 'bad-credentials':
        return { type: 'again', at: this.breaker.failed(id, now, outcome.kind, chance) }
      case 'needless':
        this.breaker.withdrawn(id)
        return { type: 'done' }
      case 'fault':
        this.breaker.withdrawn(id)
        return this.#faulty(flying, now, chance)
      default:
        this.breaker.answered()
        return this.#answered(flying, now, outcome)
    }
  }

  #answered({ lane }: Flying, now: number, outcome: Outcome): Verdict {
    switch (outcome.kind) {
      case 'blocked':
      case 'window-closed':
      case 'rejected':
        return { type: 'given-up', why: outcome.kind }
      case 'throttled': {
        const at = now + outcome.retryAfterMs
        if (lane) lane.place.notBefore = Math.max(lane.place.notBefore, at)
        else this.#traffic.holdTaps(at)
        this.#traffic.throttled(at)
        return { type: 'again', at }
      }
      case 'moved':
      case 'anew':
        return { type: 'again', at: now }
      default:
        this.#delivered += 1
        return { type: 'done' }
    }
  }

  #unreachable({ entry, lane }: Flying, now: number, chance: number): Verdict {
    if (entry.deliveredBefore >= 0 && this.#delivered > entry.deliveredBefore) entry.alone += 1
    entry.deliveredBefore = this.#delivered
    const open = this.breaker.failed(entry.letter.id, now, 'unreachable', chance)
    if (entry.alone >= MOST_ALONE) return { type: 'given-up', why: 'unreachable' }
    const at = Math.max(open, now + backoff(entry.failures + 1, chance))
    if (lane) lane.notBefore = at
    return { type: 'again', at }
  }

  #faulty({ entry, lane }: Flying, now: number, chance: number): Verdict {
    entry.faults += 1
    if (entry.faults >= MOST_FAULTS) return { type: 'given-up', why: 'fault' }
    const at = now + backoff(entry.faults, chance)
    if (lane) lane.notBefore = at
    else this.#traffic.holdTaps(at)
    return { type: 'again', at }
  }
}
