/**
 * The benchmark: `npm run bench -- [--quick] [--chats N] [--rounds N] [--json] [--profile FOLDER]`. docs/bench.md says what is
 * measured. BENCH_DIR names the folder for databases (else the system's), BENCH_KIT one with other bots.
 */
import { mkdtemp, rm, statfs } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { toInbound } from '../src/channels/telegram/updates.ts'
import { freePort } from './child.ts'
import { type FakeApi, startFakeApi } from './fake-api.ts'
import { textUpdate } from './load.ts'
import { commitsPerSecond, measure, type Plan, type Row, startUps } from './measure.ts'
import { QUESTIONS, UNITS, writePack } from './pack.ts'
import { type Peer, peerProgram, peerTarget, preparePeers } from './peers.ts'
import { answersKept, chatAt, linkChats, type Place, programAt, targetAt } from './product.ts'
import { type Found, PRODUCT, tableOf } from './table.ts'

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    chats: { type: 'string' },
    /** Writes CPU profiles of the program there, which slows it. */
    profile: { type: 'string' },
  },
})

const SIZE = options.quick ? { chats: 60, warmUp: 20, rounds: 1 } : { chats: 250, warmUp: 150, rounds: 3 }
const PLAN: Plan = {
  chats: Number(options.chats ?? SIZE.chats),
  warmUp: SIZE.warmUp,
  clients: [1, 8, 32],
  questions: QUESTIONS,
}
const ROUNDS = Number(options.rounds ?? SIZE.rounds)
const CHATS = PLAN.warmUp + PLAN.chats * PLAN.clients.length
const STARTS = 5
const COMMIT_SECONDS = options.quick ? 0.5 : 2
/** The kernel's mark of a file system in memory, on which a commit costs nothing. */
const TMPFS = 0x01021994

interface Bench {
  readonly folder: string
  readonly packDir: string
  readonly api: FakeApi
  readonly peers: readonly Peer[]
}

const say = (line: string) => process.stderr.write(`${line}\n`)

async function run(): Promise<Found> {
  if (CHATS > UNITS) throw new RangeError('more chats than units')
  const folder = await mkdtemp(join(process.env['BENCH_DIR'] ?? tmpdir(), 'tongket-bench-'))
  if ((await statfs(folder)).type === TMPFS)
    say('the databases are in memory: no commit reaches a disk. Set BENCH_DIR.')
  const api = await startFakeApi()
  try {
    const packDir = join(folder, 'pack')
    writePack(packDir)
    return await rounds({ folder, packDir, api, peers: await preparePeers(process.env['BENCH_KIT'], say) })
  } finally {
    api.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function rounds(bench: Bench): Promise<Found> {
  const rows: Row[] = []
  const commits: number[] = []
  let kept = 0
  for (let round = 1; round <= ROUNDS; round++) {
    say(`round ${round} of ${ROUNDS}`)
    const before = await bareCommits(bench, `before-${round}`)
    rows.push(...(await productRound(bench, round)))
    commits.push((before + (await bareCommits(bench, `after-${round}`))) / 2)
    kept += CHATS * QUESTIONS
    // Each round another peer comes first.
    for (const i of bench.peers.keys()) {
      const peer = bench.peers[(i + round) % bench.peers.length]
      if (peer) rows.push(...(await peerRound(bench, peer, round)))
    }
  }
  const starts = await startUps(programAt(await placeOf(bench, 'round-1')), STARTS)
  return { rows, commitsPerSecond: commits, startUps: starts, answers: { kept, expected: ROUNDS * CHATS * QUESTIONS } }
}

/** Throws if an answer is not as it should be. */
async function productRound(bench: Bench, round: number): Promise<readonly Row[]> {
  const place = await placeOf(bench, `round-${round}`)
  await linkChats(place.databaseUrl, CHATS)
  const nodeArgs = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : []
  const bot = { name: PRODUCT, program: programAt(place, nodeArgs), target: targetAt(place) }
  const { rows, said } = await measure(bot, bench.api, PLAN, { round, firstChat: chatAt(0) })
  sayRows(rows)
  const { faults, answers, expected } = await answersKept(place.databaseUrl, CHATS)
  if (said.length > 0) say(`${PRODUCT} said ${said.length} lines, the first: ${said[0]?.slice(0, 300) ?? ''}`)
  if (faults.length > 0 || answers !== expected)
    throw new Error(`${answers} answers of ${expected}: ${faults.join('; ')}`)
  return rows
}

async function peerRound({ api, folder }: Bench, peer: Peer, round: number): Promise<readonly Row[]> {
  const port = await freePort()
  const database = join(folder, `${peer.name.replace(', ', '-')}-${round}.db`)
  const program = peerProgram(peer, { apiRoot: api.root, port, database })
  const bot = { name: peer.name, program, target: peerTarget(port) }
  const { rows, said } = await measure(bot, api, PLAN, { round, firstChat: chatAt(0) })
  sayRows(rows)
  if (said.length > 0) say(`${peer.name} said ${said.length} lines, the first: ${said[0]?.slice(0, 300) ?? ''}`)
  return rows
}

/** For whoever waits: a whole run takes minutes. */
function sayRows(rows: readonly Row[]): void {
  for (const { name, clients, perSecond, othersPercent } of rows) {
    say(`  ${name}, ${clients} at once: ${perSecond.toFixed(0)}/s, others used ${othersPercent.toFixed(0)} %`)
  }
}

async function placeOf({ folder, packDir, api }: Bench, name: string): Promise<Place> {
  const databaseUrl = `file:${join(folder, `${name}.db`)}`
  return { databaseUrl, packDir, apiRoot: api.root, port: await freePort() }
}

/** With what an answer's row in the inbox holds. */
function bareCommits({ folder }: Bench, name: string): Promise<number> {
  const inbound = toInbound(textUpdate(chatAt(0), '827'), { id: 42, username: 'bench_bot' }, new Date())
  return commitsPerSecond(join(folder, `${name}.bare.db`), COMMIT_SECONDS, JSON.stringify(inbound))
}

const found = await run()
const machine = { cpus: availableParallelism(), node: process.version, platform: `${process.platform} ${process.arch}` }
process.stdout.write(options.json ? `${JSON.stringify({ machine, ...found }, undefined, 2)}\n` : `${tableOf(found)}\n`)
