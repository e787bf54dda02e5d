/**
 * `tongket inbox`: messages that wait to be handled or were set aside; `retry` and `drop` decide about the latter. Works
 * beside a running server, which takes up what is tried again within a minute. Texts are shown only to who asks for them.
 */
import { momentText } from '../app/today.ts'
import type { Inbound } from '../channels/channel.ts'
import { Problem } from '../problem.ts'
import type { Store, Tx, UnhandledRecord } from '../store/store.ts'
import { type Ids, idOrAll, idsOnly, unknownAmong } from './ids.ts'
import { type AddCommand, type Base, baseOf, type JsonOption, printJson, type Shell, withStore } from './shell.ts'

type Options = JsonOption & { readonly text?: boolean }

interface Row {
  readonly id: number
  readonly status: UnhandledRecord['status']
  readonly channel: string
  readonly chat: string
  readonly kind: Inbound['type']
  /** When it was written, by the platform's clock; ISO 8601. */
  readonly at: string
  readonly why: string | null
  readonly text?: string
}

/** More than platforms keep for us while the program is away. */
const MOST = 1_000_000

export const addInbox: AddCommand = (program, shell) => {
  const inbox = program
    .command('inbox')
    .description('List the messages that wait or could not be handled')
    .option('--text', 'print what they say, too')
    .option('--json', 'print data')
    .action((options: Options) => list(shell, options))
  inbox
    .command('list')
    .description('The same')
    .option('--text', 'print what they say, too')
    .option('--json', 'print data')
    .action(() => list(shell, inbox.opts()))
  inbox
    .command('retry')
    .description('Handle again what was set aside; a running server does so within a minute')
    .argument('<id...>', 'ids, or all', idOrAll)
    .option('--json', 'print data')
    .action((ids: Ids) => retry(shell, ids, inbox.opts()))
  inbox
    .command('drop')
    .description('Never handle these messages')
    .argument('<id...>', 'ids', idsOnly)
    .option('--json', 'print data')
    .action((ids: readonly number[]) => drop(shell, ids, inbox.opts()))
}

async function list(shell: Shell, options: Options): Promise<void> {
  const base = baseOf(shell)
  const rows = await withStore(base, async (store) => {
    const records = await store.inbox.unhandled(MOST)
    return Promise.all(records.map((record) => rowOf(store, record, options)))
  })
  if (options.json) printJson(shell, rows)
  else if (rows.length === 0) shell.print(base.t('cli.inbox.empty'))
  else for (const row of rows) shell.print(lineOf(base, row))
}

async function rowOf(store: Store, record: UnhandledRecord, { text }: Options): Promise<Row> {
  const { id, status, inbound, setAside } = record
  const { channel, chat, type: kind, at } = inbound
  const said = 'text' in inbound ? inbound.text : 'data' in inbound ? inbound.data : undefined
  const known = await store.chats.find(channel, chat.id)
  const title = chat.title ?? known?.title ?? chat.id
  const base = { id, status, channel, chat: title, kind, at, why: setAside?.why ?? null }
  return { ...base, ...(text && said !== undefined && { text: said }) }
}

function lineOf({ t, config }: Base, row: Row): string {
  const words = [
    String(row.id),
    t(`cli.inbox.status.${row.status}`),
    row.chat,
    t(`cli.inbox.kind.${row.kind}`),
    t('cli.inbox.at', { at: momentText(config.timeZone, new Date(row.at)) }),
    ...(row.why === null ? [] : [t(`cli.inbox.why.${row.why}`)]),
    ...(row.text === undefined ? [] : [JSON.stringify(row.text)]),
  ]
  return words.join('\t')
}

async function retry(shell: Shell, ids: Ids, options: JsonOption): Promise<void> {
  const base = baseOf(shell)
  const count = await withStore(base, (store) =>
    store.write(async (tx) => tx.inbox.retry(ids === 'all' ? await allIn(tx) : await knownIn(tx, ids))),
  )
  if (options.json) printJson(shell, { retried: count })
  else shell.print(base.t('cli.inbox.retried', { messages: count }))
}

async function drop(shell: Shell, ids: readonly number[], options: JsonOption): Promise<void> {
  const base = baseOf(shell)
  const count = await withStore(base, (store) => store.write(async (tx) => tx.inbox.drop(await knownIn(tx, ids))))
  if (options.json) printJson(shell, { dropped: count })
  else shell.print(base.t('cli.inbox.dropped', { messages: count }))
}

async function allIn(tx: Tx): Promise<number[]> {
  const rows = await tx.inbox.unhandled(MOST)
  return rows.filter((row) => row.status === 'set-aside').map((row) => row.id)
}

async function knownIn(tx: Tx, ids: readonly number[]): Promise<readonly number[]> {
  const unknown = unknownAmong(ids, await allIn(tx))
  if (unknown.length > 0) throw new Problem('not-set-aside', { ids: unknown.join(', ') })
  return ids
}
