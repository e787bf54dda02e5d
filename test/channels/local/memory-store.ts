/** A LocalStore without a database, for the tests of the trial page. */
import type { LocalMessage, LocalStore } from '../../../src/channels/local/local-store.ts'

interface Row {
  readonly message: LocalMessage
  readonly file?: Uint8Array
}

export function memoryStore(): LocalStore {
  let last = 0
  const rows = new Map<number, Row>()
  const all = (): LocalMessage[] => [...rows.values()].map((row) => row.message)
  return {
    add: ({ file, ...message }) => {
      last += 1
      rows.set(last, { message: { ...message, id: last }, ...(file ? { file } : {}) })
      return Promise.resolve(last)
    },
    update: (id, text, choices = []) => {
      const row = rows.get(id)
      if (row) rows.set(id, { ...row, message: { ...row.message, text, choices } })
      return Promise.resolve()
    },
    remove: (id) => {
      rows.delete(id)
      return Promise.resolve()
    },
    message: (id) => Promise.resolve(rows.get(id)?.message),
    messages: (chat, limit) =>
      Promise.resolve(
        all()
          .filter((message) => message.chat === chat)
          .slice(-limit),
      ),
    newest: () => Promise.resolve([...new Map(all().map((message) => [message.chat, message])).values()]),
    file: (id) => {
      const row = rows.get(id)
      return Promise.resolve(row?.file && { name: row.message.fileName ?? '', bytes: row.file })
    },
    clear: () => {
      rows.clear()
      return Promise.resolve()
    },
  }
}
