/** Lives and kills, one after the other, and at last a life in peace. What came of it all is given back to be judged. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type FakeTelegram, startFakeTelegram } from '../../fakes/telegram/fake.ts'
import { seeded } from '../served.ts'
import { type Aim, pull, type Trigger, takeAim } from './aim.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { type Life, type LogLine, startLife } from './life.ts'
import { LAST_STEP, writeKillPack } from './pack.ts'
import { fixedPort } from './port.ts'
import { readTables, type Tables } from './tables.ts'
import { timeFrom } from './time.ts'
import { settle, type Town } from './town.ts'

/** One kill, as the report tells it. */
export interface Kill {
  readonly kill: number
  readonly mode: Life['mode']
  readonly aim: Aim
  /** False: what was waited for did not come, and the life was ended after a while. */
  readonly hit: boolean
  /** What the program's clock showed when it was started. */
  readonly at: string
  readonly livedMs: number
  readonly wasReady: boolean
  /** Chats in which people waited for what the program had not sent. */
  readonly crowd: number
  /** Several messages in a row took long, as where a machine has much else to do. */
  readonly slow: boolean
  readonly repeats: readonly number[]
  /** Where there were several: what was tried in this life, in the order of the tries. */
  readonly tries: readonly Try[]
  readonly harmless: number
  readonly wrongs: readonly string[]
  readonly lines: readonly LogLine[]
  readonly odd: readonly string[]
}

/** Instants; `sentAt` null: not marked as sent. */
interface Try {
  readonly id: number
  readonly type: string
  readonly startedAt: string | null
  readonly sentAt: string | null
}

export interface Run {
  readonly fake: FakeTelegram
  readonly town: Town
  readonly ledger: Ledger
  readonly kills: readonly Kill[]
  readonly last: Life
  /** What the last life has not put right. */
  readonly wrongs: readonly string[]
  readonly tables: Tables
  readonly stopped: number | null
  /** Months of which all is over. */
  readonly periods: readonly string[]
  /** The settings of each life. */
  readonly env: Readonly<Record<string, string>>
}

const STIR_MS = 15
/** After so many starts in a row that died before they were ready one is to live, so that something happens. */
const MOST_STILLBORN = 2
const FIRST_MONTH = '2026-01'
/** Minutes that pass between lives. */
const LEAST = 20
const MOST = 120
/** With few kills more time passes, so that some months do too. */
const KILLS_AT_PACE = 75
/** Half of what the program calls slow: of its own time the table does not tell all. */
const SLOW_MS = 25
/** Of a start that has to compile its modules, on two cores with nothing else to do. */
const USUAL_START_MS = 1500
/** Of any other start. What else the machine has to do changes all the time. */
const USUAL_READY_MS = 900
const MOST_SLOWNESS = 5
/** The program's patience with one answer. */
const PATIENCE_MS = 1000
const REST_MS = 60_000
const LOOK_MS = 300

export async function run(folder: string, kills: number, progress: (kill: Kill) => void): Promise<Run> {
  const random = seeded(20_261_130)
  const pack = join(folder, 'pack')
  mkdirSync(pack)
  writeKillPack(pack)
  const file = join(folder, 'kill.db')
  const time = timeFrom(FIRST_MONTH)
  let trigger: Trigger | undefined
  const fake = await startFakeTelegram({
    onCall: (call) => trigger?.onCall(call),
    onPosting: () => trigger?.onPosting(),
  })
  const town = await settle(fake, `file:${file}`, time.now(), random)
  const env = await environment(fake, folder, file, pack)
  const ledger = createLedger(fake)
  const start = (mode: Life['mode']) => startLife({ mode, at: time.now(), env })
  // Its modules are kept compiled for the others.
  const first = start('polling')
  await first.ready
  let slowness = Math.max(1, first.age() / USUAL_START_MS)
  await first.stop()
  const told: Kill[] = []
  const stirring = setInterval(town.stir, STIR_MS)
  let stillborn = 0
  for (let kill = 1; kill <= kills; kill++) {
    const before = readTables(file)
    const minutes = LEAST + random() * (MOST - LEAST)
    time.pass(minutes * Math.max(1, KILLS_AT_PACE / kills), isSettled(before, time.month()))
    const isLate = time.isEnding() && !isSettled(before, time.month())
    const aim = takeAim(random, isLate || stillborn >= MOST_STILLBORN, slowness)
    const at = time.now().toISOString()
    const life = start(random() < 0.5 ? 'webhook' : 'polling')
    trigger = pull(aim, life, slowness)
    let readyAfter: number | undefined
    const looking = life.ready.then(() => {
      if (life.isReady()) readyAfter = life.age()
    })
    const hit = await trigger.done
    trigger = undefined
    await fake.deserted()
    await looking
    if (readyAfter !== undefined) slowness = Math.min(MOST_SLOWNESS, Math.max(1, readyAfter / USUAL_READY_MS))
    const wasReady = life.isReady()
    stillborn = wasReady ? 0 : stillborn + 1
    const tables = readTables(file)
    if (!tables) throw new Error('the tables are gone')
    const toll = ledger.afterLife(tables, life.lines, wasReady)
    const { mode, lines, odd } = life
    const crowd = crowdIn(tables)
    town.know(crowd)
    const slow = wasSlow(tables, at)
    const entry = {
      kill,
      mode,
      aim,
      hit,
      at,
      livedMs: Math.round(life.age()),
      wasReady,
      crowd,
      slow,
      ...toll,
      tries: toll.repeats.length > 1 ? triesSince(tables, at) : [],
      lines,
      odd,
    }
    told.push(entry)
    progress(entry)
  }
  clearInterval(stirring)
  time.finish()
  const last = start('polling')
  await last.ready
  await rest(fake, file)
  const stopped = await last.stop()
  const tables = readTables(file)
  if (!tables) throw new Error('the tables are gone')
  const { wrongs } = ledger.afterLife(tables, last.lines, true)
  return { fake, town, ledger, kills: told, last, wrongs, tables, stopped, periods: time.months(), env }
}

