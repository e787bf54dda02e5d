/** A YAML file of a pack, once parsed: its data, and the place in the file of everything in it. */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml'
import { MOST_ALIASES, MOST_BYTES } from './bounds.ts'
import type { FaultCode, PackFault, Place } from './fault.ts'

export type Path = readonly (string | number)[]

export interface Source {
  readonly file: string
  readonly data: unknown
  /** Of a value; of the nearest thing around it if it is not there. */
  readonly at: (path: Path) => Place
  /** Of a character of a text, counting from 0; texts that the file folds over lines included. */
  readonly within: (path: Path, index: number) => Place
  /** Of a key of the mapping at `path`. */
  readonly atKey: (path: Path, key: string) => Place
}

/** Something read from a file, with where it stands there. */
export interface Located<T> {
  readonly value: T
  readonly source: Source
  readonly path: Path
}

export type Parsed = { readonly source: Source } | { readonly faults: PackFault[] }

export function parseSource(file: string, text: string): Parsed {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' })
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  if (document.errors.length > 0) {
    return {
      faults: document.errors.map((error) => {
        const code: FaultCode = error.code === 'DUPLICATE_KEY' ? 'yaml-duplicate-key' : 'yaml-syntax'
        return { file, ...placeOf(error.pos[0]), code, detail: error.message.replace(/\s+/g, ' ') }
      }),
    }
  }
  const data = dataOf(document)
  if (data === undefined) {
    const place = placeOf(firstAlias(document)?.range?.[0] ?? 0)
    return { faults: [{ file, ...place, code: 'yaml-aliases', detail: String(MOST_ALIASES) }] }
  }
  const at = (path: Path): Place => placeOf(startOf(walk(document, path)))
  const atKey = (path: Path, key: string): Place => placeOf(keyOffset(document, path, key))
  const within = (path: Path, index: number): Place => placeOf(offsetWithin(text, walk(document, path), index))
  return { source: { file, data, at, atKey, within } }
}

export function faultAt(at: Located<unknown>, more: Path, code: FaultCode, detail: string): PackFault {
  return { file: at.source.file, ...at.source.at([...at.path, ...more]), code, detail }
}

/**
 * Undefined for data without end: an anchor that holds its own alias, or aliases of aliases of aliases; and for more
 * of it than two files may hold.
 */
function dataOf(document: Document): unknown {
  try {
    const written = JSON.stringify(document.toJS({ maxAliasCount: MOST_ALIASES }))
    return written.length > 2 * MOST_BYTES ? undefined : JSON.parse(written)
  } catch {
    return undefined
  }
}

function firstAlias(document: Document): Alias | undefined {
  let first: Alias | undefined
  visit(document, {
    Alias(_key, node) {
      first = node
      return visit.BREAK
    },
  })
  return first
}

function walk(document: Document, path: Path): Node | null {
  let node: Node | null = document.contents
  for (const segment of path) {
    const next = step(resolved(document, node), segment)
    if (!next) return node
    node = next
  }
  return node
}

function step(node: Node | null, segment: string | number): Node | undefined {
  if (isMap(node)) {
    const pair = pairOf(node.items, String(segment))
    if (isNode(pair?.value)) return pair.value
    return isNode(pair?.key) ? pair.key : undefined
  }
  const item: unknown = isSeq(node) ? node.items[Number(segment)] : undefined
  return isNode(item) ? item : undefined
}

function resolved(document: Document, node: Node | null): Node | null {
  return isAlias(node) ? (node.resolve(document) ?? null) : node
}

function pairOf(items: readonly Pair[], key: string): Pair | undefined {
  return items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key)
}

function keyOffset(document: Document, path: Path, key: string): number {
  const node = walk(document, path)
  const map = resolved(document, node)
  const found = isMap(map) ? pairOf(map.items, key)?.key : undefined
  return startOf(isNode(found) ? found : node)
}

/** Folding changes white space only, so the characters between are counted. */
function offsetWithin(text: string, node: Node | null, index: number): number {
  if (!isScalar(node) || typeof node.value !== 'string') return startOf(node)
  let left = node.value.slice(0, index).replace(/\s/g, '').length
  let offset = contentStart(text, node)
  const isBehind = node.value.slice(index).trim() === ''
  while (offset < text.length && (left > 0 || (!isBehind && /\s/.test(text.charAt(offset))))) {
    if (!/\s/.test(text.charAt(offset))) left--
    offset++
  }
  return offset
}

/** Behind the quote, or behind the line of a block's `>-`. */
function contentStart(text: string, node: Scalar): number {
  const start = startOf(node)
  if (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL') return text.indexOf('\n', start) + 1
  return node.type === 'PLAIN' ? start : start + 1
}

function startOf(node: Node | null): number {
  return node?.range?.[0] ?? 0
}
