/**
 * The directions of dependency, read from the imports themselves: core ← pack, text ← app ← main; channels, store,
 * report and web are leaves. `.dependency-cruiser.cjs` says the same to `npm run check`.
 */
import { posix } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { nodesOf, SOURCES } from './files.ts'

interface Import {
  readonly from: string
  /** A path under src, or the name of a library. */
  readonly to: string
}

const IMPORTS: readonly Import[] = SOURCES.flatMap((path) => {
  const targets = nodesOf(path).flatMap((node) => targetOf(node) ?? [])
  return targets.map((to) => ({ from: path, to: to.startsWith('.') ? posix.join(posix.dirname(path), to) : to }))
})

function targetOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : undefined
  }
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return undefined
  const [target] = node.arguments
  return target && ts.isStringLiteral(target) ? target.text : 'computed'
}

const SHARED = /^src\/(problem|secret|log)\.ts$/
/** A package of its own in all but name. */
const OPENAPI = /^src\/zalo-openapi\//
const OPENAPI_USERS = /^src\/(zalo-openapi\/|channels\/zalo-oa\/|cli\/|server\.ts$)/
const CONTRACT = /^src\/channels\/[^/]+\.ts$/

/** Who may import what inside the program; the first that fits the importer counts. */
const ALLOWED: readonly (readonly [importer: RegExp, imported: readonly RegExp[]])[] = [
  [/^src\/core\//, [/^src\/core\//]],
  [/^src\/pack\//, [/^src\/(pack|core)\//, SHARED]],
  [/^src\/text\//, [/^src\/(text|core|pack)\//, CONTRACT, SHARED]],
  [
    /^src\/app\//,
    [
      /^src\/(app|core|text|pack)\//,
      CONTRACT,
      /^src\/store\/(store|records)\.ts$/,
      /^src\/report\/report\.ts$/,
      SHARED,
    ],
  ],
  [CONTRACT, [CONTRACT]],
  [/^src\/store\//, [/^src\/(store|core)\//, /^src\/channels\/(channel|local\/local-store)\.ts$/, SHARED]],
  [/^src\/report\//, [/^src\/(report|core)\//, SHARED]],
  [OPENAPI, [OPENAPI]],
  [/^src\/web\//, [/^src\/web\//, /^src\/channels\/channel\.ts$/, SHARED]],
]

/** Libraries that one place alone may know. */
const SOLE_USERS: Readonly<Record<string, RegExp>> = {
  telegraf: /^src\/channels\/telegram\//,
  '@prisma/client': /^src\/store\//,
  '@prisma/adapter-better-sqlite3': /^src\/store\//,
  'better-sqlite3': /^src\/store\//,
  docx: /^src\/report\/docx/,
  '@marcbachmann/cel-js': /^src\/pack\//,
  pino: /^src\/log\.ts$/,
  i18next: /^src\/text\//,
  'node-cron': /^src\/schedule\.ts$/,
}

function libraryOf(to: string): string {
  return to.split('/', to.startsWith('@') ? 2 : 1).join('/')
}

const told = (bad: readonly Import[]): string[] => bad.map(({ from, to }) => `${from} → ${to}`)

describe('imports', () => {
  it('were seen', () => {
    expect(SOURCES.length).toBeGreaterThan(50)
    expect(IMPORTS.length).toBeGreaterThan(SOURCES.length)
  })

  it('run one way', () => {
    const bad = IMPORTS.filter(({ from, to }) => {
      const allowed = ALLOWED.find(([importer]) => importer.test(from))?.[1]
      return to.startsWith('src/') && allowed && !allowed.some((imported) => imported.test(to))
    })
    expect(told(bad)).toEqual([])
  })

  it('keep channels apart', () => {
    const bad = IMPORTS.filter(({ from, to }) => {
      const folder = /^src\/channels\/[^/]+\//.exec(from)?.[0]
      const shared = CONTRACT.test(to) || SHARED.test(to) || OPENAPI.test(to)
      return folder && to.startsWith('src/') && !to.startsWith(folder) && !shared
    })
    expect(told(bad)).toEqual([])
  })

  it("leave the wrapper of Zalo's API to its users", () => {
    const bad = IMPORTS.filter(({ from, to }) => OPENAPI.test(to) && !OPENAPI_USERS.test(from))
    expect(told(bad)).toEqual([])
  })

  it("let the wrapper of Zalo's API stand alone", () => {
    const bad = IMPORTS.filter(({ from, to }) => OPENAPI.test(from) && !OPENAPI.test(to) && !/^(zod$|node:)/.test(to))
    expect(told(bad)).toEqual([])
  })

  it('leave each library to its one user', () => {
    const bad = IMPORTS.filter(({ from, to }) => SOLE_USERS[libraryOf(to)]?.test(from) === false)
    expect(told(bad)).toEqual([])
  })

  it('bring nothing impure into the core', () => {
    const bad = IMPORTS.filter(
      ({ from, to }) => from.startsWith('src/core/') && !/^(src\/core\/|decimal\.js$)/.test(to),
    )
    expect(told(bad)).toEqual([])
  })

  it('are written out', () => {
    expect(told(IMPORTS.filter(({ to }) => to === 'computed'))).toEqual([])
  })
})
