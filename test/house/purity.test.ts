/**
 * What people read stands in locales/ and prompts/, what is recognised of their words in src/core/words/, and the
 * clock, chance and the environment are read at the edge alone, so that a test can pass its own.
 */
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { nodesOf, nodesWithin, place, SOURCES, treeOf } from './files.ts'

/** The composition roots. */
const EDGE = new Set(['src/main.ts', 'src/cli.ts'])

/** Precomposed letters that only Vietnamese needs here, and combining marks; what picks a form of an emoji is none. */
const VIETNAMESE =
  /(?![\ufe00-\ufe0f])\p{Mn}|[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/u

/** Nothing but lists and tables of the words that are recognised in what people write. */
const WORDS = 'src/core/words/'

/** Where letters themselves are the thing. */
const LETTERS: Readonly<Record<string, string>> = {
  'src/core/file-text/charsets.ts': 'what the bytes of each charset stand for',
  'src/core/file-text/legacy.ts': 'the ranges in which misread letters lie',
  'src/core/file-text/syllables.ts': 'the letters that a syllable is made of',
  'src/core/answer/letters.ts': 'the marks that a letter may bear, and those that hide it',
}
const EXCEPTIONS = Object.keys(LETTERS)

function placesOf(paths: readonly string[], isBad: (node: ts.Node) => boolean): string[] {
  return paths.flatMap((path) =>
    nodesOf(path)
      .filter(isBad)
      .map((node) => `${place(path, node)} ${node.getText().slice(0, 60)}`),
  )
}

function isText(node: ts.Node): boolean {
  const { kind } = node
  return ts.isStringLiteralLike(node) || (kind >= ts.SyntaxKind.TemplateHead && kind <= ts.SyntaxKind.TemplateTail)
}

const ESCAPE = /\\(?:u\{(?<point>[\da-f]+)\}|u(?<unit>[\da-f]{4})|x(?<byte>[\da-f]{2}))/gi

/** `\u1ea1`, `\u{1ea1}` and `\xe0` as the letters that they stand for. */
function decoded(text: string): string {
  return Array.from(text.matchAll(ESCAPE)).reduce((all, [written, point, unit, byte]) => {
    return all.replace(written, String.fromCodePoint(Number.parseInt(point ?? unit ?? byte ?? '', 16)))
  }, text)
}

/** What is written in code, however it is spelt: names, texts, and patterns, also those that are made of texts. */
function saysVietnamese(node: ts.Node): boolean {
  const isWritten = isText(node) || ts.isIdentifier(node) || ts.isRegularExpressionLiteral(node)
  // The compiler decodes texts once; those that make a pattern are escaped twice.
  return isWritten && 'text' in node && VIETNAMESE.test(decoded(node.text))
}

/** Constants of literals, arrays, objects, sets and maps: nothing that is called, computed or imported. */
function isData(node: ts.Node): boolean {
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return true
  if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) return true
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isData)
  if (ts.isObjectLiteralExpression(node))
    return node.properties.every(
      (p) => ts.isPropertyAssignment(p) && !ts.isComputedPropertyName(p.name) && isData(p.initializer),
    )
  if (ts.isAsExpression(node)) return node.type.getText() === 'const' && isData(node.expression)
  if (ts.isNewExpression(node))
    return /^(Set|Map)$/.test(node.expression.getText()) && (node.arguments ?? []).every(isData)
  return false
}

function isExportedData(node: ts.Node): boolean {
  if (!ts.isVariableStatement(node) || (node.declarationList.flags & ts.NodeFlags.Const) === 0) return false
  const isExported = node.modifiers?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword) ?? false
  return (
    isExported && node.declarationList.declarations.every((d) => d.initializer !== undefined && isData(d.initializer))
  )
}

const CLOCK = /^(Date\.now|performance\.now|DateTime\.(now|local|utc))$/
const CHANCE = /^(Math\.random|(crypto\.)?(randomUUID|randomBytes|randomInt|getRandomValues))$/

function readsClock(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0
  return ts.isCallExpression(node) && CLOCK.test(node.expression.getText()) && node.arguments.length === 0
}

describe('source files', () => {
  const inside = SOURCES.filter((path) => !EDGE.has(path))
  const core = SOURCES.filter((path) => path.startsWith('src/core/'))

  const words = SOURCES.filter((path) => path.startsWith(WORDS))

  it('hold no Vietnamese words', () => {
    const others = SOURCES.filter((path) => !words.includes(path) && !EXCEPTIONS.includes(path))
    expect(placesOf(others, saysVietnamese)).toEqual([])
  })

  it.each([
    ["const a = 's\\u1eeda'", true],
    ["const a = 's\\u{1eed}a'", true],
    ["const a = 'v\\xe0'", true],
    ["const a = 'so\\u031b\\u0309'", true],
    ["const a = new RegExp('ma\\\\u0323\\\\u0302t')", true],
    ['const a = /t\\u1edbi/', true],
    [`const a = \`\${b} t\\u1edbi\``, true],
    ['const a = { sửa: 1 }', true],
    ["const a = '\\u2026 \\u00d7'", false],
    ['const a = /[\\u2010-\\u2015]/', false],
    ['const a = 1 // sửa', false],
  ])('say Vietnamese however it is spelt: %s', (code, wanted) => {
    const tree = ts.createSourceFile('a.ts', code, ts.ScriptTarget.Latest, true)
    expect(nodesWithin(tree).some(saysVietnamese)).toBe(wanted)
  })

  it('are excepted only as long as they need it', () => {
    const needed = EXCEPTIONS.filter((path) => placesOf([path], saysVietnamese).length > 0)
    expect(needed).toEqual(EXCEPTIONS)
  })

  it('of words hold data alone, as people write it', () => {
    expect(words.length).toBeGreaterThan(5)
    const statements = words.flatMap((path) => treeOf(path).statements.map((node) => ({ path, node })))
    expect(statements.filter(({ node }) => !isExportedData(node)).map(({ path, node }) => place(path, node))).toEqual(
      [],
    )
    const isOdd = (node: ts.Node): boolean =>
      isText(node) && (/\\/.test(node.getText()) || node.getText() !== node.getText().normalize('NFC'))
    expect(placesOf(words, isOdd)).toEqual([])
  })

  it('read the environment at the edge alone', () => {
    const isEnv = (node: ts.Node): boolean => ts.isPropertyAccessExpression(node) && node.getText() === 'process.env'
    expect(placesOf(inside, isEnv)).toEqual([])
  })

  it('read the clock at the edge alone', () => {
    expect(placesOf(inside, readsClock)).toEqual([])
  })

  it('leave nothing to chance in the core', () => {
    expect(placesOf(core, (node) => ts.isCallExpression(node) && CHANCE.test(node.expression.getText()))).toEqual([])
  })

  it('swallow no error without a reason', () => {
    const isEmpty = (node: ts.Node): boolean =>
      ts.isCatchClause(node) && node.block.statements.length === 0 && !/\/[/*] ?\S/.test(node.block.getText())
    expect(placesOf(SOURCES, isEmpty)).toEqual([])
  })
})
