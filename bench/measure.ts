/** One bot, started, warmed up, loaded with each number of clients in turn, stopped: rows of the table. */
import { execFile } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { busyMs, cpuMsOf, launch, type Program, rssMbOf } from './child.ts'
import type { FakeApi } from './fake-api.ts'
import { drive, type Run, type Target } from './load.ts'
import { percentile } from './sums.ts'

export interface Plan {
  /** Chats with each number of clients; `warmUp` of them first, unmeasured. */
  readonly chats: number
  readonly warmUp: number
  readonly clients: readonly number[]
  readonly questions: number
}

export interface Row {
  readonly round: number
  readonly name: string
  readonly clients: number
  readonly perSecond: number
  /** Milliseconds. */
  readonly takenP50: number
  readonly echoP50: number
  readonly echoP99: number
  readonly askedP50: number
  /** Of the bot alone, per update. */
  readonly cpuUs: number
  readonly rssMb: number
  /** What programs that are no part of this took of the machine meanwhile, in percent. */
  readonly othersPercent: number
}

export interface Bot {
  readonly name: string
  readonly program: Program
  readonly target: Target
}

export interface Measured {
  readonly rows: readonly Row[]
  /** What the bot printed while it was loaded. */
  readonly said: readonly string[]
}

/** Chats are numbered on from `firstChat`. */
export async function measure(
  bot: Bot,
  api: FakeApi,
  plan: Plan,
  { round, firstChat }: { readonly round: number; readonly firstChat: number },
): Promise<Measured> {
  const child = await launch(bot.program)
  let chat = firstChat
  const take = (many: number) => Array.from({ length: many }, () => chat++)
  const rows: Row[] = []
  try {
    await drive(bot.target, api, { chats: take(plan.warmUp), questions: plan.questions, clients: 8 })
    for (const clients of plan.clients) {
      const before = costs(child.pid)
      const run = await drive(bot.target, api, { chats: take(plan.chats), questions: plan.questions, clients })
      rows.push({ round, name: bot.name, clients, ...rowOf(run, before, costs(child.pid)), rssMb: rssMbOf(child.pid) })
    }
  } catch (fault) {
    throw new Error(`${bot.name}: ${child.said().slice(-5).join('\n')}`, { cause: fault })
  } finally {
    await child.stop()
  }
  return { rows, said: child.said() }
}

interface Costs {
  readonly bot: number
  readonly load: number
  readonly all: number
}

function costs(pid: number): Costs {
  const { user, system } = process.cpuUsage()
  return { bot: cpuMsOf(pid), load: (user + system) / 1000, all: busyMs() }
}

function rowOf(run: Run, before: Costs, after: Costs) {
  const bot = after.bot - before.bot
  const others = after.all - before.all - bot - (after.load - before.load)
  return {
    perSecond: (run.updates / run.ms) * 1000,
    takenP50: percentile(run.taken, 0.5),
    echoP50: percentile(run.echoed, 0.5),
    echoP99: percentile(run.echoed, 0.99),
    askedP50: percentile(run.asked, 0.5),
    cpuUs: (bot * 1000) / run.updates,
    othersPercent: Math.max(0, (others / (run.ms * availableParallelism())) * 100),
  }
}

const COMMIT_LOOP = fileURLToPath(new URL('./commit-loop.ts', import.meta.url))

/** Commits a second of a bare loop; `file` must not exist yet. */
export async function commitsPerSecond(file: string, seconds: number, payload: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [COMMIT_LOOP, file, String(seconds), payload])
  return (JSON.parse(stdout) as { perSecond: number }).perSecond
}

export interface StartUp {
  /** From the start of the process to its being ready. */
  readonly ms: number
  readonly cpuMs: number
}

export async function startUps(program: Program, times: number): Promise<StartUp[]> {
  const all: StartUp[] = []
  for (let i = 0; i < times; i++) {
    const child = await launch(program)
    await child.stop()
    all.push({ ms: child.startMs, cpuMs: child.startCpuMs })
  }
  return all
}
