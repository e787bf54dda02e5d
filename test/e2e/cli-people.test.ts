/** `tongket people` and `revoke`, beside a server that is running. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { type CommandLine, commandLine, dataOf } from './command-line.ts'
import { MORNING } from './served.ts'

describe('tongket people', { timeout: 120_000 }, () => {
  let folder: string
  let url: string
  let run: CommandLine
  const at = new Date(MORNING)

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tongket-cli-'))
    url = `file:${join(folder, 'month.db')}`
    run = commandLine(url)
    const store = await openStore(url)
    await store.write(async (tx) => {
      const group = await tx.chats.of('telegram', { id: '-5', kind: 'group', title: 'Nhóm STP' }, at)
      const person = await tx.people.of('zalo-oa', { id: '77', name: 'Lan' }, at)
      await tx.links.add({ chatId: group.id, unit: 'STP', role: 'officer', createdAt: at })
      await tx.links.add({ personId: person.id, unit: 'STP', role: 'secretary', createdAt: at })
    })
    await store.close()
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('lists who holds which role where, and what does not count there', async () => {
    const [plain, json, none, doctor] = await Promise.all([
      run('people'),
      run('people --unit stp --json'),
      run('people --unit TCT --json'),
      run('doctor --json'),
    ])
    expect(plain.out).toBe(
      '1. Sở Tư pháp · cán bộ · nhóm “Nhóm STP” (Telegram)\ttelegram:-5\n2. Sở Tư pháp · thư ký · Lan (Zalo OA) · KHÔNG CÒN HIỆU LỰC\tzalo-oa:77\n',
    )
    const since = at.toISOString()
    expect(dataOf(json)).toEqual({
      code: 0,
      data: [
        {
          id: 1,
          unit: 'STP',
          role: 'officer',
          holder: { kind: 'chat', channel: 'telegram', id: '-5', name: 'Nhóm STP' },
          since,
          inForce: true,
        },
        {
          id: 2,
          unit: 'STP',
          role: 'secretary',
          holder: { kind: 'person', channel: 'zalo-oa', id: '77', name: 'Lan' },
          since,
          inForce: false,
        },
      ],
    })
    expect(dataOf(none)).toEqual({ code: 0, data: [] })
    const rows = dataOf(doctor).data as { what: string; detail: string; warns?: true }[]
    const roles = rows.find((row) => row.what === 'roles')
    expect(roles?.warns).toBe(true)
    expect(roles?.detail).toMatch(/2 \(Sở Tư pháp · thư ký · Lan \(Zalo OA\)\).*npx tongket revoke 2/)
  })

  it('takes roles back, all of them or none, and leaves a word for their holders', async () => {
    const unknown = await run('revoke 1 9')
    expect(unknown.code).toBe(1)
    expect(unknown.err).toContain('số 9 ')
    expect(await run('revoke x')).toMatchObject({ code: 2 })
    expect(dataOf(await run('revoke 1 2 --json'))).toEqual({
      code: 0,
      data: {
        revoked: [
          { id: 1, told: true },
          { id: 2, told: false },
        ],
      },
    })
    const gone = await run('revoke 1')
    expect(gone.code).toBe(1)
    expect(gone.err).toMatch(/^Không có vai trò số 1 .*npx tongket people/)
    const store = await openStore(url)
    const waiting = await store.outbox.unsent(10)
    expect(waiting.map(({ payload }) => JSON.stringify(payload))).toEqual([
      expect.stringContaining('Quản trị đã thu hồi vai trò cán bộ của nhóm này'),
    ])
    expect(await store.links.held()).toEqual([])
    await store.close()
  })

  it('gives no code for a role that reaches beyond its unit', async () => {
    const refused = await run('link-code STP --role leader')
    expect(refused.code).toBe(1)
    expect(refused.err).toMatch(
      /^Vai trò leader chỉ cấp ở đơn vị tổng hợp \(\w+\), không cấp ở STP\. Chạy npx tongket link-code \w+ --role leader\.\n$/,
    )
  })
})
