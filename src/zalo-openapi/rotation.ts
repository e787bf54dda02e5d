/**
 * Keeps a working access token at hand, over a store that may be shared by processes and a refresh token that works
 * once. What is to be done stands in `next-step.ts`; here it is done: claim, present, commit, and only then use.
 */
import { ZaloError } from './errors.ts'
import type { Grant } from './grant.ts'
import { endOf, endsSoon, type NextStep, nextStep, usableToken } from './next-step.ts'
import { type OAuthReply, refresh, type TokenPair } from './oauth.ts'
import { type Owed, pay } from './owed.ts'
import type { Tokens, TokensOptions, TokensState, Trouble } from './tokens.ts'

export type { Tokens, TokensLog, TokensOptions, TokensState, Trouble } from './tokens.ts'

const POLL_MS = 1000
/** Whoever refreshes has an answer, or none, after half a minute. */
const PATIENCE_MS = 40_000
const FIRST_PAUSE_MS = 5000
const LONGEST_PAUSE_MS = 300_000
const CALM_MS = 600_000
const BUSY_MS = 60_000
/** A token got because another was not taken, and not taken either: so long no third is asked for. */
const FORCED_MS = 600_000

export function createTokens(options: TokensOptions): Tokens {
  return new Rotation(options)
}

class Rotation implements Tokens {
  readonly #options: TokensOptions
  readonly #startedAt: Date
  readonly #told = new Set<string>()
  #seen: { readonly grant: Grant | undefined } | undefined
  #flight: Promise<void> | undefined
  #owed: Owed | undefined
  #lost: Date | undefined
  #unsent = 0
  #quietUntil = 0
  #forced: { readonly token: string; readonly at: number } | undefined

  constructor(options: TokensOptions) {
    this.#options = options
    this.#startedAt = options.now()
  }

  async access(): Promise<string> {
    const token = await this.#workingToken()
    if (token !== undefined) return token
    await this.#fly()
    return this.#tokenOrReason()
  }

  async renewed(used: string): Promise<string> {
    const token = await this.#workingToken()
    if (token !== undefined && token !== used) return token
    if (!this.#wasForced(used)) await this.#fly(used)
    return this.#tokenOrReason(used)
  }

  state(): TokensState {
    const grant = this.#seen?.grant
    if (!grant) return { standing: this.#seen ? 'none' : 'unread', works: false }
    const works = usableToken(grant, this.#options.now()) !== undefined
    const ends = grant.accessToken === undefined ? {} : { accessEndsAt: endOf(grant) }
    return { standing: this.#standing(grant), works, obtainedAt: grant.obtainedAt, ...ends }
  }

  async keep(signal: AbortSignal): Promise<void> {
    const { sleep, log } = this.#options
    while (!signal.aborted) {
      let isCalm = false
      try {
        const grant = await this.#look()
        if (this.#owed || (grant && this.#step(grant).step === 'refresh')) await this.#fly()
        else isCalm = grant !== undefined && this.#step(grant).step === 'nothing'
      } catch (fault) {
        log?.warn({ fault: wordOf(fault) }, 'the grant could not be read or written')
      }
      await sleep(isCalm ? CALM_MS : BUSY_MS, signal)
    }
  }

  /** Everybody who asks meanwhile waits for the same attempt. */
  #fly(used?: string): Promise<void> {
    this.#flight ??= this.#attempt(used).finally(() => {
      this.#flight = undefined
    })
    return this.#flight
  }

  async #attempt(used?: string): Promise<void> {
    const { store, now } = this.#options
    if (this.#owed) return this.#settle(this.#owed)
    const grant = await this.#look()
    if (!grant) return
    const isRejected = used !== undefined && used === grant.accessToken
    const next = this.#step(grant, isRejected)
    if (next.step === 'wait') return this.#waitForOther(grant)
    if (next.step !== 'refresh' || now().getTime() < this.#quietUntil) return
    const since = now()
    if (!(await store.claim(grant.refreshToken, since, next.over))) return this.#waitForOther(grant)
    await this.#present(grant, since, isRejected)
    await this.#look()
  }

  async #present({ refreshToken }: Grant, since: Date, isRejected: boolean): Promise<void> {
    const { store, oauth, now, log } = this.#options
    const sentAt = now()
    const reply = await refresh(oauth, refreshToken)
    const { outcome } = reply
    if (outcome === 'pair') log?.info({ outcome }, 'the access token is renewed')
    else log?.warn({ outcome, why: whyOf(reply) }, 'the access token could not be renewed')
    this.#unsent = outcome === 'not-sent' ? this.#unsent + 1 : 0
    switch (outcome) {
      case 'pair':
        if (isRejected) this.#forced = { token: reply.pair.accessToken, at: sentAt.getTime() }
        return this.#settle({ what: 'pair', write: () => this.#commit(refreshToken, reply.pair, sentAt) })
      case 'refused':
        return this.#settle({ what: 'refusal', write: () => store.refuse(refreshToken, now(), whyOf(reply)) })
      case 'not-sent':
        this.#quietUntil = now().getTime() + Math.min(FIRST_PAUSE_MS * 2 ** (this.#unsent - 1), LONGEST_PAUSE_MS)
        return this.#settle({ what: 'release', write: () => store.release(refreshToken) })
      case 'unknown':
        // The claim stands, and tells every process.
        this.#lost = since
    }
  }

  async #commit(old: string, { accessToken, refreshToken, expiresInSeconds }: TokenPair, sentAt: Date): Promise<void> {
    const accessEndsAt = new Date(sentAt.getTime() + expiresInSeconds * 1000)
    const pair = { accessToken, refreshToken, accessEndsAt, obtainedAt: sentAt }
    const isStored = await this.#options.store.renew(old, pair)
    if (!isStored) this.#options.log?.info({}, 'the grant has become another one, which counts')
  }

  async #settle(owed: Owed): Promise<void> {
    this.#owed = owed
    if (await pay(owed, this.#options)) this.#owed = undefined
    else if (owed.what === 'pair') {
      const grant = this.#seen?.grant
      this.#tell(owed.what, { kind: 'not-stored', endsAt: grant ? endOf(grant) : this.#options.now() })
    }
  }

  /** Until the other's pair is there, or the other has given up. */
  async #waitForOther({ refreshToken }: Grant): Promise<void> {
    for (let waited = 0; waited < PATIENCE_MS; waited += POLL_MS) {
      await this.#options.sleep(POLL_MS)
      const grant = await this.#look()
      if (grant?.refreshToken !== refreshToken || grant.refreshingSince === undefined) return
    }
  }

  async #look(): Promise<Grant | undefined> {
    const grant = await this.#options.store.get()
    this.#seen = { grant }
    if (grant) this.#tellOf(grant)
    return grant
  }

