// Whoever writes faster than people can is told how much was not taken, once; nobody else notices, on any platform.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type After, realAfter } from '../../src/app/delivery/ticker.ts'
import { ABLE, everywhere } from '../../src/channels/abilities.ts'
import type { Channel, ChatRef, Inbound, PersonRef } from '../../src/channels/channel.ts'
import { createFeed } from '../../src/channels/local/feed.ts'
import { createReceiver } from '../../src/channels/local/receiver.ts'
import { ABILITIES as zaloBot } from '../../src/channels/zalo-bot/abilities.ts'
import { abilitiesOf as zaloOa } from '../../src/channels/zalo-oa/abilities.ts'
import { PERSON_PER_MINUTE as MOST } from '../../src/core/flood.ts'
import { period } from '../../src/core/period.ts'
import { tempFolder } from '../store/temp-store.ts'
import { openWorld, type World, type WorldOptions } from '../world.ts'

const GROUP = { id: 'nhom', kind: 'group', title: 'Thư viện' } as const
const OWN = { id: 'lan', kind: 'private', title: 'Lan' } as const
const LAN = { id: 'lan', name: 'Lan' }
const MINH = { id: 'minh', name: 'Minh' }
const SENT = 300
/** As often as a flood that is over is looked at, and some more. */
const LOOKS = 8

interface Watched extends World {
  /** Time passes in which nothing comes. */
  readonly quiet: () => Promise<void>
}

/** Only floods are looked at every second. */
function looks(): { after: After; look: () => void } {
  const due = new Set<() => void>()
  const after: After = (ms, work) => {
    if (ms !== 1000) return realAfter(ms, work)
    due.add(work)
    return () => due.delete(work)
  }
  const look = () => {
    for (const work of [...due]) {
      due.delete(work)
      work()
    }
  }
  return { after, look }
}

async function watched(options: WorldOptions = {}): Promise<Watched> {
  const { after, look } = looks()
  const world = await openWorld({ ...options, after })
  onTestFinished(() => world.close())
  const quiet = async () => {
    for (let i = 0; i < LOOKS; i++) {
      look()
      // What a look writes down is told before the next.
      await world.store.write(() => Promise.resolve())
    }
    await world.program.idle()
  }
  return { ...world, quiet }
}

async function linked(options: WorldOptions = {}): Promise<Watched> {
  const world = await watched(options)
  await world.store.write(async (tx) => {
    const chat = await tx.chats.of('local', GROUP, world.clock.now)
    await tx.links.add({ chatId: chat.id, unit: 'TVLD', role: 'officer', createdAt: world.clock.now })
  })
  return world
}

let count = 0
const KINDS = ['text', 'edit', 'tap', 'picture'] as const
type Kind = (typeof KINDS)[number]

function saying(world: World, chat: ChatRef, from: PersonRef, kind: Kind, text = 'rằm tháng bảy'): Inbound {
  const messageId = `m${++count}`
  const at = world.clock.now.toISOString()
  const base = { channel: 'local', externalId: `u${count}`, chat, from, at } as const
  if (kind === 'tap') return { ...base, type: 'tap', data: 'x', messageId: 'b1', tapId: `t${count}` }
  if (kind === 'picture') return { ...base, type: 'other', what: 'photo', messageId, addressed: true }
  return { ...base, type: 'text', text, messageId, addressed: true, ...(kind === 'edit' && { edited: true }) }
}

async function flood(world: World, chat: ChatRef, from: PersonRef, times = SENT): Promise<void> {
  const all = Array.from({ length: times }, (_, i) => saying(world, chat, from, KINDS[i % KINDS.length] ?? 'text'))
  await Promise.all(all.map((one) => world.program.receiver.receive(one)))
  await world.program.idle()
}

function storedOf({ file }: World, who: string): number {
  const db = new DatabaseSync(file, { readOnly: true })
  const row = db.prepare(`SELECT count(*) AS n FROM "Inbox" WHERE "payload" ->> '$.from.id' = ?`).get(who)
  db.close()
  return Number(row?.['n'])
}

function told(world: World, chat: string): string[] {
  return world.puppet.seen(chat).flatMap((m) => (m.text.includes('không được nhận') ? [m.text] : []))
}

