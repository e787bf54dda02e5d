/** Both languages say the same things, every text that is asked for is there, and none is left over. */
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { nodesOf, place, read, SOURCES } from './files.ts'

/** Sections that are handed over whole (the trial page's), or whose keys come from data. */
const HANDED_OVER = [/^(page|download)\./]

function flat(node: unknown, prefix = ''): [string, string][] {
  if (typeof node !== 'object' || node === null) return [[prefix, String(node)]]
  return Object.entries(node).flatMap(([key, value]) => flat(value, prefix ? `${prefix}.${key}` : key))
}

const vi = new Map(flat(parse(read('locales/vi.yaml'))))
const en = new Map(flat(parse(read('locales/en.yaml'))))

/** i18next picks `key_one` or `key_other` by the count. */
const bare = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '')
const keysOf = (texts: ReadonlyMap<string, string>): string[] => [...new Set([...texts.keys()].map(bare))].sort()
const keys = keysOf(vi)

function blanksOf(text: string | undefined): string[] {
  return [...new Set([...(text ?? '').matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? ''))].sort()
}

const NODES = SOURCES.flatMap((path) => nodesOf(path).map((node) => ({ path, node })))

/** Whole texts in the code, and beginnings of composed ones. */
const literals = new Set(NODES.flatMap(({ node }) => (ts.isStringLiteralLike(node) ? [node.text] : [])))
const beginnings = NODES.flatMap(({ node }) =>
  ts.isTemplateHead(node) && /^[a-z-]+\./.test(node.text) ? [node.text] : [],
)

describe('locales', () => {
  it('have the same keys', () => {
    expect(keysOf(en)).toEqual(keys)
  })

  it('have no empty text', () => {
    const empty = [...vi, ...en].filter(([, text]) => text.trim() === '' || text === 'null')
    expect(empty).toEqual([])
  })

  it('fill in the same', () => {
    const different = [...vi.keys()].filter(
      (key) => en.has(key) && blanksOf(vi.get(key)).join() !== blanksOf(en.get(key)).join(),
    )
    expect(different).toEqual([])
  })

  it('hold every text that is asked for by name', () => {
    const asked = NODES.flatMap(({ path, node }) => {
      if (!ts.isCallExpression(node) || !/(^|\.)t$/.test(node.expression.getText())) return []
      const [key] = node.arguments
      return key && ts.isStringLiteralLike(key) ? [{ key: key.text, at: place(path, node) }] : []
    })
    expect(asked.length).toBeGreaterThan(20)
    expect(asked.filter(({ key }) => !keys.includes(key))).toEqual([])
  })

  it('get from each problem what its text fills in', () => {
    const lacking = NODES.flatMap(({ path, node }) => {
      if (!ts.isNewExpression(node) || node.expression.getText() !== 'Problem') return []
      const [code, params] = node.arguments ?? []
      if (!code || !ts.isStringLiteralLike(code)) return []
      const given = params && ts.isObjectLiteralExpression(params) ? params.properties : []
      if (given.some((property) => ts.isSpreadAssignment(property))) return []
      const names = given.map((property) => property.name?.getText())
      const blanks = blanksOf(vi.get(`problem.${code.text}`)).filter((blank) => !names.includes(blank))
      return blanks.map((blank) => `${place(path, node)} ${code.text} lacks ${blank}`)
    })
    expect(lacking).toEqual([])
  })

  it('hold no text that nothing asks for', () => {
    const unused = keys.filter(
      (key) =>
        !literals.has(key) &&
        !beginnings.some((beginning) => key.startsWith(beginning)) &&
        !HANDED_OVER.some((section) => section.test(key)),
    )
    expect(unused).toEqual([])
  })

  it('speak without exclamation marks', () => {
    expect([...vi, ...en].filter(([, text]) => /!(\s|$)/.test(text)).map(([key]) => key)).toEqual([])
  })
})
