/**
 * One round of a bad week: two processes over one store, which die at any await and come back, a store that fails, a
 * network that loses requests and replies, and people who authorise anew when they are told to. Seeded.
 */
import { createTokens, type Grant, type GrantStore, type Tokens, ZaloError } from '../../../src/zalo-openapi/index.ts'
import { FakeOAuth, type Weather } from './fake-oauth.ts'
import { type MemoryStore, memoryStore } from './memory-store.ts'
import { VirtualTime } from './virtual-time.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

const WEATHERS: readonly Weather[] = [
  'connection refused',
  'too many calls',
  'lost on the way there',
  'lost on the way back',
  'bad gateway',
  'bad gateway afterwards',
  'garbage afterwards',
]

export interface RoundEnd {
  readonly breaches: readonly string[]
  readonly mostSuccesses: number
  readonly presentations: number
  readonly deaths: number
  /** Access tokens that were handed out though no commit had stored them. */
  readonly uncommitted: readonly string[]
  /** Calls that failed though nobody had been told in time. */
  readonly silent: readonly string[]
  readonly calls: number
  readonly failedCalls: number
  /** Grants that people had to replace, since they were refused. */
  readonly needed: number
  /** Grants of which Zalo used up the refresh token, while the pair never came to the store. */
  readonly lostPairs: number
  /** Grants whose refresh token Zalo dropped. */
  readonly dropped: number
  /** Whether calls work in the end. */
  readonly works: boolean
  readonly unknownTold: number
}

export async function playRound(random: () => number): Promise<RoundEnd> {
  const round = new Round(random)
  await round.play()
  return round.end()
}

class Round {
  readonly #time = new VirtualTime()
  readonly #random: () => number
  readonly #zalo: FakeOAuth
  readonly #store: MemoryStore
  readonly #stormy: number
  readonly #deadly: number
  #fullUntil = 0
  #isCalm = false
  #deaths = 0
  #calls = 0
  #failedCalls = 0
  #needed = 0
  #unknownTold = 0
  /** Of the grant of now: when people were told that something is wrong with it. */
  #toldAt: number | undefined
  #isRepairing = false
  readonly #committed = new Set<string>()
  readonly #renewedFrom = new Set<string>()
  readonly #refreshTokens = new Set<string>()
  readonly #uncommitted: string[] = []
  readonly #silent: string[] = []

  constructor(random: () => number) {
    this.#random = random
    this.#stormy = this.#pick([0, 0.1, 0.3])
    this.#deadly = this.#pick([0, 0.002, 0.02])
    this.#zalo = new FakeOAuth(() => this.#time.ms, this.#chance(0.2))
    this.#store = memoryStore()
    this.#authorise((6 + 19 * random()) * 3600)
  }

