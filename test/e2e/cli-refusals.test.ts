/** What the command line says when it cannot: one line with a remedy, an exit code that tells why, never a stack. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CommandLine, commandLine } from './command-line.ts'

describe('the command line refuses', { timeout: 120_000 }, () => {
  let folder: string
  let run: CommandLine

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tongket-cli-'))
    run = commandLine(`file:${join(folder, 'month.db')}`)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each<[string, string, number, RegExp, Record<string, string>?]>([
    ['a unit that is not there', 'questions --unit SAI', 2, /SAI.*npx tongket units/],
    ['a period that is none', 'check --period 2024-13', 2, /2024-13.*2024-04/],
    ['a role that is none', 'link-code STP --role vua', 2, /officer, head, secretary, leader/],
    ['a file that is not there', 'answers import nothing.json --period 2024-04', 2, /nothing\.json/],
    ['a format that is none', 'report --period 2024-04 --out report.odt', 2, /report\.odt.*docx/],
    ['a folder that is not there', 'report --period 2024-04 --out no-such-folder/r.md', 2, /no-such-folder/],
    ['a backup over a file', 'backup package.json', 2, /package\.json/],
    ['a backup that is none', 'restore package.json', 1, /npx tongket backup/],
    ['a pack that is not there', 'units', 78, /PACK_DIR/, { PACK_DIR: 'no-such-pack' }],
    ['a port that is none', 'units', 78, /PORT.*8080/s, { PORT: 'abc' }],
    ['a pack folder that is not there', 'check-pack no-such-pack', 2, /thư mục no-such-pack/],
    ['an address that is none', 'start', 78, /example\.invalid.*127\.0\.0\.1/, { HOST: 'example.invalid' }],
    ['an address of another machine', 'start', 78, /HOST/, { HOST: '203.0.113.7' }],
    ['two settings at once', 'units', 78, /PORT[\s\S]*TIME_ZONE/, { PORT: 'abc', TIME_ZONE: 'Mars' }],
    ['a webhook without a secret', 'units', 78, /TELEGRAM_WEBHOOK_SECRET/, { TELEGRAM_MODE: 'webhook' }],
    ['a database that is none', 'check --period 2024-04', 78, /\S/, { DATABASE_URL: 'file:package.json' }],
  ])('%s, with a remedy', async (_what, args, code, said, env) => {
    const ended = await run(args, env)
    expect({ code: ended.code, out: ended.out }, ended.err).toEqual({ code, out: '' })
    expect(ended.err).toMatch(said)
    expect(ended.err).not.toMatch(/^\s+at |node:internal|Error:/m)
    const lines = ended.err.trimEnd().split('\n')
    expect(lines.filter((line) => !line.startsWith('- '))).toHaveLength(1)
  })

  it.each(['nothing-of-the-kind', 'report', 'units --nonsense'])('wrong use: %s', async (args) => {
    const ended = await run(args)
    expect(ended.code).toBe(2)
    expect(ended.err).toMatch(/^(Không có|Lệnh còn thiếu) .*npx tongket --help để xem cách dùng\.\n$/)
    expect((await run(args, { LOCALE: 'en' })).err).toMatch(/^(There is no|The command lacks) .*help\.\n$/)
    expect(ended.err).not.toMatch(/^\s+at /m)
  })
})
