// A message that ends the program each time it is handled does not do so for ever, and takes no other with it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type After, realAfter } from '../../src/app/delivery/ticker.ts'
import type { Inbound } from '../../src/channels/channel.ts'
import { period } from '../../src/core/period.ts'
import { createPuppet, type Puppet } from '../../src/demo/puppet.ts'
import { createProgram, type Program } from '../../src/program.ts'
import type { Store, Tx } from '../../src/store/store.ts'
import { amendedPack } from '../amended-pack.ts'
import { runs } from '../runs.ts'
import { NOW, tempStore } from '../store/temp-store.ts'
import { textsIn } from '../texts.ts'

const POISON = 'thuốc độc'
const ADMIN = 'quản trị'
const PACK = amendedPack('test/packs/thu-vien')
const TEXTS = textsIn('vi')
/** The last of three tries waits so long. */
const LONG_MS = 10_000

function inbound(n: number, chat: string, text: string): Inbound {
  const from = { id: chat, name: text === POISON ? POISON : 'Lan' }
  const at = new Date(NOW.getTime() + n * 1000).toISOString()
  const where = { id: chat, kind: 'private', title: chat } as const
  return { channel: 'local', externalId: String(n), chat: where, from, at, type: 'text', text, messageId: `m${n}` }
}

/** A program on its database, until it dies: nothing that was under way is kept, and nothing follows. */
interface Mortal {
  readonly store: Store
  readonly died: Promise<void>
  readonly kill: () => void
}

/** `kills`: whether the write with this number kills; the poison does so whenever it is handled. */
function mortal(store: Store, kills: (write: number) => boolean = () => false): Mortal {
  const { promise: died, resolve } = Promise.withResolvers<undefined>()
  let [dead, writes] = [false, 0]
  const die = () => {
    dead = true
    resolve(undefined)
  }
  const isDead = () => dead
  const grave = () => new Promise<never>(() => undefined)
  const poisoned = (tx: Tx): Tx => ({
    ...tx,
    people: {
      ...tx.people,
      of: (channel, ref, now) => {
        if (ref.name !== POISON) return tx.people.of(channel, ref, now)
        die()
        return Promise.reject(new Error('the program died'))
      },
    },
  })
  const write: Store['write'] = async (work) => {
    if (dead) return grave()
    writes += 1
    if (kills(writes)) {
      die()
      return grave()
    }
    try {
      const done = await store.write((tx) => work(poisoned(tx)))
      return isDead() ? await grave() : done
    } catch (fault) {
      if (isDead()) return grave()
      throw fault
    }
  }
  return { store: { ...store, write }, died, kill: die }
}

interface Long {
  readonly after: After
  /** The long wait is over. */
  readonly pass: () => void
}

function long(): Long {
  const due: (() => void)[] = []
  const after: After = (ms, work) => {
    if (ms !== LONG_MS) return realAfter(ms, work)
    due.push(work)
    return () => undefined
  }
  const pass = () => {
    for (const work of due.splice(0)) work()
  }
  return { after, pass }
}

function programOn(store: Store, puppet: Puppet, after: After = realAfter): Program {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const base = { store, pack: PACK, t: TEXTS, zone: 'Asia/Ho_Chi_Minh', now: () => NOW, log, channels: [puppet] }
  const admins = [{ channel: 'local', id: ADMIN }]
  return createProgram({ ...base, admins, random: (bytes) => new Uint8Array(bytes) }, { after })
}

async function attempts(store: Store): Promise<number[]> {
  return (await store.inbox.pending(99)).map((row) => row.attempts)
}

