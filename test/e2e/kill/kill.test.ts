/**
 * Busy months of a program that is killed again and again (`kill -9`), wherever it stands: loading, opening its
 * database, receiving, answering, reminding, compiling. After each kill the platform's side is compared with the
 * database, at the end all of it. KILLS says how often; `npm run crash` kills five hundred times.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { killWhileMaking, type Made } from './migrations.ts'
import { type Kill, type Run, run } from './run.ts'
import {
  busyness,
  faultsIn,
  missingReminders,
  refusals,
  unexplained,
  wrongAnswers,
  wrongReminders,
  wrongSubmissions,
} from './verdict.ts'

const KILLS = Number(process.env['KILLS'] ?? 20)
/** Far more than it takes, on a machine that is shared. */
const MS_PER_KILL = 8000
const MANY = 50

let folder: string
let seen: Run
let made: readonly Made[]

beforeAll(
  async () => {
    folder = mkdtempSync(join(tmpdir(), 'tongket-kill-'))
    seen = await run(folder, KILLS, KILLS > MANY ? progress : () => undefined)
    made = await killWhileMaking(folder, Math.ceil(KILLS / 10), seen.env)
    report()
  },
  60_000 + KILLS * MS_PER_KILL,
)

afterAll(async () => {
  await seen.fake.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe(`a program that is killed ${KILLS} times`, () => {
  it('has stored all that it acknowledged or said to be noted', () => {
    expect(seen.kills.flatMap(({ kill, wrongs }) => wrongs.map((wrong) => `kill ${kill}: ${wrong}`))).toEqual([])
    expect(seen.wrongs).toEqual([])
    expect(seen.tables.failed).toBe(0)
  })

  it('has in the end every answer that was given, each once', () => {
    expect(wrongAnswers(seen)).toEqual([])
    expect(wrongSubmissions(seen)).toEqual([])
  })

  it('repeats one message at most for each kill, and says which', () => {
    const more = seen.kills.filter(({ repeats, slow }) => repeats.length > 1 && !slow)
    expect(more.map(({ kill, repeats, crowd }) => ({ kill, repeats, crowd }))).toEqual([])
    expect(unexplained(seen)).toEqual([])
  })

  it('has lost no reminder and written none twice', () => {
    expect(wrongReminders(seen)).toEqual([])
    expect(missingReminders(seen, seen.periods)).toEqual([])
  })

  it('logs no fault, breaks no rule of the platform, and stops when it is asked to', () => {
    const lines = [...seen.kills.flatMap((kill) => kill.lines), ...seen.last.lines]
    expect(faultsIn(lines)).toEqual([])
    expect([...seen.kills.flatMap((kill) => kill.odd), ...seen.last.odd]).toEqual([])
    expect(seen.fake.violations).toEqual([])
    expect(refusals(seen)).toEqual([])
    expect(seen.stopped).toBe(0)
  })

  it('leaves no lock and no half-made tables when it is killed while it makes them', () => {
    expect(made.filter(({ fault }) => fault !== undefined)).toEqual([])
  })

  it('was killed in the midst of much', () => {
    const { answers, reminders, reports, cards } = busyness(seen)
    expect(answers).toBeGreaterThan(KILLS / 2)
    expect(reminders).toBeGreaterThan(KILLS)
    expect(seen.kills.filter(({ wasReady }) => !wasReady).length).toBeGreaterThan(KILLS / 25)
    expect(seen.kills.filter(({ repeats }) => repeats.length > 0).length).toBeGreaterThan(KILLS / 25)
    expect(new Set(seen.kills.map(({ mode }) => mode)).size).toBe(2)
    expect(cards).toBeGreaterThan(0)
    if (KILLS > MANY) expect(reports).toBeGreaterThan(0)
  })
})

function progress({ kill }: Kill): void {
  if (kill % 25 === 0) console.log(`${kill} of ${KILLS} kills`)
}

/** What happened, for whoever wants to look. */
function report(): void {
  const kills = seen.kills.map(({ lines: _, odd: __, ...kill }, i) => ({
    ...kill,
    startsUntilReady: startsUntilReady(seen.kills.slice(i + 1)),
  }))
  const repeats = kills.map((kill) => kill.repeats.length)
  const summary = {
    kills: KILLS,
    periods: seen.periods.length,
    ...busyness(seen),
    repeats: repeats.reduce((sum, n) => sum + n, 0),
    mostRepeatsOfAKill: Math.max(...repeats),
    slowKills: kills.filter(({ slow }) => slow).length,
    mostChatsWaiting: Math.max(...kills.map(({ crowd }) => crowd)),
    harmless: kills.reduce((sum, { harmless }) => sum + harmless, 0),
    rowsNamedByTheLog: seen.ledger.named.size,
  }
  mkdirSync('reports', { recursive: true })
  writeFileSync('reports/kills.json', `${JSON.stringify({ summary, kills, made }, null, 1)}\n`)
  if (KILLS > MANY) console.log(JSON.stringify(summary))
}

function startsUntilReady(later: readonly Kill[]): number {
  const first = later.findIndex(({ wasReady }) => wasReady)
  return (first < 0 ? later.length : first) + 1
}
