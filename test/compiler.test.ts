/** Reports compiled in a thread: of the pack that the program runs with, whatever stands in its folder meanwhile. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { period } from '../src/core/period.ts'
import { type Served, serve } from './e2e/served.ts'

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
