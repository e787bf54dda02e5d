import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { migrate } from '../../src/store/migrate.ts'
import { openStore } from '../../src/store/open-store.ts'
import { openSqlite, query } from '../../src/store/sqlite.ts'
import { chatIn, tempFolder } from './temp-store.ts'

const OURS = 'prisma/sqlite/migrations'

/** The program's migrations and `more`, as a later version would bring them. */
async function withMore(more: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(await tempFolder(), 'migrations')
  await cp(OURS, folder, { recursive: true })
  for (const [name, sql] of Object.entries(more)) {
    await mkdir(join(folder, name))
    await writeFile(join(folder, name, 'migration.sql'), sql)
  }
  return folder
}

async function freshFile(): Promise<string> {
  return join(await tempFolder(), 'test.db')
}

async function opened(file: string, migrations?: string) {
  await (await openStore(`file:${file}`, migrations === undefined ? {} : { migrations })).close()
}

const LATER = { '29990101000000_later': 'CREATE TABLE "Later" ("id" INTEGER PRIMARY KEY);' }

describe('migrations', () => {
  it('are applied once, each with the row that Prisma would write', async () => {
    const { connection, close } = await openSqlite(await freshFile(), 'writer')
    const names = (await readdir(OURS)).filter((name) => /^\d{14}_/.test(name)).sort()
    expect(await migrate(connection, OURS, 'x')).toEqual(names)
    expect(await migrate(connection, OURS, 'x')).toEqual([])
    const rows = await query(
      connection,
      'SELECT migration_name, length(checksum), finished_at IS NOT NULL, applied_steps_count FROM _prisma_migrations',
    )
    expect(rows.map((row) => row.map(String))).toEqual(names.map((name) => [name, '64', '1', '1']))
    await close()
  })

  it('of a later version are applied to a database with rows in it', async () => {
    const file = await freshFile()
    await opened(file)
    await opened(file, await withMore(LATER))
    await opened(file, await withMore(LATER))
  })

  it('refuse a database that a later version has changed', async () => {
    const file = await freshFile()
    await opened(file, await withMore(LATER))
    const newer = { code: 'database-newer', params: { file, migration: '29990101000000_later' } }
    await expect(opened(file)).rejects.toMatchObject(newer)
  })

  it('refuse a database whose migration was changed afterwards', async () => {
    const file = await freshFile()
    await opened(file, await withMore(LATER))
    const changed = await withMore({
      '29990101000000_later': 'CREATE TABLE "Later" ("id" INTEGER PRIMARY KEY, "x" TEXT);',
    })
    await expect(opened(file, changed)).rejects.toMatchObject({ code: 'database-migration-changed' })
  })

  it('refuse a database in which Prisma left one unfinished', async () => {
    const file = await freshFile()
    await opened(file)
    const { connection, close } = await openSqlite(file, 'writer')
    await connection.executeScript('UPDATE _prisma_migrations SET finished_at = NULL')
    await close()
    await expect(opened(file)).rejects.toMatchObject({ code: 'database-damaged' })
  })

  it('leave the database as it was when one of them fails', async () => {
    const file = await freshFile()
    await opened(file)
    const bad = await withMore({
      ...LATER,
      '29990102000000_bad': 'CREATE TABLE "Half" ("id" INTEGER); INSERT INTO "Nowhere" VALUES (1);',
    })
    await expect(opened(file, bad)).rejects.toThrow('29990102000000_bad')
    const { connection, close } = await openSqlite(file, 'writer')
    const made = await query(connection, "SELECT name FROM sqlite_master WHERE name IN ('Half', 'Later')")
    await close()
    expect(made).toEqual([])
    await opened(file)
  })

  it('may make a table anew to which others refer, as Prisma does to change a column', async () => {
    const file = await freshFile()
    const store = await openStore(`file:${file}`)
    const chat = await chatIn(store, '-1')
    await store.write((tx) => tx.links.add({ chatId: chat.id, unit: 'STP', role: 'officer', createdAt: new Date(0) }))
    await store.close()
    const sql = await readFile(
      join(OURS, (await readdir(OURS)).filter((n) => n.endsWith('_init'))[0] ?? '', 'migration.sql'),
      'utf8',
    )
    const table = /CREATE TABLE "Chat" \([^;]*\);/.exec(sql)?.[0] ?? ''
    // Later migrations added columns.
    const added = '"heardAt" DATETIME, "lastOrder" INTEGER, "lastOrderAt" DATETIME, CONSTRAINT'
    const now = table.replace('"Chat"', '"new_Chat"').replace('CONSTRAINT', added)
    const anew = `PRAGMA defer_foreign_keys=ON; PRAGMA foreign_keys=OFF; ${now}
      INSERT INTO "new_Chat" SELECT * FROM "Chat"; DROP TABLE "Chat"; ALTER TABLE "new_Chat" RENAME TO "Chat";
      CREATE UNIQUE INDEX "Chat_channel_externalId_key" ON "Chat"("channel", "externalId");
      PRAGMA foreign_keys=ON; PRAGMA defer_foreign_keys=OFF;`
    const again = await openStore(`file:${file}`, { migrations: await withMore({ '29990101000000_anew': anew }) })
    expect(await again.links.chatsOf('STP')).toMatchObject([{ externalId: '-1' }])
    await expect(
      again.write((tx) => tx.outbox.enqueue({ chatId: 99, payload: 0, createdAt: new Date(0) })),
    ).rejects.toThrow()
    await again.close()
  })
})
