/** What must not be in the project: paths of one machine, hosts of a registry, keys. */
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { filesUnder, read } from './files.ts'

const LOCAL_ONLY = /(^|\/)\.env$|\.log$/
const BINARY = /\.(png|jpe?g|ico|ttf|woff2?|docx|xlsx|pdf|db|zip)$/

const FILES = filesUnder('.', (path) => !LOCAL_ONLY.test(path) && !BINARY.test(path))

// Written in parts, so that this file does not find itself.
const MACHINE = new RegExp(
  ['/work', '/root', '/home/(?!node\\b)\\w+', '/Users/\\w+'].map((path) => `(?<![\\w.-])${path}/`).join('|'),
)
const REGISTRY = new RegExp(
  ['registry\\.' + 'npmjs', 'registry\\.' + 'yarnpkg', 'arti' + 'factory', 'npm-' + 'proxy'].join('|'),
)
const KEY = new RegExp('-----BEGIN [A-Z ]*PRIVATE ' + 'KEY|\\b\\d{8,10}:AA[\\w-]{33}\\b')

function filesWith(pattern: RegExp): string[] {
  return FILES.filter((path) => pattern.test(read(path)))
}

describe('the project', () => {
  it('was found', () => {
    expect(FILES).toEqual(expect.arrayContaining(['package.json', 'package-lock.json', 'test/house/hygiene.test.ts']))
  })

  it('names no path of one machine', () => {
    expect(filesWith(MACHINE)).toEqual([])
  })

  it('names no registry', () => {
    expect(filesWith(REGISTRY)).toEqual([])
  })

  it('holds no key', () => {
    expect(filesWith(KEY)).toEqual([])
  })

  it('is locked without hosts, so that any registry serves', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved":\s*"https?:/)
  })

  it('is locked for every platform, without which npm ci refuses it', () => {
    const check = spawnSync(process.execPath, ['.ci/complete-lock.mjs', '--check'], { encoding: 'utf8' })
    expect(check.stderr.trim(), 'mended by: node .ci/complete-lock.mjs').toBe('')
  })

  it('pins every dependency', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    )
    expect(loose).toEqual([])
  })
})
