/**
 * A year of three hundred units under the province's plan, with outages, extensions, muted units and locked months,
 * on a driven clock. Every reminder that the plan asks for was sent, and no other: none twice, at night, on a holiday
 * or to whoever is done. The table of what was sent is written to reports/reminders-2026.csv.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Channel, Outgoing } from '../../../src/channels/channel.ts'
import { moment } from '../../../src/core/moment.ts'
import { period as toPeriod } from '../../../src/core/period.ts'
import { createPuppet } from '../../../src/demo/puppet.ts'
import type { ReminderRecord, Store } from '../../../src/store/store.ts'
import { openWorld, type World } from '../../world.ts'
import { DAY, instantOf, isAllowed, type Minute, minuteOf, textOf } from './clock.ts'
import { type Life, livesOf, type Month, monthsOf } from './lives.ts'
import { type Wanted, wantedOf } from './oracle.ts'
import { code, UNITS, writeYearPack } from './pack.ts'

/** The program was not running: over a deadline, over a weekend, over Tết, for some minutes. */
const OUTAGES: readonly (readonly [string, string])[] = [
  ['2026-01-16T08:00', '2026-01-17T12:00'],
  ['2026-02-13T18:00', '2026-02-23T09:10'],
  ['2026-04-17T12:59', '2026-04-17T13:20'],
  ['2026-05-14T07:00', '2026-05-19T10:00'],
  ['2026-08-20T08:29', '2026-08-21T08:31'],
  ['2026-10-01T00:00', '2026-10-20T23:00'],
]
const RANDOM_SWEEPS = 500
/** One group for five units; ten units whom nobody has linked; forty with a head. */
const SHARED = 5
const UNLINKED = 10
const HEADS = 40

interface Sent {
  readonly at: Minute
  readonly chat: string
  readonly outgoing: Outgoing
}

let folder: string
let world: World
let clockMinute: Minute
const sent: Sent[] = []
const months = monthsOf(2026)
const random = seeded(2026)
const lives = livesOf(months, random)
const sweeps = sweepsOf(lives, random)
const granted = new Map(
  months.map((m) => [m, lives.flatMap((l) => (l.month === m && l.extension ? [l.extension] : []))]),
)
let rows: ReminderRecord[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongket-year-'))
  writeYearPack(folder)
  const now = () => instantOf(clockMinute)
  clockMinute = minuteOf('2026-01-01T00:00')
  const puppet = createPuppet(now)
  const spy: Channel = {
    ...puppet,
    send(outgoing) {
      sent.push({ at: clockMinute, chat: outgoing.chatId, outgoing })
      return puppet.send(outgoing)
    },
  }
  world = await openWorld({ pack: folder, now: now().toISOString(), channels: [spy] })
  await linkEverybody(world.store)
  await liveThrough()
  rows = (await Promise.all(months.map((m) => world.store.reminders.list(toPeriod(m.period))))).flat()
  writeTable()
}, 600_000)

afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a year of reminders', () => {
  it('went without a fault', () => expect(world.faults).toEqual([]))

  it('sent all that the plan asks for, and nothing else', () => {
    const wanted = lives.flatMap((life) => wantedOf(life, sweeps, isWatched)).filter(hasSomebody)
    expect(wanted.length).toBeGreaterThan(5000)
    const found = rows.filter((r) => r.outcome === 'sent' && r.step !== 'digest').map(keyOfRow)
    expect(new Set(found).size).toBe(found.length)
    expect(difference(found, wanted.map(keyOfWanted))).toEqual([])
    expect(difference(wanted.map(keyOfWanted), found)).toEqual([])
  })

  it('wrote to nobody at night, on a weekend or on a holiday', () => {
    expect(sent.filter(({ at }) => !isAllowed(at)).map(({ at, chat }) => `${textOf(at)} ${chat}`)).toEqual([])
  })

  it('wrote to no unit that was done', () => {
    const done = new Map(lives.map((l) => [`${l.unit} ${l.month.period}`, l.submittedAt]))
    const bad = rows.filter((r) => {
      const at = done.get(`${r.unit} ${r.period}`)
      return r.outcome === 'sent' && at !== undefined && instantOf(at) < r.at
    })
    expect(bad).toEqual([])
  })

  it('carried each reminder in a message, several in one where a chat serves several', () => {
    const texts = sent.filter((s) => s.outgoing.type === 'message' && !s.chat.startsWith('leaders'))
    const toUnits = texts.filter((s) => s.chat.startsWith('unit') || s.chat === 'shared')
    expect(new Set(toUnits.map((s) => `${s.at} ${s.chat}`)).size).toBe(toUnits.length)
    const named = toUnits.flatMap((s) => namesIn(s).map((name) => `${s.at} ${name}`))
    const claimed = rows.filter((r) => r.outcome === 'sent' && r.audience === 'unit')
    expect(named.length).toBe(claimed.length)
    const secretary = texts.filter((s) => s.chat === 'secretary')
    expect(new Set(secretary.map((s) => s.at)).size).toBe(secretary.length)
  })

  it('kept one card a month for the leaders, true each morning', () => {
    const cards = sent.filter((s) => s.chat === 'leaders')
    expect(cards.filter((s) => s.outgoing.type === 'message').length).toBeLessThanOrEqual(months.length)
    expect(cards.length).toBeGreaterThan(100)
    for (const { at, outgoing } of cards) {
      if (outgoing.type === 'pin') continue
      const month = months.findLast((m) => m.opening <= at)
      const done = lives.filter((l) => l.month === month && l.submittedAt !== undefined && l.submittedAt <= at)
      expect('text' in outgoing && outgoing.text).toContain(`Đã nộp ${done.length}/${UNITS} đơn vị`)
    }
  })
})

async function linkEverybody(store: Store): Promise<void> {
  await store.write(async (tx) => {
    const now = instantOf(clockMinute)
    const link = async (id: string, unit: string, role: 'officer' | 'head' | 'secretary' | 'leader') => {
      const chat = await tx.chats.of('local', { id, kind: 'group', title: id }, now)
      await tx.links.add({ chatId: chat.id, unit, role, createdAt: now })
    }
    for (let i = UNLINKED; i < UNITS; i++)
      await link(i < UNLINKED + SHARED ? 'shared' : `unit ${i}`, code(i), 'officer')
    for (let i = 0; i < HEADS; i++) await link(`head ${i}`, code(i), 'head')
    await link('secretary', code(0), 'secretary')
    await link('leaders', code(0), 'leader')
  })
}

/** A minute of the program's life after the other, with what people did before it. */
async function liveThrough(): Promise<void> {
  const events = eventsOf(lives, months).sort((a, b) => a.at - b.at)
  let next = 0
  for (const at of sweeps) {
    for (let event = events[next]; event && event.at <= at; event = events[++next]) await event.happens(world.store)
    clockMinute = at
    world.clock.now = instantOf(at)
    await world.program.sweep()
    await world.program.idle()
  }
}

interface Happening {
  readonly at: Minute
  readonly happens: (store: Store) => Promise<unknown>
}

function eventsOf(all: readonly Life[], of: readonly Month[]): Happening[] {
  const ofUnits = all.flatMap((life): Happening[] => {
    const period = toPeriod(life.month.period)
    const { unit, submittedAt, extension, mutedAt } = life
    const found: Happening[] = []
    if (submittedAt !== undefined) {
      const at = instantOf(submittedAt)
      const row = { period, unit, status: 'submitted' as const, startedAt: at, submittedAt: at }
      found.push({ at: submittedAt, happens: (store) => store.write((tx) => tx.submissions.put(row)) })
    }
    if (extension) {
      const row = {
        period,
        unit,
        deadline: moment(textOf(extension.deadline)),
        grantedAt: instantOf(extension.grantedAt),
      }
      found.push({ at: extension.grantedAt, happens: (store) => store.write((tx) => tx.terms.extend(row)) })
    }
    if (mutedAt !== undefined) {
      const row = { period, unit, muted: true, at: instantOf(mutedAt) }
      found.push({ at: mutedAt, happens: (store) => store.write((tx) => tx.terms.mute(row)) })
    }
    return found
  })
  const locks = of.flatMap(({ period, lockedAt }): Happening[] => {
    if (lockedAt === undefined) return []
    return [
      { at: lockedAt, happens: (store) => store.write((tx) => tx.periods.lock(toPeriod(period), instantOf(lockedAt))) },
    ]
  })
  return [...ofUnits, ...locks]
}

