/**
 * `tongket outbox`: messages that wait or could not be sent; `retry` and `drop` decide about them. Works beside a
 * running server, which takes up what is sent again within a minute. Texts are shown only to who asks for them.
 */
import { parcelSchema } from '../app/delivery/parcel.ts'
import { momentText } from '../app/today.ts'
import { spansOf } from '../channels/mark.ts'
import { Problem } from '../problem.ts'
import type { OutboxRecord, Store } from '../store/store.ts'
import { type Ids, idOrAll, idsOnly, unknownAmong } from './ids.ts'
import { type AddCommand, type Base, baseOf, type JsonOption, printJson, type Shell, withStore } from './shell.ts'

type Options = JsonOption & { readonly text?: boolean }

interface Row {
  readonly id: number
  readonly status: 'waiting' | 'failed'
  readonly channel: string
  readonly chat: string
  readonly units: readonly string[]
  readonly kind: string
  readonly urgency: string
  /** ISO 8601. */
  readonly since: string
  readonly attempts: number
  readonly why: string | null
  /** What the platform told beyond that. */
  readonly reason?: string
  readonly text?: string
}

/** More than a province's groups can leave behind. */
const MOST = 1_000_000

export const addOutbox: AddCommand = (program, shell) => {
  const outbox = program
    .command('outbox')
    .description('List the messages that wait or could not be sent')
    .option('--text', 'print what they say, too')
    .option('--json', 'print data')
    .action((options: Options) => list(shell, options))
  outbox
    .command('retry')
    .description('Send again what could not be sent; a running server does so within a minute')
    .argument('<id...>', 'ids, or all', idOrAll)
    .option('--json', 'print data')
    .action((ids: Ids) => retry(shell, ids, outbox.opts()))
  outbox
    .command('drop')
    .description('Never send these messages')
    .argument('<id...>', 'ids', idsOnly)
    .option('--json', 'print data')
    .action((ids: readonly number[]) => drop(shell, ids, outbox.opts()))
}

async function list(shell: Shell, options: Options): Promise<void> {
  const base = baseOf(shell)
  const rows = await withStore(base, async (store) => {
    const records = [...(await store.outbox.failed()), ...(await store.outbox.unsent(MOST))]
    const units = await unitsOf(store, records)
    return records.map((record) => rowOf(record, units.get(record.chatId) ?? [], options))
  })
  if (options.json) printJson(shell, rows)
  else if (rows.length === 0) shell.print(base.t('cli.outbox.empty'))
  else for (const row of rows) shell.print(lineOf(base, row))
}

async function unitsOf(store: Store, records: readonly OutboxRecord[]): Promise<Map<number, string[]>> {
  const units = new Map<number, string[]>()
  for (const { chatId } of records) {
    if (units.has(chatId)) continue
    const links = await store.links.of({ chatId })
    units.set(chatId, [...new Set(links.map((link) => link.unit))])
  }
  return units
}

function rowOf(record: OutboxRecord, units: readonly string[], { text }: Options): Row {
  const parcel = parcelSchema.safeParse(record.payload).data
  const said = parcel && 'text' in parcel ? parcel.text : parcel && 'caption' in parcel ? parcel.caption : undefined
  return {
    id: record.id,
    status: record.status === 'new' ? 'waiting' : 'failed',
    channel: record.chat.channel,
    chat: record.chat.title,
    units,
    kind: parcel?.type ?? 'unknown',
    urgency: record.urgency,
    since: record.createdAt.toISOString(),
    attempts: record.attempts,
    why: record.error ?? null,
    ...(record.reason !== undefined && { reason: record.reason }),
    ...(text && said !== undefined && { text: spansOf(said).plain }),
  }
}

function lineOf({ t, config }: Base, row: Row): string {
  const units = row.units.length === 0 ? '' : ` (${row.units.join(', ')})`
  const words = [
    String(row.id),
    t(`cli.outbox.status.${row.status}`),
    `${row.chat}${units}`,
    t(`cli.outbox.kind.${row.kind}`),
    t('cli.outbox.since', { at: momentText(config.timeZone, new Date(row.since)) }),
    t('cli.outbox.attempts', { attempts: row.attempts }),
    ...(row.why === null ? [] : [whyOf(t, row.why, row.reason)]),
    ...(row.text === undefined ? [] : [JSON.stringify(row.text)]),
  ]
  return words.join('\t')
}

function whyOf(t: Base['t'], why: string, reason: string | undefined): string {
  return reason === undefined ? t(`cli.outbox.why.${why}`) : t(`undelivered.${reason}`)
}

async function retry(shell: Shell, ids: Ids, options: JsonOption): Promise<void> {
  const base = baseOf(shell)
  const count = await withStore(base, (store) =>
    store.write(async (tx) => {
      if (ids === 'all') return tx.outbox.retry((await tx.outbox.failed()).map((row) => row.id))
      refuseUnless(
        ids,
        (await tx.outbox.byIds(ids)).filter((row) => row.status === 'failed'),
      )
      return tx.outbox.retry(ids)
    }),
  )
  if (options.json) printJson(shell, { retried: count })
  else shell.print(base.t('cli.outbox.retried', { messages: count }))
}

async function drop(shell: Shell, ids: readonly number[], options: JsonOption): Promise<void> {
  const base = baseOf(shell)
  const count = await withStore(base, (store) =>
    store.write(async (tx) => {
      refuseUnless(ids, await tx.outbox.byIds(ids))
      return tx.outbox.drop(ids)
    }),
  )
  if (options.json) printJson(shell, { dropped: count })
  else shell.print(base.t('cli.outbox.dropped', { messages: count }))
}

function refuseUnless(ids: readonly number[], found: readonly OutboxRecord[]): void {
  const unknown = unknownAmong(
    ids,
    found.map((row) => row.id),
  )
  if (unknown.length > 0) throw new Problem('unknown-message', { ids: unknown.join(', ') })
}
