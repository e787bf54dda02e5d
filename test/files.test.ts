/**
 * Every kind of file that people write, in every encoding: what it says is what is stored and printed, or the file is
 * refused by name. A replacement character gets nowhere.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importRows, rowsOf } from '../src/app/exchange.ts'
import { readScript } from '../src/demo/script.ts'
import { loadPack } from '../src/pack/load-pack.ts'
import { Problem } from '../src/problem.ts'
import { readText } from '../src/read-text.ts'
import { parseRows, type Row, writeRows } from '../src/text/exchange-format.ts'
import { readTexts } from '../src/text/texts.ts'
import { packOf, question, unit } from './core/figures/tiny-pack.ts'
import { asUnicode, mangled, tcvn3, utf8, utf16, vni, windows1252, windows1258 } from './encodings.ts'
import { APRIL, NOW, tempStore } from './store/temp-store.ts'

type Encode = (text: string) => Uint8Array

const READ: [string, Encode][] = [
  ['UTF-8', (t) => utf8(t)],
  ['UTF-8 with a mark', (t) => utf8(t, true)],
  ['UTF-8 with the line ends of Windows', (t) => utf8(t.replaceAll('\n', '\r\n'), true)],
  ['UTF-16 LE', (t) => utf16(t, 'le')],
  ['UTF-16 BE', (t) => utf16(t, 'be')],
]
const REFUSED: [string, Encode, RegExp][] = [
  ['Windows-1252', windows1252, /^file-(lost|charset)$/],
  ['TCVN3', tcvn3, /^file-legacy$/],
  ['TCVN3 as Unicode', (t) => asUnicode(tcvn3(t)), /^file-legacy$/],
  ['VNI', vni, /^file-legacy$/],
  ['mangled', mangled, /^file-mangled$/],
  ['a replacement character', (t) => utf8(t.replace(/[\u00c0-\u1ef9]/, '\ufffd')), /^file-lost$/],
  ['Excel', (t) => Buffer.concat([Buffer.from('504b0304', 'hex'), utf8(t)]), /^file-office$/],
  ['cut off', (t) => Buffer.concat([utf8(t), Uint8Array.of(0xe1, 0xbb)]), /^file-charset$/],
]

const TEXT = 'Sở Tư pháp tổ chức “hội nghị”;\nhướng dẫn người dân nộp hồ sơ'
const PACK = packOf({
  units: [unit('A')],
  questions: [question('t', { kind: 'text' }), question('l', { kind: 'list' })],
})
const ROWS: Row[] = [
  { dataElement: 'l', period: '202404', orgUnit: 'A', value: '=Xã Cẩm Giàng\nxã Cẩm Giang' },
  { dataElement: 't', period: '202404', orgUnit: 'A', value: TEXT },
]
const LIBRARY = 'test/packs/thu-vien'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongket-files-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fileOf(name: string, bytes: Uint8Array): string {
  const file = join(folder, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, bytes)
  return file
}

/** All files of a pack in one encoding. */
function packIn(encode: Encode): string {
  const copy = mkdtempSync(join(folder, 'pack-'))
  cpSync(LIBRARY, copy, { recursive: true })
  for (const entry of readdirSync(copy, { recursive: true, withFileTypes: true }).filter((e) => e.isFile())) {
    const file = join(entry.parentPath, entry.name)
    writeFileSync(file, encode(readFileSync(file, 'utf8')))
  }
  return copy
}

async function storedFrom(file: string, format: 'csv' | 'json'): Promise<unknown> {
  const parsed = parseRows(readText(file), format)
  if ('fault' in parsed) return parsed.fault
  const store = await tempStore()
  await importRows({ pack: PACK, now: NOW }, store, APRIL, parsed.rows)
  return rowsOf(store, APRIL)
}

function codeOf(act: () => unknown): string {
  try {
    return `read ${JSON.stringify(act())}`
  } catch (fault) {
    if (fault instanceof Problem) return fault.code
    throw fault
  }
}

describe.each(READ)('%s', (_, encode) => {
  it.each(['csv', 'json'] as const)('answers in %s are stored as they were written', async (format) => {
    expect(await storedFrom(fileOf(`answers.${format}`, encode(writeRows(ROWS, format))), format)).toEqual(ROWS)
  })

  it('a pack is the same pack', () => {
    const [sound, read] = [loadPack(LIBRARY), loadPack(packIn(encode))]
    if (!('pack' in sound) || !('pack' in read)) throw new Error(JSON.stringify(read))
    const plain = (text: string): string => text.replaceAll('\r\n', '\n')
    expect(plain(read.pack.narrative)).toBe(plain(sound.pack.narrative))
    expect({ ...read.pack, version: '', narrative: '' }).toEqual({ ...sound.pack, version: '', narrative: '' })
  })

  it('a sample month and the words of the program are read', () => {
    const month = 'period: 2024-04\nanswers: [{ unit: A, said: [{ t: Sở Tư pháp }] }]\nsubmit: []\n'
    const script = readScript(fileOf('2024-04.yaml', encode(month)))
    expect(script.units[0]?.said.get('t')).toBe('Sở Tư pháp')
    fileOf('xx.yaml', encode('a: Sở Tư pháp'))
    expect(readTexts(folder, 'xx')('a')).toBe('Sở Tư pháp')
  })
})

describe('Windows-1258', () => {
  it('answers are stored as they were written', async () => {
    const rows = ROWS.map((row) => ({ ...row, value: row.value.replaceAll(/[“”]/g, '"') }))
    expect(await storedFrom(fileOf('old.csv', windows1258(writeRows(rows, 'csv'))), 'csv')).toEqual(rows)
  })

  it('a narrative is printed as it was written', () => {
    const copy = packIn(utf8)
    const text = readFileSync(join(copy, 'report.md'), 'utf8')
    writeFileSync(join(copy, 'report.md'), windows1258(text))
    const read = loadPack(copy)
    expect('pack' in read && read.pack.narrative).toBe(text)
  })
})

describe.each(REFUSED)('%s', (_, encode, code) => {
  it.each(['csv', 'json'] as const)('answers in %s are refused', (format) => {
    const file = fileOf(`bad.${format}`, encode(writeRows(ROWS, format)))
    expect(codeOf(() => readText(file))).toMatch(code)
  })

  it('a pack is refused, each file by name, and nothing of it is printed', () => {
    const read = loadPack(packIn(encode))
    const faults = 'faults' in read ? read.faults : []
    expect(faults.length).toBeGreaterThan(0)
    for (const fault of faults) expect(fault).toMatchObject({ code: expect.stringMatching(/^text-/) as unknown })
    expect(JSON.stringify(faults)).not.toContain('\ufffd')
  })

  it('a sample month is refused', () => {
    const month = `period: 2024-04\nanswers: [{ unit: A, said: [{ t: "${TEXT.replaceAll('\n', ' ')}" }] }]\nsubmit: []\n`
    expect(codeOf(() => readScript(fileOf('bad.yaml', encode(month))))).toMatch(code)
  })
})
