/**
 * Reminders through the whole program: other ways where a chat takes none, and clocks that jump. Conversations about
 * them stand in test/cases/reminders.yaml, a whole year in test/e2e/year.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type Channel, type Outgoing, SendFailure, type SendFailureKind } from '../../../src/channels/channel.ts'
import type { Role } from '../../../src/core/access.ts'
import { createPuppet } from '../../../src/demo/puppet.ts'
import { openWorld, type World, type WorldOptions } from '../../world.ts'

const MINUTE = 60_000
/** A minute of the plan in test/packs/thu-vien: a day before the deadline, moved out of the weekend. */
const LAST_CALL = '2024-05-03T12:00:00Z'

let world: World
const temporary: string[] = []

afterEach(async () => {
  await world.close()
  for (const folder of temporary.splice(0)) rmSync(folder, { recursive: true, force: true })
})

interface Said {
  readonly at: string
  readonly chat: string
  readonly text: string
}

/** A world that remembers what was said and when, and in which some chats take nothing. */
async function open(
  options: WorldOptions & { readonly broken?: Readonly<Record<string, SendFailureKind>> } = {},
): Promise<Said[]> {
  const said: Said[] = []
  const clock = () => world.clock.now
  const puppet = createPuppet(clock)
  const channel: Channel = {
    ...puppet,
    send: (outgoing: Outgoing) => {
      const kind = options.broken?.[outgoing.chatId]
      if (kind) return Promise.reject(new SendFailure(kind, 'as the test wants'))
      if (outgoing.type === 'message')
        said.push({ at: clock().toISOString(), chat: outgoing.chatId, text: outgoing.text })
      return puppet.send(outgoing)
    },
  }
  world = await openWorld({ ...options, channels: [channel] })
  return said
}

async function linkGroup(id: string, unit: string, role: Role): Promise<void> {
  await world.store.write(async (tx) => {
    const chat = await tx.chats.of('local', { id, kind: 'group', title: `Nhóm ${id}` }, world.clock.now)
    await tx.links.add({ chatId: chat.id, unit, role, createdAt: world.clock.now })
  })
}

/** In private: the person holds the role, wherever they write. */
async function linkPerson(id: string, unit: string, role: Role): Promise<void> {
  await world.store.write(async (tx) => {
    await tx.chats.of('local', { id, kind: 'private', title: id }, world.clock.now)
    const person = await tx.people.of('local', { id, name: id }, world.clock.now)
    await tx.links.add({ personId: person.id, unit, role, createdAt: world.clock.now })
  })
}

async function sweepAt(instant: string | number): Promise<void> {
  world.clock.now = new Date(instant)
  await world.program.sweep()
  await world.program.idle()
}

describe('a unit that has no group', () => {
  it('is reminded in private', async () => {
    const said = await open()
    await linkPerson('an', 'TVLD', 'officer')
    await sweepAt(LAST_CALL)
    expect(said).toMatchObject([{ chat: 'an', text: expect.stringContaining('Thư viện lưu động') as string }])
  })
})

