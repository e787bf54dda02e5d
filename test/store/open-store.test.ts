import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { openSqlite, query } from '../../src/store/sqlite.ts'
import { APRIL, answerOf, chatIn, inboundOf, NOW, personIn, tempFolder, tempStore } from './temp-store.ts'

describe('opening a database', () => {
  it('makes folder and file, and finds everything again', async () => {
    const url = `file:${join(await tempFolder(), 'a', 'b', 'test.db')}`
    const first = await openStore(url)
    await first.write((tx) => tx.answers.record(answerOf()))
    await first.close()
    const second = await openStore(url)
    expect(await second.answers.inForce({ periods: [APRIL] })).toHaveLength(1)
    await second.close()
  })

  it('flushes at every commit, which a reopened WAL database does not do by itself', async () => {
    const file = join(await tempFolder(), 'test.db')
    await (await openStore(`file:${file}`)).close()
    const plain = await new PrismaBetterSqlite3({ url: `file:${file}` }).connect()
    expect(await query(plain, 'PRAGMA synchronous')).toEqual([[1]])
    await plain.dispose()
    for (const mode of ['writer', 'reader'] as const) {
      const { db, connection, close } = await openSqlite(file, mode)
      expect(await query(connection, 'PRAGMA synchronous')).toEqual([[2]])
      expect(await query(connection, 'PRAGMA journal_mode')).toEqual([['wal']])
      // Through the client, since only what its own connection does counts.
      expect(Object.values((await db.$queryRawUnsafe<object[]>('PRAGMA synchronous'))[0] ?? {}).map(Number)).toEqual([
        2,
      ])
      await close()
    }
  })

  it('refuses references to rows that are not there, and all that the failed work wrote', async () => {
    const store = await tempStore()
    const work = store.write(async (tx) => {
      await tx.answers.record(answerOf())
      await tx.outbox.enqueue({ chatId: 999, payload: {}, createdAt: NOW })
    })
    await expect(work).rejects.toThrow(/foreign key/i)
    expect(await store.answers.inForce({})).toEqual([])
  })

  it('names a file that is no database, and one that cannot be made', async () => {
    const folder = await tempFolder()
    await writeFile(join(folder, 'text.db'), 'this is a letter, not a database'.repeat(200))
    await mkdir(join(folder, 'taken.db'))
    await expect(openStore(`file:${join(folder, 'text.db')}`)).rejects.toMatchObject({ code: 'database-damaged' })
    await expect(openStore(`file:${join(folder, 'taken.db')}`)).rejects.toMatchObject({ code: 'database-unwritable' })
    await expect(openStore(`file:${join(folder, 'text.db', 'x.db')}`)).rejects.toMatchObject({
      code: 'database-unwritable',
    })
  })
})

describe('one server for one database', () => {
  it('refuses a second one by name, lets the command line in, and ends with close', async () => {
    const url = `file:${join(await tempFolder(), 'test.db')}`
    const server = await openStore(url, { exclusive: true })
    const refused = { code: 'database-in-use', params: { pid: String(process.pid) } }
    await expect(openStore(url, { exclusive: true })).rejects.toMatchObject(refused)
    const tool = await openStore(url)
    await tool.write((tx) => tx.answers.record(answerOf()))
    expect(await server.answers.inForce({})).toHaveLength(1)
    await tool.close()
    await server.close()
    await (await openStore(url, { exclusive: true })).close()
  })

  it('ends with the process, however that ends', async () => {
    const url = `file:${join(await tempFolder(), 'test.db')}`
    const child = fork(new URL('./write-loop.ts', import.meta.url), [url, '0'], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    await once(child, 'message')
    await expect(openStore(url, { exclusive: true })).rejects.toMatchObject({ params: { pid: String(child.pid) } })
    child.kill('SIGKILL')
    await once(child, 'exit')
    await (await openStore(url, { exclusive: true })).close()
  })
})

describe('the whole database', () => {
  it('is copied while writes go on, and the copy opens', async () => {
    const store = await tempStore()
    const to = join(await tempFolder(), 'copy.db')
    await store.write((tx) => tx.answers.record(answerOf()))
    await Promise.all([store.backup(to), store.write((tx) => tx.answers.record(answerOf({ indicator: 'hs_ket_hon' })))])
    const copy = await openStore(`file:${to}`)
    expect((await copy.answers.inForce({})).length).toBeGreaterThan(0)
    await copy.close()
    await expect(store.backup(to)).rejects.toMatchObject({ code: 'file-exists' })
    await expect(store.backup('/no/such/folder/copy.db')).rejects.toMatchObject({ code: 'file-unwritable' })
    expect((await readdir(join(to, '..'))).filter((name) => name.endsWith('.partial'))).toEqual([])
  })

  it('is emptied by reset, and ids go on counting', async () => {
    const store = await tempStore()
    const chat = await chatIn(store, '-1')
    await chatIn(store, '-2')
    const person = await personIn(store, '7')
    await store.receive(inboundOf('1'), NOW)
    await store.local.add({ chat: 'a', author: 'b', text: 'c', at: NOW.toISOString() })
    const promptId = await store.write(async (tx) => {
      await tx.chats.move('telegram', '-1', '-2', NOW)
      await tx.periods.open(APRIL, 'v1', NOW)
      await tx.submissions.put({ period: APRIL, unit: 'STP', status: 'open', startedAt: NOW })
      await tx.links.add({ personId: person.id, unit: 'STP', role: 'officer', createdAt: NOW })
      await tx.links.addCode({ digest: 'd', unit: 'STP', role: 'officer', createdAt: NOW, expiresAt: NOW })
      await tx.answers.record(answerOf({ personId: person.id, chatId: chat.id }))
      await tx.audit({ at: NOW, personId: person.id, action: 'a', subject: 's', detail: null })
      const key = { chatId: chat.id, period: APRIL, unit: 'STP' }
      const conversationId = await tx.conversations.put({ ...key, state: {}, updatedAt: NOW })
      const id = await tx.conversations.addPrompt({ conversationId, chatId: chat.id, indicator: 'x', createdAt: NOW })
      await tx.outbox.enqueue({ chatId: chat.id, promptId: id, payload: {}, createdAt: NOW })
      return id
    })
    await store.reset()
    expect(await store.conversations.promptById(promptId)).toBeUndefined()
    expect(await store.periods.list()).toEqual([])
    expect((await chatIn(store, '-1')).id).toBeGreaterThan(chat.id)
    await store.ping()
  })

  it('remembers when the trial began until it is reset', async () => {
    const store = await tempStore()
    expect(await store.remembered('began', 'once')).toBe('once')
    expect(await store.remembered('began', 'again')).toBe('once')
    await store.reset()
    expect(await store.remembered('began', 'anew')).toBe('anew')
  })

  it('answers no ping once it is closed', async () => {
    const store = await openStore(`file:${join(await tempFolder(), 'test.db')}`)
    await store.close()
    await expect(store.ping()).rejects.toThrow()
    await expect(chatIn(store, '-1')).rejects.toMatchObject({ name: 'StoreClosed' })
  })
})
