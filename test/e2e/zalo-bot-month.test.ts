/**
 * The sample month over a Zalo bot, by polling and by webhook: most officers write in private, some in the three groups
 * that a bot may have, where only mentions and replies are delivered; nothing has a button, and the report is a link.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FakeZaloBot, startFakeZaloBot } from '../fakes/zalo-bot/fake.ts'
import { type Month, monthIn, playedByPuppet, sampleMonth } from './month.ts'
import { act, type Officer } from './officer.ts'
import { zaloBotPhone } from './phones/zalo-bot.ts'
import { clockFrom, freePort, MORNING, type Served, seeded, serve } from './served.ts'
import { wordsOf } from './word-file.ts'
import { furnishZalo, TOGETHER } from './zalo-office.ts'

const script = sampleMonth()
const PATIENCE_MS = 20_000
const MOST_ROUNDS = 90
const RESTART_ROUND = 12
/** Of the free plan. */
const MOST_GROUPS = 3

let plain: Month
beforeAll(async () => {
  plain = await playedByPuppet(script)
}, 60_000)

describe.each(['polling', 'webhook'] as const)('the sample month over a Zalo bot by %s', (mode) => {
  let folder: string
  let fake: FakeZaloBot
  let served: Served
  let start: () => Promise<Served>
  let office: Awaited<ReturnType<typeof furnishZalo>>
  let month: Month
  const faults: string[][] = []
  const random = seeded(20_240_415)

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tongket-bot-'))
    const clock = clockFrom(MORNING)
    let latest = clock()
    const now = () => (latest = clock())
    const port = await freePort()
    const origin = `http://127.0.0.1:${port}`
    fake = await startFakeZaloBot({ now: () => latest.getTime(), webhookOrigin: origin })
    const env = {
      PORT: String(port),
      PUBLIC_URL: 'https://baocao.example.vn',
      ZALO_BOT_TOKEN: fake.token,
      ZALO_BOT_API_BASE: fake.apiBase,
      ZALO_BOT_MODE: mode,
      ...(mode === 'webhook' && { ZALO_BOT_WEBHOOK_SECRET: 'secret-of-the-month' }),
    }
    start = async () => {
      const one = await serve({ folder, now, env })
      faults.push(one.faults)
      return one
    }
    served = await start()
    const premises = {
      person: (name: string) => fake.person(name),
      group: (name: string) => fake.group(name),
      befriend: () => undefined,
      mostGroups: MOST_GROUPS,
    }
    office = await furnishZalo(premises, served.server, script)
    await playRounds()
    month = await monthIn(served.server.program, script)
  }, 150_000)

  afterAll(async () => {
    await served.server.stop()
    await fake.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function playRounds(): Promise<void> {
    const phone = zaloBotPhone(fake, random)
    for (let round = 1; round <= MOST_ROUNDS; round++) {
      fake.hold()
      let acts = 0
      for (const officer of office.officers) {
        if (officer.chat !== officer.person) fake.sayIn(officer.chat, officer.person, 'Chị ơi 827 là số của ai ạ')
        if (isWaiting(officer) || !act(phone, officer)) continue
        acts += 1
      }
      fake.release(random)
      if (round === RESTART_ROUND) {
        await quiet()
        await served.server.stop()
        served = await start()
      }
      await quiet()
      if (acts === 0) return
    }
    const left = office.officers.filter((o) => o.stage !== 'done').map((o) => o.unit.code)
    throw new Error(`not done after ${MOST_ROUNDS} rounds: ${left.join(' ')}`)
  }

  /** Who fills two forms in one group fills one after the other: nothing tells which card a message replies to. */
  function isWaiting({ unit, stage }: Officer): boolean {
    const first = office.officers.find((o) => o.unit.code === TOGETHER[0])
    return unit.code === TOGETHER[1] && stage !== 'new' && first?.stage !== 'done'
  }

  async function quiet(): Promise<void> {
    await fake.settled(PATIENCE_MS)
    await served.server.program.idle()
  }

  it('stores every answer as the file means it, once', () => {
    expect(month.answers).toEqual(plain.answers)
    expect(month.submitted).toEqual(plain.submitted)
    expect(Object.entries(month.revisions).filter(([, times]) => times !== 1)).toEqual([])
  })

  it('compiles the same report, to the byte', () => {
    expect(month.report).toBe(plain.report)
  })

  it('gives the leader the summary, and the report by a link that works once', async () => {
    const { chat, person, code } = office.leaders
    const phone = zaloBotPhone(fake, random)
    for (const text of [`/lienket ${code}`, '/tongket']) {
      phone.write(chat, person, text)
      await quiet()
    }
    const summary = phone.screens(chat).at(-1)
    expect(summary?.text).toContain('Đã nộp 16/27 đơn vị')
    if (summary) phone.choose(chat, person, summary, 'Báo cáo Word')
    await quiet()
    const [, path = ''] = /https:\/\/baocao\.example\.vn(\/report\/\S+)/.exec(fake.last(chat)?.text ?? '') ?? []
    const url = served.url + path
    expect(await (await fetch(url)).text()).toContain('Tải báo cáo')
    const file = await fetch(url, { method: 'POST' })
    expect(file.headers.get('content-disposition')).toContain('bao-cao-2024-04.docx')
    const words = await wordsOf(new Uint8Array(await file.arrayBuffer()))
    expect(words).toContain('56.751')
    expect((await fetch(url, { method: 'POST' })).status).toBe(410)
    expect(await (await fetch(url)).text()).toContain('đã được dùng')
  })

  it('breaks no rule of Zalo and logs no fault', async () => {
    expect(fake.violations).toEqual([])
    expect(fake.calls.filter((call) => call.refused !== undefined && !call.refused.startsWith('408'))).toEqual([])
    expect(faults.flat()).toEqual([])
    expect(await served.server.program.app.store.outbox.counts()).toEqual({ waiting: 0, failed: 0 })
  })
})
