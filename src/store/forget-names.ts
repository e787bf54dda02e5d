/**
 * The name of a person who is forgotten, where a text holds it in passing: what the program told others (whose answer
 * was replaced, whom it could not reach), and what others wrote to it. Answers are the unit's and stay as they are.
 */
import { jsonOf } from './json.ts'
import type { Sql } from './statements.ts'

/** Cards cut names at this length (`app/conversation/interview.ts`). */
const LONGEST_SHOWN = 40
/** A single letter stands in every text. */
const SHORTEST = 2
const BLOT = '\u2026'
/** Rows held in memory at once. */
const TOGETHER = 500

/** What others wrote is left alone until it is handled, or it would not say what they meant. */
const ROWS = { Outbox: 'TRUE', Inbox: `"status" NOT IN ('new', 'again')` } as const

export async function blotNames(sql: Sql, names: Iterable<string>): Promise<void> {
  const shown = [...names].flatMap((name) => [name, Array.from(name).slice(0, LONGEST_SHOWN).join('')])
  for (const name of new Set(shown.map((one) => one.trim()))) {
    if (Array.from(name).length < SHORTEST) continue
    await blotIn(sql, 'Outbox', name)
    await blotIn(sql, 'Inbox', name)
    await sql.run(`UPDATE "LocalMessage" SET "text" = replace("text", ?, '${BLOT}')`, name)
  }
}

async function blotIn(sql: Sql, table: keyof typeof ROWS, name: string): Promise<void> {
  const rest = `WHERE "id" > ? AND ${ROWS[table]} AND instr("payload", ?) > 0 ORDER BY "id" LIMIT ${TOGETHER}`
  // In JSON a quote or a backslash has another before it.
  const needle = JSON.stringify(name).slice(1, -1)
  const whole = wordsOf(name)
  for (let after = 0; ; ) {
    const rows = await sql.rows(table, rest, after, needle)
    for (const { id, payload } of rows) {
      const blotted = withoutName(jsonOf(payload, 'message'), whole)
      if (blotted !== undefined) await sql.run(`UPDATE "${table}" SET "payload" = ? WHERE "id" = ?`, blotted, id)
      after = id
    }
    if (rows.length < TOGETHER) return
  }
}

const SPECIAL = /[\\^$.*+?()[\]{}|]/g

/** An is a name, and no part of Anh. */
function wordsOf(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${name.replace(SPECIAL, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu')
}

/** The payload with its texts blotted; undefined if they do not name the person. */
function withoutName(payload: unknown, name: RegExp): string | undefined {
  if (typeof payload !== 'object' || payload === null) return undefined
  const changed = Object.entries(payload).flatMap(([key, value]: [string, unknown]) => {
    if ((key !== 'text' && key !== 'caption') || typeof value !== 'string') return []
    const text = value.replace(name, BLOT)
    return text === value ? [] : [[key, text] as const]
  })
  return changed.length === 0 ? undefined : JSON.stringify({ ...payload, ...Object.fromEntries(changed) })
}
