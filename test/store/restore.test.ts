/** Backups: what is restored is what was backed up, and what is none replaces nothing. */
import { chmod, copyFile, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MIGRATIONS, openStore } from '../../src/store/open-store.ts'
import { restoreBackup } from '../../src/store/restore.ts'
import { APRIL, answerOf, chatIn, inboundOf, NOW, tempFolder } from './temp-store.ts'

const STAMP = '2024-04-16T02-00-00-000Z'

interface Place {
  readonly folder: string
  readonly url: string
  readonly backup: string
}

/** A database with an answer to each of `figures`, backed up; then one more answer, so that both can be told apart. */
async function backedUp(figures = ['827']): Promise<Place> {
  const folder = await tempFolder()
  const url = `file:${join(folder, 'month.db')}`
  const backup = join(folder, 'backup.db')
  const store = await openStore(url)
  await chatIn(store, '-1')
  await store.receive(inboundOf('1'), NOW)
  for (const [i, amount] of figures.entries())
    await store.write((tx) => tx.answers.record(answerOf({ indicator: `q${i}`, value: { kind: 'number', amount } })))
  await store.backup(backup)
  await store.write((tx) => tx.answers.record(answerOf({ indicator: 'later' })))
  await store.close()
  return { folder, url, backup }
}

const restore = ({ backup, url }: Place) => restoreBackup(backup, url, MIGRATIONS, STAMP)

async function answersIn(url: string): Promise<string[]> {
  const store = await openStore(url)
  const found = await store.answers.inForce({ periods: [APRIL] })
  await store.close()
  return found.map((a) => `${a.indicator} ${JSON.stringify(a.value)}`)
}

describe('a backup', () => {
  it('is restored, and what it replaces is kept whole', async () => {
    const place = await backedUp()
    const before = await answersIn(place.url)
    const { file, kept } = await restore(place)
    expect(file).toBe(join(place.folder, 'month.db'))
    expect(await answersIn(place.url)).toEqual(['q0 {"kind":"number","amount":"827"}'])
    expect(await answersIn(`file:${kept ?? ''}`)).toEqual(before)
  })

  it('takes the place of a database that is damaged, which is kept aside as it is', async () => {
    const place = await backedUp()
    const file = join(place.folder, 'month.db')
    const damaged = Buffer.alloc(8192, 7)
    await writeFile(file, damaged)
    const { kept } = await restore(place)
    expect(await answersIn(place.url)).toHaveLength(1)
    expect(await readFile(kept ?? '')).toEqual(damaged)
  })

  it('takes the place of none', async () => {
    const place = await backedUp()
    const url = `file:${join(place.folder, 'new', 'month.db')}`
    expect((await restore({ ...place, url })).kept).toBeUndefined()
    expect(await answersIn(url)).toHaveLength(1)
  })

  it('made before there were seals is taken too', async () => {
    const place = await backedUp()
    const plain = join(place.folder, 'plain.db')
    await copyFile(join(place.folder, 'month.db'), plain)
    await restore({ ...place, backup: plain })
    expect(await answersIn(place.url)).toHaveLength(2)
  })

  it('waits for the server to be stopped', async () => {
    const place = await backedUp()
    const server = await openStore(place.url, { exclusive: true })
    await expect(restore(place)).rejects.toMatchObject({ code: 'database-in-use' })
    await server.close()
    expect(await answersIn(place.url)).toHaveLength(2)
  })
})

