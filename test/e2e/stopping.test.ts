/** A server that is told to stop while Telegram is down, and one that starts: nothing is lost, nobody waits for ever. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeTelegram, startFakeTelegram } from '../fakes/telegram/fake.ts'
import { freePort, type Served, serve } from './served.ts'

describe('a server before Telegram', () => {
  let folder: string
  let fake: FakeTelegram
  let lan: string

  const start = (): Promise<Served> => {
    const env = { TELEGRAM_BOT_TOKEN: fake.token, TELEGRAM_API_ROOT: fake.apiRoot }
    return serve({ folder, now: () => new Date(), env })
  }
  const readiness = async ({ url }: Served): Promise<unknown> => {
    const answer = await fetch(`${url}/readyz`)
    return { status: answer.status, ...((await answer.json()) as object) }
  }

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tongket-stop-'))
    fake = await startFakeTelegram()
    lan = fake.person('Lan')
  })
  afterEach(async () => {
    await fake.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('stops without waiting for a platform that is down, and says at the next start what it had to say', async () => {
    const first = await start()
    await expect
      .poll(() => readiness(first))
      .toMatchObject({ status: 200, phase: 'running', channels: { telegram: true } })
    fake.fail('sendMessage', 'drop-before', Infinity)
    fake.say(lan, lan, '/trogiup')
    const { deliverer } = first.server.program
    await expect.poll(() => deliverer.state().waiting).toBe(1)
    await expect
      .poll(() => first.server.program.app.store.outbox.unsent(9))
      .toMatchObject([{ startedAt: expect.any(Date) as unknown }])
    const asked = performance.now()
    await first.server.stop()
    expect(performance.now() - asked).toBeLessThan(5000)
    expect(first.server.program.phase()).toBe('draining')

    fake.mend()
    const second = await start()
    try {
      await fake.until(() => fake.last(lan) !== undefined, 10_000)
      await second.server.program.idle()
      expect(fake.messages(lan).filter((m) => m.from === 'bot')).toHaveLength(1)
      expect(await readiness(second)).toMatchObject({ status: 200, delivery: { ready: true, waiting: 0 } })
    } finally {
      await second.server.stop()
    }
    expect(fake.violations).toEqual([])
  })

  it('is not ready while Telegram does not know it', async () => {
    fake.revokeToken()
    const served = await start()
    try {
      expect(await readiness(served)).toMatchObject({ status: 503, database: true, channels: { telegram: false } })
    } finally {
      await served.server.stop()
    }
  })

  it('sends what can still be sent before it ends', async () => {
    const served = await start()
    fake.delay(150)
    for (let i = 0; i < 5; i++) fake.say(lan, lan, '/trogiup')
    await fake.settled(10_000)
    await served.server.stop()
    expect(fake.messages(lan).filter((m) => m.from === 'bot')).toHaveLength(5)
    expect(served.faults).toEqual([])
  })
})

describe('a server that npm started', () => {
  it('ends with npm, whose shell passes no signal on', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tongket-npm-'))
    const port = String(await freePort())
    const settings = { PORT: port, DATABASE_URL: `file:${join(folder, 'x.db')}`, LOG_LEVEL: 'silent' }
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, npm_lifecycle_event: 'start', ...settings }
    const shell = spawn('sh', ['-c', `"${process.execPath}" src/main.ts; true`], { env, stdio: 'ignore' })
    const answers = () =>
      fetch(`http://127.0.0.1:${port}/healthz`).then(
        (answer) => answer.ok,
        () => false,
      )
    try {
      await expect.poll(answers, { timeout: 20_000 }).toBe(true)
      shell.kill('SIGTERM')
      await expect.poll(answers, { timeout: 10_000 }).toBe(false)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
