/** Reports compiled in a thread: of the pack that the program runs with, whatever stands in its folder meanwhile. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createCompiler } from '../src/compiler.ts'
import { period } from '../src/core/period.ts'
import { type Served, serve } from './e2e/served.ts'

/** A thread that is never done with January. */
const STUCK = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads'
    parentPort.on('message', (job) => {
      if (job === 'close') return parentPort.close()
      while (job.period === '2024-01');
      parentPort.postMessage({ id: job.id, file: { name: job.period, bytes: new Uint8Array(), isEmpty: false } })
    })`)}`,
)

let folder: string
let pack: string
let served: Served

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongket-compiler-'))
  pack = join(folder, 'thu-vien')
  cpSync('test/packs/thu-vien', pack, { recursive: true })
  served = await serve({ folder, now: () => new Date('2024-05-02T02:00:00Z'), env: { PACK_DIR: pack } })
})

afterEach(async () => {
  await served.server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function report(): Promise<string> {
  const { bytes } = await served.server.program.compile(period('2024-04'), 'md')
  return Buffer.from(bytes).toString('utf8')
}

function change(from: string, to: string): void {
  const file = join(pack, 'pack.yaml')
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(from)
  writeFileSync(file, text.replace(from, to))
}

it('is made while the pack is as it was', async () => {
  expect(await report()).toContain('UBND HUYỆN')
})

it('is of the pack that people were asked by, though it was edited before the first report', async () => {
  const before = 'superior: UBND HUYỆN'
  change(before, 'superior: UBND TỈNH')
  const text = await report()
  expect(text).toContain('UBND HUYỆN')
  expect(text).not.toContain('UBND TỈNH')
})

it('is made though the pack was broken by an edit', async () => {
  change('id: thu-vien', 'id: thu-vien\nid: thu-vien')
  expect(await report()).toContain('UBND HUYỆN')
})

it('is refused by name where the narrative has no end', async () => {
  const file = join(pack, 'report.md')
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n{% for i in (1..1000000000) %}{% endfor %}\n`)
  await served.server.stop()
  served = await serve({ folder, now: () => new Date('2024-05-02T02:00:00Z'), env: { PACK_DIR: pack } })
  const line = readFileSync(file, 'utf8').split('\n').length - 1
  await expect(report()).rejects.toMatchObject({ code: 'narrative-endless', params: { line } })
})

it('that is not made in time is given up, and those behind it are made in another thread', async () => {
  const timers: (() => void)[] = []
  const after = (_ms: number, work: () => void) => {
    timers.push(work)
    return () => undefined
  }
  const setting = { databaseUrl: '', packDir: '', packVersion: '', locale: 'vi', zone: '' }
  const compiler = createCompiler(setting, () => Promise.reject(new Error('not here')), { after, script: STUCK })
  try {
    const stuck = compiler.compile(period('2024-01'), 'md')
    const behind = compiler.compile(period('2024-02'), 'md')
    timers[0]?.()
    await expect(stuck).rejects.toMatchObject({ name: 'Problem', code: 'report-too-slow' })
    expect(await behind).toMatchObject({ name: '2024-02' })
    expect(await compiler.compile(period('2024-03'), 'md')).toMatchObject({ name: '2024-03' })
  } finally {
    await compiler.close()
  }
})