  async play(): Promise<void> {
    this.#start()
    this.#start()
    if (this.#chance(0.3)) void this.#later(60 * HOUR * this.#random(), () => this.#revoke())
    if (this.#chance(0.2)) void this.#later(60 * HOUR * this.#random(), () => this.#fillDisk())
    await this.#time.pass(72 * HOUR)
    // Fine days, in which everything comes to its end.
    this.#isCalm = true
    await this.#time.pass(45 * HOUR)
  }

  end(): RoundEnd {
    const over = [...this.#refreshTokens].filter((token) => !this.#renewedFrom.has(token))
    return {
      breaches: this.#zalo.breaches,
      mostSuccesses: Math.max(0, ...this.#zalo.successes.values()),
      presentations: this.#zalo.presentations,
      deaths: this.#deaths,
      uncommitted: this.#uncommitted,
      silent: this.#silent,
      calls: this.#calls,
      failedCalls: this.#failedCalls,
      needed: this.#needed,
      lostPairs: over.filter((token) => this.#zalo.wasUsed(token)).length,
      dropped: over.filter((token) => this.#zalo.wasForgotten(token) && !this.#zalo.wasUsed(token)).length,
      works: this.#zalo.works(this.#store.grant?.accessToken ?? ''),
      unknownTold: this.#unknownTold,
    }
  }

  /** A process, until it dies. */
  #start(): void {
    const life = { isOver: false }
    const never = new Promise<never>(() => undefined)
    /** Something outside the process: it may die before or after, and does not get to know what came of it. */
    const outside = async <T>(act: () => T | Promise<T>, fails: number): Promise<T> => {
      if (this.#chance(0.2)) await this.#time.sleep(3 * SECOND * this.#random())
      if (this.#dies(life)) return never
      if (this.#chance(fails)) throw new Error('the database is locked')
      const result = await act()
      if (this.#dies(life)) return never
      if (this.#chance(fails / 4)) throw new Error('the connection to the database was lost')
      return result
    }
    const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
      await this.#time.sleep(ms, signal)
      if (life.isOver) await never
    }
    const tokens = createTokens({
      store: this.#portFor(outside),
      oauth: {
        base: 'https://oauth.example',
        appId: '1',
        appSecret: 'an-app-secret',
        fetch: this.#zalo.fetch(
          () => (this.#chance(this.#stormy) ? this.#pick(WEATHERS) : 'fine'),
          async () => {
            await sleep(10 * SECOND * this.#random())
            if (this.#dies(life)) await never
          },
        ),
      },
      now: this.#time.now,
      sleep,
      onTrouble: ({ kind }) => this.#tell(kind),
    })
    void tokens.keep(new AbortController().signal)
    void this.#use(tokens, life, sleep)
  }

  #portFor(outside: <T>(act: () => T | Promise<T>, fails: number) => Promise<T>): GrantStore {
    const store = this.#store
    const isFull = () => this.#time.ms < this.#fullUntil
    const write = <T>(act: () => Promise<T>): Promise<T> =>
      outside(() => (isFull() ? Promise.reject(new Error('the disk is full')) : act()), 0.01)
    return {
      get: () => outside(() => store.get(), 0.001),
      claim: (...given) => write(() => store.claim(...given)),
      release: (...given) => write(() => store.release(...given)),
      refuse: (...given) => write(() => store.refuse(...given)),
      renew: (old, pair) =>
        write(async () => {
          const isStored = await store.renew(old, pair)
          if (isStored) this.#keptGrant(pair, old)
          return isStored
        }),
    }
  }

  /** Calls Zalo now and then, as sending messages does. */
  async #use(tokens: Tokens, life: { readonly isOver: boolean }, sleep: (ms: number) => Promise<void>): Promise<void> {
    while (!life.isOver) {
      await sleep(2 * HOUR * this.#random())
      this.#calls += 1
      try {
        const token = await tokens.access()
        this.#check(token)
        if (!this.#zalo.works(token)) {
          const next = await tokens.renewed(token)
          this.#check(next)
          if (!this.#zalo.works(next)) this.#failed('the new token does not work')
        }
      } catch (fault) {
        if (fault instanceof ZaloError) this.#failed(fault.message)
        else if (!(fault instanceof Error) || !/database|disk/.test(fault.message)) throw fault
      }
    }
  }

  #check(token: string): void {
    if (!this.#committed.has(token)) this.#uncommitted.push(token)
  }

  /** A failed call is in order when people had been told hours before, or something else ended the token suddenly. */
  #failed(why: string): void {
    this.#failedCalls += 1
    const { grant } = this.#store
    const endsAt = grant?.accessEndsAt?.getTime() ?? 0
    const inTime = this.#toldAt !== undefined && endsAt - this.#toldAt >= 2 * HOUR
    // Zalo dropped the token: nobody can know before, but what is lost with it must have been told.
    const isSudden = grant?.accessToken !== undefined && this.#zalo.wasRevoked(grant.accessToken)
    const claimedFor = grant?.refreshingSince ? this.#time.ms - grant.refreshingSince.getTime() : 0
    if (inTime || (isSudden && (this.#toldAt !== undefined || claimedFor < 3 * MINUTE))) return
    this.#silent.push(`${new Date(this.#time.ms).toISOString()} ${why} ${JSON.stringify(grant)}`)
  }

  /** Whether it is dead, or dies now. */
  #dies(life: { isOver: boolean }): boolean {
    if (life.isOver) return true
    if (!this.#chance(this.#deadly)) return false
    life.isOver = true
    this.#deaths += 1
    void this.#later(10 * SECOND + 20 * MINUTE * this.#random(), () => this.#start())
    return true
  }

  #tell(kind: string): void {
    if (kind !== 'unknown-refresh' && kind !== 'refused') return
    this.#toldAt ??= this.#time.ms
    if (kind === 'unknown-refresh') this.#unknownTold += 1
    // They wait until it is certain, and then take their time.
    if (kind !== 'refused' || this.#isRepairing) return
    this.#isRepairing = true
    this.#needed += 1
    void this.#later((1 + 4 * this.#random()) * HOUR, () => this.#authorise(25 * 3600))
  }

  #authorise(lifeS: number): void {
    const issued = this.#zalo.issue(lifeS)
    const endsAt = new Date(issued.endsAt)
    const grant: Grant = {
      accessToken: issued.access,
      accessEndsAt: endsAt,
      refreshToken: issued.refresh,
      obtainedAt: new Date(endsAt.getTime() - 25 * HOUR),
    }
    this.#store.grant = grant
    this.#isRepairing = false
    this.#keptGrant(grant)
  }

  #keptGrant({ accessToken = '', refreshToken }: Grant, old?: string): void {
    this.#committed.add(accessToken)
    this.#refreshTokens.add(refreshToken)
    if (old !== undefined) this.#renewedFrom.add(old)
    this.#toldAt = undefined
  }

  /** Zalo drops the access token, or the refresh token, or both. */
  #revoke(): void {
    const { grant } = this.#store
    const what = this.#random()
    if (what < 0.7) this.#zalo.revoke(grant?.accessToken ?? '')
    if (what > 0.5) this.#zalo.forget(grant?.refreshToken ?? '')
  }

  #fillDisk(): void {
    this.#fullUntil = this.#time.ms + 2 * HOUR * this.#random()
  }

  async #later(ms: number, act: () => void): Promise<void> {
    await this.#time.sleep(ms)
    act()
  }

  #chance(share: number): boolean {
    return !this.#isCalm && this.#random() < share
  }

  #pick<T>(all: readonly T[]): T {
    const one = all[Math.floor(this.#random() * all.length)]
    if (one === undefined) throw new RangeError('nothing to pick from')
    return one
  }
}
