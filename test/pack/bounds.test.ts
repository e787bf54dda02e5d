/** What a pack may cause has an end: told at its place, whatever stands in its files. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { narrativeFaultIn } from '../../src/app/try-narrative.ts'
import { period } from '../../src/core/period.ts'
import type { PackFault } from '../../src/pack/fault.ts'
import { loadPack } from '../../src/pack/load-pack.ts'
import type { NarrativeFault } from '../../src/report/report.ts'
import { readTexts } from '../../src/text/texts.ts'
import { usePack } from '../../src/use-pack.ts'
import { commandLine } from '../e2e/command-line.ts'
import { openWorld } from '../world.ts'

const MONTH = period('2024-04')

let pack: string
beforeEach(() => {
  pack = join(mkdtempSync(join(tmpdir(), 'tongket-bounds-')), 'thu-vien')
  cpSync('test/packs/thu-vien', pack, { recursive: true })
})
afterEach(() => rmSync(join(pack, '..'), { recursive: true, force: true }))

function faults(): readonly PackFault[] {
  const read = loadPack(pack)
  return 'faults' in read ? read.faults : []
}

/** Resolves with the line at which it is put, behind the sound narrative. */
function tell(lines: string): number {
  const sound = readFileSync(join(pack, 'report.md'), 'utf8').trimEnd()
  writeFileSync(join(pack, 'report.md'), `${sound}\n\n${lines}\n`)
  return sound.split('\n').length + 2
}

function filled(): Promise<NarrativeFault | undefined> {
  return narrativeFaultIn({ pack: usePack(pack), t: readTexts('locales', 'vi') }, MONTH)
}

describe('a narrative without end', () => {
  it.each([
    ['a range that no memory holds', '{% for i in (1..1000000000) %}{% endfor %}'],
    ['a loop of nothing', '{% for i in (1..10000000) %}{% endfor %}'],
    ['loops in loops', '{% for i in (1..1000) %}{% for j in (1..1500) %}x{% endfor %}{% endfor %}'],
    ['a row of a table', '{% tablerow i in (1..1500000) %}x{% endtablerow %}'],
    ['a text that doubles', '{% assign a = "xx" %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}'],
    [
      'a capture that doubles',
      '{% capture a %}xx{% endcapture %}{% for i in (1..60) %}{% capture a %}{{ a }}{{ a }}{% endcapture %}{% endfor %}',
    ],
    ['a number made in it', '{% assign n = 100000 | times: 100000 %}{% for i in (1..n) %}{% endfor %}'],
    [
      'only once all have answered',
      '{% unless luot_doc.missing %}{% for i in (1..1000000000) %}{% endfor %}{% endunless %}',
    ],
    ['only until they have', '{% if luot_doc.missing %}{% for i in (1..1000000000) %}{% endfor %}{% endif %}'],
  ])('is found by its line: %s', async (_name, lines) => {
    const line = tell(lines)
    expect(await filled()).toMatchObject({ code: 'endless', line })
  })

  it('is none that is merely long', async () => {
    tell('{% for i in (1..500) %}{% for u in luot_doc.by_unit %}{{ u.unit.name }}: {{ u }}\n{% endfor %}{% endfor %}')
    expect(await filled()).toBeUndefined()
  })

  it('is found as well where it names what a unit does not have', async () => {
    const line = tell('{% for u in luot_doc.by_unit %}{{ u.plain }}{% endfor %}')
    expect(await filled()).toMatchObject({ code: 'unknown-property', detail: 'by_unit.plain', line })
  })

  it('is told by check-pack', async () => {
    const line = tell('{% for i in (1..1000000000) %}{% endfor %}')
    const { code, out, err } = await commandLine('file:unused.db')(`check-pack ${pack}`)
    expect([code, err]).toEqual([1, ''])
    expect(out).toMatch(new RegExp(`^report\\.md:${line} .*lặp quá nhiều`))
    expect(out.trim().split('\n')).toHaveLength(1)
  })

  it('is told to whoever asked for the report, once', async () => {
    const line = tell('{% for i in (1..1000000000) %}{% endfor %}')
    const world = await openWorld({ pack })
    const group = { id: 'g', kind: 'group', title: 'Lãnh đạo' } as const
    try {
      await world.store.write(async (tx) => {
        const chat = await tx.chats.of('local', group, world.clock.now)
        await tx.links.add({ chatId: chat.id, unit: 'TVTT', role: 'leader', createdAt: world.clock.now })
      })
      await world.puppet.say(group, { id: 'son', name: 'Sơn' }, '/xuatbaocao 4/2024 vanlap')
      await world.program.idle()
      const [compiling, told, ...more] = world.puppet.seen('g').map((m) => m.text)
      expect(compiling).toContain('Đang')
      expect(told).toContain(`report.md, dòng ${line}`)
      expect(more).toEqual([])
      expect(world.faults).toHaveLength(1)
    } finally {
      await world.close()
    }
  })
})

describe('the files of a pack', () => {
  it('are refused by name where one is too large, before it is read', () => {
    writeFileSync(join(pack, 'forms/30-lon.yaml'), `id: lon\n${'# lớn\n'.repeat(3_000_000)}`)
    expect(faults()).toMatchObject([{ file: 'forms/30-lon.yaml', line: 1, code: 'file-too-large' }])
  })

  it('are refused where they are too large together', () => {
    for (let n = 10; n < 20; n++) writeFileSync(join(pack, `README-${n}`), 'a'.repeat(1_000_000))
    expect(faults().map((f) => [f.file, f.code])).toEqual([
      ['README-18', 'file-too-large'],
      ['README-19', 'file-too-large'],
      ...['checks.yaml', 'forms/10-ban-doc.yaml', 'forms/20-the.yaml', 'pack.yaml', 'report.md', 'units.yaml']
        .slice(6)
        .map((file) => [file, 'file-too-large']),
    ])
  })

  it('are refused where there are too many', () => {
    mkdirSync(join(pack, 'forms/more'))
    for (let n = 0; n < 600; n++) writeFileSync(join(pack, `forms/more/${n}.yaml`), 'id: a')
    expect(faults()).toMatchObject([{ code: 'too-many-files', detail: '500' }])
  })

  it('may lie beside as many others as there are, where those are no part of it', () => {
    for (const folder of ['.git', 'demo']) {
      mkdirSync(join(pack, folder))
      for (let n = 0; n < 600; n++) writeFileSync(join(pack, folder, `${n}.yaml`), 'x')
    }
    expect(faults()).toEqual([])
  })

  it('are refused where they list too much', () => {
    const checks = Array.from({ length: 1001 }, (_, i) => `  - { id: c${i}, severity: note, rule: 1 == 1, message: A }`)
    writeFileSync(join(pack, 'checks.yaml'), `checks:\n${checks.join('\n')}\n`)
    expect(faults()).toEqual([
      { file: 'checks.yaml', line: 1002, column: 5, code: 'too-many-entries', detail: '1001 > 1000' },
    ])
  })
})
