// The rotation of tokens, case by case: who may refresh when, and what is told to people.
import { describe, expect, it } from 'vitest'
import {
  createTokens,
  type Grant,
  type GrantStore,
  type Tokens,
  type Trouble,
} from '../../../src/zalo-openapi/index.ts'
import { FakeOAuth, type Weather } from './fake-oauth.ts'
import { type MemoryStore, memoryStore } from './memory-store.ts'
import { VirtualTime } from './virtual-time.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

interface Rig {
  readonly time: VirtualTime
  readonly zalo: FakeOAuth
  readonly store: MemoryStore
  readonly troubles: Trouble[]
  readonly logged: unknown[]
  weather: Weather
  /** A process of its own over the same store. */
  readonly process: (over?: Partial<GrantStore>) => Tokens
  readonly first: Issued
}

type Issued = ReturnType<FakeOAuth['issue']>

function rig(options: { readonly grant?: Partial<Grant> } = {}): Rig {
  const time = new VirtualTime()
  const zalo = new FakeOAuth(() => time.ms)
  const first = zalo.issue()
  const obtainedAt = time.now()
  const store = memoryStore({
    accessToken: first.access,
    accessEndsAt: new Date(first.endsAt),
    refreshToken: first.refresh,
    obtainedAt,
    ...options.grant,
  })
  const self: Rig = {
    time,
    zalo,
    store,
    first,
    troubles: [],
    logged: [],
    weather: 'fine',
    process: (over = {}) =>
      createTokens({
        store: { ...store, ...over },
        oauth: {
          base: 'https://oauth.example',
          appId: '1',
          appSecret: 'an-app-secret',
          fetch: zalo.fetch(
            () => self.weather,
            () => time.sleep(100),
          ),
        },
        now: time.now,
        sleep: time.sleep,
        onTrouble: (trouble) => void self.troubles.push(trouble),
        log: {
          info: (...line) => void self.logged.push(line),
          warn: (...line) => void self.logged.push(line),
        },
      }),
  }
  return self
}

/** What it comes to while time passes. */
async function within<T>(time: VirtualTime, ms: number, promise: Promise<T>): Promise<T> {
  const settled = promise.then(
    (value) => ({ value }),
    (fault: unknown) => ({ fault }),
  )
  await time.pass(ms)
  const end = await Promise.race([settled, Promise.resolve('still waiting' as const)])
  if (end === 'still waiting') throw new Error('still waiting')
  if ('fault' in end) throw end.fault
  return end.value
}

/** Runs `keep` for so long and stops it. */
async function kept(time: VirtualTime, ms: number, ...all: readonly Tokens[]): Promise<void> {
  const stop = new AbortController()
  const running = all.map((tokens) => tokens.keep(stop.signal))
  await time.pass(ms)
  stop.abort()
  await time.pass(2 * MINUTE)
  await Promise.all(running)
}

describe('an access token', () => {
  it('is handed out without a refresh as long as it works', async () => {
    const { time, zalo, process, first } = rig()
    const tokens = process()
    await time.pass(24 * HOUR)
    await expect(tokens.access()).resolves.toBe(first.access)
    expect(zalo.presentations).toBe(0)
    expect(tokens.state()).toMatchObject({ standing: 'good', works: true, accessEndsAt: new Date(first.endsAt) })
  })

  it('is renewed once when five hours are left', async () => {
    const { time, zalo, store, process } = rig()
    const tokens = process()
    await kept(time, 19 * HOUR + 50 * MINUTE, tokens)
    expect(zalo.presentations).toBe(0)
    await kept(time, 12 * MINUTE, tokens)
    expect(zalo.presentations).toBe(1)
    expect(store.grant).toMatchObject({ accessToken: 'access-2', refreshToken: 'refresh-2' })
    expect(store.grant?.refreshingSince).toBeUndefined()
  })

  it('is got by whoever asks when the last one has ended, once for all', async () => {
    const { time, zalo, process } = rig()
    const tokens = process()
    await time.pass(30 * HOUR)
    const all = Promise.all([tokens.access(), tokens.access(), tokens.access()])
    await expect(within(time, MINUTE, all)).resolves.toEqual(['access-2', 'access-2', 'access-2'])
    expect(zalo.presentations).toBe(1)
  })

  it('is got for a grant that has none', async () => {
    const { time, process, first } = rig()
    const store = memoryStore({ refreshToken: first.refresh, obtainedAt: time.now() })
    await expect(within(time, MINUTE, process(store).access())).resolves.toBe('access-2')
  })

  it('with a short life is not renewed all the time', async () => {
    const { time, zalo, process, store } = rig()
    const short = zalo.issue(4 * 3600)
    store.grant = {
      accessToken: short.access,
      accessEndsAt: new Date(short.endsAt),
      refreshToken: short.refresh,
      obtainedAt: time.now(),
    }
    await kept(time, 110 * MINUTE, process())
    expect(zalo.presentations).toBe(0)
  })
})

