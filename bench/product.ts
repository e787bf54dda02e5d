/** The program itself under load: its settings, its chats linked beforehand, and whether every answer was kept. */
import { fileURLToPath } from 'node:url'
import { SETTING_NAMES } from '../src/settings.ts'
import { openStore } from '../src/store/open-store.ts'
import type { Program } from './child.ts'
import { nameOf, type Target } from './load.ts'
import { QUESTIONS, questionId, unitCode } from './pack.ts'
import { amountOf } from './sums.ts'

export interface Place {
  readonly databaseUrl: string
  readonly packDir: string
  readonly apiRoot: string
  readonly port: number
}

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SECRET = 'bench-secret'
const FIRST_CHAT = 100_000_000

/** The chats that are linked: the one with index n to unit n. */
export function chatAt(index: number): number {
  return FIRST_CHAT + index
}

/** What the program is started with; `nodeArgs` are node's own. */
export function programAt({ databaseUrl, packDir, apiRoot, port }: Place, nodeArgs: readonly string[] = []): Program {
  const url = `http://127.0.0.1:${port}`
  // An empty setting counts as none and keeps out what a `.env` file says.
  const none = Object.fromEntries(SETTING_NAMES.map((name) => [name, '']))
  const env = {
    ...none,
    DATABASE_URL: databaseUrl,
    PACK_DIR: packDir,
    PORT: String(port),
    PUBLIC_URL: url,
    TELEGRAM_BOT_TOKEN: '1:bench',
    TELEGRAM_API_ROOT: apiRoot,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    LOG_LEVEL: 'warn',
  }
  return {
    args: [...nodeArgs, 'src/main.ts'],
    folder: ROOT,
    env,
    url: `${url}/readyz`,
    isReady: (status) => status === 200,
  }
}

export function targetAt({ port }: Place): Target {
  const webhook = `http://127.0.0.1:${port}/webhook/telegram`
  // An answer turns its card into one line, and the next card follows.
  return { webhook, secret: SECRET, opening: '/baocao', messagesPerAnswer: 2 }
}

/** Makes the database, with as many private chats linked to a unit each. */
export async function linkChats(databaseUrl: string, chats: number): Promise<void> {
  const store = await openStore(databaseUrl)
  const now = new Date()
  await store.write(async (tx) => {
    for (let i = 0; i < chats; i++) {
      const chat = chatAt(i)
      const person = await tx.people.of('telegram', { id: String(chat), name: nameOf(chat) }, now)
      await tx.links.add({ personId: person.id, unit: unitCode(i), role: 'officer', createdAt: now })
    }
  })
  await store.close()
}

export interface Kept {
  readonly answers: number
  readonly expected: number
  /** Of the first few that are not as they should be. */
  readonly faults: readonly string[]
}

/** Every answer of the chats exactly once and right, and no other: a first revision is the only one there was. */
export async function answersKept(databaseUrl: string, chats: number): Promise<Kept> {
  const store = await openStore(databaseUrl)
  const { waiting, failed } = await store.outbox.counts()
  const pending = await store.inbox.pending(1)
  const found = await store.answers.inForce({})
  await store.close()
  const wanted = new Map(expectedAnswers(chats))
  const faults = [
    ...(waiting + failed > 0 ? [`${waiting} messages not sent, ${failed} given up`] : []),
    ...(pending.length > 0 ? ['messages not handled'] : []),
  ]
  for (const { unit, indicator, value, revision } of found) {
    const key = `${unit} ${indicator}`
    const right = value.kind === 'number' && value.amount === wanted.get(key) && revision === 1
    if (!right)
      faults.push(`${key}: ${JSON.stringify(value)}, revision ${revision}, expected ${wanted.get(key) ?? '-'}`)
    wanted.delete(key)
  }
  faults.push(...[...wanted.keys()].map((key) => `${key}: missing`))
  return { answers: found.length, expected: chats * QUESTIONS, faults: faults.slice(0, 5) }
}

function expectedAnswers(chats: number): [string, string][] {
  const units = Array.from({ length: chats }, (_, i) => i)
  const questions = Array.from({ length: QUESTIONS }, (_, i) => i + 1)
  return units.flatMap((i) =>
    questions.map((k): [string, string] => [`${unitCode(i)} ${questionId(k)}`, String(amountOf(chatAt(i), k))]),
  )
}
