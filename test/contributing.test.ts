// The channel that CONTRIBUTING.md shows is no mere text: it compiles, and a conversation goes through it.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import ts from 'typescript'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Channel } from '../src/channels/channel.ts'
import { period } from '../src/core/period.ts'
import { openWorld } from './world.ts'

/** Where what is made lies, never committed; not among the sources, which other tests read meanwhile. */
const FOLDER = 'out/channel-of-the-guide'
const guide = readFileSync('CONTRIBUTING.md', 'utf8')
const section = guide.slice(guide.indexOf('## A channel from nothing'))

beforeAll(() => {
  const [, code = ''] = /```ts\n(\/\*\* A folder as a channel[\s\S]*?)```/.exec(section) ?? []
  mkdirSync(FOLDER, { recursive: true })
  const there = code.replaceAll("from '../", "from '../../src/channels/")
  // A name that is there already stands for the one that the guide would add.
  writeFileSync(join(FOLDER, 'folder.ts'), there.replaceAll(": 'folder'", ": 'local'"))
})

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }))

it('is shown in less than 150 lines', () => {
  expect(section.split('\n').length).toBeLessThan(150)
})

it('compiles under the rules of the project', { timeout: 60_000 }, () => {
  const { config } = ts.readConfigFile('tsconfig.json', (file) => ts.sys.readFile(file)) as { config: object }
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd())
  const program = ts.createProgram([resolve(FOLDER, 'folder.ts')], { ...options, noEmit: true })
  const faults = ts.getPreEmitDiagnostics(program).map((d) => ts.flattenDiagnosticMessageText(d.messageText, '\n'))
  expect(faults).toEqual([])
})

it('carries a conversation', { timeout: 30_000 }, async () => {
  const place = mkdtempSync(join(tmpdir(), 'tongket-folder-'))
  mkdirSync(join(place, 'in'))
  mkdirSync(join(place, 'out'))
  const { createFolder } = (await import(resolve(FOLDER, 'folder.ts'))) as {
    createFolder: (options: object) => Channel
  }
  const nobody = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const sleep = (_ms: number, signal?: AbortSignal) =>
    wait(5, undefined, signal ? { signal } : {}).catch(() => undefined)
  const channel = createFolder({ folder: place, log: nobody, sleep, random: () => 0.5 })
  const world = await openWorld({ channels: [channel] })
  const { store, program, clock } = world
  await store.write(async (tx) => {
    const person = await tx.people.of('local', { id: 'an' }, clock.now)
    await tx.links.add({ personId: person.id, unit: 'TVLD', role: 'officer', createdAt: clock.now })
  })
  let count = 0
  const said = () => readdirSync(join(place, 'out')).sort()
  const say = async (text: string): Promise<string> => {
    const before = said().length
    count += 1
    const at = new Date(clock.now.getTime() + count * 1000).toISOString()
    writeFileSync(join(place, `${count}.draft`), JSON.stringify({ person: 'an', text, at }))
    // A file that is being written is not yet there.
    renameSync(join(place, `${count}.draft`), join(place, 'in', `${count}.json`))
    for (let look = 0; look < 500 && said().length === before; look++) await wait(10)
    await program.idle()
    return readFileSync(join(place, 'out', said().at(-1) ?? ''), 'utf8')
  }
  try {
    expect(await say('/baocao')).toContain('a) Không phát sinh')
    expect(await say('1.204')).toContain('✓ Câu 1 · Lượt bạn đọc: 1.204 lượt')
    expect(await say('45/50')).toContain('Câu 3/3')
    expect(await say('a')).toContain('✓ Câu 3 · Hoạt động nổi bật: không phát sinh')
    expect(channel.ready()).toBe(true)
    expect(await store.answers.inForce({ periods: [period('2024-04')] })).toHaveLength(3)
    expect(readdirSync(join(place, 'in'))).toEqual([])
    expect(world.faults).toEqual([])
  } finally {
    await world.close()
    rmSync(place, { recursive: true, force: true })
  }
})
