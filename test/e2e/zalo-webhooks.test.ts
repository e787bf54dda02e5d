/**
 * Events of an Official Account as an attacker, a bad line and a dying machine would have them: nothing is taken that
 * is not signed, nothing is lost that was acknowledged.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeZaloOa, startFakeZaloOa } from '../fakes/zalo-oa/fake.ts'
import { settingsFor } from '../fakes/zalo-oa/settings.ts'
import { freePort, type Served, seeded, serve } from './served.ts'

const PATH = '/webhook/zalo-oa'
const HOUR = 3_600_000

let folder: string
let fake: FakeZaloOa
let port: number

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongket-webhooks-'))
  fake = await startFakeZaloOa({ echoes: false })
  port = await freePort()
  return async () => {
    await fake.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

function settings(): Record<string, string> {
  return {
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    ...settingsFor(fake),
    ZALO_OA_REFRESH_TOKEN: fake.firstRefreshToken,
  }
}

interface Said {
  readonly id: string
  readonly text?: string
  readonly event?: string
  readonly app?: string
  readonly at?: number
}

function bodyOf({ id, text = 'xin chào', event = 'user_send_text', app = fake.appId, at = Date.now() }: Said): string {
  const message = { text, msg_id: id }
  const [sender, recipient] = [{ id: '2512523625412515' }, { id: fake.oaId }]
  return JSON.stringify({ app_id: app, sender, recipient, event_name: event, message, timestamp: String(at) })
}

async function post(body: string | Uint8Array, signature?: string): Promise<number> {
  const headers = {
    'content-type': 'application/json',
    ...(signature !== undefined && { 'x-zevent-signature': signature }),
  }
  const answer = await fetch(`http://127.0.0.1:${port}${PATH}`, { method: 'POST', headers, body: Buffer.from(body) })
  await answer.arrayBuffer()
  return answer.status
}

/** Ids of the events that are stored, by how often. */
function stored(): Map<string, number> {
  const database = new DatabaseSync(join(folder, 'month.db'), { readOnly: true })
  const rows = database.prepare('SELECT "externalId" AS id, count(*) AS n FROM "Inbox" GROUP BY "externalId"').all()
  database.close()
  return new Map(rows.map((row) => [String(row['id']), Number(row['n'])]))
}

describe('an event', () => {
  let served: Served
  beforeEach(async () => {
    served = await serve({ folder, now: () => new Date(), env: settings() })
  })
  afterEach(() => served.server.stop())

  it('is taken with its signature, in either spelling', async () => {
    const bodies = ['a', 'b', 'c'].map((id) => bodyOf({ id, text: 'Số liệu: 1.204 hồ sơ\n"đủ"' }))
    const [a = '', b = '', c = ''] = bodies
    expect(await post(a, fake.signed(a))).toBe(200)
    expect(await post(b, fake.signed(b).replace('mac=', 'mac = '))).toBe(200)
    expect(await post(c, fake.signed(c).toUpperCase())).toBe(200)
    expect([...stored().keys()].sort()).toEqual(['a', 'b', 'c'])
  })

  it('is refused without it, or with that of another body, key or app', async () => {
    const body = bodyOf({ id: 'forged' })
    const other = bodyOf({ id: 'forged', text: 'xin chao' })
    const foreign = bodyOf({ id: 'forged', app: '999' })
    expect(await post(body)).toBe(401)
    expect(await post(body, '')).toBe(401)
    expect(await post(body, 'mac=')).toBe(401)
    expect(await post(body, `mac=${'0'.repeat(64)}`)).toBe(403)
    expect(await post(body, fake.signed(other))).toBe(403)
    expect(await post(body, fake.signed(body).slice(0, -1))).toBe(403)
    expect(await post(foreign, fake.signed(foreign))).toBe(403)
    expect(stored().size).toBe(0)
  })

  it('is refused when a byte was changed, added or lost on the way', async () => {
    const body = Buffer.from(bodyOf({ id: 'broken', text: 'Khai tử 827' }))
    const signature = fake.signed(body.toString())
    const statuses: number[] = []
    for (let i = 0; i < body.length; i += 5) {
      const changed = Buffer.from(body)
      changed[i] = (changed[i] ?? 0) ^ 1
      statuses.push(await post(changed, signature), await post(body.subarray(0, i), signature))
    }
    statuses.push(await post(Buffer.concat([body, Buffer.from(' ')]), signature))
    expect(statuses.length).toBeGreaterThan(80)
    expect(statuses.filter((status) => status < 400 || status >= 500)).toEqual([])
    expect(stored().size).toBe(0)
  })

  it('is refused when it is older than any of Zalo’s tries, or of the future', async () => {
    const now = Date.now()
    const statusAt = async (id: string, at: number) => {
      const body = bodyOf({ id, at })
      return post(body, fake.signed(body))
    }
    expect(await statusAt('3 h', now - 3 * HOUR)).toBe(403)
    expect(await statusAt('ahead', now + HOUR)).toBe(403)
    expect(await statusAt('last try', now - 1.84 * HOUR)).toBe(200)
    expect([...stored().keys()]).toEqual(['last try'])
  })

  it('counts once, however often it is replayed', async () => {
    const body = bodyOf({ id: 'replayed', text: '/trogiup' })
    const statuses = await Promise.all(Array.from({ length: 20 }, () => post(body, fake.signed(body))))
    expect(new Set(statuses)).toEqual(new Set([200]))
    await served.server.program.idle()
    expect(stored()).toEqual(new Map([['replayed', 1]]))
    const answers = fake.calls.filter(({ call }) => call === 'POST /v3.0/oa/message/cs')
    expect(answers.length).toBeLessThanOrEqual(1)
  })

  it('of a kind that nobody knows is acknowledged, or Zalo would give us up', async () => {
    const shapes: object[] = [
      { event_name: 'user_did_something_new', users: 'all' },
      { event_name: 'user_send_text' },
      { event_name: 'user_send_group_text', message: null },
      { event_name: 7 },
      {},
      { event_name: 'oa_send_text', message: { msg_id: 'm', text: 'x' }, sender: {}, recipient: {} },
    ]
    for (const shape of shapes) {
      const body = JSON.stringify({ app_id: fake.appId, timestamp: String(Date.now()), ...shape })
      expect(await post(body, fake.signed(body)), body).toBe(200)
    }
    expect(stored().size).toBe(0)
    expect(served.faults).toEqual([])
  })
})