async function environment(
  fake: FakeTelegram,
  folder: string,
  file: string,
  pack: string,
): Promise<Record<string, string>> {
  const port = await fixedPort()
  return {
    DATABASE_URL: `file:${file}`,
    PACK_DIR: pack,
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    TRIAL_PAGE: 'off',
    LOG_LEVEL: 'info',
    TELEGRAM_BOT_TOKEN: fake.token,
    TELEGRAM_API_ROOT: fake.apiRoot,
    TELEGRAM_WEBHOOK_SECRET: 'secret-of-the-kills',
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  }
}

function crowdIn({ outbox, unhandled }: Tables): number {
  const urgent = outbox.filter((row) => row.status === 'new' && row.urgency === 'urgent')
  return new Set(urgent.map((row) => row.chat)).size + unhandled.length
}

/** To the program this is a slow platform, of which it does not wait for one answer after the other. */
function wasSlow(tables: Tables, since: string): boolean {
  const { outbox } = tables
  if (wasPatienceAtEnd(triesSince(tables, since))) return true
  const sent = outbox.filter(({ type, sentAt }) => type !== 'tap-answer' && sentAt !== null && sentAt >= since)
  const inTurn = sent.sort((a, b) => Date.parse(a.sentAt ?? '') - Date.parse(b.sentAt ?? ''))
  const slow = inTurn.map((row) => Date.parse(row.sentAt ?? '') - Date.parse(row.startedAt ?? '') > SLOW_MS)
  return slow.some((_, i) => i >= 2 && slow[i] && slow[i - 1] && slow[i - 2])
}

/** One had no answer for a second, as a report that a busy machine compiles, and the next did not wait any longer. */
function wasPatienceAtEnd(tries: readonly Try[]): boolean {
  return tries.some(({ startedAt, sentAt }, i) => {
    const next = tries[i + 1]?.startedAt
    const began = Date.parse(startedAt ?? '')
    const isLate = sentAt === null || Date.parse(sentAt) - began >= PATIENCE_MS
    return isLate && next != null && Date.parse(next) - began >= PATIENCE_MS
  })
}

function triesSince({ outbox }: Tables, since: string): Try[] {
  const tried = outbox.filter(({ startedAt }) => startedAt !== null && startedAt >= since)
  const inTurn = tried.sort((a, b) => Date.parse(a.startedAt ?? '') - Date.parse(b.startedAt ?? ''))
  return inTurn.map(({ id, type, startedAt, sentAt }) => ({ id, type, startedAt, sentAt }))
}

/** Whether the last step of the month's plan was settled: once another month is open nobody looks at it again. */
function isSettled(tables: Tables | undefined, period: string): boolean {
  return tables?.reminders.some((r) => r.period === period && r.step === LAST_STEP && r.audience === 'leaders') ?? false
}

/** Resolves when all is received, handled and sent. */
async function rest(fake: FakeTelegram, file: string): Promise<void> {
  for (const end = Date.now() + REST_MS; Date.now() < end; ) {
    await wait(LOOK_MS)
    const tables = readTables(file)
    const isBusy = fake.pending() > 0 || !tables || tables.unhandled.length > 0
    if (!isBusy && tables.outbox.every(({ status }) => status !== 'new')) return
  }
  throw new Error('the program did not come to rest')
}
