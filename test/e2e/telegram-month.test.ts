/**
 * The sample month over Telegram, as it would come: nineteen units write at once in groups with privacy mode, in
 * private, in a topic, in a group that becomes a supergroup; updates come more than once and mixed; the program is
 * restarted meanwhile. What is in the database at the end must be what the same month gives without any of it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FakeTelegram, type RecordedCall, startFakeTelegram } from '../fakes/telegram/fake.ts'
import { type Month, monthIn, playedByPuppet, sampleMonth } from './month.ts'
import { furnish, MIGRATES, type Office } from './office.ts'
import { act, moveTo, type Officer } from './officer.ts'
import { telegramPhone } from './phones/telegram.ts'
import { clockFrom, freePort, MORNING, type Served, seeded, serve } from './served.ts'
import { wordsOf } from './word-file.ts'

const script = sampleMonth()
const PATIENCE_MS = 20_000
/** More than the longest form has questions. */
const MOST_ROUNDS = 70
const MIGRATION_ROUND = 9
const RESTART_ROUND = 15
/** The leaders' group tells the bot that it was added. */
const FIRST_UPDATE = 7001

interface Play {
  readonly fake: FakeTelegram
  readonly random: () => number
  readonly start: () => Promise<Served>
  readonly taps: string[]
  served: Served
  /** What each run logged. */
  readonly faults: string[][]
  /** The group that became a supergroup. */
  leftChat: string
  /** Of the newest update that was repeated. */
  updateId: number
}

let plain: Month
beforeAll(async () => {
  plain = await playedByPuppet(script)
}, 60_000)

describe.each(['polling', 'webhook'] as const)('the sample month over Telegram by %s', (mode) => {
  let folder: string
  let play: Play
  let office: Office
  let month: Month

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tongket-month-'))
    play = await begin(mode, folder)
    office = await furnish(play.fake, play.served.server, script)
    await playRounds(play, office)
    month = await monthIn(play.served.server.program, script)
  }, 100_000)

  afterAll(async () => {
    await play.served.server.stop()
    await play.fake.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('stores every answer as the file means it', () => {
    expect(Object.keys(plain.answers).length).toBeGreaterThan(130)
    expect(month.answers).toEqual(plain.answers)
    expect(month.submitted).toEqual(plain.submitted)
  })

  it('stores nothing twice', () => {
    const twice = Object.entries(month.revisions).filter(([, times]) => times !== 1)
    expect(twice).toEqual([])
  })

  it('compiles the same report, to the byte', () => {
    expect(month.report).toBe(plain.report)
    expect(month.report).toContain('56.751')
  })

  it('answers every tap', () => {
    expect(play.taps.length).toBeGreaterThan(80)
    expect(play.taps.filter((tap) => play.fake.tapAnswer(tap) === undefined)).toEqual([])
  })

  it('gives the leader progress, summary and the Word report', async () => {
    const { chat, person, code } = office.leaders
    for (const text of [`/lienket ${code}`, '/tiendo', '/tongket']) {
      play.fake.say(chat, person, text)
      await quiet(play)
    }
    const said = play.fake.messages(chat).filter((m) => m.from === 'bot')
    const summary = said.at(-1)
    expect(said.map((m) => m.text).join('\n')).toContain('Tiến độ · Tháng 4/2024')
    expect(summary?.text).toContain('Đã nộp 16/27 đơn vị')
    expect(summary?.text).toContain('56.751 hồ sơ, trực tuyến 97,81%')
    const tap = play.fake.tap(chat, person, summary?.id ?? '', 'Báo cáo Word')
    await quiet(play)
    expect(play.fake.tapAnswer(tap)).toBeDefined()
    const file = play.fake.last(chat)?.document
    expect(file?.name).toBe('bao-cao-2024-04.docx')
    const words = await wordsOf(file?.bytes ?? new Uint8Array())
    expect(words).toContain('56.751')
    expect(words).toContain('97,81')
  })

  it('writes to nobody whom it does not concern', () => {
    const { fake } = play
    const homes = new Map(office.officers.map((o) => [o.unit.name, [o.chat]]))
    homes.get(migrating(office).unit.name)?.push(play.leftChat)
    const titled = fake.calls.flatMap(({ params }) => {
      const { text } = params
      const name = typeof text === 'string' ? /· Tháng 4\/2024 · (.+)/.exec(text)?.[1] : undefined
      return name === undefined ? [] : [{ name, chat: placeOf(params) }]
    })
    expect(new Set(titled.map(({ name }) => name)).size).toBe(office.officers.length)
    expect(titled.filter(({ name, chat }) => !homes.get(name)?.some((home) => isIn(chat, home)))).toEqual([])
    expect(fake.messages(office.outside.group).filter((m) => m.from === 'bot')).toEqual([])
    const own = new Set(office.officers.map((o) => o.chat))
    const people = [...office.officers, office.leaders, office.outside].map((o) => o.person)
    const written = people.filter((person) => !own.has(person) && fake.messages(person).length > 0)
    expect(written).toEqual([])
  })

  it('teaches in groups no command that might not arrive', () => {
    const taught = play.fake.calls
      .filter(({ params }) => Number(params['chat_id']) < 0)
      .flatMap(({ params }) => {
        const { text } = params
        return typeof text === 'string'
          ? [...text.matchAll(/(?<=^|[\s(])\/[a-z]{2,}\S*/g)].map(([command]) => command)
          : []
      })
    expect(taught.length).toBeGreaterThan(10)
    expect(taught.filter((command) => !command.includes(`@${play.fake.username}`))).toEqual([])
  })

  it('breaks no rule of Telegram, is refused only in the group that moved, and logs no fault', async () => {
    const { fake, faults, served } = play
    expect(fake.violations).toEqual([])
    const refused = fake.calls.filter((call) => call.refused !== undefined)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.filter(({ params }) => placeOf(params) !== play.leftChat)).toEqual([])
    expect(faults.flat()).toEqual([])
    expect(await served.server.program.app.store.outbox.counts()).toEqual({ waiting: 0, failed: 0 })
  })
})