describe('a group that takes no message', () => {
  it.each(['blocked', 'rejected'] as const)('is gone round when %s: to an officer in private', async (kind) => {
    const said = await open({ broken: { nhom: kind } })
    await linkGroup('nhom', 'TVLD', 'officer')
    await linkPerson('truong', 'TVLD', 'head')
    await linkGroup('thuky', 'TVTT', 'secretary')
    await sweepAt(LAST_CALL)
    expect(said.map((s) => s.chat)).toEqual(['truong'])
  })

  it('is told to the secretary, once a month, if there is no other way', async () => {
    const said = await open({ broken: { nhom: 'blocked' } })
    await linkGroup('nhom', 'TVLD', 'officer')
    await linkGroup('thuky', 'TVTT', 'secretary')
    await sweepAt(LAST_CALL)
    expect(said).toHaveLength(1)
    expect(said[0]?.chat).toBe('thuky')
    expect(said[0]?.text).toBe(
      'Chưa nhắn được cho Thư viện lưu động về báo cáo tháng 4/2024 (Nhóm nhom: chương trình đã bị đưa ra khỏi nhóm hoặc bị chặn). Anh/chị gọi điện giúp.',
    )
    await sweepAt('2024-05-06T02:00:00Z')
    // The secretary hears of the late units by the plan, and not again that this one cannot be reached.
    expect(
      said
        .slice(1)
        .map((s) => s.text)
        .filter((t) => t.startsWith('Chưa nhắn được')),
    ).toEqual([])
  })

  it('does not keep the others of its message waiting', async () => {
    const said = await open({ broken: { chung: 'blocked' } })
    await linkGroup('chung', 'TVLD', 'officer')
    await linkGroup('chung', 'TVTT', 'officer')
    await linkPerson('an', 'TVTT', 'officer')
    await linkGroup('thuky', 'TVTT', 'secretary')
    await sweepAt(LAST_CALL)
    expect(said.map((s) => s.chat).toSorted()).toEqual(['an', 'thuky'])
  })
})

describe('a clock', () => {
  it('that goes back repeats nothing, and nothing is left out', async () => {
    const said = await open({ now: '2024-04-30T00:00:00Z' })
    await linkGroup('nhom', 'TVLD', 'officer')
    await sweepAt('2024-04-30T01:30:00Z')
    for (const back of ['2024-04-30T01:29:00Z', '2024-04-29T20:00:00Z', '2024-04-30T01:00:00Z', '2024-04-30T01:31:00Z'])
      await sweepAt(back)
    expect(said).toHaveLength(1)
    await sweepAt(LAST_CALL)
    expect(said).toHaveLength(2)
  })

  it('that leaps ahead, or a laptop that slept, brings one message, not one for each step', async () => {
    const said = await open({ now: '2024-04-29T00:00:00Z' })
    await linkGroup('nhom', 'TVLD', 'officer')
    await sweepAt('2024-05-06T02:30:00Z')
    await sweepAt('2024-05-06T02:31:00Z')
    expect(said).toHaveLength(1)
    // A year on: another month, and none of the steps in between.
    await sweepAt('2025-06-02T02:30:00Z')
    expect(said.slice(1).every((s) => s.text.includes('Tháng 5/2025'))).toBe(true)
    expect(said).toHaveLength(2)
  })

  it.each([
    ['forward', '2026-03-28T20:00:00Z', '2026-03-29T08:00:00Z', 6],
    ['back', '2026-10-24T20:00:00Z', '2026-10-25T08:00:00Z', 2],
  ])('that is put %s for the season, elsewhere, brings each reminder once', async (_, from, to, days) => {
    const said = await open({ pack: nightly(days), now: from, zone: 'Europe/Berlin' })
    await linkGroup('nhom', 'TVLD', 'officer')
    for (let at = Date.parse(from); at <= Date.parse(to); at += MINUTE * 10) await sweepAt(at)
    expect(said.map((s) => s.chat)).toEqual(['nhom'])
  })
})

/** The library's pack with one step, at half past two on the night before the deadline. */
function nightly(daysAfterClose: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'tongket-nightly-'))
  temporary.push(folder)
  cpSync('test/packs/thu-vien', folder, { recursive: true })
  const file = join(folder, 'pack.yaml')
  const plan = `reminders:
  hours: { from: "00:00", to: "23:59" }
  days: every
  steps:
    - { id: dem, deadline: "-1 ngày 02:30", to: [unit] }
headlines:`
  const text = readFileSync(file, 'utf8')
    .replace(/reminders:[\s\S]*?headlines:/, plan)
    .replace('from_day: 1', 'from_day: 25')
    .replace('days_after_close: 5', `days_after_close: ${daysAfterClose}`)
  writeFileSync(file, text)
  return folder
}