const EVENTS = 240
const LIVES = 4
const PATIENCE_MS = 20_000

describe('what was acknowledged', () => {
  it('is there whenever the program dies, and all is handled once in the end', { timeout: 120_000 }, async () => {
    const random = seeded(14)
    const acknowledged = new Set<string>()
    const events = Array.from({ length: EVENTS }, (_, i) => bodyOf({ id: `event ${i}`, text: '/trogiup' }))
    const left = new Set(events.map((_, i) => i))
    let isOver = false
    const deliver = async () => {
      while (left.size > 0 && !isOver) {
        // Out of order, and many more than once.
        const all = [...left]
        const i = all[Math.floor(random() * all.length)] ?? 0
        const body = events[i] ?? ''
        const status = await post(body, fake.signed(body)).catch(() => 0)
        if (status === 200) {
          acknowledged.add(`event ${i}`)
          if (random() < 0.8) left.delete(i)
        } else await wait(10)
      }
    }
    for (let life = 1; life <= LIVES; life++) {
      const child = start()
      const delivering = Promise.all(Array.from({ length: 8 }, deliver))
      const isLast = life === LIVES
      if (!isLast) {
        const goal = (EVENTS * life) / (LIVES + 1)
        await until(() => acknowledged.size >= goal)
        child.kill('SIGKILL')
        await once(child, 'exit')
        isOver = true
        await delivering
        isOver = false
        const kept = stored()
        expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([])
        continue
      }
      await delivering
      await until(() => handled() === EVENTS)
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    expect(acknowledged.size).toBe(EVENTS)
    expect([...stored().values()].filter((times) => times !== 1)).toEqual([])
    expect(stored().size).toBe(EVENTS)
  })

  function start() {
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'silent', ...settings() }
    const DATABASE_URL = `file:${join(folder, 'month.db')}`
    return spawn(process.execPath, ['src/main.ts'], { env: { ...env, DATABASE_URL }, stdio: 'ignore' })
  }

  function handled(): number {
    const database = new DatabaseSync(join(folder, 'month.db'), { readOnly: true })
    const row = database.prepare(`SELECT count(*) AS n FROM "Inbox" WHERE "status" = 'done'`).get()
    database.close()
    return Number(row?.['n'])
  }

  async function until(holds: () => boolean): Promise<void> {
    const end = Date.now() + PATIENCE_MS
    while (!holds()) {
      if (Date.now() > end) throw new Error(`not within ${PATIENCE_MS} ms: ${holds.toString()}`)
      await wait(20)
    }
  }
})
