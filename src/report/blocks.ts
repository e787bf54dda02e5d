/** A report's text as paragraphs, items and tables: what `read-markdown` makes and the renderers print. */

interface Style {
  readonly bold?: true
  readonly italic?: true
}

export type Inline =
  | (Style & { readonly type: 'text'; readonly text: string })
  /** A figure that nobody has given, or without `id` a sentence that ends in nothing: shown so that nobody overlooks it. */
  | (Style & { readonly type: 'gap'; readonly id: string; readonly text: string })
  /** The mark of a percentage that nothing proves, or of what was computed from one; explained at the end of its part. */
  | (Style & { readonly type: 'stated'; readonly computed?: true })
  /** Refers to a footnote, counted from 1. */
  | { readonly type: 'footnote'; readonly number: number }
  | { readonly type: 'break' }

export type Cell = readonly Inline[]

export type Block =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly content: readonly Inline[] }
  | { readonly type: 'paragraph'; readonly content: readonly Inline[] }
  /** `marker`: `-`, `+` or `1.`, as the narrative writes it; `depth` counts from 1. */
  | { readonly type: 'item'; readonly marker: string; readonly depth: number; readonly content: readonly Inline[] }
  | {
      readonly type: 'table'
      readonly align: readonly Align[]
      readonly head: readonly Cell[]
      readonly rows: readonly (readonly Cell[])[]
    }
  /** Explains a mark, in small letters. */
  | { readonly type: 'remark'; readonly content: readonly Inline[] }

export type Align = 'left' | 'center' | 'right' | undefined

/** Begins on a new page, with page numbers of its own. */
export interface Appendix {
  /** `Phụ lục I`. */
  readonly name: readonly Inline[]
  readonly title: readonly Inline[]
  readonly blocks: readonly Block[]
}

export function inlinesOf(block: Block): readonly Inline[] {
  return block.type === 'table' ? [...block.head, ...block.rows.flat()].flat() : block.content
}

/** Without those that are empty. */
export function linesOf(content: readonly Inline[]): Inline[][] {
  const lines: Inline[][] = [[]]
  for (const inline of content) {
    if (inline.type === 'break') lines.push([])
    else lines.at(-1)?.push(inline)
  }
  return lines.filter((line) => line.length > 0)
}

export function plainOf(content: readonly Inline[]): string {
  const texts = content.map((i) => {
    if (i.type === 'text' || i.type === 'gap') return i.text
    if (i.type === 'break') return '\n'
    return i.type === 'stated' ? '*' : ''
  })
  return texts.join('')
}