/** Every minute at which something may be due, some at which nothing is; none while the program was not running. */
function sweepsOf(all: readonly Life[], chance: () => number): Minute[] {
  const first = minuteOf('2026-01-01T00:00')
  const last = minuteOf('2027-01-14T00:00')
  const minutes = new Set<Minute>()
  for (let day = first; day < last; day += DAY)
    for (const time of [7 * 60 + 30, 7 * 60 + 45, 8 * 60, 8 * 60 + 30]) minutes.add(day + time)
  for (const { deadline, extension } of all) {
    for (const due of [deadline, ...(extension ? [extension.deadline] : [])]) {
      for (const m of [due - 240, due, Math.floor(due / DAY) * DAY + 18 * 60]) minutes.add(m)
    }
  }
  // Fridays and eves of holidays, when what would fall on the day off is sent.
  for (let day = first; day < last; day += DAY) minutes.add(day + 18 * 60)
  for (let i = 0; i < RANDOM_SWEEPS; i++) minutes.add(Math.floor(first + chance() * (last - first)))
  const outages = OUTAGES.map(([from, to]) => [minuteOf(from), minuteOf(to)] as const)
  for (const [, to] of outages) minutes.add(to)
  return [...minutes].filter((m) => !outages.some(([from, to]) => from <= m && m < to)).sort((a, b) => a - b)
}

/** The month that is open; an older one for a week after the last deadline that was granted in it. */
function isWatched(period: string, at: Minute): boolean {
  const month = months.find((m) => m.period === period)
  if (!month || (month.lockedAt !== undefined && month.lockedAt <= at)) return false
  if (month.opening <= at && at < month.nextOpening) return true
  return (granted.get(month) ?? []).some((e) => e.grantedAt <= at && e.deadline >= at - 7 * DAY)
}

/** The unlinked, and officers in private, of whom there are none, are claimed as unreachable. */
function hasSomebody({ unit, audience }: Wanted): boolean {
  const i = Number(unit.slice(1))
  if (audience === 'officer') return false
  if (audience === 'head') return i < HEADS
  return audience !== 'unit' || i >= UNLINKED
}

function keyOfWanted({ unit, period, step, audience, at }: Wanted): string {
  return `${textOf(at)} ${period} ${unit} ${step} ${audience}`
}

function keyOfRow({ unit, period, step, audience, at }: ReminderRecord): string {
  return keyOfWanted({ unit, period, step, audience, at: Math.floor(at.getTime() / 60_000) + 7 * 60 })
}

function difference(some: readonly string[], others: readonly string[]): string[] {
  const there = new Set(others)
  return some.filter((one) => !there.has(one)).slice(0, 10)
}

function namesIn({ outgoing }: Sent): string[] {
  return 'text' in outgoing ? [...(outgoing.text ?? '').matchAll(/Xã số \d+/g)].map(([name]) => name) : []
}

function writeTable(): void {
  mkdirSync('reports', { recursive: true })
  const lines = rows.map((r) => [keyOfRow(r).replaceAll(' ', ','), r.about, r.dueAt, r.outcome].join(','))
  writeFileSync('reports/reminders-2026.csv', ['at,period,unit,step,audience,about,due,outcome', ...lines].join('\n'))
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
