/** The trial page's bubbles; fulfils the contract that `channels/local` states. */
import type { Choice } from '../channels/channel.ts'
import type { LocalMessage, LocalStore, NewLocalMessage } from '../channels/local/local-store.ts'
import { jsonOf } from './json.ts'
import { present } from './rows.ts'
import type { Db } from './sqlite.ts'
import type { Writer } from './writer.ts'

type Rows = readonly (readonly Choice[])[]

const columns = {
  id: true,
  chat: true,
  author: true,
  text: true,
  choices: true,
  replyTo: true,
  fileName: true,
  at: true,
} as const

interface Columns {
  id: number
  chat: string
  author: string
  text: string
  choices: string | null
  replyTo: number | null
  fileName: string | null
  at: Date
}

function messageOf({ choices, at, ...row }: Columns): LocalMessage {
  const buttons = choices === null ? {} : { choices: jsonOf(choices, 'buttons') as Rows } // `add` and `update` alone write it
  return { ...present(row), ...buttons, at: at.toISOString() }
}

function written(choices: Rows | undefined): string | null {
  return choices === undefined ? null : JSON.stringify(choices)
}

export function localStore(reader: Db, db: Db, writer: Writer): LocalStore {
  return {
    add: (message) => writer.write(() => add(db, message)),
    async update(id, text, choices) {
      const data = { text, choices: written(choices) }
      await writer.write(() => db.localMessage.updateMany({ where: { id }, data }))
    },
    async remove(id) {
      await writer.write(() => db.localMessage.deleteMany({ where: { id } }))
    },
    async clear() {
      await writer.write(() => db.localMessage.deleteMany())
    },
    ...localReads(reader),
  }
}

function localReads(db: Db): Pick<LocalStore, 'message' | 'messages' | 'newest' | 'file'> {
  return {
    async message(id) {
      const row = await db.localMessage.findUnique({ where: { id }, select: columns })
      return row ? messageOf(row) : undefined
    },
    async messages(chat, limit) {
      const newest = { where: { chat }, orderBy: { id: 'desc' as const }, take: limit, select: columns }
      return (await db.localMessage.findMany(newest)).reverse().map(messageOf)
    },
    async newest() {
      const tops = await db.localMessage.groupBy({ by: ['chat'], _max: { id: true } })
      const ids = tops.flatMap((top) => (top._max.id === null ? [] : [top._max.id]))
      return (await db.localMessage.findMany({ where: { id: { in: ids } }, select: columns })).map(messageOf)
    },
    async file(id) {
      const row = await db.localMessage.findUnique({ where: { id }, select: { fileName: true, file: true } })
      return row?.fileName && row.file ? { name: row.fileName, bytes: row.file } : undefined
    },
  }
}

async function add(db: Db, { choices, file, replyTo, fileName, at, ...said }: NewLocalMessage): Promise<number> {
  const bytes = file ? new Uint8Array(file) : null
  const optional = { choices: written(choices), replyTo: replyTo ?? null, fileName: fileName ?? null, file: bytes }
  return (await db.localMessage.create({ data: { ...said, ...optional, at: new Date(at) }, select: { id: true } })).id
}
