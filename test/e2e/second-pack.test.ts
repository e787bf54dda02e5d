/**
 * Another body's report by its folder alone: PACK_DIR says a library's pack, and units, questions, interview, summary
 * and report are the library's. Nothing that anybody reads still speaks of the first pack.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compileMonth } from '../../src/app/compile.ts'
import { period } from '../../src/core/period.ts'
import { usePack } from '../../src/use-pack.ts'
import { PACK } from './month.ts'
import { clockFrom, type Served, serve } from './served.ts'
import { type TrialClient, trialClient } from './trial-client.ts'
import { wordsOf } from './word-file.ts'

const PACK_DIR = 'test/packs/thu-vien'
/** Due on 5 May at 11:30. */
const MAY = '2024-05-02T09:00:00+07:00'

const CENTRE = { chat: 'nhom-TVTT', person: 'can-bo-1-TVTT' }
const MOBILE = { chat: 'nhom-TVLD', person: 'can-bo-1-TVLD' }
const LEADERS = { chat: 'lanh-dao', person: 'lanh-dao' }
const ADMIN = { chat: 'rieng-quan-tri', person: 'quan-tri' }

describe('a second pack', () => {
  let folder: string
  let served: Served
  let client: TrialClient
  /** Everything that anybody could read. */
  const read: string[] = []

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tongket-second-'))
    served = await serve({ folder, now: clockFrom(MAY), env: { PACK_DIR } })
    client = trialClient(served.server.address)
  }, 30_000)

  afterAll(async () => {
    await served.server.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function say({ chat, person }: typeof CENTRE, text: string): Promise<string> {
    return await wordsAfter(chat, () => client.say(chat, person, text))
  }

  async function tap({ chat, person }: typeof CENTRE, label: string): Promise<string> {
    return await wordsAfter(chat, () => client.tap(chat, person, label))
  }

  /** What the bot wrote or changed. */
  async function wordsAfter(chat: string, act: () => Promise<void>): Promise<string> {
    const before = new Set((await client.seen(chat)).map((m) => `${m.id} ${m.text}`))
    await act()
    await served.server.program.idle()
    const now = (await client.seen(chat)).filter((m) => m.fromBot && !before.has(`${m.id} ${m.text}`))
    const words = now.map((m) => [m.text, ...m.choices.map((c) => `[${c.label}]`)].join('\n')).join('\n')
    read.push(words)
    return words
  }

  it('seats its own units on the trial page', async () => {
    const state = JSON.stringify(await client.state())
    read.push(state, JSON.stringify(await client.texts()))
    expect(state).toContain('Thư viện trung tâm')
    expect(state).toContain('Thư viện lưu động')
  })

  it('asks its own questions and takes the answers', async () => {
    const card = await say(CENTRE, '/baocao 4/2024')
    expect(card).toContain('Báo cáo thư viện huyện · Tháng 4/2024 · Thư viện trung tâm')
    expect(card).toContain('Tháng 4, Thư viện trung tâm đón bao nhiêu lượt bạn đọc?')
    expect(await say(CENTRE, 'rất nhiều')).toContain('ví dụ')
    for (const text of ['1.204 lượt', '45/50', 'Đọc sách cùng thiếu nhi', '5', '1200']) await say(CENTRE, text)
    expect(await tap(CENTRE, 'Nộp báo cáo')).toContain('Đã nộp báo cáo tháng 4/2024 của Thư viện trung tâm')
    await say(MOBILE, '/baocao 4/2024')
    for (const text of ['827', '9/10']) await say(MOBILE, text)
    await tap(MOBILE, 'Không phát sinh')
    expect(await tap(MOBILE, 'Nộp báo cáo')).toContain('đúng hạn')
  })

  it('sums its own figures up', async () => {
    expect(await say(LEADERS, '/tiendo 4/2024')).toContain('Đã nộp 2/2 đơn vị')
    const summary = await say(LEADERS, '/tongket 4/2024')
    expect(summary).toContain('Thư viện · Tháng 4/2024')
    expect(summary).toContain('Bạn đọc: 2.031 lượt')
    expect(summary).toContain('Trả sách đúng hạn: 90%; thẻ bạn đọc: 1.205')
  })

  it('writes its own report, as Word and as Markdown', async () => {
    await tap(LEADERS, 'Báo cáo Word')
    const file = (await client.seen(LEADERS.chat)).at(-1)?.file
    expect(file?.name).toBe('bao-cao-2024-04.docx')
    const words = await wordsOf(await client.fetch(file?.url ?? ''))
    const { app } = served.server.program
    const markdown = new TextDecoder().decode((await compileMonth(app, app.store, period('2024-04'), 'md')).bytes)
    read.push(words, markdown)
    for (const text of [words, markdown]) {
      expect(text).toContain('thư viện đón 2.031 lượt')
      expect(text).toContain('Trả đúng hạn 54/60 cuốn')
      expect(text).toContain('Đọc sách cùng thiếu nhi')
      expect(text).toMatch(/TRUNG TÂM VĂN HO/)
    }
  })

  it('says everything else in its own words too', async () => {
    expect(await say(ADMIN, '/capma')).toContain('/capma TVTT officer')
    expect(await say(ADMIN, '/capma TVLD officer')).toContain('Thư viện lưu động')
    for (const text of ['/trogiup', '/batdau', '/han 4/2024', '/lienket', '/baocao', '/khongcolenhnay'])
      await say(ADMIN, text)
    for (const text of ['/kiemtra 4/2024', '/nhac 4/2024', '/khoa 4/2024', '/mo 4/2024', '/trogiup'])
      await say(LEADERS, text)
    await say(CENTRE, '/sua 1')
  })

  it('speaks nowhere of the first pack', () => {
    const first = usePack(PACK)
    const units = first.units.flatMap((unit) => [unit.name, unit.short])
    const foreign = [...units, first.title, first.short, 'Đề án', 'Bắc Giang', 'STP', 'căn cước', 'VNeID', 'Mai Sơn']
    expect(read.join('\n').length).toBeGreaterThan(5000)
    const found = foreign.filter((name) => read.some((words) => words.toLowerCase().includes(name.toLowerCase())))
    expect(found).toEqual([])
    expect(served.faults).toEqual([])
  })
})
