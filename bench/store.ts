/**
 * What the store costs: acknowledged one-row commits per second of a bare better-sqlite3 loop, and of the store's
 * `write` with one writer and with many, on the same disk with the same settings; then whole answers.
 * `node bench/store.ts [SECONDS]`
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { period } from '../src/core/period.ts'
import { openStore } from '../src/store/open-store.ts'
import type { Store } from '../src/store/store.ts'

/** Only what is used of it; the package has no types of its own. */
interface Bare {
  exec(sql: string): void
  prepare(sql: string): { run(...args: unknown[]): void }
  close(): void
}

const SECONDS = Number(process.argv[2] ?? 2)
const PERIOD = period('2024-04')
const AT = new Date('2024-04-16T02:00:00Z')
const folder = await mkdtemp(join(process.env['BENCH_DIR'] ?? tmpdir(), 'tongket-bench-'))

/** Runs `once` by `workers` at a time until the time is up; per second. */
async function rate(workers: number, once: (n: number) => unknown): Promise<number> {
  for (let n = 0; n < 50; n++) await once(-1 - n)
  const begun = performance.now()
  let n = 0
  const work = async () => {
    while (performance.now() - begun < SECONDS * 1000) await once(n++)
  }
  await Promise.all(Array.from({ length: workers }, work))
  return n / ((performance.now() - begun) / 1000)
}

async function bareRate(): Promise<number> {
  const Database = createRequire(import.meta.url)('better-sqlite3') as new (file: string) => Bare
  const db = new Database(join(folder, 'bare.db'))
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  db.exec(
    'CREATE TABLE inbox (id INTEGER PRIMARY KEY, channel TEXT, external TEXT, payload TEXT, UNIQUE (channel, external))',
  )
  const insert = db.prepare('INSERT INTO inbox (channel, external, payload) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
  const result = await rate(1, (n) => insert.run('telegram', String(n), JSON.stringify(inbound(n))))
  db.close()
  return result
}

function inbound(n: number) {
  const chat = { id: '-1001', kind: 'group', title: 'STP' } as const
  const from = { id: '42', name: 'Lan' }
  const said = { text: '827', messageId: String(n), externalId: String(n), at: AT.toISOString() }
  return { channel: 'telegram', type: 'text', chat, from, ...said } as const
}

/** What one answer in a chat writes: received, then recorded, asked on and marked in one transaction. */
async function answer(store: Store, n: number): Promise<void> {
  const received = await store.receive(inbound(n), AT)
  if (received.outcome === 'seen') return
  await store.write(async (tx) => {
    const chat = await tx.chats.of('telegram', { id: `-${Math.abs(n) % 50}`, kind: 'group', title: 'STP' }, AT)
    const person = await tx.people.of('telegram', { id: '42', name: 'Lan' }, AT)
    const key = { period: PERIOD, unit: `U${Math.abs(n) % 50}` }
    const value = { kind: 'number', amount: String(Math.abs(n)) } as const
    const said = { typed: '827', personId: person.id, chatId: chat.id, messageId: String(n), at: AT }
    await tx.answers.record({ ...key, indicator: `q${Math.abs(n) % 997}`, value, ...said })
    const conversationId = await tx.conversations.put({ chatId: chat.id, ...key, state: { at: 'x' }, updatedAt: AT })
    const promptId = await tx.conversations.addPrompt({
      conversationId,
      chatId: chat.id,
      indicator: 'x',
      createdAt: AT,
    })
    await tx.outbox.enqueue({ chatId: chat.id, promptId, payload: { type: 'message', text: 'x' }, createdAt: AT })
    await tx.inbox.markHandled(received.id, AT)
  })
}

const store = await openStore(`file:${join(folder, 'store.db')}`)
const bare = await bareRate()
let base = 0
const print = (name: string, value: number) => {
  console.log(`${name.padEnd(40)} ${value.toFixed(0).padStart(7)}/s   ${(value / bare).toFixed(2)} of bare`)
}
print('bare better-sqlite3, 1 writer', bare)
for (const workers of [1, 8, 64]) {
  base += 1e7
  const from = base
  print(`store.receive, ${workers} at once`, await rate(workers, (n) => store.receive(inbound(from + n), AT)))
}
for (const workers of [1, 8, 64]) {
  base += 1e7
  const from = base
  print(`whole answers (2 commits), ${workers} at once`, await rate(workers, (n) => answer(store, from + n)))
}
await store.close()
await rm(folder, { recursive: true, force: true })
