/**
 * How many transactions a second the disk takes: one row of the inbox, committed for good, again and again.
 * A process of its own: `node bench/commit-loop.ts FILE SECONDS PAYLOAD`; prints the number per second.
 */
import { createRequire } from 'node:module'

/** Only what is used of it; the package has no types of its own. */
interface Database {
  exec(sql: string): void
  prepare(sql: string): { run(...values: readonly string[]): unknown }
  close(): void
}

const TABLE = `CREATE TABLE inbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT, channel TEXT, external TEXT, payload TEXT, UNIQUE (channel, external))`

const [file = '', seconds = '2', payload = ''] = process.argv.slice(2)
const Database = createRequire(import.meta.url)('better-sqlite3') as new (file: string) => Database
const db = new Database(file)
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
db.exec(TABLE)
const insert = db.prepare('INSERT INTO inbox (channel, external, payload) VALUES (?, ?, ?)')
let n = 0
const commit = () => insert.run('telegram', String(n++), payload)
for (let i = 0; i < 200; i++) commit()
const begun = performance.now()
const before = n
while (performance.now() - begun < Number(seconds) * 1000) commit()
const ms = performance.now() - begun
db.close()
process.stdout.write(`${JSON.stringify({ perSecond: ((n - before) / ms) * 1000 })}\n`)
