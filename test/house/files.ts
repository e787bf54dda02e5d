/** The project's files and syntax trees, for the tests of the house rules. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** What git ignores, so that the tests also run in a copy without a repository. */
const IGNORED = new Set([
  'node_modules',
  'generated',
  'data',
  'out',
  '.git',
  '.stryker-tmp',
  'reports',
  'coverage',
  '.bench',
])

/** Paths from the project's root, with `/`, sorted. */
export function filesUnder(folder: string, isWanted: (path: string) => boolean = () => true): string[] {
  const found = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '.' ? entry.name : join(folder, entry.name)
    if (IGNORED.has(entry.name) && !path.startsWith('test/')) return []
    return entry.isDirectory() ? filesUnder(path) : [path]
  })
  return found.filter(isWanted).sort()
}

export const SOURCES: readonly string[] = filesUnder('src', (path) => path.endsWith('.ts'))

export function read(path: string): string {
  return readFileSync(path, 'utf8')
}

const trees = new Map<string, ts.SourceFile>()

export function treeOf(path: string): ts.SourceFile {
  const tree = trees.get(path) ?? ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true)
  trees.set(path, tree)
  return tree
}

/** Every node of a file, parents first. */
export function nodesOf(path: string): ts.Node[] {
  return nodesWithin(treeOf(path))
}

export function nodesWithin(tree: ts.SourceFile): ts.Node[] {
  const all: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    all.push(node)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return all
}

/** `src/a.ts:12`, for messages. */
export function place(path: string, node: ts.Node): string {
  const { line } = treeOf(path).getLineAndCharacterOfPosition(node.getStart())
  return `${path}:${line + 1}`
}
