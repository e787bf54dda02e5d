/** What goes wrong around an Official Account, and must not spread: a permission that lacks, events out of order, a stop. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { stepsFor } from '../../src/channels/zalo-oa/steps.ts'
import type { Role } from '../../src/core/access.ts'
import { type FakeZaloOa, startFakeZaloOa } from '../fakes/zalo-oa/fake.ts'
import { codeFor } from './office.ts'
import { freePort, type Served, serve } from './served.ts'

const MINUTE = 60_000

let folder: string
let fake: FakeZaloOa
let served: Served
let instant: number

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongket-trouble-'))
  instant = Date.parse('2024-05-02T02:00:00Z')
  fake = await startFakeZaloOa({ now: () => instant, echoes: false })
  const port = await freePort()
  const env = {
    PACK_DIR: 'test/packs/thu-vien',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    ZALO_APP_ID: fake.appId,
    ZALO_APP_SECRET: fake.appSecret,
    ZALO_OA_ID: fake.oaId,
    ZALO_OA_SECRET_KEY: fake.oaSecretKey,
    ZALO_OA_REFRESH_TOKEN: fake.firstRefreshToken,
    ZALO_OAUTH_BASE: fake.base,
    ZALO_OPENAPI_BASE: fake.base,
  }
  served = await serve({ folder, now: () => new Date(instant), env })
  fake.setWebhook(`http://127.0.0.1:${port}/webhook/zalo-oa`)
})

afterEach(async () => {
  await served.server.stop()
  await fake.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function quiet(): Promise<void> {
  await fake.settled(10_000)
  await served.server.program.idle()
}

async function linked(name: string, role: Role): Promise<string> {
  const person = fake.person(name)
  fake.follow(person)
  fake.say(person, `/lienket ${await codeFor(served.server, 'TVTT', role)}`)
  await quiet()
  return person
}

function said(chat: string): string[] {
  return fake.messages(chat).flatMap((m) => (m.from === 'oa' ? [m.text] : []))
}

function event(name: string, more: object, at: number): object {
  return { app_id: fake.appId, oa_id: fake.oaId, event_name: name, timestamp: String(at), ...more }
}

it('an app that may not upload files says so to whoever wants a report, and holds up nobody else', async () => {
  const secretary = await linked('Thư ký', 'secretary')
  const officer = await linked('Cán bộ', 'officer')
  fake.fail('/v2.0/oa/upload/file', { error: -223 }, 99)
  fake.say(secretary, '/xuatbaocao 4/2024 vanlap')
  await quiet()
  expect(said(secretary).at(-1)).toContain('Đã lập nhưng chưa gửi được báo cáo tháng 4/2024')
  fake.say(officer, '/baocao')
  await quiet()
  expect(said(officer).at(-1)).toContain('Câu 1/5')
})

it('a file is uploaded before its caption is sent, so that a failure repeats no caption', () => {
  const file = { type: 'file', chatId: '1', name: 'a.docx', bytes: new Uint8Array(1), caption: 'Báo cáo' } as const
  expect(stepsFor(file).map(({ type }) => type)).toEqual(['upload', 'text', 'file'])
})

it('an unfollow that is delivered late does not undo the follow behind it', async () => {
  const officer = await linked('Cán bộ', 'officer')
  instant += 2 * MINUTE
  fake.follow(officer)
  await quiet()
  fake.emit(event('unfollow', { follower: { id: officer } }, instant - MINUTE))
  await quiet()
  const { store } = served.server.program.app
  expect(await store.chats.find('zalo-oa', officer)).toMatchObject({ heardAt: new Date(instant) })
})

it('the greeting of a new group is to nobody in particular', async () => {
  const person = fake.person('Cán bộ')
  fake.follow(person)
  const group = fake.group('Thư viện lưu động', [person])
  fake.emit(event('create_group', { group_id: group }, instant))
  await quiet()
  expect(said(group)).toHaveLength(1)
  expect(said(group)[0]).toMatch(/^Báo cáo thư viện huyện\./)
  expect(fake.violations).toEqual([])
})

it('a stop does not wait until everybody’s name was asked for', async () => {
  const people = Array.from({ length: 30 }, (_, i) => fake.person(`Người ${i}`))
  for (const person of people) fake.follow(person)
  await fake.settled(10_000)
  fake.delay(300)
  for (const person of people) fake.say(person, 'xin chào')
  await fake.settled(20_000)
  const asked = () => fake.calls.filter(({ call }) => call === 'GET /v3.0/oa/user/detail').length
  await served.server.stop()
  expect(asked()).toBeLessThan(people.length)
}, 60_000)
