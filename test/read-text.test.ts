/** Files that people name are read up to a bound, whatever they are. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readText } from '../src/read-text.ts'
import { commandLine } from './e2e/command-line.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongket-read-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function put(name: string, text: string): string {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

it('is whole up to the bound, beyond it refused by name', () => {
  const text = `đơn vị ${'a'.repeat(1_000_000)}`
  expect(readText(put('small.csv', text))).toBe(text)
  const file = put('large.csv', 'a'.repeat(16 * 1_048_576 + 1))
  expect(() => readText(file)).toThrow(expect.objectContaining({ code: 'file-too-large', params: { file, most: 16 } }))
})

it('is not read for ever', () => {
  expect(() => readText('/dev/zero')).toThrow(expect.objectContaining({ code: 'file-too-large' }))
})

it('is told in one line to whoever imports it', async () => {
  const run = commandLine(`file:${join(folder, 'x.db')}`)
  const { code, err } = await run(`answers import ${put('large.json', ' '.repeat(17_000_000))} --period 2024-04`)
  expect(code).toBe(2)
  expect(err).toMatch(/^Tệp .*large\.json lớn hơn 16 MB[^\n]*\n$/)
})
