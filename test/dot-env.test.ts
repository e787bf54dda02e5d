/** `.env` as people's editors leave it: every setting read, or the line named at which one would be passed over. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDotEnv } from '../src/dot-env.ts'
import { Problem } from '../src/problem.ts'
import { tcvn3, utf8, utf16 } from './encodings.ts'

const TEXT = 'PACK_DIR=prompts/thư viện\nPORT=9000\n'
const MEANT = { PACK_DIR: 'prompts/thư viện', PORT: '9000' }

describe('.env', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tongket-env-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  function read(bytes: Uint8Array | string, env: Record<string, string | undefined> = {}): unknown {
    const file = join(folder, '.env')
    writeFileSync(file, bytes)
    try {
      addDotEnv(env, file)
      return env
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault
      expect(fault.exit).toBe(78)
      return fault.parts.map((part) => [part.code, part.params['line']].filter((p) => p !== undefined).join(' '))
    }
  }

  it.each<[string, Uint8Array | string]>([
    ['plain', TEXT],
    ['with a byte order mark', utf8(TEXT, true)],
    ['in UTF-16, as an old Notepad saves it', utf16(TEXT, 'le')],
    ['in UTF-16 of the other order', utf16(TEXT, 'be')],
    ['with the line ends of Windows', TEXT.replaceAll('\n', '\r\n')],
    ['with a byte order mark and the line ends of Windows', utf8(TEXT.replaceAll('\n', '\r\n'), true)],
    ['with export, blanks and quotes', 'export PACK_DIR = "prompts/thư viện"\n  PORT=\'9000\'\n'],
    ['with remarks and empty lines', '# Cổng\n\nPACK_DIR=prompts/thư viện # gói\n   \nPORT=9000'],
  ])('%s is read whole', (_, bytes) => expect(read(bytes)).toEqual(MEANT))

  it('gives way to the environment, also to an empty setting', () => {
    expect(read(TEXT, { PORT: '1', PACK_DIR: '' })).toEqual({ PORT: '1', PACK_DIR: '' })
  })

  it('has a line for each setting: a quote that goes on would swallow the next', () => {
    expect(read('A="một\nhai=2\nba"\nPORT=9000')).toEqual(['env-line 1', 'env-line 3'])
    expect(read('A="x\nB="2"\nC=3')).toEqual(['env-line 1'])
  })

  it('cuts no value', () => {
    expect(read('A=a#b')).toEqual(['env-line 1'])
    expect(read('A="a#b"\nB=a # remark')).toEqual({ A: 'a#b', B: 'a' })
    expect(read('\u00a0LOG_LEVEL=debug')).toEqual(['env-line 1'])
  })

  it.each<[string, Uint8Array | string, string[]]>([
    ['a colon for the sign', 'PORT: 9000\nHOST=127.0.0.1\n', ['env-line 1']],
    ['a word alone', 'PORT=1\n\nTELEGRAM_BOT_TOKEN\n', ['env-line 3']],
    ['an invisible sign in front', 'A=1\n\u200bPORT=9000', ['env-line 2']],
    ['a quote that does not end', 'A=1\nPORT="9000\nHOST=x', ['env-line 2']],
    ['each of them', 'một\nA=1\nhai', ['env-line 1', 'env-line 3']],
    ['an Excel file', Uint8Array.of(0x50, 0x4b, 3, 4), ['file-office']],
    ['an old charset', tcvn3('A=1\n# Sở Tư pháp báo cáo kết quả'), ['file-legacy 2']],
    ['lost letters', 'A=1\nB=h\ufffd', ['file-lost 2']],
  ])('with %s is refused by name and line', (_, bytes, faults) => expect(read(bytes)).toEqual(faults))

  it('may be absent', () => {
    const env = {}
    addDotEnv(env, join(folder, 'none'))
    expect(env).toEqual({})
  })
})