  #tellOf(grant: Grant): void {
    const next = this.#step(grant)
    const endsAt = endOf(grant)
    const soon = endsSoon(grant, this.#options.now())
    if (next.step === 'unknown') this.#tell(`lost ${next.since.getTime()}`, { kind: 'unknown-refresh', endsAt })
    if (next.step === 'refused') this.#tell(`refused ${grant.refusedAt?.getTime()}`, { kind: 'refused', endsAt })
    if (soon) this.#tell(`soon ${soon.getTime()}`, { kind: 'ends-soon', endsAt: soon })
  }

  #tell(what: string, trouble: Trouble): void {
    if (this.#told.has(what)) return
    this.#told.add(what)
    const { onTrouble, log } = this.#options
    try {
      onTrouble(trouble)
    } catch (fault) {
      // A token is at hand all the same.
      log?.warn({ trouble: trouble.kind, fault: wordOf(fault) }, 'nobody could be told of a trouble')
    }
  }

  #step(grant: Grant, isRejected = false): NextStep {
    const lost = this.#lost ? { lost: this.#lost } : {}
    return nextStep(grant, { now: this.#options.now(), startedAt: this.#startedAt, isRejected, ...lost })
  }

  #standing(grant: Grant): TokensState['standing'] {
    const { step } = this.#step(grant)
    if (step === 'unknown' || step === 'refused') return step
    return step === 'wait' || this.#flight ? 'refreshing' : 'good'
  }

  #wasForced(used: string): boolean {
    const { token, at } = this.#forced ?? { token: '', at: 0 }
    return token === used && this.#options.now().getTime() - at < FORCED_MS
  }

  async #workingToken(): Promise<string | undefined> {
    const grant = await this.#look()
    return grant && usableToken(grant, this.#options.now())
  }

  /** A token other than `used`, from the store alone: what is not committed is not used. */
  async #tokenOrReason(used?: string): Promise<string> {
    const token = await this.#workingToken()
    if (token !== undefined && token !== used) return token
    throw lackOf(this.state().standing, used !== undefined && this.#wasForced(used))
  }
}

function lackOf(standing: TokensState['standing'], wasForced: boolean): ZaloError {
  const call = 'access token'
  const people = { call, kind: 'bad-credentials', delivered: 'no', needsPeople: true } as const
  if (standing === 'none') return new ZaloError({ ...people, said: 'nobody has authorised the app' })
  if (standing === 'refused') return new ZaloError({ ...people, said: 'the refresh token was refused' })
  if (standing === 'unknown') return new ZaloError({ ...people, said: 'a refresh was never answered' })
  if (wasForced) return new ZaloError({ ...people, said: 'a new one is not taken either' })
  return new ZaloError({ call, kind: 'unreachable', said: 'none can be got just now', delivered: 'no' })
}

function whyOf(reply: OAuthReply): string {
  if (reply.outcome === 'pair') return ''
  if (reply.outcome !== 'refused') return reply.why
  return [reply.code ?? 'no code', reply.name ?? ''].join(' ').trim()
}

function wordOf(fault: unknown): string {
  return fault instanceof Error ? fault.name : 'unknown'
}