describe('a message that kills the program', () => {
  it('does so at three starts; then it is set aside, the person and the administrators told, and all others are handled', async () => {
    const store = await tempStore()
    const puppet = createPuppet(() => NOW)
    const texts: readonly [string, string][] = [
      [ADMIN, '/trogiup'],
      ['độc', POISON],
      ['độc', '/trogiup'],
      ['sau', '/trogiup'],
      ['sau', '/lienket SAIMA23456'],
    ]
    for (const [i, [chat, text]] of texts.entries()) await store.receive(inbound(i, chat, text), NOW)
    for (let start = 1; start <= 3; start++) {
      const { after, pass } = long()
      const victim = mortal(store)
      const program = programOn(victim.store, puppet, after)
      await program.start()
      if (start === 3) {
        // Before its last try all others are handled, and answered a little later.
        while ((await attempts(store)).length > 2 || puppet.seen('sau').length < 2)
          await new Promise((resolve) => setTimeout(resolve, 5))
        pass()
      }
      await victim.died
      expect(await attempts(store)).toEqual(start < 3 ? [start, 0, 0, 0] : [3, 0])
    }
    const survivor = programOn(mortal(store).store, puppet)
    await survivor.start()
    await survivor.idle()
    expect(await store.inbox.pending(9)).toEqual([])
    expect(await store.inbox.setAside()).toMatchObject({ count: 1, oldest: { id: 2 } })
    expect(puppet.seen('độc').map((m) => m.text)[0]).toContain('chưa xử lý được')
    expect(puppet.seen('độc')).toHaveLength(2)
    expect(puppet.seen('sau')).toHaveLength(2)
    expect(puppet.seen(ADMIN).map((m) => m.text)).toEqual([
      expect.any(String),
      expect.stringContaining('npx tongket inbox retry 2'),
    ])
    await survivor.stop()
  })

  it('is no message that was under way by chance, however often and wherever the program is killed', async () => {
    const life = fc.record({ write: fc.integer({ min: 1, max: 7 }), news: fc.integer({ min: 0, max: 2 }) })
    const check = async (lives: readonly { write: number; news: number }[]) => {
      const store = await tempStore()
      const puppet = createPuppet(() => NOW)
      let n = 0
      const receive = async (to: (inbound: Inbound) => Promise<unknown>, text = '/trogiup') => {
        n += 1
        await to(inbound(n, `c${n % 3}`, text))
      }
      for (let i = 0; i < 4; i++) await receive((one) => store.receive(one, NOW))
      for (const { write, news } of lives) {
        const victim = mortal(store, (number) => number === write)
        // So short a life sees no long wait through.
        const program = programOn(victim.store, puppet, long().after)
        await program.start()
        for (let i = 0; i < news; i++) await receive(program.receiver.receive)
        // Where a message waits for its last try nothing else happens.
        const rest = new Promise((resolve) => setTimeout(resolve, 30))
        await Promise.race([victim.died, program.idle(), rest])
        victim.kill()
      }
      const { after, pass } = long()
      const last = programOn(store, puppet, after)
      await last.start()
      const passing = setInterval(pass, 5)
      await last.idle()
      clearInterval(passing)
      expect(await store.inbox.setAside()).toEqual({ count: 0 })
      expect(await store.inbox.pending(9)).toEqual([])
      for (const chat of ['c0', 'c1', 'c2']) expect(puppet.seen(chat).length).toBeGreaterThanOrEqual(Math.floor(n / 3))
      await last.stop()
    }
    const lives = fc.array(life, { minLength: 12, maxLength: 12 })
    await fc.assert(fc.asyncProperty(lives, check), { seed: 6, numRuns: runs(20) })
  }, 120_000)

  it('is alone when it does: nothing new is begun beside what an earlier run left', async () => {
    const store = await tempStore()
    const puppet = createPuppet(() => NOW)
    await store.receive(inbound(1, 'cũ', '/trogiup'), NOW)
    const gate = Promise.withResolvers<undefined>()
    const begun = Promise.withResolvers<undefined>()
    const order: string[] = []
    const held = (tx: Tx): Tx => ({
      ...tx,
      chats: {
        ...tx.chats,
        of: (channel, ref, now) => {
          order.push(ref.id)
          return tx.chats.of(channel, ref, now)
        },
      },
      inbox: {
        ...tx.inbox,
        markStarted: async (id) => {
          await tx.inbox.markStarted(id)
          order.push('marked')
          begun.resolve(undefined)
        },
      },
    })
    const slow: Store = {
      ...store,
      write: async (work) => {
        const done = await store.write((tx) => work(held(tx)))
        if (order.at(-1) === 'marked') await gate.promise
        return done
      },
    }
    const program = programOn(slow, puppet)
    await program.start()
    await begun.promise
    await program.receiver.receive(inbound(2, 'mới', '/trogiup'))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(order).toEqual(['marked'])
    gate.resolve(undefined)
    await program.idle()
    expect(order).toEqual(['marked', 'cũ', 'mới'])
    await program.stop()
  })

  it('counts for nothing while its platform is not set up', async () => {
    const store = await tempStore()
    const elsewhere: Inbound = { ...inbound(1, 'xa', '/trogiup'), channel: 'telegram' }
    await store.receive(elsewhere, NOW)
    for (let start = 0; start < 5; start++) {
      const program = programOn(
        store,
        createPuppet(() => NOW),
      )
      await program.start()
      await program.idle()
      await program.stop()
    }
    expect(await attempts(store)).toEqual([0])
  })

  it('leaves what an earlier run left for the next start when it is stopped meanwhile', async () => {
    const store = await tempStore()
    const puppet = createPuppet(() => NOW)
    for (let i = 0; i < 50; i++) await store.receive(inbound(i, `c${i}`, '/trogiup'), NOW)
    const program = programOn(store, puppet)
    await program.start()
    await program.stop()
    const left = await store.inbox.pending(99)
    expect(left.length).toBeGreaterThan(0)
    const next = programOn(store, puppet)
    await next.start()
    expect(next.phase()).toBe('running')
    await next.idle()
    expect(await store.inbox.pending(99)).toEqual([])
    for (let i = 0; i < 50; i++) expect(puppet.seen(`c${i}`)).toHaveLength(1)
    await next.stop()
    expect(next.phase()).toBe('draining')
  })
})

