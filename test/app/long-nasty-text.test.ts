// Through the whole program, a text of any shape costs about what a plain one of its length does.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { longTexts } from '../long-texts.ts'
import { openWorld, type World } from '../world.ts'

const CHAT = { id: 'nhom', kind: 'group', title: 'Thư viện' } as const
const AN = { id: 'an', name: 'An' }
/** Beyond what a slower machine, or one that is busy, adds to both alike. */
const MOST_TIMES = 3
/** Times below this are the clock's, not the text's. */
const FLOOR_MS = 60

let world: World
beforeAll(async () => {
  // The next part of a long text is waited for, two seconds each.
  world = await openWorld({ after: (ms, work) => (ms === 2000 ? immediately(work) : later(ms, work)) })
  await world.store.write(async (tx) => {
    const chat = await tx.chats.of('local', CHAT, world.clock.now)
    await tx.links.add({ chatId: chat.id, unit: 'TVLD', role: 'officer', createdAt: world.clock.now })
  })
})
afterAll(() => world.close())

function immediately(work: () => void): () => void {
  const soon = setImmediate(work)
  return () => clearImmediate(soon)
}

function later(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

async function say(text: string): Promise<void> {
  world.clock.now = new Date(world.clock.now.getTime() + 5000)
  await world.puppet.say(CHAT, AN, text)
  await world.program.idle()
}

/** The better of two, or the first that is good enough; of this thread alone, since others may be busy. */
async function time(text: string, enough = 0): Promise<number> {
  let best = Infinity
  for (let i = 0; i < 2 && best > enough; i++) {
    const before = process.threadCpuUsage()
    await say(text)
    const { user, system } = process.threadCpuUsage(before)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}

/** Longer than any answer may be, and nearly as long as one may be, so that it is read. */
const SIZES = { 'before any question': 100_000, '1': 100_000, '3': 39_000, 'the review': 39_000 }

it.each(Object.entries(SIZES))('at %s, of %i characters', { timeout: 60_000 }, async (place, size) => {
  if (place === 'the review') {
    for (const text of ['/sua 1', '5', '/sua 2', '1/2', '/sua 3', 'Ngày hội đọc sách']) await say(text)
  } else if (place !== 'before any question') await say(`/sua ${place}`)
  const { plain, nasty } = longTexts(size)
  await say(plain)
  const most = Math.max(await time(plain), FLOOR_MS) * MOST_TIMES
  const slow: string[] = []
  for (const [name, text] of Object.entries(nasty)) {
    const ms = await time(text, most)
    if (ms > most) slow.push(`${name}: ${ms.toFixed()} ms, not ${most.toFixed()}`)
  }
  expect(slow).toEqual([])
  expect(world.faults).toEqual([])
})