describe('two processes', () => {
  it('refresh once, and the other waits for the pair', async () => {
    const { time, zalo, process } = rig()
    const [one, other] = [process(), process()]
    await time.pass(30 * HOUR)
    const both = Promise.all([one.access(), other.access()])
    await expect(within(time, MINUTE, both)).resolves.toEqual(['access-2', 'access-2'])
    expect(zalo.presentations).toBe(1)
  })

  it('wait for the pair of a claim that is young, and not for ever', async () => {
    const { time, zalo, process, store, first } = rig()
    await time.pass(30 * HOUR)
    await store.claim(first.refresh, time.now())
    const patient = within(time, 10_000, process().access())
    const anew = zalo.issue()
    void time.sleep(5000).then(() =>
      store.renew(first.refresh, {
        accessToken: anew.access,
        accessEndsAt: new Date(anew.endsAt),
        refreshToken: anew.refresh,
        obtainedAt: time.now(),
      }),
    )
    await expect(patient).resolves.toBe(anew.access)
    await time.pass(30 * HOUR)
    await store.claim(anew.refresh, time.now())
    await expect(within(time, 45_000, process().access())).rejects.toMatchObject({ kind: 'unreachable' })
    expect(zalo.presentations).toBe(0)
  })

  it('use the old token while one of them refreshes', async () => {
    const { time, process, store, first } = rig()
    await time.pass(21 * HOUR)
    store.grant = { ...store.grant, refreshToken: first.refresh, obtainedAt: time.now(), refreshingSince: time.now() }
    await expect(process().access()).resolves.toBe(first.access)
  })
})

describe('a token that Zalo does not take', () => {
  it('leads to one refresh, whoever asks', async () => {
    const { time, zalo, process, first } = rig()
    const [tokens, other] = [process(), process()]
    await time.pass(HOUR)
    zalo.revoke(first.access)
    const all = [tokens.renewed(first.access), tokens.renewed(first.access), other.renewed(first.access)]
    await expect(within(time, MINUTE, Promise.all(all))).resolves.toEqual(['access-2', 'access-2', 'access-2'])
    await expect(within(time, MINUTE, other.renewed(first.access))).resolves.toBe('access-2')
    expect(zalo.presentations).toBe(1)
  })

  it('leads to none if the store has another by now', async () => {
    const { zalo, process } = rig()
    await expect(process().renewed('an older one')).resolves.toBe('access-1')
    expect(zalo.presentations).toBe(0)
  })

  it('does not lead to one refresh after the other', async () => {
    const { time, zalo, process, first } = rig()
    const tokens = process()
    const second = await within(time, MINUTE, tokens.renewed(first.access))
    await expect(within(time, MINUTE, tokens.renewed(second))).rejects.toMatchObject({
      kind: 'bad-credentials',
      needsPeople: true,
    })
    expect(zalo.presentations).toBe(1)
    await time.pass(10 * MINUTE)
    await expect(within(time, MINUTE, tokens.renewed(second))).resolves.toBe('access-3')
  })
})