describe('what was set aside', () => {
  async function setAside(): Promise<{ store: Store; program: Program; puppet: Puppet; id: number }> {
    const store = await tempStore()
    await store.write(async (tx) => {
      const lan = await tx.people.of('local', { id: 'lan', name: 'Lan' }, NOW)
      await tx.links.add({ personId: lan.id, unit: 'TVLD', role: 'officer', createdAt: NOW })
    })
    const puppet = createPuppet(() => NOW)
    const program = programOn(store, puppet)
    await program.start()
    await program.receiver.receive(inbound(1, 'lan', '/baocao'))
    await program.idle()
    const received = await store.receive(inbound(2, 'lan', '125'), NOW)
    const id = received.outcome === 'new' ? received.id : 0
    await store.write((tx) => tx.inbox.markFailed(id, 'died', NOW))
    return { store, program, puppet, id }
  }

  it('is tried again by the running program, in its chat, and asked about since the chat went on', async () => {
    const { store, program, puppet, id } = await setAside()
    await program.receiver.receive(inbound(3, 'lan', '2: 9/10'))
    await store.write((tx) => tx.inbox.retry([id]))
    await Promise.all([program.receiver.sweep(), program.receiver.sweep(), program.sweep()])
    await program.idle()
    expect(await store.inbox.unhandled(9)).toEqual([])
    expect(puppet.seen('lan').filter((m) => m.text.includes('Tin này cho câu nào?'))).toHaveLength(1)
    const answers = await store.answers.inForce({ periods: [period('2024-03')] })
    expect(answers.map((one) => one.indicator)).toEqual(['tra_dung_han'])
    await program.stop()
  })

  it('is tried again by the next start where the program has ended, and by no other way', async () => {
    const { store, program, puppet, id } = await setAside()
    await program.receiver.sweep()
    await program.idle()
    expect(await store.inbox.setAside()).toMatchObject({ count: 1 })
    await program.stop()
    expect(await store.write((tx) => tx.inbox.retry([id, 999]))).toBe(1)
    const next = programOn(store, puppet)
    await next.start()
    await next.idle()
    expect(await store.inbox.unhandled(9)).toEqual([])
    expect(puppet.seen('lan').at(-1)?.text).toContain('Tin này cho câu nào?')
    await next.stop()
  })

  it('is not handled any more once it is dropped, or its writer forgotten', async () => {
    const { store, program, id } = await setAside()
    const other = await store.receive(inbound(9, 'lan', '126'), NOW)
    const otherId = other.outcome === 'new' ? other.id : 0
    await store.write(async (tx) => {
      await tx.inbox.markFailed(otherId, 'fault', NOW)
      expect(await tx.inbox.drop([id])).toBe(1)
      expect(await tx.people.forget('local', 'lan', { at: NOW, by: 'command-line' })).toBe(true)
      expect(await tx.inbox.retry([id, otherId])).toBe(0)
    })
    expect(await store.inbox.unhandled(9)).toEqual([])
    await program.stop()
  })
})
