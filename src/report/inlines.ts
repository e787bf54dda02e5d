/** Reads what stands inside a paragraph: runs of text, gaps, marks and footnotes. Called by `read-markdown`. */
import type { FootnoteDefinition, PhrasingContent, RootContent } from 'mdast'
import type { Inline } from './blocks.ts'
import { DERIVED, MARKED, unshield, withoutMarks } from './shield.ts'

type Style = Pick<Extract<Inline, { type: 'text' }>, 'bold' | 'italic'>

/** Numbers footnotes in the order in which they are mentioned. */
export class Notes {
  readonly #definitions: ReadonlyMap<string, FootnoteDefinition>
  readonly #mentioned: string[] = []

  constructor(nodes: readonly RootContent[]) {
    const definitions = nodes.flatMap((node) => (node.type === 'footnoteDefinition' ? [node] : []))
    this.#definitions = new Map(definitions.map((d) => [d.identifier, d]))
  }

  read(nodes: readonly PhrasingContent[]): Inline[] {
    return merged(nodes.flatMap((node) => this.#inline(node, {})))
  }

  /** Footnotes that footnotes mention are added at the end, each once. */
  all(): Inline[][] {
    const read: Inline[][] = []
    for (let i = 0; i < this.#mentioned.length; i++) {
      const paragraphs = this.#definitions.get(this.#mentioned[i] ?? '')?.children ?? []
      read.push(paragraphs.flatMap((p) => (p.type === 'paragraph' ? this.read(p.children) : [])))
    }
    return read
  }

  #inline(node: PhrasingContent, style: Style): Inline[] {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        return runsOf(node.value, style)
      case 'strong':
        return node.children.flatMap((child) => this.#inline(child, { ...style, bold: true }))
      case 'emphasis':
        return node.children.flatMap((child) => this.#inline(child, { ...style, italic: true }))
      case 'link':
      case 'delete':
        return node.children.flatMap((child) => this.#inline(child, style))
      case 'break':
        return [{ type: 'break' }]
      case 'html':
        // In a cell or a heading no line of Markdown can end.
        return /^<br\s*\/?>$/i.test(node.value) ? [{ type: 'break' }] : []
      case 'footnoteReference':
        return [{ type: 'footnote', number: this.#numberOf(node.identifier) }]
      default:
        return []
    }
  }

  #numberOf(identifier: string): number {
    if (!this.#mentioned.includes(identifier)) this.#mentioned.push(identifier)
    return this.#mentioned.indexOf(identifier) + 1
  }
}

/** Line ends of the narrative are spaces; those inside a printed text are shielded, and break the line. */
function runsOf(value: string, style: Style): Inline[] {
  const text = unshield(value.replace(/[ \t]*\n[ \t]*/g, ' '))
  const runs: Inline[] = []
  let from = 0
  for (const match of text.matchAll(MARKED)) {
    runs.push({ type: 'text', text: withoutMarks(text.slice(from, match.index)), ...style })
    if (match[0] === '\n') runs.push({ type: 'break' })
    else if (match[0] === DERIVED) runs.push({ type: 'stated', computed: true, ...style })
    else if (match[1] === undefined) runs.push({ type: 'stated', ...style })
    else runs.push({ type: 'gap', id: match[1], text: match[2] ?? '', ...style })
    from = match.index + match[0].length
  }
  runs.push({ type: 'text', text: withoutMarks(text.slice(from)), ...style })
  return runs.filter((run) => run.type !== 'text' || run.text !== '')
}

/** Neighbours of one style as one run. */
function merged(runs: readonly Inline[]): Inline[] {
  const all: Inline[] = []
  for (const run of runs) {
    const last = all.at(-1)
    if (last?.type === 'text' && run.type === 'text' && last.bold === run.bold && last.italic === run.italic) {
      all[all.length - 1] = { ...last, text: last.text + run.text }
    } else all.push(run)
  }
  return all
}
