/** `tongket forget`: a person is taken out by hand, beside a server or without one. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { bytesWith } from '../traces.ts'
import { type CommandLine, commandLine, dataOf } from './command-line.ts'
import { clockFrom, MORNING, serve } from './served.ts'

const NAMES: Readonly<Record<string, string>> = { '7300451982': 'Quách Thị Lan', '7300451983': 'Đoàn Thị Mai' }
const [LAN = '', MAI = ''] = Object.keys(NAMES)

describe('tongket forget', { timeout: 120_000 }, () => {
  let folder: string
  let run: CommandLine
  const at = new Date(MORNING)

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tongket-cli-'))
    const url = `file:${join(folder, 'month.db')}`
    run = commandLine(url)
    const store = await openStore(url)
    await store.write(async (tx) => {
      for (const [id, name] of Object.entries(NAMES)) {
        await tx.people.of('telegram', { id, name }, at)
        await tx.chats.of('telegram', { id, kind: 'private', title: name }, at)
      }
    })
    await store.backup(join(folder, 'before.bak'))
    await store.close()
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** In what the program itself keeps. */
  async function traces(id: string): Promise<string[]> {
    const found = await bytesWith(folder, [id, NAMES[id] ?? ''])
    return found.filter((one) => !one.startsWith('before.bak'))
  }

  it('knows whom it does not know, and what is no address', async () => {
    const [unknown, other, wrong] = await Promise.all([
      run('forget telegram:1'),
      run(`forget zalo-oa:${LAN} --json`),
      run('forget Lan'),
    ])
    expect([unknown.code, other.code, wrong.code]).toEqual([1, 1, 2])
    for (const { err } of [unknown, other, wrong]) expect(err.trim().split('\n')).toHaveLength(1)
    expect(unknown.err).toContain('npx tongket people')
    expect(wrong.err).toContain('telegram:123')
    expect(await traces(LAN)).not.toEqual([])
  })

  it('is told by the list of people whom to name', async () => {
    expect((await run('people --all')).out).toBe(
      [LAN, MAI].map((id) => `${NAMES[id] ?? ''}: chưa có vai trò\ttelegram:${id}\n`).join(''),
    )
    expect((await run('people')).out).toMatch(/chưa ai có vai trò/)
  })

  it('works without a server, and says what is left to do', async () => {
    const { code, out } = await run(`forget telegram:${LAN}`, { ADMIN_IDS: `telegram:${LAN}` })
    expect(code).toBe(0)
    expect(out).toContain('Đã xoá tên, mã, tin nhắn và vai trò')
    expect(out).toContain('không còn dấu vết')
    expect(out).toContain('ADMIN_IDS')
    expect(await traces(LAN)).toEqual([])
    expect((await run(`forget telegram:${LAN}`)).code).toBe(1)
  })

  it('works beside a server, which goes on', async () => {
    const served = await serve({ folder, now: clockFrom(MORNING) })
    try {
      expect(dataOf(await run(`forget telegram:${MAI} --json`))).toEqual({
        code: 0,
        data: { forgotten: true, files: 'clean', inAdminIds: false, copies: [] },
      })
      expect(await traces(MAI)).toEqual([])
      await served.server.program.sweep()
      expect(served.faults).toEqual([])
    } finally {
      await served.server.stop()
    }
  })

  it('holds when a backup from before is restored', async () => {
    const restored = dataOf(await run(`restore ${join(folder, 'before.bak')} --json`))
    expect(restored).toMatchObject({ code: 0, data: { forgotten: 2 } })
    expect(await traces(LAN)).toEqual([])
    const { out } = await run(`restore ${join(folder, 'before.bak')}`, { LOCALE: 'en' })
    expect(out).toContain('forgotten again: 2.')
  })
})
