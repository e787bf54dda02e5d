/** A server that is told to stop while Telegram is down, and one that starts: nothing is lost, nobody waits for ever. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeTelegram, startFakeTelegram } from '../fakes/telegram/fake.ts'
import { type Served, serve } from './served.ts'

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
