/**
 * The permission of an Official Account over days and restarts of the whole program: renewed in time, lost at the worst
 * moment, told to the administrator while there is time, and given again while the program runs.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { challengeOf, exchangeCode } from '../../src/zalo-openapi/index.ts'
import { type FakeZaloOa, startFakeZaloOa } from '../fakes/zalo-oa/fake.ts'
import { settingsFor } from '../fakes/zalo-oa/settings.ts'
import { freePort, type Served, serve } from './served.ts'

const HOUR = 3_600_000
const VERIFIER = 'v'.repeat(43)

let folder: string
let fake: FakeZaloOa
let served: Served
let admin: string
let port: number
let instant: number

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongket-tokens-'))
  instant = Date.parse('2026-11-20T01:00:00Z')
  fake = await startFakeZaloOa({ now: () => instant, echoes: false })
  admin = fake.person('Quản trị')
  port = await freePort()
  await start()
  fake.setWebhook(`http://127.0.0.1:${port}/webhook/zalo-oa`)
  fake.follow(admin)
  await quiet()
})

afterEach(async () => {
  await served.server.stop()
  await fake.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function start(): Promise<void> {
  const env = {
    ...settingsFor(fake),
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    ZALO_OA_REFRESH_TOKEN: fake.firstRefreshToken,
    ADMIN_IDS: `zalo-oa:${admin}`,
  }
  served = await serve({ folder, now: () => new Date(instant), env })
}

async function restart(): Promise<void> {
  await served.server.stop()
  await start()
}

async function quiet(): Promise<void> {
  await fake.settled(5000)
  await served.server.program.idle()
}

/** Whether somebody who asks gets an answer. */
async function answers(): Promise<boolean> {
  const before = fake.messages(admin).filter((m) => m.from === 'oa').length
  fake.say(admin, '/trogiup')
  await quiet()
  return fake.messages(admin).filter((m) => m.from === 'oa').length > before
}

function told(): string[] {
  return fake.messages(admin).flatMap((m) => (m.from === 'oa' && m.text.startsWith('Zalo OA') ? [m.text] : []))
}

it('is renewed each day, with each refresh token once', async () => {
  for (let day = 0; day < 5; day++) {
    instant += 21 * HOUR
    await restart()
    await fake.until(() => fake.grants.length === day + 2)
    expect(await answers()).toBe(true)
  }
  expect(fake.grants.map((grant) => grant.outcome)).toEqual(Array.from({ length: 6 }, () => 'ok'))
  expect(new Set(fake.grants.map((grant) => grant.token)).size).toBe(6)
  expect(told()).toEqual([])
})

it('is lost when Zalo’s answer is: the program goes on, the administrator is told at once, and once', async () => {
  instant += 21 * HOUR
  fake.fail('/v4/oa/access_token', 'drop-after')
  await restart()
  await fake.until(() => told().length > 0)
  expect(told()[0]).toContain('đến 09:00 21/11/2026')
  expect(told()[0]).toContain('npx tongket zalo authorize')
  expect(await answers()).toBe(true)
  await restart()
  instant += 2 * HOUR
  await restart()
  expect(await answers()).toBe(true)
  expect(told()).toHaveLength(1)
  expect(fake.grants).toHaveLength(2)

  // Somebody authorises anew, in another process; the server takes it up as it runs.
  const code = fake.consent(challengeOf(VERIFIER))
  const oauth = { base: fake.base, appId: fake.appId, appSecret: fake.appSecret }
  const reply = await exchangeCode(oauth, code, VERIFIER)
  if (reply.outcome !== 'pair') throw new Error(reply.outcome)
  const { accessToken, refreshToken, expiresInSeconds } = reply.pair
  const other = await openStore(`file:${join(folder, 'month.db')}`)
  const accessEndsAt = new Date(instant + expiresInSeconds * 1000)
  await other
    .grants(`zalo-oa:${fake.oaId}`)
    .adopt({ accessToken, accessEndsAt, refreshToken, obtainedAt: new Date(instant) })
  await other.close()
  instant += 6 * HOUR
  expect(await answers()).toBe(true)
  expect(new Set(fake.grants.map((grant) => grant.token)).size).toBe(fake.grants.length)
  expect(fake.violations).toEqual([])
})

it('is waited for, with every answer kept, when nobody gives it in time', async () => {
  instant += 21 * HOUR
  fake.fail('/v4/oa/access_token', 'drop-after')
  await restart()
  await fake.until(() => told().length > 0)
  instant += 8 * HOUR
  fake.say(admin, '/trogiup')
  await fake.settled(5000)
  const { store } = served.server.program.app
  for (let look = 0; look < 200 && (await store.outbox.counts()).waiting === 0; look++)
    await new Promise((resolve) => setTimeout(resolve, 10))
  expect(await store.outbox.counts()).toEqual({ waiting: 1, failed: 0 })
  const ready = await fetch(`${served.url}/readyz`)
  expect(ready.status).toBe(503)
})
