/**
 * Platforms that refuse and repeat in their words what they were sent, the token with it: none of that is in the log, in
 * the tables beside what was written and what is to go out, or in what the command line prints.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MARK, type Refusal, type Repeating, startRepeating } from '../channels/repeating.ts'
import { type FakeTelegram, startFakeTelegram } from '../fakes/telegram/fake.ts'
import { type FakeZaloBot, startFakeZaloBot } from '../fakes/zalo-bot/fake.ts'
import { commandLine } from './command-line.ts'
import { start } from './started.ts'

/** As an unknown command it is repeated by the program itself. */
const WORD = 'bimatcualan827'
/** Where it belongs: what somebody wrote, and what is to go out. */
const HOLDERS = new Set(['Inbox.payload', 'Outbox.payload'])
const REFUSED = new Set(['sendMessage', 'setMyCommands', 'sendChatAction', 'editMessageText', 'pinChatMessage'])

/** A failure to be tried again, then one for good. */
function refusing(): (words: string, method: string) => Refusal | undefined {
  let calls = 0
  return (words, method) => {
    if (!REFUSED.has(method)) return undefined
    const code = method === 'sendMessage' && calls++ === 0 ? 500 : 400
    return { status: code, body: { ok: false, error_code: code, description: `Bad Request: ${words}` } }
  }
}

describe('what platforms repeat', { timeout: 90_000 }, () => {
  let folder: string
  let fakes: readonly [FakeTelegram, FakeZaloBot]
  let between: readonly Repeating[] = []
  let shut: Repeating
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tongket-repeated-'))
    fakes = await Promise.all([startFakeTelegram(), startFakeZaloBot()])
    between = await Promise.all([
      startRepeating(refusing(), fakes[0].apiRoot),
      startRepeating(refusing(), fakes[1].apiBase),
    ])
    shut = await startRepeating((words) => {
      return { status: 400, body: { ok: false, error_code: 400, description: `Bad Request: ${words}` } }
    })
  }, 30_000)
  afterAll(async () => {
    await Promise.all([...between, shut, fakes[0]].map((one) => ('close' in one ? one.close() : one.stop())))
    await fakes[1].stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is repeated no further', async () => {
    const [telegram, bot] = fakes
    const env = {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: between[0]?.url ?? '',
      ZALO_BOT_TOKEN: bot.token,
      ZALO_BOT_API_BASE: between[1]?.url ?? '',
    }
    const program = await start(folder, { ...env, PORT: '0' })
    const file = join(folder, 'month.db')
    try {
      for (const fake of fakes) {
        const lan = fake.person('Lan')
        fake.say(lan, lan, `/${WORD}`)
      }
      await expect.poll(() => failedIn(file), { timeout: 30_000 }).toBe(2)
    } finally {
      await program.stop()
    }
    const secrets = [telegram.token, bot.token, MARK]
    expect(program.log()).toContain('sendMessage: 400 ')
    expect(program.log()).toContain('sendMessage: 500 ')
    for (const secret of [...secrets, WORD]) expect(program.log()).not.toContain(secret)

    const cells = cellsOf(file)
    expect(cells.filter(({ text }) => secrets.some((secret) => text.includes(secret)))).toEqual([])
    const holders = cells.filter(({ text }) => text.includes(WORD)).map(({ column }) => column)
    expect(new Set(holders)).toEqual(HOLDERS)

    const run = commandLine(`file:${file}`)
    const asked = { ...env, TELEGRAM_API_ROOT: shut.url, ZALO_BOT_API_BASE: shut.url }
    for (const command of ['outbox', 'outbox --json', 'doctor', 'doctor --json']) {
      const { out, err } = await run(command, asked)
      expect(out).toMatch(/rejected|từ chối|không nhận|400|chưa gửi được/)
      for (const secret of [...secrets, WORD]) expect(out + err, command).not.toContain(secret)
    }
  })
})

function failedIn(file: string): number {
  return withDatabase(file, (database) => {
    const row = database.prepare(`SELECT count(*) AS "count" FROM "Outbox" WHERE "status" = 'failed'`).get()
    return Number(row?.['count'])
  })
}

/** Every value of every table, in words. */
function cellsOf(file: string): { readonly column: string; readonly text: string }[] {
  return withDatabase(file, (database) => {
    const tables = database.prepare(`SELECT "name" FROM "sqlite_master" WHERE "type" = 'table'`).all()
    return tables.flatMap(({ name }) =>
      database
        .prepare(`SELECT * FROM "${String(name)}"`)
        .all()
        .flatMap((row) =>
          Object.entries(row).map(([column, value]) => ({ column: `${String(name)}.${column}`, text: String(value) })),
        ),
    )
  })
}

function withDatabase<T>(file: string, read: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    return read(database)
  } finally {
    database.close()
  }
}
