/**
 * Keeps a whole channel waiting while its platform is down, so that ten thousand chats do not call it in turn: after a
 * pause one message tries whether it is back.
 */
import { backoff } from './backoff.ts'

/** Somebody has to put in another token: a slow look is enough. */
const CREDENTIALS_MS = 60_000

export class Breaker {
  #failures = 0
  #until = 0
  #probe: number | undefined

  get isClosed(): boolean {
    return this.#failures === 0
  }

  /** When a message may be started: `now`, later, or Infinity while one tries for all. */
  opensAt(now: number): number {
    if (this.isClosed) return now
    return this.#probe === undefined ? Math.max(now, this.#until) : Infinity
  }

  started(id: number): void {
    if (!this.isClosed) this.#probe = id
  }

  answered(): void {
    this.#failures = 0
    this.#probe = undefined
  }

  /** Neither answered nor failed: another one has to try. */
  withdrawn(id: number): void {
    if (this.#probe === id) this.#probe = undefined
  }

  /** Resolves to when the next try is. What was under way when the pause began does not make it longer. */
  failed(id: number, now: number, kind: 'unreachable' | 'bad-credentials', chance: number): number {
    const counts = this.isClosed || this.#probe === id
    this.withdrawn(id)
    if (!counts) return this.#until
    this.#failures += 1
    this.#until = now + (kind === 'unreachable' ? backoff(this.#failures, chance) : CREDENTIALS_MS)
    return this.#until
  }
}