const PLATFORMS: readonly [string, Channel['abilities']][] = [
  ['that can do everything', everywhere(ABLE)],
  ['like Zalo OA', zaloOa(0)],
  ['like Zalo Bot', zaloBot],
]

describe.each(PLATFORMS)('on a platform %s', (_name, abilities) => {
  it('a flood of texts, changes, taps and pictures is cut and its size told, once', async () => {
    const world = await linked({ abilities })
    await flood(world, GROUP, LAN)
    expect(storedOf(world, 'lan')).toBe(MOST)
    expect(world.puppet.seen('nhom').length).toBeLessThanOrEqual(MOST)
    expect(told(world, 'nhom')).toEqual([])
    await world.quiet()
    const once = [
      'Lan vừa gửi quá nhanh nên 180 tin nhắn hoặc lượt bấm không được nhận. Xin gửi lại những tin cần thiết.',
    ]
    expect(told(world, 'nhom')).toEqual(once)
    await world.quiet()
    expect(told(world, 'nhom')).toEqual(once)
    expect(world.faults).toEqual([])
    // Whoever was told may write again.
    await world.program.receiver.receive(saying(world, GROUP, LAN, 'text', '/trogiup'))
    expect(storedOf(world, 'lan')).toBe(MOST + 1)
  })

  it('colleagues, commands, and who comes and goes are taken meanwhile', async () => {
    const world = await linked({ abilities })
    const { receive } = world.program.receiver
    await receive(saying(world, GROUP, MINH, 'text', '/baocao'))
    await flood(world, GROUP, LAN)
    await receive(saying(world, GROUP, MINH, 'text', '1: 125'))
    await receive(saying(world, GROUP, LAN, 'text', '/sua 2 9/10'))
    const at = world.clock.now.toISOString()
    const base = { channel: 'local', chat: GROUP, from: LAN, at } as const
    await receive({ ...base, type: 'joined', externalId: 'joined' })
    await receive({ ...base, type: 'left', externalId: 'left' })
    await world.program.idle()
    const answers = await world.store.answers.inForce({ periods: [period('2024-04')] })
    expect(answers.map((one) => one.indicator)).toEqual(['luot_doc', 'tra_dung_han'])
    expect(storedOf(world, 'lan')).toBe(MOST + 3)
  })

  it('one who floods in private is told there, and in each of several groups', async () => {
    const world = await linked({ abilities })
    await flood(world, OWN, LAN)
    await flood(world, { ...GROUP, id: 'g1' }, LAN, 10)
    await flood(world, { ...GROUP, id: 'g2' }, LAN, 1500)
    expect(storedOf(world, 'lan')).toBe(MOST)
    await world.quiet()
    expect(told(world, 'lan')).toEqual([expect.stringMatching(/^Anh\/chị vừa gửi quá nhanh nên 180 tin nhắn/)])
    expect(told(world, 'g1')).toEqual([expect.stringMatching(/^Lan .* 10 tin nhắn/)])
    expect(told(world, 'g2')).toEqual([expect.stringMatching(/^Lan .* 1\.500 tin nhắn/)])
  })
})