async function begin(mode: 'polling' | 'webhook', folder: string): Promise<Play> {
  const port = await freePort()
  const fake = await startFakeTelegram()
  const now = clockFrom(MORNING)
  const env = {
    PORT: String(port),
    TELEGRAM_BOT_TOKEN: fake.token,
    TELEGRAM_API_ROOT: fake.apiRoot,
    TELEGRAM_MODE: mode,
    ...(mode === 'webhook' && {
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      TELEGRAM_WEBHOOK_SECRET: 'secret-of-the-month',
    }),
  }
  const start = (): Promise<Served> => serve({ folder, now, env })
  const served = await start()
  return {
    fake,
    random: seeded(20_240_415),
    start,
    taps: [],
    served,
    faults: [served.faults],
    leftChat: '',
    updateId: FIRST_UPDATE,
  }
}

/** In each round everybody does one thing, and all of it arrives mixed and up to three times. */
async function playRounds(play: Play, office: Office): Promise<void> {
  const { fake, random } = play
  await quiet(play)
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    fake.hold()
    const acts = actAll(play, office)
    const updates = acts + (round === MIGRATION_ROUND ? migrate(play, office) : 0)
    fake.release(random)
    repeat(play, updates)
    if (round === RESTART_ROUND) await restart(play)
    await quiet(play)
    if (acts === 0) return
  }
  throw new Error(`not done after ${MOST_ROUNDS} rounds: ${office.officers.filter((o) => o.stage !== 'done').length}`)
}

/** How many updates came of it: what people say among themselves is none of the bot's. */
function actAll({ fake, taps }: Play, { officers, outside }: Office): number {
  const phone = telegramPhone(fake)
  fake.say(outside.group, outside.person, 'Chiều nay 827 phút đá bóng')
  let updates = 0
  for (const officer of officers) {
    if (officer.chat !== officer.person) fake.say(officer.chat, officer.person, '1.204 là số của ai thế')
    const done = act(phone, officer)
    if (done) updates += 1
    if (done?.tap !== undefined) taps.push(done.tap)
  }
  return updates
}

/** Right behind an answer, so that the program's reply goes to a group that is no more. */
function migrate(play: Play, office: Office): number {
  const officer = migrating(office)
  play.leftChat = officer.chat
  moveTo(officer, play.fake.upgrade(officer.chat, officer.person))
  return 2
}

function migrating({ officers }: Office): Officer {
  const officer = officers.find((o) => o.unit.code === MIGRATES)
  if (!officer) throw new Error(`nobody answers for ${MIGRATES}`)
  return officer
}

/** Edits name the forum, not the topic. */
function isIn(chat: string, home: string): boolean {
  return chat === home || home.startsWith(`${chat}#`)
}

/** A topic is a place of its own. */
function placeOf({ chat_id, message_thread_id }: RecordedCall['params']): string {
  const chat = Number(chat_id)
  return message_thread_id === undefined ? `${chat}` : `${chat}#${Number(message_thread_id)}`
}

function repeat(play: Play, updates: number): void {
  const last = play.updateId + updates
  while (play.updateId < last) {
    play.updateId += 1
    const more = Math.floor(play.random() * 3)
    for (let i = 0; i < more; i++) play.fake.redeliver(play.updateId)
  }
}

async function restart(play: Play): Promise<void> {
  await play.served.server.stop()
  play.served = await play.start()
  play.faults.push(play.served.faults)
}

async function quiet({ fake, served }: Play): Promise<void> {
  await fake.settled(PATIENCE_MS)
  await served.server.program.idle()
}