describe('what is no backup', () => {
  async function foreign(file: string): Promise<void> {
    const connection = await new PrismaBetterSqlite3({ url: `file:${file}` }).connect()
    await connection.executeScript(
      'CREATE TABLE "Bookmark" ("id" INTEGER PRIMARY KEY); INSERT INTO "Bookmark" VALUES (1)',
    )
    await connection.dispose()
  }

  async function changed(file: string, from: string, script: string): Promise<void> {
    await copyFile(from, file)
    const connection = await new PrismaBetterSqlite3({ url: `file:${file}` }).connect()
    await connection.executeScript(`PRAGMA foreign_keys = OFF; ${script}; PRAGMA wal_checkpoint(TRUNCATE)`)
    await connection.dispose()
  }

  const UNUSABLE: readonly [what: string, make: (file: string, original: string) => Promise<void>][] = [
    ['an empty file', (file) => writeFile(file, '')],
    ['a letter', (file) => writeFile(file, 'this is a letter, not a database'.repeat(300))],
    ["another program's database", foreign],
    ['half a backup', async (file, original) => writeFile(file, (await readFile(original)).subarray(0, 20_000))],
    ['broken JSON', (file, original) => changed(file, original, `UPDATE "Inbox" SET "payload" = '{"a":'`)],
    [
      'a value nobody writes',
      (file, original) => changed(file, original, `UPDATE "Answer" SET "value" = '{"kind":"x"}'`),
    ],
    ['rows that refer to nothing', (file, original) => changed(file, original, 'UPDATE "Answer" SET "personId" = 99')],
  ]

  it.each(UNUSABLE)('%s replaces nothing', async (_, make) => {
    const place = await backedUp()
    const bad = join(place.folder, 'bad.db')
    await make(bad, join(place.folder, 'month.db'))
    const before = await readFile(join(place.folder, 'month.db'))
    await expect(restore({ ...place, backup: bad })).rejects.toMatchObject({ code: 'backup-unusable' })
    expect(await readFile(join(place.folder, 'month.db'))).toEqual(before)
    expect((await readdir(place.folder)).filter((name) => name.includes('restoring'))).toEqual([])
  })

  it('a backup that is cut off or added to is not taken for one without a sum', async () => {
    const place = await backedUp()
    const original = await readFile(place.backup)
    const before = await readFile(join(place.folder, 'month.db'))
    const bad = join(place.folder, 'bad.db')
    for (const bytes of [
      Buffer.concat([original, Buffer.from('\n')]),
      ...[1, 40, 79, 300].map((n) => original.subarray(0, -n)),
    ]) {
      await writeFile(bad, bytes)
      await expect(restore({ ...place, backup: bad }), `${bytes.length} bytes`).rejects.toMatchObject({
        code: 'backup-unusable',
      })
    }
    expect(await readFile(join(place.folder, 'month.db'))).toEqual(before)
  })

  it('a name that is no file is said', async () => {
    const place = await backedUp()
    const absent = join(place.folder, 'absent.db')
    await expect(restore({ ...place, backup: absent })).rejects.toMatchObject({ code: 'file-unreadable' })
  })

  it('one byte changed at any of 500 places is refused, or changes nothing', { timeout: 240_000 }, async () => {
    const place = await backedUp(Array.from({ length: 40 }, (_, i) => String(1000 + i)))
    const original = await readFile(place.backup)
    await restore(place)
    const wanted = await answersIn(place.url)
    const places = fc.sample(fc.nat({ max: original.length - 1 }), { numRuns: 500, seed: 20240416 })
    const outcomes = { refused: 0, harmless: 0 }
    for (const at of places) {
      const flipped = Buffer.from(original)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
      const backup = join(place.folder, 'flipped.db')
      await writeFile(backup, flipped)
      const url = `file:${join(place.folder, 'trial', 'month.db')}`
      const taken = await restoreBackup(backup, url, MIGRATIONS, `${STAMP}-${at}`).then(
        () => true,
        (fault: unknown) => {
          expect(fault).toMatchObject({ code: 'backup-unusable' })
          return false
        },
      )
      if (taken) expect(await answersIn(url), `byte ${at}`).toEqual(wanted)
      outcomes[taken ? 'harmless' : 'refused'] += 1
    }
    expect(outcomes.refused + outcomes.harmless).toBe(500)
    expect(outcomes.refused).toBeGreaterThan(400)
  })
})

describe('the files of a database', () => {
  it('are read by the account that runs the program alone', async () => {
    const folder = join(await tempFolder(), 'data')
    const url = `file:${join(folder, 'month.db')}`
    const store = await openStore(url, { exclusive: true })
    await store.write((tx) => tx.answers.record(answerOf()))
    await store.backup(join(folder, 'backup.db'))
    const modes = await Promise.all(
      (await readdir(folder)).map(async (name) => [name, (await stat(join(folder, name))).mode & 0o777]),
    )
    await store.close()
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    expect(modes.length).toBeGreaterThanOrEqual(5)
    expect(modes.filter(([, mode]) => mode !== 0o600)).toEqual([])
  })

  it('of an earlier version are closed to others at the next start', async () => {
    const place = await backedUp()
    const file = join(place.folder, 'month.db')
    await chmod(file, 0o644)
    await (await openStore(place.url)).close()
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('are one database by whatever link one comes', async () => {
    const place = await backedUp()
    const link = join(place.folder, 'link.db')
    await symlink(join(place.folder, 'month.db'), link)
    const server = await openStore(place.url, { exclusive: true })
    await expect(openStore(`file:${link}`, { exclusive: true })).rejects.toMatchObject({ code: 'database-in-use' })
    await server.close()
  })

  it('with a damaged page are not served', async () => {
    const place = await backedUp(Array.from({ length: 400 }, (_, i) => String(i)))
    const file = join(place.folder, 'month.db')
    const bytes = await readFile(file)
    bytes.fill(0xa5, bytes.length - 8192, bytes.length - 4096)
    await writeFile(file, bytes)
    await expect(openStore(place.url)).rejects.toMatchObject({ code: 'database-damaged' })
  })
})

describe('a lock that another process holds', () => {
  it('is waited for, and nothing else waits with it', async () => {
    const folder = await tempFolder()
    const file = join(folder, 'month.db')
    const store = await openStore(`file:${file}`)
    const other = await new PrismaBetterSqlite3({ url: `file:${file}` }).connect()
    await other.executeScript('BEGIN IMMEDIATE')
    const write = store.write((tx) => tx.answers.record(answerOf()))
    // Timers come while it waits: the driver's own waiting would let none.
    for (let turns = 0; turns < 10; turns++) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await store.answers.inForce({})).toEqual([])
    await other.executeScript('COMMIT')
    await write
    expect(await store.answers.inForce({})).toHaveLength(1)
    await other.dispose()
    await store.close()
  })

  it('is tried for by whoever asks whether all is well', async () => {
    const folder = await tempFolder()
    const store = await openStore(`file:${join(folder, 'month.db')}`)
    await store.ping()
    await store.ping()
    const reader = await new PrismaBetterSqlite3({ url: `file:${join(folder, 'month.db')}` }).connect()
    const { rows } = await reader.queryRaw({
      sql: `SELECT "value" FROM "Setting" WHERE "key" = 'written'`,
      args: [],
      argTypes: [],
    })
    expect(rows).toEqual([['2']])
    await reader.dispose()
    await store.close()
  })
})
