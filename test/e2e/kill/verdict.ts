/** What must hold when all is over, as lists of what does not: each is empty, or names its offenders. */
import type { RecordedCall } from '../../fakes/telegram/fake.ts'
import type { LogLine } from './life.ts'
import { UNITS } from './pack.ts'
import type { Run } from './run.ts'
import type { OutboxRow, Tables } from './tables.ts'

/** Answers in force, and how many revisions each has, against what was typed. */
export function wrongAnswers({ tables, town }: Run): string[] {
  const stored = Map.groupBy(tables.answers, (row) => `${row.period} ${row.unit} ${row.indicator}`)
  const keys = new Set([...stored.keys(), ...town.book.answers.keys()])
  return [...keys].flatMap((key) => {
    const typed = town.book.answers.get(key) ?? []
    const there = (stored.get(key) ?? []).map((row) => row.amount)
    return there.join() === typed.join() ? [] : [`${key}: typed ${typed.join(', ')}; stored ${there.join(', ')}`]
  })
}

export function wrongSubmissions({ tables, town }: Run): string[] {
  const { submitted } = town.book
  return [
    ...[...submitted].filter((one) => !tables.submitted.has(one)).map((one) => `${one} was submitted and is not`),
    ...[...tables.submitted].filter((one) => !submitted.has(one)).map((one) => `${one} is submitted and was not`),
  ]
}

/** Reminders that were claimed and did not reach a chat, or reached it in two messages. */
export function wrongReminders({ tables, fake, ledger, town }: Run): string[] {
  const rows = new Map(tables.outbox.map((row) => [row.id, row]))
  const carriers = Map.groupBy(tables.carried, (one) => one.reminder)
  const delivered = new Set(town.chats.flatMap((chat) => fake.messages(chat).map(({ id }) => `${chat} ${id}`)))
  return tables.reminders.flatMap((reminder) => {
    const name = `${reminder.period} ${reminder.unit} ${reminder.step} ${reminder.audience}`
    const messages = (carriers.get(reminder.id) ?? []).flatMap(({ outbox }) => rows.get(outbox) ?? [])
    if (reminder.outcome !== 'sent') return messages.length > 0 ? [`${name} is ${reminder.outcome} and was sent`] : []
    const lost = messages.filter((row) => row.status !== 'sent' || !delivered.has(`${row.chat} ${row.messageId}`))
    const twice = messages.length - new Set(messages.map((row) => row.chat)).size
    return [
      ...(messages.length === 0 ? [`${name} was carried by nothing`] : []),
      ...lost.map((row) => `${name} did not reach ${row.chat}`),
      ...(twice > 0 ? [`${name} was written twice to one chat`] : []),
      ...messages
        .filter((row) => tooOften(row, { fake, tables, ledger }))
        .map((row) => `${name} came too often to ${row.chat}`),
    ]
  })
}

/** Whether this very text came more often than there are rows that say it, and repeats of them. */
function tooOften(
  { text, chat }: OutboxRow,
  { fake, tables, ledger }: Pick<Run, 'fake' | 'tables' | 'ledger'>,
): boolean {
  const said = fake.calls.filter(
    ({ method, params, refused }) =>
      method === 'sendMessage' &&
      refused === undefined &&
      String(Number(params['chat_id'])) === chat &&
      typeof params['text'] === 'string' &&
      params['text'].trim() === text,
  )
  const rows = tables.outbox.filter((row) => row.type === 'message' && row.chat === chat && row.text === text)
  return said.length > rows.reduce((sum, { id }) => sum + 1 + (ledger.repeatsOf.get(id) ?? 0), 0)
}

/** Each step of each month that is past has to be settled for every unit. */
export function missingReminders({ tables }: Run, periods: readonly string[]): string[] {
  const found = Map.groupBy(tables.reminders, (r) => `${r.period} ${r.step} ${r.audience}`)
  const wanted = periods.flatMap((period) => STEPS.map((step) => `${period} ${step}`))
  return wanted.flatMap((one) => {
    const times = found.get(one)?.length ?? 0
    return times === UNITS ? [] : [`${one}: of ${times} units`]
  })
}

const STEPS = [
  'mo-ky unit',
  'chieu-dau unit',
  'buoi-sang unit',
  'buoi-sang officer',
  'hai-gio unit',
  'qua-han unit',
  'qua-han secretary',
  'hom-sau unit',
  'hom-sau head',
  'hom-sau secretary',
  'hom-sau leaders',
]

/** What went out more often than it is marked, less what the ledger has explained. */
export function unexplained({ tables, fake, ledger }: Run): string[] {
  const sent = fake.calls.filter(
    ({ method, refused }) => (method === 'sendMessage' || method === 'sendDocument') && refused === undefined,
  ).length
  const rows = tables.outbox.filter((row) => row.status === 'sent' && ['message', 'report'].includes(row.type)).length
  const repeats = [...ledger.repeatsOf.values()].reduce((sum, n) => sum + n, 0)
  const unnamed = [...ledger.repeatsOf.keys()].filter((id) => !ledger.named.has(id))
  return [
    ...(sent === rows + repeats ? [] : [`${sent} messages went out: ${rows} rows and ${repeats} repeats`]),
    ...unnamed.map((id) => `no start has named row ${id}`),
  ]
}

/**
 * A change that is made once more changes nothing, which the platform says. Who stops hangs up and asks once more, which
 * the platform may hear in the other order; a program that still listened would log it.
 */
export function refusals({ fake }: Run): string[] {
  const expected = ({ method, refused = '' }: RecordedCall) =>
    refused.includes('not modified') || (method === 'getUpdates' && refused.includes('other getUpdates'))
  return fake.calls.flatMap((call) => {
    return call.refused === undefined || expected(call) ? [] : [`${call.method}: ${call.refused}`]
  })
}

const EXPECTED = new Set(['may go out a second time'])

export function faultsIn(lines: readonly LogLine[]): string[] {
  const isFault = ({ level, msg }: LogLine) => level !== 'info' && !EXPECTED.has(msg)
  return lines.filter(isFault).map((line) => JSON.stringify(line))
}

/** So that a test which tests nothing is noticed. */
export function busyness({ tables }: Run): { answers: number; reminders: number; reports: number; cards: number } {
  return {
    answers: tables.answers.length,
    reminders: tables.reminders.filter((r) => r.outcome === 'sent').length,
    reports: countOf(tables, 'report'),
    cards: tables.reminders.filter((r) => r.step === 'digest' && r.outcome === 'sent').length,
  }
}

function countOf({ outbox }: Tables, type: string): number {
  return outbox.filter((row) => row.type === type).length
}
