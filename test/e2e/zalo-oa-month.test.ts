/**
 * The sample month over a Zalo Official Account: units write in groups of the account, where all that people say is
 * heard, and in private; events come mixed and more than once; the access token ends and the program is restarted
 * meanwhile. What is in the database at the end must be what the same month gives without any of it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FakeZaloOa, startFakeZaloOa } from '../fakes/zalo-oa/fake.ts'
import { settingsFor } from '../fakes/zalo-oa/settings.ts'
import { type Month, monthIn, playedByPuppet, sampleMonth } from './month.ts'
import type { Office } from './office.ts'
import { act } from './officer.ts'
import { zaloOaPhone } from './phones/zalo-oa.ts'
import { clockFrom, freePort, MORNING, type Served, seeded, serve } from './served.ts'
import { wordsOf } from './word-file.ts'
import { furnishZalo, TOGETHER } from './zalo-office.ts'

const script = sampleMonth()
const PATIENCE_MS = 20_000
const MOST_ROUNDS = 70
const TOKEN_ENDS_ROUND = 7
const RESTART_ROUND = 15
/** Long enough for a restart; Zalo's takes two hours. */
const LADDER_MS = [100, 300, 800, 2000, 5000]

let folder: string
let fake: FakeZaloOa
let served: Served
let start: () => Promise<Served>
let office: Pick<Office, 'officers' | 'leaders'>
let outside: Office['outside']
let plain: Month
let month: Month
const faults: string[][] = []
const random = seeded(20_240_415)

beforeAll(async () => {
  plain = await playedByPuppet(script)
  folder = mkdtempSync(join(tmpdir(), 'tongket-zalo-'))
  const clock = clockFrom(MORNING)
  let latest = clock()
  const now = () => (latest = clock())
  fake = await startFakeZaloOa({ now: () => latest.getTime(), ladderMs: LADDER_MS })
  const port = await freePort()
  const env = {
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    ...settingsFor(fake),
    ZALO_OA_REFRESH_TOKEN: fake.firstRefreshToken,
  }
  start = async () => {
    const one = await serve({ folder, now, env })
    faults.push(one.faults)
    return one
  }
  served = await start()
  fake.setWebhook(`http://127.0.0.1:${port}/webhook/zalo-oa`)
  const person = (name: string) => fake.person(name)
  const group = (name: string, people: readonly string[]) => fake.group(name, people)
  office = await furnishZalo(
    { person, group, befriend: (who) => fake.follow(who), mostGroups: Infinity },
    served.server,
    script,
  )
  const stranger = person('Người Ngoài')
  outside = { group: group('Bóng đá', [stranger]), person: stranger }
  await playRounds()
  month = await monthIn(served.server.program, script)
}, 150_000)

