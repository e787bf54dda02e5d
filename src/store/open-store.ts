/** Opens the database that the settings name; `main.ts`, the command line, the demo and tests call it. */
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { answerReads, answerWrites } from './answers.ts'
import { backUp } from './backup.ts'
import { chatReads, chatWrites, personReads, personWrites } from './chats.ts'
import { conversationReads, conversationWrites } from './conversations.ts'
import { downloadReads, downloadWrites } from './downloads.ts'
import { type Erased, eraseForgotten } from './erase.ts'
import { explained } from './explained.ts'
import { lockFile } from './file-lock.ts'
import { floodReads, floodWrites } from './floods.ts'
import { forgetAgain } from './forget.ts'
import { type ForgottenList, forgottenList } from './forgotten-list.ts'
import { grantsOf } from './grants.ts'
import { inboxReads, inboxWrites } from './inbox.ts'
import { linkReads, linkWrites } from './links.ts'
import { localStore } from './local-messages.ts'
import { migrate } from './migrate.ts'
import { offerReads, offerWrites } from './offers.ts'
import { outboxReads, outboxWrites } from './outbox.ts'
import { keepPrivate, realFileOf } from './own-files.ts'
import { paidReads, paidWrites } from './paid.ts'
import { periodReads, periodWrites, submissionReads, submissionWrites } from './periods.ts'
import { reminderReads, reminderWrites } from './reminders.ts'
import { once, remembered, touch } from './settings.ts'
import { expectWholePages } from './sound.ts'
import { type Access, inTransaction, type Opened, openSqlite } from './sqlite.ts'
import type { Reads, Store, Tx } from './store.ts'
import { termReads, termWrites } from './terms.ts'
import { emptyTables } from './trial.ts'
import { createWriter, type Writer } from './writer.ts'

/** Where this program's migrations stand. */
export const MIGRATIONS = fileURLToPath(new URL('../../prisma/sqlite/migrations', import.meta.url))

export interface OpenOptions {
  /** For the server: refuses with `database-in-use` if another one has the file. The command line goes without. */
  readonly exclusive?: boolean
  /** Only tests have others. */
  readonly migrations?: string
}

/**
 * `url`: `file:` and a path, from the working directory. Makes folder and file if need be and brings the tables up to
 * date, and forgets again who was forgotten since it was backed up. Throws a Problem: `database-in-use`,
 * `database-unwritable`, `database-newer`, `database-migration-changed`, `database-damaged`, `forgotten-unreadable`.
 */
export async function openStore(url: string, options: OpenOptions = {}): Promise<Store> {
  const named = resolve(url.replace(/^file:/, ''))
  return explained(named, async () => {
    const file = await realFileOf(named)
    await keepPrivate(file)
    const unlock = options.exclusive ? await lockFile(file, process.pid) : () => Promise.resolve()
    try {
      return await openUnlocked(file, options, unlock)
    } catch (fault) {
      await unlock()
      throw fault
    }
  })
}

async function openUnlocked(
  file: string,
  { migrations = MIGRATIONS, exclusive }: OpenOptions,
  unlock: () => Promise<void>,
): Promise<Store> {
  const forgotten = forgottenList(file)
  const writing = await openSqlite(file, 'writer')
  try {
    await expectWholePages(writing.connection)
    await migrate(writing.connection, migrations, file)
    await inTransaction(writing, () => forgetAgain(writing.sql, forgotten))
    // Before anybody waits for the server. What is not finished here is at the next sweep.
    if (exclusive) await eraseForgotten(writing)
    const reading = await openSqlite(file, 'reader')
    // The driver would wait with the whole program; the writer's queue waits by itself.
    await writing.connection.executeScript('PRAGMA busy_timeout = 0')
    await keepPrivate(file)
    return storeOn(file, writing, reading, forgotten, unlock)
  } catch (fault) {
    await writing.close()
    throw fault
  }
}

function storeOn(
  file: string,
  writing: Opened,
  reading: Opened,
  forgotten: ForgottenList,
  unlock: () => Promise<void>,
): Store {
  const { db, sql } = writing
  const writer = createWriter((text) => sql.run(text))
  const tx = txOn(writing, forgotten)
  return {
    ...readsOn(reading),
    write: (work) => writer.write(() => work(tx)),
    receive: (inbound, now) => writer.write(() => tx.inbox.receive(inbound, now)),
    local: localStore(reading.db, db, writer),
    grants: (account) => grantsOf(account, reading.sql, sql, writer),
    remembered: (key, first) => writer.write(() => remembered(sql, key, first)),
    erase: (tries) => erase(writing, writer, tries),
    reset: () => writer.write(() => emptyTables(db)),
    async ping() {
      await reading.sql.number('SELECT 1')
      // A disk that is full still reads.
      await writer.write(() => touch(sql))
    },
    backup: (to) => backUp(file, to),
    async close() {
      await writer.close()
      await reading.close()
      await writing.close()
      await unlock()
    },
  }
}

function readsOn(access: Access): Reads {
  const { sql } = access
  return {
    chats: chatReads(sql),
    people: personReads(sql),
    links: linkReads(access),
    periods: periodReads(sql),
    answers: answerReads(sql),
    submissions: submissionReads(sql),
    conversations: conversationReads(sql),
    floods: floodReads(sql),
    inbox: inboxReads(sql),
    outbox: outboxReads(sql),
    terms: termReads(sql),
    reminders: reminderReads(sql),
    offers: offerReads(sql),
    downloads: downloadReads(sql),
    paid: paidReads(sql),
  }
}

const AGAIN_MS = 50

async function erase(writing: Opened, writer: Writer, tries: number): Promise<Erased> {
  for (let left = tries; ; left--) {
    const erased = await writer.alone(() => eraseForgotten(writing))
    if (erased === 'clean' || left <= 1) return erased
    await sleep(AGAIN_MS)
  }
}

function txOn(access: Access, forgotten: ForgottenList): Tx {
  const { db, sql } = access
  return {
    chats: chatWrites(access),
    people: personWrites(sql, forgotten),
    links: linkWrites(access),
    periods: periodWrites(sql),
    answers: answerWrites(sql),
    submissions: submissionWrites(sql),
    conversations: conversationWrites(sql),
    floods: floodWrites(sql),
    inbox: inboxWrites(sql, forgotten),
    outbox: outboxWrites(sql),
    terms: termWrites(sql),
    reminders: reminderWrites(sql),
    offers: offerWrites(sql),
    downloads: downloadWrites(sql),
    paid: paidWrites(sql),
    once: (key, now) => once(sql, key, now.toISOString()),
    async audit({ detail, ...entry }) {
      await db.audit.create({ data: { ...entry, detail: JSON.stringify(detail ?? null) }, select: { id: true } })
    },
  }
}
