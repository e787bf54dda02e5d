// A message that ends the program each time it is handled does not do so for ever, and takes no other with it.
import { describe, expect, it } from 'vitest'
import type { Inbound } from '../../src/channels/channel.ts'
import { createPuppet, type Puppet } from '../../src/demo/puppet.ts'
import { createProgram, type Program } from '../../src/program.ts'
import type { Store, Tx } from '../../src/store/store.ts'
import { amendedPack } from '../amended-pack.ts'
import { NOW, tempStore } from '../store/temp-store.ts'
import { textsIn } from '../texts.ts'

const POISON = 'thuốc độc'

function inbound(n: number, chat: string, text: string): Inbound {
  const from = { id: `p-${chat}`, name: text === POISON ? POISON : 'Lan' }
  const at = NOW.toISOString()
  const where = { id: chat, kind: 'private', title: chat } as const
  return { channel: 'local', externalId: String(n), chat: where, from, at, type: 'text', text, messageId: `m${n}` }
}

/** A database as it looks to a program that dies while it handles the poison: nothing of it is kept, nothing follows. */
function mortal(store: Store, died: () => void): Store {
  let dead = false
  const grave = () => new Promise<never>(() => undefined)
  const poisoned = (tx: Tx): Tx => ({
    ...tx,
    people: {
      ...tx.people,
      of: (channel, ref, now) => {
        if (ref.name !== POISON) return tx.people.of(channel, ref, now)
        dead = true
        died()
        return Promise.reject(new Error('the program died'))
      },
    },
  })
  return { ...store, write: (work) => (dead ? grave() : store.write((tx) => work(poisoned(tx)))) }
}

function programOn(store: Store, puppet: Puppet): Program {
  return createProgram({
    store,
    pack: amendedPack('test/packs/thu-vien'),
    t: textsIn('vi'),
    zone: 'Asia/Ho_Chi_Minh',
    admins: [],
    now: () => NOW,
    random: (bytes) => new Uint8Array(bytes),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    channels: [puppet],
  })
}

describe('a message that kills the program', () => {
  it('does so at three starts; then it is set aside and the person told, and all others are handled', async () => {
    const store = await tempStore()
    const puppet = createPuppet(() => NOW)
    const texts: readonly [string, string][] = [
      ['trước', '/trogiup'],
      ['độc', POISON],
      ['độc', '/trogiup'],
      ['sau', '/trogiup'],
      ['sau', '/lienket SAIMA23456'],
    ]
    for (const [i, [chat, text]] of texts.entries()) await store.receive(inbound(i, chat, text), NOW)

    let deaths = 0
    for (let start = 1; start <= 3; start++) {
      const { promise: died, resolve } = Promise.withResolvers<undefined>()
      const victim = programOn(
        mortal(store, () => {
          deaths += 1
          resolve(undefined)
        }),
        puppet,
      )
      void victim.start()
      await died
      expect((await store.inbox.pending(9)).map((row) => row.attempts)).toEqual([start, 0, 0, 0])
    }
    const again = () => {
      deaths += 1
    }
    const survivor = programOn(mortal(store, again), puppet)
    await survivor.start()
    await survivor.idle()
    expect(deaths).toBe(3)
    expect(await store.inbox.pending(9)).toEqual([])
    expect(puppet.seen('trước')).toHaveLength(1)
    expect(puppet.seen('độc').map((m) => m.text)[0]).toContain('chưa xử lý được')
    expect(puppet.seen('độc')).toHaveLength(2)
    expect(puppet.seen('sau')).toHaveLength(2)
    await survivor.stop()
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
