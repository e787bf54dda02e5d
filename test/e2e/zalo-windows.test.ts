/**
 * Reminders on Zalo to people who have not written for a while: what costs nothing is sent, what would cost money only
 * within the setting, and what Zalo would refuse goes another way, without asking Zalo first.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '../../src/core/access.ts'
import { type FakeZaloOa, startFakeZaloOa } from '../fakes/zalo-oa/fake.ts'
import { settingsFor } from '../fakes/zalo-oa/settings.ts'
import { codeFor } from './office.ts'
import { freePort, type Served, serve } from './served.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A moment of the plan in test/packs/thu-vien: a day before the deadline. */
const LAST_CALL = Date.parse('2024-05-03T12:00:00Z')
const ROUTINE = 'Báo cáo thư viện huyện'

let folder: string
let fake: FakeZaloOa
let served: Served
let instant: number

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongket-windows-'))
  instant = LAST_CALL - 20 * DAY
  fake = await startFakeZaloOa({ now: () => instant, echoes: false })
})

afterEach(async () => {
  await served.server.stop()
  await fake.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function open(paidPerMonth = 0): Promise<void> {
  const port = await freePort()
  const env = {
    PACK_DIR: 'test/packs/thu-vien',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    ...settingsFor(fake),
    ZALO_OA_REFRESH_TOKEN: fake.firstRefreshToken,
    ZALO_OA_PAID_PER_MONTH: String(paidPerMonth),
  }
  served = await serve({ folder, now: () => new Date(instant), env })
  fake.setWebhook(`http://127.0.0.1:${port}/webhook/zalo-oa`)
}

/** Somebody takes a role in private; their last word is `daysAgo` before the reminder. */
async function linked(name: string, unit: string, role: Role, daysAgo: number): Promise<string> {
  instant = LAST_CALL - daysAgo * DAY
  const person = fake.person(name)
  fake.follow(person)
  fake.say(person, `/lienket ${await codeFor(served.server, unit, role)}`)
  await quiet()
  await named(person)
  return person
}

async function linkedGroup(name: string, unit: string, role: Role): Promise<string> {
  instant = LAST_CALL - 9 * DAY
  const person = fake.person(`${name}, một người`)
  const group = fake.group(name, [person])
  fake.sayIn(group, person, `/lienket ${await codeFor(served.server, unit, role)}`)
  await quiet()
  await named(`group:${group}`)
  return group
}

async function quiet(): Promise<void> {
  await fake.settled(5000)
  await served.server.program.idle()
}

/** Names are asked for in the background. */
async function named(chatId: string): Promise<void> {
  const { store } = served.server.program.app
  for (let look = 0; look < 200; look++) {
    if ((await store.chats.find('zalo-oa', chatId))?.title) return
    await wait(10)
  }
  throw new Error(`no name for ${chatId}`)
}

/** The reminder comes due, and is sent as far as it can be. */
async function remind(): Promise<void> {
  instant = LAST_CALL
  await served.server.program.sweep()
  await served.server.program.idle()
}

/** What the account wrote since the reminder came due. */
function said(chat: string): string[] {
  return fake.messages(chat).flatMap((m) => (m.from === 'oa' && m.at >= LAST_CALL ? [m.text] : []))
}

function refused(): number {
  return fake.calls.filter(({ error }) => error !== 0).length
}

describe('a reminder to somebody who wrote', () => {
  it('yesterday goes out and costs nothing', async () => {
    await open()
    const officer = await linked('Cán bộ', 'TVLD', 'officer', 1)
    await remind()
    expect(said(officer)).toHaveLength(1)
    expect(said(officer)[0]).toContain(ROUTINE)
    expect(fake.billed()).toBe(0)
    expect(refused()).toBe(0)
  })

  it('three days ago is not paid for unless a setting says so: the secretary is told whom to phone', async () => {
    await open()
    const officer = await linked('Chị Hoa', 'TVLD', 'officer', 3)
    const secretary = await linked('Thư ký', 'TVTT', 'secretary', 1)
    await remind()
    expect(said(officer)).toEqual([])
    expect(said(secretary).join('\n')).toMatch(/Chưa nhắn được cho Thư viện lưu động .* \(Chị Hoa: đã lâu .*gọi điện/s)
    expect(fake.billed()).toBe(0)
    expect(refused()).toBe(0)
  })

  it('three days ago is paid for as often as the setting allows', async () => {
    await open(1)
    const first = await linked('Cán bộ', 'TVLD', 'officer', 3)
    const second = await linked('Cán bộ', 'TVTT', 'officer', 3)
    const secretary = await linked('Thư ký', 'TVTT', 'secretary', 1)
    await remind()
    expect([...said(first), ...said(second)]).toHaveLength(1)
    expect(fake.billed()).toBe(1)
    expect(said(secretary).filter((text) => text.includes('Chưa nhắn được cho'))).toHaveLength(1)
    expect(refused()).toBe(0)
  })

  it('eight days ago goes to the head instead, who wrote yesterday', async () => {
    await open(100)
    const officer = await linked('Cán bộ', 'TVLD', 'officer', 8)
    const head = await linked('Trưởng phòng', 'TVLD', 'head', 1)
    await remind()
    expect(said(officer)).toEqual([])
    expect(said(head)).toHaveLength(1)
    expect(fake.billed()).toBe(0)
    expect(refused()).toBe(0)
  })

  it('eight days ago goes to the unit’s group, which has no window', async () => {
    await open()
    const officer = await linked('Cán bộ', 'TVLD', 'officer', 8)
    const group = await linkedGroup('Thư viện lưu động', 'TVLD', 'officer')
    await remind()
    expect(said(officer)).toEqual([])
    expect(said(group)).toHaveLength(1)
    expect(said(group)[0]).toContain('a) Bắt đầu trả lời')
    expect(refused()).toBe(0)
  })

  it('to Zalo later than we heard is sent: Zalo is asked before anybody is taken for silent', async () => {
    await open()
    const officer = await linked('Cán bộ', 'TVLD', 'officer', 8)
    fake.setWebhook(undefined)
    instant = LAST_CALL - HOUR
    fake.say(officer, 'Alo')
    await remind()
    expect(said(officer)).toHaveLength(1)
    expect(fake.calls.filter(({ call }) => call === 'POST /v3.0/oa/quota/message')).toHaveLength(1)
    expect(refused()).toBe(0)
  })

  it('and then unfollowed goes to nobody who left', async () => {
    await open()
    const officer = await linked('Cán bộ', 'TVLD', 'officer', 1)
    const secretary = await linked('Thư ký', 'TVTT', 'secretary', 1)
    fake.unfollow(officer)
    await quiet()
    await remind()
    expect(said(officer)).toEqual([])
    expect(said(secretary).join('\n')).toContain('Chưa nhắn được cho Thư viện lưu động')
  })
})

describe('a person who asks to be forgotten', () => {
  it('is, and is written to no more', async () => {
    await open()
    const officer = await linked('Nguyễn Thị Hoa', 'TVLD', 'officer', 1)
    fake.withdraw(officer)
    await quiet()
    fake.unfollow(officer)
    await quiet()
    const before = said(officer).length
    await remind()
    expect(said(officer)).toHaveLength(before)
    const { store } = served.server.program.app
    expect(await store.links.ofUnit('TVLD')).toEqual([])
    expect(await store.chats.find('zalo-oa', officer)).toBeUndefined()
    expect(served.faults).toEqual([])
  })
})