afterAll(async () => {
  await served.server.stop()
  await fake.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function playRounds(): Promise<void> {
  const busy = office.officers.find((o) => o.unit.code === TOGETHER[0])
  const phone = zaloOaPhone(fake, random, busy?.chat)
  await quiet()
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    fake.hold()
    fake.sayIn(outside.group, outside.person, 'Chiều nay 827 phút đá bóng')
    let acts = 0
    const ids: string[] = []
    for (const officer of office.officers) {
      if (officer.chat !== officer.person) fake.sayIn(officer.chat, officer.person, 'Chị ơi số này ai giữ ạ')
      if (!act(phone, officer)) continue
      acts += 1
      ids.push(fake.messages(officer.chat).findLast((m) => m.from !== 'oa')?.id ?? '')
    }
    fake.release(random)
    for (const id of ids) if (random() < 0.4) fake.redeliver(id)
    if (round === TOKEN_ENDS_ROUND) fake.expireAccess()
    if (round === RESTART_ROUND) {
      await served.server.stop()
      served = await start()
    }
    await quiet()
    if (acts === 0) return
  }
  const left = office.officers.filter((o) => o.stage !== 'done').map((o) => o.unit.code)
  throw new Error(`not done after ${MOST_ROUNDS} rounds: ${left.join(' ')}`)
}

async function quiet(): Promise<void> {
  await fake.settled(PATIENCE_MS)
  await served.server.program.idle()
  // What we sent comes back as events, which are none of ours but must be taken.
  await fake.settled(PATIENCE_MS)
}

describe('the sample month over a Zalo Official Account', () => {
  it('stores every answer as the file means it, once', () => {
    expect(Object.keys(plain.answers).length).toBeGreaterThan(130)
    expect(month.answers).toEqual(plain.answers)
    expect(month.submitted).toEqual(plain.submitted)
    expect(Object.entries(month.revisions).filter(([, times]) => times !== 1)).toEqual([])
  })

  it('compiles the same report, to the byte', () => {
    expect(month.report).toBe(plain.report)
    expect(month.report).toContain('56.751')
  })

  it('gives the leader progress, summary and the Word report', async () => {
    const { chat, person, code } = office.leaders
    const phone = zaloOaPhone(fake, random)
    for (const text of [`/lienket ${code}`, '/tiendo', '/tongket']) {
      phone.write(chat, person, text)
      await quiet()
    }
    const said = phone.screens(chat)
    const summary = said.at(-1)
    expect(said.map((m) => m.text).join('\n')).toContain('Tiến độ · Tháng 4/2024')
    expect(summary?.text).toContain('Đã nộp 16/27 đơn vị')
    expect(summary?.text).toContain('56.751 hồ sơ, trực tuyến 97,81%')
    if (summary) phone.choose(chat, person, summary, 'Báo cáo Word')
    await quiet()
    const { file } = fake.last(chat) ?? {}
    expect(file?.name).toBe('bao-cao-2024-04.docx')
    const words = await wordsOf(file?.bytes ?? new Uint8Array())
    expect(words).toContain('56.751')
    expect(words).toContain('97,81')
  })

  it('writes to nobody whom it does not concern, and mentions whom it answers', () => {
    expect(fake.messages(outside.group).filter((m) => m.from === 'oa')).toEqual([])
    const group = office.officers.find((o) => o.chat !== o.person)
    const answers = fake.messages(group?.chat ?? '').filter((m) => m.from === 'oa' && m.text.includes('Câu '))
    expect(answers.length).toBeGreaterThan(2)
    expect(answers.filter((m) => m.mentions.join() !== group?.person)).toEqual([])
  })

  it('keeps nothing of what people say to each other', () => {
    const database = new DatabaseSync(join(folder, 'month.db'), { readOnly: true })
    const count = (words: string) =>
      database.prepare('SELECT count(*) AS n FROM "Inbox" WHERE "payload" LIKE ?').get(`%${words}%`)?.['n']
    const chats = new Set(office.officers.map((o) => o.chat))
    const asked = [...chats].flatMap((chat) => fake.messages(chat)).filter((m) => m.text.includes('Tin này có phải'))
    // What may be the answer to an open question is kept until its writer says so.
    expect(count('ai giữ')).toBe(asked.length)
    expect(asked.length).toBeLessThan(80)
    expect(count('đá bóng')).toBe(0)
    expect(count('phát sinh')).toBeGreaterThan(0)
    database.close()
  })

  it('breaks no rule of Zalo, exchanges each refresh token once, loses no event and logs no fault', async () => {
    expect(fake.violations).toEqual([])
    expect(fake.lost()).toEqual([])
    expect(fake.grants.map((g) => g.outcome)).toEqual(fake.grants.map(() => 'ok'))
    expect(new Set(fake.grants.map((g) => g.token)).size).toBe(fake.grants.length)
    const refused = fake.calls.filter((call) => call.error !== 0 && call.error !== -220)
    expect(refused).toEqual([])
    expect(faults.flat()).toEqual([])
    expect(await served.server.program.app.store.outbox.counts()).toEqual({ waiting: 0, failed: 0 })
  })
})
