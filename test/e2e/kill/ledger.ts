/**
 * Compares after each kill what the platform has seen with what the database knows: messages that went out and are not
 * marked (they go out once more), what was acknowledged or said to be noted and is not stored.
 */
import type { FakeTelegram, RecordedCall } from '../../fakes/telegram/fake.ts'
import type { LogLine } from './life.ts'
import type { OutboxRow, Tables } from './tables.ts'

/** Of one kill. */
export interface Toll {
  /** Rows whose message had been taken and was not marked. */
  readonly repeats: readonly number[]
  /** Changed messages, answered taps and pins that are done once more, which nobody sees. */
  readonly harmless: number
  /** What must never be. */
  readonly wrongs: readonly string[]
}

export interface Ledger {
  readonly afterLife: (tables: Tables, lines: readonly LogLine[], isReady: boolean) => Toll
  /** How often the message of a row went out more than once. */
  readonly repeatsOf: ReadonlyMap<number, number>
  /** Rows of which a start said that they may go out a second time. */
  readonly named: ReadonlySet<number>
}

const NEW = new Set(['sendMessage', 'sendDocument'])
const HARMLESS = new Set(['editMessageText', 'answerCallbackQuery', 'pinChatMessage'])
const ROWS_OF_NEW = new Set(['message', 'report'])

export function createLedger(fake: FakeTelegram): Ledger {
  const repeatsOf = new Map<number, number>()
  const named = new Set<number>()
  /** Sent more than once: the place of each of their messages, and the row that it was. */
  const orphans = new Map<string, number>()
  /** Rows that a next start has to name. */
  const owed = new Set<number>()
  let echoesRead = 0
  let harmlessBefore = 0

  function explain(lines: readonly LogLine[], isReady: boolean, wrongs: string[]): void {
    for (const { msg, outbox } of lines) {
      if (msg !== 'may go out a second time' || outbox === undefined) continue
      named.add(outbox)
      owed.delete(outbox)
    }
    if (isReady) wrongs.push(...[...owed].map((id) => `no start said that row ${id} may go out a second time`))
    if (isReady) owed.clear()
  }

  function repeatsIn({ outbox }: Tables, wrongs: string[]): number[] {
    const marked = new Set(outbox.filter(isMarked).map((row) => `${row.chat} ${row.messageId}`))
    const started = outbox.filter((row) => row.status === 'new' && row.startedAt !== null)
    const found: number[] = []
    for (const call of fake.calls) {
      if (!NEW.has(call.method) || call.refused !== undefined) continue
      const place = `${Number(call.params['chat_id'])} ${call.messageId}`
      if (marked.has(place) || orphans.has(place)) continue
      const row = started.find((one) => isOf(one, call) && !found.includes(one.id))
      if (!row) {
        wrongs.push(`the message ${place} is of no row that is under way`)
        continue
      }
      orphans.set(place, row.id)
      found.push(row.id)
      owed.add(row.id)
      repeatsOf.set(row.id, (repeatsOf.get(row.id) ?? 0) + 1)
    }
    return found
  }

  function harmlessIn({ outbox }: Tables): number {
    const calls = fake.calls.filter(({ method }) => HARMLESS.has(method)).length
    const rows = outbox.filter((row) => row.status === 'sent' && !ROWS_OF_NEW.has(row.type)).length
    const now = Math.max(harmlessBefore, calls - rows)
    const fresh = now - harmlessBefore
    harmlessBefore = now
    return fresh
  }

  /** Each figure that the bot has said to be noted. */
  function echoesIn({ answers }: Tables, wrongs: string[]): void {
    const stored = new Set(answers.map((row) => row.amount))
    for (const { params } of fake.calls.slice(echoesRead)) {
      const text = typeof params['text'] === 'string' ? params['text'] : ''
      for (const [, figure = ''] of text.matchAll(/✓ Câu \d+ · [^:]*: ([\d.]+)/g))
        if (!stored.has(figure.replaceAll('.', ''))) wrongs.push(`${figure} was said to be noted and is not stored`)
    }
    echoesRead = fake.calls.length
  }

  return {
    repeatsOf,
    named,
    afterLife(tables, lines, isReady) {
      const wrongs: string[] = []
      explain(lines, isReady, wrongs)
      const repeats = repeatsIn(tables, wrongs)
      const harmless = harmlessIn(tables)
      echoesIn(tables, wrongs)
      const lost = acknowledgedBy(fake).filter((id) => !tables.inbox.has(id))
      wrongs.push(...lost.map((id) => `update ${id} was acknowledged and is not stored`))
      return { repeats, harmless, wrongs }
    },
  }
}

function isMarked({ status, type, messageId }: OutboxRow): boolean {
  return status === 'sent' && ROWS_OF_NEW.has(type) && messageId !== null
}

function isOf({ chat, text }: OutboxRow, { params }: RecordedCall): boolean {
  const said = params['text'] ?? params['caption']
  return chat === String(Number(params['chat_id'])) && typeof said === 'string' && said.trim() === text
}

/** Ids of updates that the platform was allowed to forget. */
function acknowledgedBy(fake: FakeTelegram): string[] {
  const posted = fake.posts.filter(({ status }) => status === 200).map(({ updateId }) => updateId)
  return [...new Set([...posted, ...fake.confirmed()])].map(String)
}
