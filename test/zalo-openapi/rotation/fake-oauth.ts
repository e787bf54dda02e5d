/**
 * Zalo's side of tokens, in memory: refresh tokens work once, access tokens for a time. It keeps track of what was
 * presented when, and notes a breach: a refresh token presented again while there was still something to lose.
 */
import type { Fetch } from '../../../src/zalo-openapi/http.ts'

export type Weather =
  | 'fine'
  | 'connection refused'
  | 'too many calls'
  | 'lost on the way there'
  | 'lost on the way back'
  | 'bad gateway'
  | 'bad gateway afterwards'
  | 'garbage afterwards'

const LIFE_S = 90_000

interface Issued {
  readonly access: string
  readonly refresh: string
  readonly endsAt: number
  revoked: boolean
  /** The refresh token: presented in a way of which the outcome may not be known, or used up, or taken back. */
  presented: boolean
  used: boolean
  dead: boolean
}

export class FakeOAuth {
  readonly breaches: string[] = []
  readonly successes = new Map<string, number>()
  presentations = 0
  readonly #ms: () => number
  /** Whether a refresh ends the access token before. */
  readonly #endsOld: boolean
  readonly #byAccess = new Map<string, Issued>()
  readonly #byRefresh = new Map<string, Issued>()

  constructor(ms: () => number, endsOld = false) {
    this.#ms = ms
    this.#endsOld = endsOld
  }

  issue(lifeS = LIFE_S): Issued {
    const n = this.#byAccess.size + 1
    const issued = {
      access: `access-${n}`,
      refresh: `refresh-${n}`,
      endsAt: this.#ms() + lifeS * 1000,
      revoked: false,
      presented: false,
      used: false,
      dead: false,
    }
    this.#byAccess.set(issued.access, issued)
    this.#byRefresh.set(issued.refresh, issued)
    return issued
  }

  works(access: string): boolean {
    const issued = this.#byAccess.get(access)
    return issued !== undefined && !issued.revoked && this.#ms() < issued.endsAt
  }

  /** The access token alone dies. */
  revoke(access: string): void {
    const issued = this.#byAccess.get(access)
    if (issued) issued.revoked = true
  }

  /** The refresh token alone dies. */
  forget(refresh: string): void {
    const issued = this.#byRefresh.get(refresh)
    if (issued) issued.dead = true
  }

  wasUsed(refresh: string): boolean {
    return this.#byRefresh.get(refresh)?.used ?? false
  }

  wasForgotten(refresh: string): boolean {
    return this.#byRefresh.get(refresh)?.dead ?? false
  }

  wasRevoked(access: string): boolean {
    return this.#byAccess.get(access)?.revoked ?? false
  }

  /** `fetch` of one process. */
  fetch(weather: () => Weather, wait: () => Promise<void>): Fetch {
    return async (_url, init) => {
      const fields = new URLSearchParams(typeof init?.body === 'string' ? init.body : '')
      await wait()
      const today = weather()
      if (today === 'connection refused') throw failed('ECONNREFUSED')
      if (today === 'too many calls') return answer(200, { error: -32, error_name: 'limit' })
      const presented = this.#present(fields.get('refresh_token') ?? '', today)
      await wait()
      return presented()
    }
  }

  #present(refresh: string, weather: Weather): () => Response {
    this.presentations += 1
    const issued = this.#byRefresh.get(refresh)
    if (issued?.presented && this.works(issued.access)) this.breaches.push(refresh)
    if (issued) issued.presented = true
    if (weather === 'lost on the way there') return () => fail('ECONNRESET')
    if (weather === 'bad gateway') return () => answer(502, 'upstream')
    const said = this.#handle(issued)
    if (weather === 'fine') return () => said
    if (weather === 'bad gateway afterwards') return () => answer(502, 'upstream')
    if (weather === 'garbage afterwards') return () => answer(200, '<html>')
    return () => fail('ECONNRESET')
  }

  #handle(issued: Issued | undefined): Response {
    if (!issued || issued.used || issued.dead)
      return answer(200, { error: -14014, error_name: 'Invalid refresh token' })
    issued.used = true
    if (this.#endsOld) issued.revoked = true
    this.successes.set(issued.refresh, (this.successes.get(issued.refresh) ?? 0) + 1)
    const { access, refresh } = this.issue()
    return answer(200, { access_token: access, refresh_token: refresh, expires_in: String(LIFE_S) })
  }
}

function failed(code: string): Error {
  return Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error('no'), { code }) })
}

function fail(code: string): never {
  throw failed(code)
}

/** Read in microtasks alone, unlike a real response: time stands still meanwhile. */
function answer(status: number, body: unknown): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { status, headers: new Headers(), text: () => Promise.resolve(text) } as unknown as Response // what is read of it
}
