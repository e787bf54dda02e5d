/** What a database itself knows of those who were forgotten: which entries of the list were carried out in it. */
import type { ForgottenEntry } from './forgotten-list.ts'
import { jsonOf } from './json.ts'
import type { Sql } from './statements.ts'

/** Begins the keys, in the table of what the program remembers. */
export const RECEIPT = 'forgotten:'

export async function addReceipts(sql: Sql, entries: readonly ForgottenEntry[]): Promise<void> {
  const insert = 'INSERT INTO "Setting" ("key", "value") VALUES (?, ?) ON CONFLICT ("key") DO NOTHING'
  for (const { id, at } of entries) await sql.run(insert, RECEIPT + id, at)
}

export async function withoutReceipt(sql: Sql, entries: readonly ForgottenEntry[]): Promise<ForgottenEntry[]> {
  if (entries.length === 0) return []
  const all = `SELECT json_group_array("key") FROM "Setting" WHERE "key" GLOB '${RECEIPT}*'`
  const had = new Set(jsonOf(await sql.text(all), 'receipts') as string[]) // of a column of texts
  return entries.filter(({ id }) => !had.has(RECEIPT + id))
}
