/**
 * Words stand in locales/ and prompts/, and the clock, chance and the environment are read at the edge alone, so that
 * a test can pass its own.
 */
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { nodesOf, place, SOURCES } from './files.ts'

/** The composition roots. */
const EDGE = new Set(['src/main.ts', 'src/cli.ts'])

/** Precomposed letters that only Vietnamese needs here, and combining marks. */
const VIETNAMESE =
  /\p{Mn}|[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/u

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

const CLOCK = /^(Date\.now|performance\.now|DateTime\.(now|local|utc))$/
const CHANCE = /^(Math\.random|(crypto\.)?(randomUUID|randomBytes|randomInt|getRandomValues))$/

function readsClock(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0
  return ts.isCallExpression(node) && CLOCK.test(node.expression.getText()) && node.arguments.length === 0
}

describe('source files', () => {
  const inside = SOURCES.filter((path) => !EDGE.has(path))
  const core = SOURCES.filter((path) => path.startsWith('src/core/'))

  it('hold no Vietnamese words', () => {
    expect(placesOf(SOURCES, (node) => isText(node) && VIETNAMESE.test(node.getText()))).toEqual([])
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
