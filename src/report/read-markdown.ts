/**
 * Reads the filled narrative: Markdown (GFM) in, blocks, appendices and footnotes out. A line `---` begins an
 * appendix; lists keep the marker they were written with. Called by `report-model`.
 */
import type { List, Root, RootContent, Table } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Appendix, Block, Cell, Inline } from './blocks.ts'
import { Notes } from './inlines.ts'

export interface Narrated {
  readonly body: readonly Block[]
  readonly appendices: readonly Appendix[]
  /** In the order of their first mention. */
  readonly footnotes: readonly (readonly Inline[])[]
}

export function readMarkdown(markdown: string): Narrated {
  const root: Root = unified().use(remarkParse).use(remarkGfm).parse(markdown)
  const notes = new Notes(root.children)
  const reader = { markdown, notes }
  const [body = [], ...rest] = partsOf(root.children).map((part) => part.flatMap((node) => blocksOf(reader, node, 1)))
  return { body, appendices: rest.map(appendixOf), footnotes: notes.all() }
}

interface Reader {
  readonly markdown: string
  readonly notes: Notes
}

function partsOf(nodes: readonly RootContent[]): RootContent[][] {
  const parts: RootContent[][] = [[]]
  for (const node of nodes) {
    if (node.type === 'thematicBreak') parts.push([])
    else parts.at(-1)?.push(node)
  }
  return parts
}

/** Comments and definitions print nothing; what documents of this kind do not have is read as its text. */
function blocksOf(reader: Reader, node: RootContent, depth: number): Block[] {
  const { notes } = reader
  switch (node.type) {
    case 'heading':
      return printable({ type: 'heading', level: levelOf(node.depth), content: notes.read(node.children) })
    case 'paragraph':
      return printable({ type: 'paragraph', content: notes.read(node.children) })
    case 'list':
      return itemsOf(reader, node, depth)
    case 'table':
      return [tableOf(notes, node)]
    case 'blockquote':
      return node.children.flatMap((child) => blocksOf(reader, child, depth))
    case 'code':
      return printable({ type: 'paragraph', content: notes.read([{ type: 'text', value: node.value }]) })
    default:
      return []
  }
}

function printable(block: Exclude<Block, { type: 'table' }>): Block[] {
  return block.content.length > 0 ? [block] : []
}

function levelOf(depth: number): 1 | 2 | 3 {
  return depth === 1 ? 1 : depth === 2 ? 2 : 3
}

function itemsOf(reader: Reader, list: List, depth: number): Block[] {
  return list.children.flatMap((item, index) => {
    const written = reader.markdown[item.position?.start.offset ?? -1] ?? '-'
    const marker = list.ordered ? `${(list.start ?? 1) + index}.` : written === '*' ? '-' : written
    const blocks = item.children.flatMap((child) => blocksOf(reader, child, depth + 1))
    return blocks.map((block, i): Block => {
      if (i > 0 || block.type !== 'paragraph') return block
      return { type: 'item', marker, depth, content: block.content }
    })
  })
}

function tableOf(notes: Notes, table: Table): Block {
  const rows = table.children.map((row) => row.children.map((cell): Cell => notes.read(cell.children)))
  const [head = [], ...body] = rows
  return { type: 'table', align: (table.align ?? []).map((a) => a ?? undefined), head, rows: body }
}

/** Its first two headings are its name and its title. */
function appendixOf(blocks: readonly Block[]): Appendix {
  const [name, title] = blocks
  const isName = name?.type === 'heading' && name.level === 1
  const isTitle = isName && title?.type === 'heading' && title.level === 2
  return {
    name: isName ? name.content : [],
    title: isTitle ? title.content : [],
    blocks: blocks.slice(isTitle ? 2 : isName ? 1 : 0),
  }
}