describe('a refresh of which no answer came', () => {
  it.each(['lost on the way back', 'lost on the way there', 'bad gateway', 'garbage afterwards'] as const)(
    '(%s) is told at once and not repeated while the token works',
    async (weather) => {
      const self = rig()
      const { time, zalo, process, troubles, first } = self
      const tokens = process()
      self.weather = weather
      await kept(time, 20 * HOUR + 15 * MINUTE, tokens)
      self.weather = 'fine'
      expect(zalo.presentations).toBe(1)
      expect(troubles).toEqual([{ kind: 'unknown-refresh', endsAt: new Date(first.endsAt) }])
      await kept(time, 4 * HOUR, tokens)
      expect(zalo.presentations).toBe(1)
      await expect(tokens.access()).resolves.toBe(first.access)
      expect(tokens.state()).toMatchObject({ standing: 'unknown', works: true })
      await kept(time, HOUR, tokens)
      expect(zalo.presentations).toBe(2)
      expect(zalo.breaches).toEqual([])
      const isUsedUp = weather === 'lost on the way back' || weather === 'garbage afterwards'
      expect(troubles.map(({ kind }) => kind)).toEqual(isUsedUp ? ['unknown-refresh', 'refused'] : ['unknown-refresh'])
      const end = within(time, MINUTE, tokens.access())
      await (isUsedUp
        ? expect(end).rejects.toMatchObject({ kind: 'bad-credentials' })
        : expect(end).resolves.toBeTruthy())
    },
  )

  it('is told as soon as it is known, also where the token died before its time', async () => {
    const self = rig()
    self.weather = 'lost on the way back'
    self.zalo.revoke(self.first.access)
    const tokens = self.process()
    const end = within(self.time, 2000, tokens.renewed(self.first.access))
    await expect(end).rejects.toMatchObject({ kind: 'bad-credentials', needsPeople: true })
    expect(self.troubles.map(({ kind }) => kind)).toEqual(['unknown-refresh'])
    await within(
      self.time,
      MINUTE,
      tokens.renewed(self.first.access).catch(() => ''),
    )
    expect(self.zalo.presentations).toBe(1)
  })

  it('is tried again once an hour after the end', async () => {
    const self = rig()
    self.weather = 'lost on the way there'
    await self.time.pass(30 * HOUR)
    await kept(self.time, 3 * HOUR + 10 * MINUTE, self.process())
    expect(self.zalo.presentations).toBe(4)
    expect(self.zalo.breaches).toEqual([])
  })

  it('is told by a process that finds an old claim, and lasts to the end', async () => {
    const { time, zalo, store, process, troubles, first } = rig()
    await time.pass(20 * HOUR)
    if (store.grant) store.grant = { ...store.grant, refreshingSince: time.now() }
    const tokens = process()
    await kept(time, 3 * MINUTE, tokens)
    expect(troubles).toHaveLength(1)
    await kept(time, 4 * HOUR, tokens)
    expect(zalo.presentations).toBe(0)
    expect(troubles).toEqual([{ kind: 'unknown-refresh', endsAt: new Date(first.endsAt) }])
    await kept(time, HOUR, tokens)
    await expect(within(time, MINUTE, tokens.access())).resolves.toBe('access-2')
  })
})

describe('a refresh that was not sent', () => {
  it.each(['connection refused', 'too many calls'] as const)('(%s) is given back and tried again', async (weather) => {
    const self = rig()
    const { time, zalo, process, store, troubles } = self
    self.weather = weather
    const tokens = process()
    await kept(time, 20 * HOUR + 30 * MINUTE, tokens)
    expect(store.grant?.refreshingSince).toBeUndefined()
    self.weather = 'fine'
    await kept(time, 10 * MINUTE, tokens)
    expect(zalo.presentations).toBe(1)
    expect(store.grant?.accessToken).toBe('access-2')
    expect(troubles).toEqual([])
  })

  it('says that none can be got just now', async () => {
    const self = rig()
    self.weather = 'connection refused'
    await self.time.pass(30 * HOUR)
    const end = within(self.time, MINUTE, self.process().access())
    await expect(end).rejects.toMatchObject({ kind: 'unreachable', delivered: 'no' })
  })
})

describe('a refusal', () => {
  async function refused(): Promise<Rig & { readonly tokens: Tokens }> {
    const self = rig()
    self.zalo.forget(self.first.refresh)
    const tokens = self.process()
    await kept(self.time, 20 * HOUR + 30 * MINUTE, tokens)
    return { ...self, tokens }
  }

  it('is kept and told, and the token is used to its end', async () => {
    const { time, zalo, store, tokens, troubles, first } = await refused()
    expect(store.grant).toMatchObject({ refusal: '-14014' })
    expect(troubles).toEqual([{ kind: 'refused', endsAt: new Date(first.endsAt) }])
    await expect(tokens.access()).resolves.toBe(first.access)
    await kept(time, 20 * HOUR, tokens)
    expect(zalo.presentations).toBe(1)
    await expect(within(time, MINUTE, tokens.access())).rejects.toMatchObject({ needsPeople: true })
  })

  it('ends when somebody authorises anew, without a restart', async () => {
    const { time, zalo, store, tokens } = await refused()
    await time.pass(10 * HOUR)
    const anew = zalo.issue()
    store.grant = {
      accessToken: anew.access,
      accessEndsAt: new Date(anew.endsAt),
      refreshToken: anew.refresh,
      obtainedAt: time.now(),
    }
    await expect(tokens.access()).resolves.toBe(anew.access)
    expect(tokens.state().standing).toBe('good')
  })

  it('is questioned once by a process that begins after the token has ended', async () => {
    const { time, zalo, process } = await refused()
    await time.pass(HOUR)
    const next = process()
    await kept(time, HOUR, next)
    expect(zalo.presentations).toBe(1)
    await kept(time, 20 * HOUR, next)
    expect(zalo.presentations).toBe(2)
  })
})

