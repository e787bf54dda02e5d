/**
 * What the store costs: acknowledged one-row commits per second of a bare better-sqlite3 loop, and of the store's
 * `write` with one writer and with many, on the same disk with the same settings; then the writes of an answer; then
 * typed answers through the whole program, from the inbox to the sent card, a group each.
 * `node bench/store.ts [SECONDS]`
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stateOf } from '../src/app/conversation/interview.ts'
import type { ChatRef } from '../src/channels/channel.ts'
import { type Question, questionsFor, type Unit } from '../src/core/pack.ts'
import { addMonths, period } from '../src/core/period.ts'
import { createPuppet } from '../src/demo/puppet.ts'
import { createProgram } from '../src/program.ts'
import { openStore } from '../src/store/open-store.ts'
import type { Store } from '../src/store/store.ts'
import { readTexts } from '../src/text/texts.ts'
import { usePack } from '../src/use-pack.ts'

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
async function rate(workers: number, once: (n: number) => unknown, warm = 50): Promise<number> {
  for (let n = 0; n < warm; n++) await once(-1 - n)
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

/** The whole program with a channel that takes every message at once. */
async function startProgram() {
  const now = () => AT
  const puppet = createPuppet(now)
  const store = await openStore(`file:${join(folder, 'program.db')}`, { exclusive: true })
  const log = { info: () => undefined, warn: () => undefined, error: (_: object, said: string) => console.error(said) }
  const random = (bytes: number) => new Uint8Array(bytes)
  const words = {
    pack: usePack('prompts/de-an-06'),
    t: readTexts('locales', 'vi'),
    zone: 'Asia/Ho_Chi_Minh',
    admins: [],
  }
  const program = createProgram({ ...words, store, now, random, log, channels: [puppet] })
  await program.start()
  return { program, puppet, store, pack: words.pack }
}

type Running = Awaited<ReturnType<typeof startProgram>>

/** What is typed for each kind of question. */
const TYPED: Readonly<Record<Question['kind'], string>> = {
  count: '827',
  decimal: '1,5',
  money: '52 triệu',
  percent: '97,81%',
  ratio: '41/50',
  choice: 'A',
  'yes-no': 'có',
  date: '15/4/2024',
  text: 'Đã làm xong.',
  list: 'Một việc',
  documents: 'Kế hoạch 12/KH-UBND',
}

/** A group that is asked month after month; each call types its next message. */
async function groupOf({ pack, puppet, store }: Running, unit: Unit, name: string): Promise<() => Promise<void>> {
  const chat: ChatRef = { id: name, kind: 'group', title: unit.short }
  const { id: chatId } = await store.write((tx) => tx.chats.of('local', chat, AT))
  await store.write((tx) => tx.links.add({ chatId, unit: unit.code, role: 'officer', createdAt: AT }))
  const kinds = new Map(questionsFor(pack, unit).map((question) => [question.id, question.kind]))
  let month = PERIOD
  return async () => {
    const conversation = await store.conversations.newestOf(chatId)
    const kind = conversation && kinds.get(stateOf(conversation).at)
    if (!kind) month = addMonths(month, 1)
    await puppet.say(chat, { id: name, name: 'Lan' }, kind ? TYPED[kind] : `/baocao ${month} ${unit.code}`)
  }
}

/** Typed answers a second if so many groups answer at once. */
async function typedRate(running: Running, groups: number): Promise<number> {
  const asked = running.pack.units.filter((unit) => questionsFor(running.pack, unit).length > 5)
  const lanes = await Promise.all(
    Array.from({ length: groups }, (_, i) => groupOf(running, asked[i % asked.length] as Unit, `g${groups}-${i}`)),
  )
  const round = async () => {
    await Promise.all(lanes.map((say) => say()))
    await running.program.idle()
  }
  return groups * (await rate(1, round, 3))
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
  print(`writes of an answer (2 commits), ${workers} at once`, await rate(workers, (n) => answer(store, from + n)))
}
await store.close()
const running = await startProgram()
for (const groups of [1, 8, 64]) print(`typed answers, ${groups} at once`, await typedRate(running, groups))
await running.program.stop()
await running.store.close()
await rm(folder, { recursive: true, force: true })
