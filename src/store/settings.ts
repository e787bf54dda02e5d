/** What the program itself remembers, by name. */
import type { Sql } from './statements.ts'

/** False if there is something under this name. */
export async function once(sql: Sql, key: string, value: string): Promise<boolean> {
  const insert = 'INSERT INTO "Setting" ("key", "value") VALUES (?, ?) ON CONFLICT ("key") DO NOTHING'
  return (await sql.run(insert, key, value)) === 1
}

/** Writes, for whoever wants to know whether that is possible. */
export async function touch(sql: Sql): Promise<void> {
  const count = `INSERT INTO "Setting" ("key", "value") VALUES ('written', '1')
    ON CONFLICT ("key") DO UPDATE SET "value" = "value" + 1`
  await sql.run(count)
}

/** What was first written under this name. */
export async function remembered(sql: Sql, key: string, first: string): Promise<string> {
  await once(sql, key, first)
  return sql.text('SELECT "value" FROM "Setting" WHERE "key" = ?', key)
}
