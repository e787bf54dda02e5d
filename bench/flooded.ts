/**
 * What others notice of one person's flood: the same load in turns without it, with as many posts that are nobody's
 * messages, and with it, against the program as it is started, over HTTP. `flood.ts` prints it, a test judges a short one.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, launch } from './child.ts'
import { type FakeApi, startFakeApi } from './fake-api.ts'
import { type Flooded, startFlood } from './flooder.ts'
import { drive } from './load.ts'
import { QUESTIONS, writePack } from './pack.ts'
import { chatAt, linkChats, programAt, targetAt } from './product.ts'
import { percentile } from './sums.ts'

/** `unread`: posts that the program acknowledges and does nothing about, which is the least that a flood can cost. */
export type Kind = 'quiet' | 'unread' | 'flooded'

export interface FloodPlan {
  /** What is measured in turns, and how often. */
  readonly kinds: readonly Kind[]
  readonly rounds: number
  /** In each round; each answers all questions. */
  readonly chats: number
  readonly clients: number
  /** Posts a second beside them. */
  readonly perSecond: number
}

export interface Found {
  /** Milliseconds from webhook to the first reply, at the 99th of a hundred, round by round. */
  readonly p99: Readonly<Record<Kind, readonly number[]>>
  readonly floods: readonly Flooded[]
  /** What those who flood were told. */
  readonly told: readonly string[]
}

/** Each round has one of their own, who has not been told off yet; none of these is linked. */
const FIRST_FLOODER = 7
const FIRST_ID = 500_000_000
const ROOM_FOR_IDS = 1_000_000
/** A flood is over some seconds after its last message. */
const OVER_MS = 30_000
const LOOK_MS = 200
const CALM_MS = 20_000

export async function measureFlood(plan: FloodPlan): Promise<Found> {
  const folder = await mkdtemp(join(process.env['BENCH_DIR'] ?? tmpdir(), 'tongket-flood-'))
  const api = await startFakeApi()
  try {
    writePack(join(folder, 'pack'))
    const databaseUrl = `file:${join(folder, 'flood.db')}`
    const place = { databaseUrl, packDir: join(folder, 'pack'), apiRoot: api.root, port: await freePort() }
    await linkChats(databaseUrl, plan.chats * (plan.kinds.length * plan.rounds + 1))
    const child = await launch(programAt(place))
    try {
      return await rounds(plan, api, targetAt(place))
    } finally {
      await child.stop()
    }
  } finally {
    api.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function rounds(plan: FloodPlan, api: FakeApi, target: ReturnType<typeof targetAt>): Promise<Found> {
  const told: Told[] = []
  const others = apart(api, told)
  const p99: Record<Kind, number[]> = { quiet: [], unread: [], flooded: [] }
  const floods: Flooded[] = []
  let [linked, flooder, firstId] = [0, FIRST_FLOODER, FIRST_ID]
  const round = async () => {
    const chats = Array.from({ length: plan.chats }, () => chatAt(linked++))
    const { echoed } = await drive(target, others, { chats, questions: QUESTIONS, clients: plan.clients })
    return percentile(echoed, 0.99)
  }
  await round()
  for (let i = 0; i < plan.rounds; i++) {
    for (const kind of plan.kinds) {
      flooder += 1
      firstId += ROOM_FOR_IDS
      const order = { target, chat: flooder, perSecond: plan.perSecond, firstId, isPerson: kind === 'flooded' }
      const beside = kind === 'quiet' ? undefined : startFlood(order)
      p99[kind].push(await round())
      const done = await beside?.stop()
      if (done && kind === 'flooded') floods.push(done)
      await calm(told)
    }
  }
  others.hear(() => undefined)
  await last(told)
  return { p99, floods, told: told.map(({ text }) => text) }
}

interface Told {
  readonly chat: number
  readonly text: string
}

/** Until the one who flooded last is told how much was not taken: all others were before. */
async function last(told: readonly Told[]): Promise<void> {
  const newest = Math.max(...told.map(({ chat }) => chat))
  const many = () => told.filter(({ chat }) => chat === newest).length
  const before = many()
  for (let ms = 0; ms < OVER_MS && many() === before; ms += LOOK_MS)
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
}

/** What a round has left to do must not be in the next. */
async function calm(told: readonly Told[]): Promise<void> {
  for (let ms = 0, before = -1; ms < CALM_MS && told.length !== before; ms += LOOK_MS) {
    before = told.length
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}

/** The load does not hear what the one who floods is told. */
function apart(api: FakeApi, told: Told[]): FakeApi {
  const hear: FakeApi['hear'] = (listener) =>
    api.hear((chat, at, text) => {
      if (chat < chatAt(0)) told.push({ chat, text })
      else listener(chat, at, text)
    })
  return { ...api, hear }
}