describe('a pair that cannot be stored', () => {
  const full = () => Promise.reject(new Error('disk full: access-2'))

  it('is kept until it can, and not used before', async () => {
    const { time, zalo, store, process, troubles, logged } = rig()
    let isFull = true
    const tokens = process({ renew: (...given) => (isFull ? full() : store.renew(...given)) })
    await time.pass(30 * HOUR)
    await expect(within(time, 5 * MINUTE, tokens.access())).rejects.toMatchObject({ kind: 'unreachable' })
    expect(troubles.map(({ kind }) => kind)).toContain('not-stored')
    await kept(time, 3 * HOUR, tokens)
    expect(zalo.presentations).toBe(1)
    isFull = false
    await kept(time, 5 * MINUTE, tokens)
    await expect(tokens.access()).resolves.toBe('access-2')
    expect(zalo.presentations).toBe(1)
    expect(JSON.stringify(logged)).not.toMatch(/access-|refresh-|secret/)
  })

  it('does not matter where somebody has authorised anew meanwhile', async () => {
    const { time, zalo, store, process } = rig()
    await time.pass(30 * HOUR)
    const tokens = process()
    const asked = tokens.access()
    await time.pass(150)
    const anew = zalo.issue()
    store.grant = {
      accessToken: anew.access,
      accessEndsAt: new Date(anew.endsAt),
      refreshToken: anew.refresh,
      obtainedAt: time.now(),
    }
    await expect(within(time, MINUTE, asked)).resolves.toBe(anew.access)
  })
})

describe('people are told', () => {
  it('when nobody has authorised', async () => {
    const { process } = rig()
    const tokens = process(memoryStore())
    expect(tokens.state().standing).toBe('unread')
    await expect(tokens.access()).rejects.toMatchObject({ kind: 'bad-credentials', needsPeople: true })
    expect(tokens.state().standing).toBe('none')
  })

  it('when the refresh token nears its end', async () => {
    const { time, process, troubles, store } = rig()
    store.grant = {
      refreshToken: 'refresh-1',
      obtainedAt: time.now(),
      accessToken: 'a',
      accessEndsAt: new Date(time.ms + 100 * 24 * HOUR),
    }
    const tokens = process()
    await time.pass(79 * 24 * HOUR)
    await tokens.access()
    expect(troubles).toEqual([])
    const endsAt = new Date(time.ms + 11 * 24 * HOUR)
    await time.pass(24 * HOUR)
    await tokens.access()
    expect(troubles).toEqual([{ kind: 'ends-soon', endsAt }])
  })
})

it('hands out a token though telling people fails', async () => {
  const self = rig({ grant: { refusedAt: new Date(0) } })
  const tell = self.troubles.push.bind(self.troubles)
  self.troubles.push = (...given) => {
    tell(...given)
    throw new Error('no connection')
  }
  const tokens = self.process()
  await expect(tokens.access()).resolves.toBe(self.first.access)
  await expect(tokens.access()).resolves.toBe(self.first.access)
  expect(self.troubles).toHaveLength(1)
})

it('goes on when the store fails', async () => {
  const { time, process, store } = rig()
  let isBroken = true
  const tokens = process({ get: () => (isBroken ? Promise.reject(new Error('locked')) : store.get()) })
  await kept(time, 21 * HOUR, tokens)
  await expect(tokens.access()).rejects.toThrow('locked')
  isBroken = false
  await kept(time, 2 * MINUTE, tokens)
  expect(store.grant?.accessToken).toBe('access-2')
})
