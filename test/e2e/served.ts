/** A server as `npm start` runs it, for tests of whole months: settings by name, a database in a folder, a driven clock. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type Environment, readConfig } from '../../src/config.ts'
import { type Server, startServer } from '../../src/server.ts'

export interface Served {
  readonly server: Server
  readonly url: string
  /** What the program logged as a fault. */
  readonly faults: string[]
}

export interface ServedOptions {
  readonly folder: string
  readonly now: () => Date
  readonly env?: Environment
}

/** The morning on which the window of the sample month has closed, two days before the deadline. */
export const MORNING = '2024-04-15T09:00:00+07:00'

export async function serve({ folder, now, env = {} }: ServedOptions): Promise<Served> {
  const DATABASE_URL = `file:${join(folder, 'month.db')}`
  const config = readConfig({ DATABASE_URL, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', ...env })
  const server = await startServer({ config, clock: now, random: seededBytes(7) })
  const faults: string[] = []
  // A silent log writes nothing, so what it would have written is kept here.
  server.log.error = (...said: unknown[]) => void faults.push(said.map(inWords).join(' '))
  return { server, url: `http://127.0.0.1:${server.port}`, faults }
}

function inWords(said: unknown): string {
  return JSON.stringify(said, (_name, value: unknown) => (value instanceof Error ? String(value) : value))
}

/** The wall clock from the given instant on, a second for every look. */
export function clockFrom(instant: string): () => Date {
  const start = Date.parse(instant)
  let looks = 0
  return () => new Date(start + 1000 * looks++)
}

/** A port that is free now, for a server that must come back to it after a restart. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo // a string only for a pipe
  probe.close()
  await once(probe, 'close')
  return port
}

/** Numbers in [0, 1), the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function seededBytes(seed: number): (bytes: number) => Uint8Array {
  const random = seeded(seed)
  return (bytes) => Uint8Array.from({ length: bytes }, () => Math.floor(random() * 256))
}
