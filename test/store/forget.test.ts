/** Forgetting outlives crashes, restored backups and clocks that are wrong, and leaves nothing in the files. */
import { appendFile, copyFile, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { describe, expect, it } from 'vitest'
import { MIGRATIONS, openStore } from '../../src/store/open-store.ts'
import { copiesKept, restoreBackup } from '../../src/store/restore.ts'
import type { Store } from '../../src/store/store.ts'
import { bytesWith, columnsWith } from '../traces.ts'
import { answerOf, inboundOf, later, NOW, tempFolder } from './temp-store.ts'

const LAN = { id: '7300451982', name: 'Quách Thị Lan' }
const WORD = 'hoàng hôn tím'
const THEIRS = [LAN.id, LAN.name, WORD]
const STAMP = '2024-04-16T02-00-00-000Z'

interface Place {
  readonly folder: string
  readonly file: string
  readonly url: string
}

async function place(): Promise<Place> {
  const folder = await tempFolder()
  const file = join(folder, 'month.db')
  return { folder, file, url: `file:${file}` }
}

/** On the store, closed again afterwards. */
async function on<T>({ url }: Place, work: (store: Store) => Promise<T>, exclusive = false): Promise<T> {
  const store = await openStore(url, { exclusive })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** They write, are linked, and answer something. */
async function meet(store: Store, externalId = 'u1', at = NOW): Promise<void> {
  const chat = { id: LAN.id, kind: 'private', title: LAN.name } as const
  await store.receive({ ...inboundOf(externalId, WORD), chat, from: LAN }, at)
  await store.write(async (tx) => {
    const home = await tx.chats.of('telegram', chat, at)
    const { id: personId } = await tx.people.of('telegram', LAN, at)
    await tx.links.add({ personId, unit: 'STP', role: 'officer', createdAt: at })
    await tx.answers.record(answerOf({ indicator: externalId, typed: WORD, personId, chatId: home.id }))
  })
}

function forget(store: Store, at = later(60)): Promise<boolean> {
  return store.write((tx) => tx.people.forget('telegram', LAN.id, { at, by: 'command-line' }))
}

async function known(store: Store): Promise<boolean> {
  return (await store.people.ofChannel('telegram')).some(({ externalId }) => externalId === LAN.id)
}

function restore(place: Place, backup: string): ReturnType<typeof restoreBackup> {
  return restoreBackup(backup, place.url, MIGRATIONS, STAMP)
}

async function auditOf({ file }: Place): Promise<readonly unknown[]> {
  const connection = await new PrismaBetterSqlite3({ url: `file:${file}` }).connect()
  const sql = `SELECT "action", "subject", "detail", "personId" FROM "Audit" WHERE "action" = 'forgotten'`
  const { rows } = await connection.queryRaw({ sql, args: [], argTypes: [] })
  await connection.dispose()
  return rows
}

describe('who was forgotten', () => {
  it('is noted beside the database, by a keyed hash, for the account of the program alone', async () => {
    const there = await place()
    const { file, folder } = there
    await on(there, async (store) => {
      await meet(store)
      expect(await forget(store)).toBe(true)
      expect(await forget(store)).toBe(false)
      await store.erase(1)
      await store.backup(`${file}.backup`)
    })
    const key = (await readFile(`${file}.forget-key`, 'utf8')).trim()
    const entry = JSON.parse(await readFile(`${file}.forgotten`, 'utf8')) as { who: string }
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    for (const name of ['.forget-key', '.forgotten']) expect((await stat(file + name)).mode & 0o777).toBe(0o600)
    // A backup in others' hands tells nobody whom to look for.
    const told = await bytesWith(folder, [key, entry.who])
    expect(told).toEqual([`month.db.forget-key: ${key}`, `month.db.forgotten: ${entry.who}`])
    expect(await bytesWith(folder, THEIRS)).toEqual([])
    expect(await auditOf(there)).toEqual([['forgotten', 'channel:telegram', '{"by":"command-line"}', null]])
  })

  it('is forgotten at the next start if a crash came between', async () => {
    const there = await place()
    await on(there, async (store) => {
      await meet(store)
      const dying = store.write(async (tx) => {
        await tx.people.forget('telegram', LAN.id, { at: later(60), by: 'platform' })
        throw new Error('killed')
      })
      await expect(dying).rejects.toThrow('killed')
      expect(await known(store)).toBe(true)
    })
    await on(there, async (store) => expect(await known(store)).toBe(false), true)
    expect(await columnsWith(there.file, THEIRS)).toEqual([])
    expect(await bytesWith(there.folder, THEIRS)).toEqual([])
    expect(await auditOf(there)).toHaveLength(1)
  })

  it('is not forgotten again for a try that failed before the one that did not', async () => {
    const there = await place()
    await on(there, async (store) => {
      await meet(store)
      const failing = store.write(async (tx) => {
        await tx.people.forget('telegram', LAN.id, { at: later(60), by: 'platform' })
        throw new Error('disk full')
      })
      await expect(failing).rejects.toThrow('disk full')
      await forget(store)
      await meet(store, 'u2')
    })
    await on(there, async (store) => expect(await known(store)).toBe(true))
  })
})

describe('a request to be forgotten', () => {
  it('ends what its writer sent before, and is handled itself', async () => {
    await on(await place(), async (store) => {
      const chat = { id: LAN.id, kind: 'private' } as const
      const base = { channel: 'telegram', externalId: 'w1', chat, from: LAN, at: NOW.toISOString() } as const
      const ids: number[] = []
      for (const inbound of [
        { ...inboundOf('u1', WORD), from: LAN },
        { ...base, type: 'withdrawn' },
      ] as const) {
        const received = await store.receive(inbound, NOW)
        if (received.outcome === 'new') ids.push(received.id)
      }
      const handled = await store.write(async (tx) => {
        await tx.people.forget('telegram', LAN.id, { at: later(1), by: 'platform', request: 'w1' })
        return Promise.all(ids.map((id) => tx.inbox.markHandled(id, later(1))))
      })
      expect(handled).toEqual([false, true])
    })
  })
})

/** The clock of the forgetting, and of the row that is made anew. */
const CLOCKS: readonly [string, Date, Date][] = [
  ['right', later(60), later(120)],
  ['years ahead when somebody was forgotten', new Date('2031-01-01T00:00:00Z'), later(120)],
  ['years behind when somebody was forgotten', new Date('2019-01-01T00:00:00Z'), later(120)],
  ['set back before somebody came anew', later(60), new Date('2018-01-01T00:00:00Z')],
]

describe.each(CLOCKS)('with a clock that was %s', (_, forgottenAt, anewAt) => {
  it('a backup from before brings nobody back, and one from after takes nobody away', async () => {
    const there = await place()
    const [before, after] = [`${there.folder}/before.bak`, `${there.folder}/after.bak`]
    await on(there, async (store) => {
      await meet(store)
      await store.backup(before)
      await forget(store, forgottenAt)
      await meet(store, 'u2', anewAt)
      await store.backup(after)
    })
    await on(there, async (store) => expect(await known(store)).toBe(true))

    expect(await restore(there, after)).toMatchObject({ forgotten: 0 })
    await on(there, async (store) => expect(await known(store)).toBe(true))

    expect(await restore(there, before)).toMatchObject({ forgotten: 1 })
    expect(await columnsWith(there.file, THEIRS)).toEqual([])
    const bytes = await readFile(there.file)
    expect(THEIRS.filter((needle) => bytes.includes(needle))).toEqual([])
    await on(there, async (store) => {
      expect(await known(store)).toBe(false)
      await meet(store, 'u3', anewAt)
    })
    await on(there, async (store) => expect(await known(store)).toBe(true))
  })
})

describe('a backup', () => {
  it('that was copied over the database by hand brings nobody back either', async () => {
    const there = await place()
    const copy = `${there.folder}/copy.bak`
    await on(there, async (store) => {
      await meet(store)
      await store.backup(copy)
      await forget(store)
    })
    await copyFile(copy, there.file)
    await on(there, async (store) => expect(await known(store)).toBe(false), true)
    expect(await columnsWith(there.file, THEIRS)).toEqual([])
  })

  it('holds what had not been handled, and that is not handled then', async () => {
    const there = await place()
    const copy = `${there.folder}/copy.bak`
    await on(there, async (store) => {
      await store.receive({ ...inboundOf('u1', WORD), from: LAN }, NOW)
      await store.backup(copy)
      expect(await forget(store)).toBe(true)
    })
    expect(await restore(there, copy)).toMatchObject({ forgotten: 1 })
    await on(there, async (store) => {
      expect(await store.inbox.pending(9)).toEqual([])
      expect(await store.receive({ ...inboundOf('u1', WORD), from: LAN }, NOW)).toEqual({ outcome: 'seen' })
    })
    expect(await columnsWith(there.file, THEIRS)).toEqual([])
  })

  it('is not restored where the key is lost with which people were noted', async () => {
    const there = await place()
    const copy = `${there.folder}/copy.bak`
    await on(there, async (store) => {
      await meet(store)
      await store.backup(copy)
      await forget(store)
    })
    await rm(`${there.file}.forget-key`)
    await expect(restore(there, copy)).rejects.toMatchObject({ code: 'forgotten-unreadable' })
    // In the database itself everybody has been forgotten who should be; the next one is noted with a new key.
    await on(there, async (store) => {
      await meet(store, 'u2')
      await forget(store)
    })
    await expect(restore(there, copy)).rejects.toMatchObject({ code: 'forgotten-unreadable' })
    await rm(`${there.file}.forgotten`)
    expect(await restore(there, copy)).toMatchObject({ forgotten: 0 })
  })

  it('that another takes the place of is named, for nobody is forgotten there', async () => {
    const there = await place()
    const copy = `${there.folder}/copy.bak`
    await on(there, async (store) => {
      await meet(store)
      await store.backup(copy)
    })
    const { kept } = await restore(there, copy)
    expect(await copiesKept(there.url)).toEqual([kept])
  })
})

it('a trial that begins again forgets nobody again who came back', async () => {
  const there = await place()
  await on(there, async (store) => {
    await meet(store)
    await forget(store)
    await store.reset()
    await meet(store, 'u2')
  })
  await on(there, async (store) => expect(await known(store)).toBe(true))
})

describe('the list', () => {
  async function withOne(): Promise<Place & { readonly list: string }> {
    const there = await place()
    await on(there, async (store) => {
      await meet(store)
      await forget(store)
    })
    return { ...there, list: `${there.file}.forgotten` }
  }

  it('goes on behind a line that a crash cut off', async () => {
    const there = await withOne()
    await appendFile(there.list, '{"id":"5f0c')
    await on(there, async (store) => {
      await meet(store, 'u2')
      await forget(store)
    })
    expect((await readFile(there.list, 'utf8')).trimEnd().split('\n')).toHaveLength(2)
    await on(there, async (store) => expect(await known(store)).toBe(false))
  })

  it('is not read past a line that is damaged', async () => {
    const there = await withOne()
    const text = await readFile(there.list, 'utf8')
    await writeFile(there.list, text.replace('"who":"', '"who":"x'))
    await expect(openStore(there.url)).rejects.toMatchObject({ code: 'forgotten-unreadable' })
  })
})

describe('the files of the database', () => {
  /** Rows that an earlier version deleted, and rows that grew out of their pages. */
  async function withRemains(): Promise<Place> {
    const there = await place()
    await on(there, meet)
    const old = await new PrismaBetterSqlite3({ url: there.url }).connect()
    await old.executeScript(`PRAGMA secure_delete = OFF;
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)
        INSERT INTO "Setting" SELECT 'talk:' || i, '${WORD} ' || hex(randomblob(60)) FROM n;
      UPDATE "Setting" SET "value" = "value" || hex(randomblob(200)) WHERE "key" LIKE 'talk:%3';
      DELETE FROM "Setting" WHERE "key" LIKE 'talk:%'; PRAGMA wal_checkpoint(TRUNCATE)`)
    await old.dispose()
    expect(await columnsWith(there.file, [WORD])).toEqual(['Answer.typed', 'Inbox.payload'])
    return there
  }

  it('of a version that overwrote nothing are rid of what it left', async () => {
    const there = await withRemains()
    await on(there, async (store) => {
      await forget(store)
      expect(await bytesWith(there.folder, [WORD])).toContain(`month.db: ${WORD}`)
      expect(await store.erase(1)).toBe('clean')
      expect(await bytesWith(there.folder, THEIRS)).toEqual([])
    })
  })

  it('that take the place of others are rid of it before they do', async () => {
    const there = await withRemains()
    const copy = join(await tempFolder(), 'copy.db')
    await copyFile(there.file, copy)
    await on(there, async (store) => {
      await forget(store)
      await store.erase(1)
    })
    expect(await restore(there, copy)).toMatchObject({ forgotten: 1 })
    expect(await bytesWith(there.folder, THEIRS)).toEqual([])
  })

  it.each([
    ['the next sweep', false],
    ['the next start', true],
  ])('that somebody reads are rid of it by %s, and not said to be before', async (_, isStart) => {
    const there = await place()
    const reader = await new PrismaBetterSqlite3({ url: there.url }).connect()
    await on(there, async (store) => {
      await meet(store)
      await reader.executeScript('BEGIN; SELECT count(*) FROM "Person"')
      await forget(store)
      expect(await store.erase(2)).toBe('unfinished')
      expect(await bytesWith(there.folder, [LAN.name])).not.toEqual([])
      await reader.executeScript('COMMIT')
      if (!isStart) expect(await store.erase(1)).toBe('clean')
      if (!isStart) expect(await bytesWith(there.folder, THEIRS)).toEqual([])
    })
    await on(there, async () => expect(await bytesWith(there.folder, THEIRS)).toEqual([]), true)
    await reader.dispose()
  })

  it('are written anew once, not at each look', async () => {
    const there = await place()
    await on(there, async (store) => {
      await meet(store)
      await forget(store)
      expect(await store.erase(1)).toBe('clean')
      const { mtimeMs, size } = await stat(there.file)
      expect(await store.erase(1)).toBe('clean')
      const now = await stat(there.file)
      expect([now.mtimeMs, now.size]).toEqual([mtimeMs, size])
    })
  })
})

describe('a name in the texts of others', () => {
  const NAMES: readonly [name: string, text: string, left: string][] = [
    ['An', 'Anh An ở xã An Lạc, mã LAn, công an', 'Anh \u2026 ở xã \u2026 Lạc, mã LAn, công an'],
    ['Lê "Bin" (A\\B)', 'thay số của Lê "Bin" (A\\B).', 'thay số của \u2026.'],
    ['X', 'Mục X, XI', 'Mục X, XI'],
    ['Lan '.repeat(12).trim(), `${'Lan '.repeat(10)}đã sửa`, '\u2026 đã sửa'],
  ]

  it.each(NAMES)('%s is blotted where it stands as a word', async (name, text, left) => {
    await on(await place(), async (store) => {
      const ids = await store.write(async (tx) => {
        const chat = await tx.chats.of('telegram', { id: '-1', kind: 'group' }, NOW)
        await tx.people.of('telegram', { id: LAN.id, name }, NOW)
        const to = { id: '43', name }
        return [await tx.outbox.enqueue({ chatId: chat.id, payload: { type: 'message', text, to }, createdAt: NOW })]
      })
      await forget(store)
      // Somebody else of the same name keeps it.
      expect(await store.outbox.byIds(ids)).toMatchObject([{ payload: { text: left, to: { id: '43', name } } }])
    })
  })
})
