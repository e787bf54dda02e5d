/** `tongket inbox`: what was set aside, beside a server that is running. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Inbound } from '../../src/channels/channel.ts'
import { openStore } from '../../src/store/open-store.ts'
import { type CommandLine, commandLine, dataOf } from './command-line.ts'
import { clockFrom, MORNING, serve } from './served.ts'

const AT = new Date(MORNING)

function saying(n: number, chat: string, text: string): Inbound {
  const where = { id: chat, kind: 'group', title: `Nhóm ${chat}` } as const
  const from = { id: 'can-bo-1-STP', name: 'Lan' }
  const common = { channel: 'local', externalId: `x${n}`, chat: where, from, at: AT.toISOString() } as const
  return { ...common, type: 'text', text, messageId: `${90_000 + n}`, addressed: true }
}

describe('tongket inbox', { timeout: 120_000 }, () => {
  let folder: string
  let run: CommandLine
  let ids: number[] = []

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tongket-cli-'))
    const url = `file:${join(folder, 'month.db')}`
    run = commandLine(url)
    const store = await openStore(url)
    for (const [n, text] of ['bí mật của Lan', '/trogiup', '/han'].entries())
      await store.receive(saying(n, 'nhom-STP', text), AT)
    ids = (await store.inbox.pending(9)).map((row) => row.id)
    const [first = 0, second = 0] = ids
    await store.write(async (tx) => {
      await tx.inbox.markFailed(first, 'died', AT)
      await tx.inbox.markFailed(second, 'fault', AT)
    })
    await store.close()
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('lists what waits and what was set aside, without what it says unless asked', async () => {
    const [plain, json, texts] = await Promise.all([run('inbox'), run('inbox list --json'), run('inbox --json --text')])
    const words = plain.out.trim().split('\n')
    const [first, , third] = words.map((line) => line.split('\t'))
    expect(first?.slice(0, 4)).toEqual([String(ids[0]), 'để riêng', 'Nhóm nhom-STP', 'tin nhắn'])
    expect(first?.at(-1)).toContain('dừng đột ngột')
    expect(third?.slice(0, 2)).toEqual([String(ids[2]), 'đang chờ'])
    const base = { channel: 'local', chat: 'Nhóm nhom-STP', kind: 'text', at: AT.toISOString() }
    expect(dataOf(json)).toEqual({
      code: 0,
      data: [
        { ...base, id: ids[0], status: 'set-aside', why: 'died' },
        { ...base, id: ids[1], status: 'set-aside', why: 'fault' },
        { ...base, id: ids[2], status: 'waiting', why: null },
      ],
    })
    expect(plain.out + json.out).not.toContain('bí mật')
    expect(dataOf(texts).data).toMatchObject([{ text: 'bí mật của Lan' }, { text: '/trogiup' }, { text: '/han' }])
  })

  it('refuses ids that were not set aside, and changes nothing', async () => {
    const [waiting, unknown] = await Promise.all([
      run(`inbox retry ${ids[0]} ${ids[2]}`),
      run(`inbox drop ${ids[0]} 999`),
    ])
    expect({ ...waiting, err: '' }).toEqual({ code: 1, out: '', err: '' })
    expect(waiting.err).toMatch(new RegExp(`số ${ids[2]}\\. .*npx tongket inbox`))
    expect({ ...unknown, err: '' }).toEqual({ code: 1, out: '', err: '' })
    expect(unknown.err).toContain('999')
    const after = dataOf(await run('inbox --json')).data
    expect(after).toMatchObject([{ status: 'set-aside' }, { status: 'set-aside' }, { status: 'waiting' }])
  })

  it('is told by doctor and by the running server, which handles again what it is asked to', async () => {
    expect((await run('doctor')).out).toMatch(/^! Tin đến: 2 tin .*npx tongket inbox/m)
    const { server } = await serve({ folder, now: clockFrom(MORNING) })
    const setAside = async () => {
      const answer = await fetch(`http://127.0.0.1:${server.port}/readyz`)
      return answer.json()
    }
    try {
      expect(await setAside()).toMatchObject({ ready: true, inbox: { setAside: 2 } })
      expect(dataOf(await run(`inbox drop ${ids[0]} --json`))).toEqual({ code: 0, data: { dropped: 1 } })
      expect(dataOf(await run('inbox retry all --json'))).toEqual({ code: 0, data: { retried: 1 } })
      await server.program.sweep()
      await server.program.idle()
      expect(await setAside()).toMatchObject({ ready: true, inbox: { setAside: 0 } })
      const { store } = server.program.app
      expect(await store.inbox.unhandled(9)).toEqual([])
      const said = (await store.local.messages('nhom-STP', 99)).map((message) => message.text)
      expect(said.filter((text) => text.includes('/baocao')).length).toBeGreaterThan(0)
    } finally {
      await server.stop()
    }
    expect((await run('inbox')).out).toBe('Không có tin nào đang chờ xử lý hay để riêng.\n')
  })
})
