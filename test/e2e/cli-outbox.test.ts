/** `tongket outbox`: what waits and what could not be sent, beside a server that is running. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { type CommandLine, commandLine, dataOf } from './command-line.ts'
import { clockFrom, MORNING, serve } from './served.ts'

describe('tongket outbox', { timeout: 120_000 }, () => {
  let folder: string
  let run: CommandLine
  const at = new Date(MORNING)
  let ids: number[] = []

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tongket-cli-'))
    const url = `file:${join(folder, 'month.db')}`
    run = commandLine(url)
    const store = await openStore(url)
    ids = await store.write(async (tx) => {
      const group = await tx.chats.of('local', { id: 'nhom-STP', kind: 'group', title: 'Nhóm STP' }, at)
      const gone = await tx.chats.of('local', { id: 'mat', kind: 'private', title: 'Lan' }, at)
      await tx.links.add({ chatId: group.id, unit: 'STP', role: 'officer', createdAt: at })
      const all: number[] = []
      for (const [chatId, text] of [
        [group.id, 'Sở Tư pháp còn 3 câu'],
        [gone.id, 'bí mật của Lan'],
      ] as const)
        all.push(
          await tx.outbox.enqueue({ chatId, payload: { type: 'message', text }, createdAt: at, urgency: 'bulk' }),
        )
      await tx.outbox.markFailed(all[0] ?? 0, 'unreachable')
      return all
    })
    await store.close()
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('lists both, without what they say unless asked', async () => {
    const [plain, json, texts] = await Promise.all([run('outbox'), run('outbox --json'), run('outbox --json --text')])
    expect(
      plain.out
        .trim()
        .split('\n')
        .map((line) => line.split('\t')),
    ).toEqual([
      [
        String(ids[0]),
        'chưa gửi được',
        'Nhóm STP (STP)',
        'tin nhắn',
        expect.stringContaining('từ 09:00'),
        'đã thử 1 lần',
        'ứng dụng không trả lời',
      ],
      [String(ids[1]), 'đang chờ', 'Lan', 'tin nhắn', expect.stringContaining('15/4'), 'đã thử 0 lần'],
    ])
    const failed = {
      id: ids[0],
      status: 'failed',
      channel: 'local',
      chat: 'Nhóm STP',
      units: ['STP'],
      kind: 'message',
      urgency: 'bulk',
      since: at.toISOString(),
      attempts: 1,
      why: 'unreachable',
    }
    expect(dataOf(json)).toMatchObject({ code: 0, data: [failed, { id: ids[1], status: 'waiting', why: null }] })
    expect(plain.out + json.out).not.toContain('bí mật')
    expect(dataOf(texts).data).toMatchObject([{ text: 'Sở Tư pháp còn 3 câu' }, { text: 'bí mật của Lan' }])
  })

  it.each([
    ['outbox retry 999', 1, /999/],
    ['outbox retry 2', 1, /2.*npx tongket outbox/],
    ['outbox drop 1 999', 1, /999/],
    ['outbox drop all', 2, /viết chưa đúng/],
    ['outbox retry', 2, /còn thiếu/],
    ['outbox retry x', 2, /viết chưa đúng/],
  ])('%s is refused and changes nothing', async (args, code, said) => {
    const ended = await run(args)
    expect({ code: ended.code, out: ended.out }).toEqual({ code, out: '' })
    expect(ended.err).toMatch(said)
    expect(dataOf(await run('outbox --json')).data).toMatchObject([{ status: 'failed' }, { status: 'waiting' }])
  })

  it('sends again through the server that is running, and drops', async () => {
    expect(dataOf(await run(`outbox drop ${ids[1]} --json`))).toEqual({ code: 0, data: { dropped: 1 } })
    const { server } = await serve({ folder, now: clockFrom(MORNING) })
    try {
      expect(dataOf(await run('outbox retry all --json'))).toEqual({ code: 0, data: { retried: 1 } })
      expect((await run('outbox')).out).toContain('đang chờ')
      await server.program.deliverer.sweep()
      await server.program.idle()
      const store = server.program.app.store
      expect(await store.outbox.counts()).toEqual({ waiting: 0, failed: 0 })
      expect((await store.outbox.messageOf(ids[0] ?? 0))?.messageId).toBeDefined()
      expect((await store.outbox.messageOf(ids[1] ?? 0))?.messageId).toBeUndefined()
      const ready = await fetch(`http://127.0.0.1:${server.port}/readyz`)
      expect(await ready.json()).toMatchObject({ ready: true, phase: 'running', delivery: { ready: true, waiting: 0 } })
    } finally {
      await server.stop()
    }
    const none = await run('outbox')
    expect(none.out).toBe('Không có tin nào đang chờ, mọi tin đều đã gửi được.\n')
  })
})
