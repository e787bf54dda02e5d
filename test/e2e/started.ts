/** The program as a child process, which logs all that it can; its database is `month.db` in the folder. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect } from 'vitest'

export interface Started {
  /** As the program prints it. */
  readonly address: string
  /** What it has logged so far. */
  readonly log: () => string
  readonly stop: () => Promise<void>
}

export async function start(folder: string, settings: Readonly<Record<string, string>>): Promise<Started> {
  const DATABASE_URL = `file:${join(folder, 'month.db')}`
  const env = { PATH: process.env.PATH, DATABASE_URL, LOG_LEVEL: 'trace', ...settings }
  const child = spawn(process.execPath, ['src/main.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, log] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += String(chunk)))
  child.stderr.on('data', (chunk: Buffer) => (log += String(chunk)))
  await expect.poll(() => out, { timeout: 20_000 }).toMatch(/http\S+\n/)
  return { address: /http\S+/.exec(out)?.[0] ?? '', log: () => log, stop: () => stop(child) }
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
