import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { migrate } from '../../src/store/migrate.ts'
import { type Opened, openSqlite, query } from '../../src/store/sqlite.ts'
import { APRIL, NOW, tempFolder } from './temp-store.ts'

async function opened(): Promise<Opened> {
  const one = await openSqlite(join(await tempFolder(), 'test.db'), 'writer')
  onTestFinished(one.close)
  await migrate(one.connection, 'prisma/sqlite/migrations', 'x')
  return one
}

const RECEIVE = `INSERT INTO "Inbox" ("channel", "externalId", "payload", "receivedAt", "status", "error", "handledAt")
  VALUES (?, ?, ?, ?, ?, ?, ?)`

describe('our own statements', () => {
  it('write rows exactly as Prisma does, and read them as it does', async () => {
    const { db, sql, connection } = await opened()
    const instant = fc.date({ min: new Date('1970-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
    const words = fc.option(fc.string({ unit: 'grapheme' }), { nil: null })
    let n = 0
    const check = async (receivedAt: Date, handledAt: Date | null, error: string | null) => {
      const said = { channel: 'local', payload: 'x', status: 'new' }
      const { id } = await db.inbox.create({ data: { ...said, externalId: `p${n}`, receivedAt, handledAt, error } })
      const mine = await sql.insert(RECEIVE, 'local', `s${n++}`, 'x', receivedAt, 'new', error, handledAt)
      const raw =
        'SELECT "receivedAt", "handledAt", "error", typeof("attempts") FROM "Inbox" ORDER BY "id" DESC LIMIT 2'
      const [ours, theirs] = await query(connection, raw)
      expect(ours).toEqual(theirs)
      for (const one of [id, mine]) {
        expect(await sql.row('Inbox', 'WHERE "id" = ?', one)).toEqual(await db.inbox.findUnique({ where: { id: one } }))
      }
    }
    await fc.assert(fc.asyncProperty(instant, fc.option(instant), words, check), { seed: 11, numRuns: 40 })
  })

  it('give what is absent as null, and no row as undefined', async () => {
    const { sql } = await opened()
    await sql.insert(RECEIVE, 'local', '1', 'x', NOW, 'new', undefined, null)
    expect(await sql.row('Inbox', '')).toMatchObject({ error: null, handledAt: null, receivedAt: NOW, attempts: 0 })
    expect(await sql.row('Inbox', 'WHERE "externalId" = ?', '2')).toBeUndefined()
    expect(await sql.numberOr('SELECT "id" FROM "Inbox" WHERE "externalId" = ?', '2')).toBeUndefined()
    expect(await sql.numberOr('SELECT max("id") FROM "Inbox" WHERE "externalId" = ?', '2')).toBeUndefined()
    await expect(sql.number('SELECT "id" FROM "Inbox" WHERE "externalId" = ?', '2')).rejects.toThrow('no number')
    expect(await sql.number('SELECT count(*) FROM "Inbox"')).toBe(1)
  })

  it('count the rows that they change, and reject what the database refuses', async () => {
    const { sql } = await opened()
    const open = 'INSERT INTO "PeriodRecord" ("period", "packVersion", "openedAt") VALUES (?, ?, ?)'
    expect(await sql.run(open, APRIL, 'v1', NOW)).toBe(1)
    await expect(sql.run(open, APRIL, 'v2', NOW)).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' })
    await expect(sql.run(open, '2024-05', null, NOW)).rejects.toThrow(/not null/i)
    await expect(sql.run(open, '2024-05', 'v1', new Date(Number.NaN))).rejects.toThrow(RangeError)
    await expect(sql.run('SELECT nothing')).rejects.toThrow()
    expect(await sql.run('UPDATE "PeriodRecord" SET "packVersion" = ? WHERE "period" = ?', 'v2', '2024-05')).toBe(0)
    expect(await sql.rows('PeriodRecord', 'ORDER BY "period"')).toHaveLength(1)
  })

  it('take values for values, whatever stands in them', async () => {
    const { sql } = await opened()
    const hostile = `1'; DROP TABLE "Inbox"; -- = ?`
    await sql.insert(RECEIVE, 'local', hostile, 'x', NOW, 'new', hostile, null)
    expect(await sql.row('Inbox', 'WHERE "externalId" = ?', hostile)).toMatchObject({ error: hostile })
  })

  it('tell a damaged instant instead of reading another day out of it', async () => {
    const { sql, connection } = await opened()
    await sql.insert(RECEIVE, 'local', '1', 'x', NOW, 'new', null, null)
    for (const damage of ["'yesterday'", '1713232800000']) {
      await connection.executeScript(`UPDATE "Inbox" SET "receivedAt" = ${damage}`)
      await expect(sql.rows('Inbox', '')).rejects.toMatchObject({ name: 'StoredValueFault' })
    }
  })
})
