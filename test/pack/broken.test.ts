/** Every fault of a pack is found, at its place, alone; and all faults of a pack are told at once. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { FAULT_CODES, type PackFault } from '../../src/pack/fault.ts'
import { filesIn, loadPack } from '../../src/pack/load-pack.ts'
import { readPack } from '../../src/pack/read-pack.ts'

interface Edit {
  file: string
  find?: string
  put?: string
  /** What the file becomes, in hexadecimal. */
  bytes?: string
}
interface Case extends Edit {
  code: string
  /** A second edit. */
  then?: Edit
  /** The file in which the fault is told, where it is another. */
  in?: string
  at: string
  column?: number
  detail?: string
}

const packs = join(import.meta.dirname, '../packs')
const sound = filesIn(join(packs, 'thu-vien'))
const cases = parse(readFileSync(join(packs, 'broken/cases.yaml'), 'utf8')) as Case[] // our own file

function edited(files: ReadonlyMap<string, string>, { file, find, put }: Edit): Map<string, string> {
  const changed = new Map(files)
  const before = files.get(file) ?? ''
  if (put === undefined) changed.delete(file)
  else if (find === undefined) changed.set(file, put)
  else if (before.includes(find))
    changed.set(
      file,
      before.replace(find, () => put),
    )
  else throw new Error(`${file} does not hold ${find}`)
  return changed
}

function broken(c: Case): Map<string, string> {
  const once = edited(sound, c)
  return c.then ? edited(once, c.then) : once
}

function faultsOf(files: ReadonlyMap<string, string>): readonly PackFault[] {
  const result = readPack(files)
  return 'faults' in result ? result.faults : []
}

/** As the disk holds it: only there a file can be no text. */
function faultsWithBytes(file: string, bytes: string): readonly PackFault[] {
  const folder = mkdtempSync(join(tmpdir(), 'tongket-pack-'))
  try {
    cpSync(join(packs, 'thu-vien'), folder, { recursive: true })
    writeFileSync(join(folder, file), Buffer.from(bytes, 'hex'))
    const result = loadPack(folder)
    return 'faults' in result ? result.faults : []
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** In `bounds.test.ts`, since they are of the disk, or of the filled narrative. */
const TRIED_WITH_BOUNDS = ['file-too-large', 'too-many-files', 'too-many-entries', 'narrative-endless']

describe('faults of a pack', () => {
  it('are none in the sound pack', () => expect(faultsOf(sound)).toEqual([]))

  it.each(cases.filter((c) => c.bytes !== undefined))(
    '$code in the bytes of $file',
    ({ file, bytes = '', code, at, detail }) => {
      expect(faultsWithBytes(file, bytes)).toEqual([{ file, line: Number(at), code, detail }])
    },
  )

  it.each(
    cases
      .filter((c) => c.bytes === undefined)
      .map((c, i) => [`${i}: ${c.code} by ${c.put ?? 'nothing'} in ${c.file}`, c] as const),
  )('%s', (_, c) => {
    const files = broken(c)
    const file = c.in ?? c.file
    const line = (files.get(file) ?? '').split('\n').findIndex((text) => text.includes(c.at)) + 1
    const told = faultsOf(files).filter((f) => f.code === c.code && f.file === file)
    expect(told.map((f) => f.line)).toContain(Math.max(1, line))
    const fault = told.find((f) => f.line === Math.max(1, line))
    expect(fault?.detail).toContain(c.detail ?? '')
    if (c.column !== undefined) expect(fault?.column).toBe(c.column)
  })

  it('are each tried by a case', () => {
    const tried = new Set([...cases.map((c) => c.code), ...TRIED_WITH_BOUNDS])
    expect(FAULT_CODES.filter((code) => !tried.has(code))).toEqual([])
  })

  it('do not pile up: what a faulty entry names is not unknown to others', () => {
    const files = edited(sound, { file: 'forms/20-the.yaml', find: 'kind: count', put: 'kind: number' })
    expect(faultsOf(files).map((f) => f.code)).toEqual(['bad-choice'])
  })

  it('do not pile up where a whole file cannot be read', () => {
    const files = edited(sound, { file: 'forms/20-the.yaml', find: 'title: Thẻ', put: 'title: [Thẻ' })
    expect(new Set(faultsOf(files).map((f) => f.code))).toEqual(new Set(['yaml-syntax']))
  })

  it('are all told together, by file and line', () => {
    const some = ['unknown-parent', 'min-above-max', 'unknown-indicator', 'unknown-variable', 'unknown-headline-figure']
    const chosen = some.map((code) => cases.find((c) => c.code === code)).filter((c) => c !== undefined)
    const faults = faultsOf(chosen.reduce((files, c) => edited(files, c), sound as Map<string, string>))
    expect(faults.map((f) => f.code)).toEqual(expect.arrayContaining(some))
    const places = faults.map((f) => `${f.file}:${String(f.line).padStart(4, '0')}`)
    expect(places).toEqual([...places].sort())
  })

  it('are never an exception, whatever stands in a file', () => {
    const calendar = { file: 'pack.yaml', find: 'headlines:', put: 'calendar: ../lich.yaml\nheadlines:' }
    const whole = edited(sound, calendar).set('../lich.yaml', 'until: 2026-12-31\nholidays: []')
    expect(faultsOf(whole)).toEqual([])
    for (const file of whole.keys()) {
      for (const put of [
        '',
        '[]',
        '3',
        'null',
        '- a',
        '{{',
        '{%',
        '&a [*a]',
        '? [a]\n: b',
        '\u0000',
        'a: &x {b: *x}',
      ]) {
        expect(Array.isArray(faultsOf(edited(whole, { file, put })))).toBe(true)
      }
    }
  })
})
