/** A folder on the disk becomes a pack; its schema for editors accepts what the loader accepts. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { WEEKENDS_ONLY } from '../../src/core/calendar.ts'
import { figuresOf } from '../../src/core/figures/figures.ts'
import type { Pack } from '../../src/core/pack.ts'
import { day, period } from '../../src/core/period.ts'
import { explainFault } from '../../src/pack/explain-fault.ts'
import { FAULT_CODES } from '../../src/pack/fault.ts'
import { filesIn, loadPack } from '../../src/pack/load-pack.ts'
import { SCHEMA_FILE, schemaText } from '../../src/pack/write-schema.ts'
import { readTexts } from '../../src/text/texts.ts'

const root = join(import.meta.dirname, '../..')
const library = join(root, 'test/packs/thu-vien')
const temporary = mkdtempSync(join(tmpdir(), 'pack-'))
afterAll(() => rmSync(temporary, { recursive: true }))

function sound(dir: string): Pack {
  const result = loadPack(dir)
  if ('pack' in result) return result.pack
  throw new Error(result.faults.map((f) => `${f.file}:${f.line} ${f.code} ${f.detail}`).join('\n'))
}

describe('loadPack', () => {
  it('reads a pack of another subject', () => {
    const pack = sound(library)
    expect(pack).toMatchObject({
      id: 'thu-vien',
      standingUnit: 'TVTT',
      period: { fromDay: 1 },
      opens: { days: 0, working: false, at: '08:00' },
      deadline: { days: 5, working: false, at: '11:30' },
      reminders: { hours: { from: '07:30', to: '19:00' }, everyDay: false },
    })
    expect(pack.forms.flatMap((f) => f.questions.map((q) => q.id))).toEqual([
      'luot_doc',
      'tra_dung_han',
      'hoat_dong',
      'the_moi',
      'the_dau_ky',
    ])
    expect(pack.forms[0]?.questions[0]).toMatchObject({
      max: '100000',
      required: true,
      mayBeNone: true,
      decimals: 0,
      once: false,
    })
    expect(pack.forms[0]?.questions[1]).toMatchObject({
      bareAllowed: true,
      numerator: { id: 'sach_dung_han' },
      decimals: 1,
    })
    expect(pack.derived[2]).toMatchObject({ decimals: 1, formula: { op: '/' } })
    expect(pack.units[1]).toEqual({
      code: 'TVLD',
      name: 'Thư viện lưu động',
      short: 'Lưu động',
      kind: 'library',
      parent: 'TVTT',
    })
    expect(pack.document.addressedTo).toEqual(['UBND huyện'])
  })

  it('computes its figures', () => {
    const month = period('2026-10')
    const given = (unit: string, indicator: string, amount: string) => {
      return { unit, indicator, period: month, value: { kind: 'number', amount } as const }
    }
    const answers = [
      given('TVTT', 'luot_doc', '300'),
      given('TVLD', 'luot_doc', '150'),
      given('TVTT', 'the_moi', '5'),
      given('TVTT', 'the_dau_ky', '85'),
    ]
    const figures = figuresOf(sound(library), month, answers)
    expect(figures.get('luot_doc_tong')?.amount).toBe('450')
    expect(figures.get('luot_moi_the')?.amount).toBe('5')
  })

  it.each(
    readdirSync(join(root, 'prompts'), { withFileTypes: true })
      .filter((e) => e.isDirectory() && e.name !== 'calendars')
      .map((e) => e.name),
  )('finds no fault in prompts/%s', (name) => expect(sound(join(root, 'prompts', name)).id).toBe(name))

  it('has a version of its content, without the demo and hidden files', () => {
    const copy = join(temporary, 'copy')
    cpSync(library, copy, { recursive: true })
    const { version } = sound(library)
    mkdirSync(join(copy, 'demo'))
    writeFileSync(join(copy, 'demo/2026-10.yaml'), 'period: 2026-10')
    writeFileSync(join(copy, '.DS_Store'), 'x')
    expect(sound(copy).version).toBe(version)
    expect(version).toMatch(/^[0-9a-f]{12}$/)
    writeFileSync(join(copy, 'report.md'), `${readFileSync(join(copy, 'report.md'), 'utf8')}\n`)
    expect(sound(copy).version).not.toBe(version)
  })

  it('reads the calendar that stands beside the pack, and counts it in the version', () => {
    const copy = join(temporary, 'named/pack')
    cpSync(library, copy, { recursive: true })
    const head = readFileSync(join(copy, 'pack.yaml'), 'utf8')
    writeFileSync(join(copy, 'pack.yaml'), head.replace('headlines:', 'calendar: ../calendars/rest.yaml\nheadlines:'))
    expect(loadPack(copy)).toMatchObject({ faults: [{ file: 'pack.yaml', code: 'missing-file' }] })
    mkdirSync(join(temporary, 'named/calendars/rest.yaml'), { recursive: true })
    expect(loadPack(copy)).toMatchObject({ faults: [{ file: 'pack.yaml', code: 'missing-file' }] })
    rmSync(join(temporary, 'named/calendars/rest.yaml'), { recursive: true })
    const write = (name: string): void => {
      const text = `until: 2026-12-31\nholidays: [{ from: 2026-09-01, to: 2026-09-02, name: ${name} }]\nworking: [2026-08-22]`
      writeFileSync(join(temporary, 'named/calendars/rest.yaml'), text)
    }
    write('Rest')
    const { calendar, version } = sound(copy)
    expect(calendar.knownUntil).toBe('2026-12-31')
    expect(calendar.holidayOn(day('2026-09-01'))).toBe('Rest')
    expect(calendar.nextWorkingDay(day('2026-08-31'))).toBe('2026-09-03')
    expect(calendar.isWorkingDay(day('2026-08-22'))).toBe(true)
    write('Holiday')
    expect(sound(copy).version).not.toBe(version)
  })

  it('reads a calendar inside the pack; without one weekends alone are free', () => {
    const copy = join(temporary, 'inside')
    cpSync(library, copy, { recursive: true })
    const head = readFileSync(join(copy, 'pack.yaml'), 'utf8')
    writeFileSync(join(copy, 'pack.yaml'), head.replace('headlines:', 'calendar: rest.yaml\nheadlines:'))
    writeFileSync(join(copy, 'rest.yaml'), 'until: 2026-12-31\nholidays: [{ day: 2026-09-02, name: Rest }]')
    expect(sound(copy).calendar.holidayOn(day('2026-09-02'))).toBe('Rest')
    expect(sound(library).calendar).toBe(WEEKENDS_ONLY)
  })

  it('reads Windows line ends and a byte order mark', () => {
    const copy = join(temporary, 'windows')
    cpSync(library, copy, { recursive: true })
    for (const [file, text] of filesIn(library))
      writeFileSync(join(copy, file), `\uFEFF${text.replaceAll('\n', '\r\n')}`)
    expect(sound(copy).id).toBe('thu-vien')
  })
})

describe('faults in words', () => {
  it.each(['vi', 'en'])('have a text for every code in %s', (locale) => {
    const t = readTexts(join(root, 'locales'), locale)
    for (const code of FAULT_CODES) {
      const line = explainFault(t, { file: 'pack.yaml', line: 3, column: 7, code, detail: 'xyz' })
      expect(line.startsWith('pack.yaml:3:7 ')).toBe(true)
      expect(line).toContain('xyz')
    }
  })
})

describe('pack.schema.json', () => {
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(schemaText()) as object)

  it('is up to date; else run: node src/pack/write-schema.ts', () => {
    expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(schemaText())
  })

  it('accepts every file of a sound pack', () => {
    for (const [file, text] of [...filesIn(library), ...filesIn(join(root, 'prompts/de-an-06'))]) {
      if (file.endsWith('.yaml'))
        expect({ file, ok: validate(parse(text)), errors: validate.errors }).toMatchObject({ ok: true })
    }
  })

  it('refuses what the loader refuses', () => {
    const form = parse(filesIn(library).get('forms/20-the.yaml') ?? '') as { questions: Record<string, unknown>[] }
    form.questions[0] = { ...form.questions[0], onec: true }
    expect(validate(form)).toBe(false)
    expect(validate({ until: '2026-12-31', holidays: [{ date: '2026-09-02', name: 'Rest' }] })).toBe(false)
  })
})