describe('a flood', () => {
  it('of several people in one group is told to the group, once', async () => {
    const world = await linked()
    await Promise.all([flood(world, GROUP, LAN), flood(world, GROUP, MINH)])
    await world.quiet()
    expect(told(world, 'nhom')).toEqual([expect.stringMatching(/^Nhóm vừa gửi quá nhanh nên 360 tin nhắn/)])
  })

  it('of pictures that were for nobody here is cut, and nobody misses them', async () => {
    const world = await linked()
    const picture = () =>
      ({ ...saying(world, GROUP, LAN, 'picture'), type: 'other', what: 'photo', messageId: 'm' }) as const
    for (let i = 0; i < SENT; i++) {
      const { addressed: _, ...unaddressed } = { addressed: true, ...picture() }
      await world.program.receiver.receive(unaddressed)
    }
    await world.program.idle()
    await world.quiet()
    expect(storedOf(world, 'lan')).toBe(MOST)
    expect(told(world, 'nhom')).toEqual([])
  })

  it('is none when what was written in six hours comes at once', async () => {
    const world = await linked()
    const { now } = world.clock
    for (let i = 0; i < SENT; i++) {
      const at = new Date(now.getTime() - 6 * 3_600_000 + i * 60_000).toISOString()
      await world.program.receiver.receive({ ...saying(world, GROUP, LAN, 'text', 'chào'), at })
    }
    expect(storedOf(world, 'lan')).toBe(SENT)
    await world.program.idle()
  })

  it('is told exactly by a program that is stopped, and the rest of it by the next', async () => {
    const world = await linked()
    await flood(world, GROUP, LAN)
    const next = await world.restart()
    onTestFinished(() => next.close())
    await next.program.idle()
    expect(told(next, 'nhom')).toEqual([expect.stringMatching(/^Lan .* nên 180 tin nhắn/)])
    expect(await next.store.floods.list()).toEqual([])
  })

  it('is told as far as is known by the next program if this one dies, once', async () => {
    const world = await linked()
    await flood(world, GROUP, LAN)
    const copy = join(await tempFolder(), 'copy.db')
    await world.store.backup(copy)
    const before = async (file: string) => {
      const db = new DatabaseSync(copy)
      db.exec(`VACUUM INTO '${file}'`)
      db.close()
      await Promise.resolve()
    }
    const next = await watched({ before })
    await next.program.idle()
    expect(told(next, 'nhom')).toEqual([])
    await next.quiet()
    expect(told(next, 'nhom')).toEqual([expect.stringMatching(/^Lan .* nên ít nhất \d+ tin nhắn/)])
    await next.quiet()
    expect(told(next, 'nhom')).toHaveLength(1)
  })

  it('is told in the new chat where the group has moved, and to nobody who was forgotten', async () => {
    const world = await linked()
    await flood(world, GROUP, LAN)
    await flood(world, { id: 'minh', kind: 'private', title: 'Minh' }, MINH)
    const at = world.clock.now.toISOString()
    const base = { channel: 'local', at } as const
    await world.program.receiver.receive({
      ...base,
      type: 'moved',
      externalId: 'mv',
      chat: GROUP,
      from: LAN,
      newId: 'moi',
    })
    const chat = { id: 'minh', kind: 'private' } as const
    await world.program.receiver.receive({ ...base, type: 'withdrawn', externalId: 'wd', chat, from: { id: 'minh' } })
    await world.program.idle()
    const before = world.puppet.seen('minh').length
    await world.quiet()
    expect(told(world, 'moi')).toEqual([expect.stringMatching(/^Lan .* nên 180 tin nhắn/)])
    expect(world.puppet.seen('minh')).toHaveLength(before)
    expect(await world.store.floods.list()).toEqual([])
  })

  it('is not acknowledged while nothing can be written down, and each message counted once all the same', async () => {
    const world = await linked()
    await flood(world, GROUP, LAN, MOST)
    const refused = Array.from({ length: 10 }, () => saying(world, GROUP, LAN, 'text'))
    const write = world.store.write.bind(world.store)
    Object.assign(world.store, { write: () => Promise.reject(new Error('the disk is full')) })
    const outcomes = await Promise.allSettled(refused.map((one) => world.program.receiver.receive(one)))
    expect(outcomes.map((one) => one.status)).toEqual(refused.map(() => 'rejected'))
    Object.assign(world.store, { write })
    for (const one of [...refused, ...refused]) await world.program.receiver.receive(one)
    await world.quiet()
    expect(told(world, 'nhom')).toEqual([expect.stringMatching(/^Lan .* nên 10 tin nhắn/)])
  })

  it('of posts on the trial page is cut as any other', async () => {
    const world = await linked()
    const people = [{ ...LAN, role: '' }]
    const options = { store: world.store.local, chats: [OWN], people, now: () => world.clock.now }
    const feed = createFeed()
    onTestFinished(() => feed.close())
    const page = createReceiver(options, feed)
    page.open(world.program.receiver.receive)
    for (let i = 0; i < SENT; i++)
      expect(await page.text({ chat: 'lan', person: 'lan', text: `chuyện ${i}` })).toMatchObject({ ok: true })
    await world.program.idle()
    await world.quiet()
    expect(storedOf(world, 'lan')).toBe(MOST)
    expect(told(world, 'lan')).toEqual([expect.stringMatching(/^Anh\/chị vừa gửi quá nhanh nên 180 tin nhắn/)])
  })
})
