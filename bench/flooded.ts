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
  /** What the one who floods was told, the last of it first. */
  readonly told: readonly string[]
}

/** Nobody's chat among those that are linked. */
const FLOODER = 7
const FIRST_ID = 500_000_000
const ROOM_FOR_IDS = 1_000_000
/** A flood is over some seconds after its last message. */
const OVER_MS = 30_000
const LOOK_MS = 100

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
  const told: string[] = []
  const others = apart(api, told)
  let chat = 0
  const round = async () => {
    const chats = Array.from({ length: plan.chats }, () => chatAt(chat++))
    const { echoed } = await drive(target, others, { chats, questions: QUESTIONS, clients: plan.clients })
    return percentile(echoed, 0.99)
  }
  await round()
  const p99: Record<Kind, number[]> = { quiet: [], unread: [], flooded: [] }
  const floods: Flooded[] = []
  let firstId = FIRST_ID
  for (let i = 0; i < plan.rounds; i++) {
    for (const kind of plan.kinds) {
      const order = { target, chat: FLOODER, perSecond: plan.perSecond, firstId }
      const beside = kind === 'quiet' ? undefined : startFlood({ ...order, isPerson: kind === 'flooded' })
      p99[kind].push(await round())
      const done = await beside?.stop()
      firstId += ROOM_FOR_IDS
      if (done && kind === 'flooded') floods.push(done)
    }
  }
  others.hear(() => undefined)
  const before = told.length
  for (let ms = 0; ms < OVER_MS && told.length === before; ms += LOOK_MS)
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  return { p99, floods, told: told.reverse() }
}

/** The load does not hear what the one who floods is told. */
function apart(api: FakeApi, told: string[]): FakeApi {
  const hear: FakeApi['hear'] = (listener) =>
    api.hear((chat, at, text) => {
      if (chat === FLOODER) told.push(text)
      else listener(chat, at, text)
    })
  return { ...api, hear }
}
