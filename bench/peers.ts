/**
 * Other bots under the same load. They are not part of the project: BENCH_KIT names a folder whose `peers/` holds a
 * folder for each, and they are installed in a copy of it, with this project's SQLite, so that all write alike.
 */
import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Program } from './child.ts'
import type { Target } from './load.ts'
import { QUESTIONS } from './pack.ts'

export interface Peer {
  readonly name: string
  readonly bot: string
  /** One row per answer, as the program itself, or one per finished form. */
  readonly answers: 'each' | 'end'
}

const NAMES = ['telegraf', 'grammy'] as const
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const WORK = join(ROOT, '.bench', 'peers')
const INSTALL_MS = 180_000

/** The peers that can be run; `say` is told why others cannot. */
export async function preparePeers(kit: string | undefined, say: (line: string) => void): Promise<Peer[]> {
  if (!kit) {
    say('peers: left out, BENCH_KIT names no folder')
    return []
  }
  const ready: Peer[] = []
  for (const name of NAMES) {
    try {
      const bot = await prepare(kit, name)
      ready.push(...(['each', 'end'] as const).map((answers) => ({ name: `${name}, ${answers}`, bot, answers })))
    } catch (fault) {
      say(`peer ${name}: left out, ${String(fault).slice(0, 300)}`)
    }
  }
  return ready
}

async function prepare(kit: string, name: string): Promise<string> {
  const folder = join(WORK, name)
  const bot = join(folder, 'bot.mjs')
  const modules = join(folder, 'node_modules')
  if (existsSync(bot) && existsSync(join(modules, 'better-sqlite3', 'package.json'))) return bot
  mkdirSync(WORK, { recursive: true })
  cpSync(join(kit, 'peers', 'store.mjs'), join(WORK, 'store.mjs'), { force: true })
  cpSync(join(kit, 'peers', name), folder, { recursive: true, force: true })
  // Native parts are not built: the SQLite that they would come with is replaced.
  const args = ['install', '--ignore-scripts', '--legacy-peer-deps', '--no-fund', '--no-audit']
  await promisify(execFile)('npm', args, { cwd: folder, timeout: INSTALL_MS })
  const own = join(modules, 'better-sqlite3')
  rmSync(own, { recursive: true, force: true })
  symlinkSync(join(ROOT, 'node_modules', 'better-sqlite3'), own, 'dir')
  return bot
}

export function peerProgram(peer: Peer, place: { apiRoot: string; port: number; database: string }): Program {
  const env = {
    N: String(QUESTIONS),
    STORE: 'sqlite',
    ANSWERS: peer.answers,
    DB: place.database,
    PORT: String(place.port),
    API_ROOT: place.apiRoot,
  }
  const url = peerTarget(place.port).webhook
  return { args: [peer.bot], folder: WORK, env, url, body: '{"update_id":1}', isReady: (status) => status === 200 }
}

export function peerTarget(port: number): Target {
  return { webhook: `http://127.0.0.1:${port}/webhook`, opening: '/start', messagesPerAnswer: 1 }
}
