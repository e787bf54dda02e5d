/** The report as Markdown (GFM): for reading in a browser or an editor, and for comparing two versions. */
import type { Appendix, Block, Cell } from './blocks.ts'
import type { Letterhead } from './letterhead.ts'
import { inlineMarkdown } from './markdown-inline.ts'
import type { Report } from './report-model.ts'

export function toMarkdown(report: Report): string {
  const { letterhead, body, appendices, footnotes } = report
  const notes = footnotes.map((note, i) => `[^${i + 1}]: ${inlineMarkdown(note)}`)
  const parts = [...headOf(letterhead), ...bodyOf(body), ...footOf(letterhead)]
  const attached = appendices.flatMap((a) => ['---', ...appendixOf(a, letterhead.attachedTo)])
  return `${[...parts, ...attached, ...notes].join('\n\n')}\n`
}

function plain(text: string): string {
  return inlineMarkdown([{ type: 'text', text }])
}

function lines(texts: readonly string[]): string {
  return texts.join('\\\n')
}

function headOf(l: Letterhead): string[] {
  const addressed = l.addressedTo.length > 0 ? [plain(`${l.addressedToLabel} ${l.addressedTo.join('; ')}`)] : []
  return [
    lines([plain(l.superior), `**${plain(l.issuer)}**`, plain(l.number)]),
    lines([`**${plain(l.nation)}**`, `**${plain(l.motto)}**`, `*${plain(l.placeAndDate)}*`]),
    `# ${plain(l.title)}`,
    lines([`**${plain(l.subject)}**`, plain(l.window)]),
    ...addressed,
  ]
}

function footOf(l: Letterhead): string[] {
  return [
    lines([`***${plain(l.recipientsLabel)}***`, ...l.recipients.map(plain)]),
    lines([...l.authority, l.signer].map((text) => `**${plain(text)}**`)),
  ]
}

function appendixOf({ name, title, blocks }: Appendix, attachedTo: string): string[] {
  return [
    `## ${inlineMarkdown(name, true)}`,
    `### ${inlineMarkdown(title, true)}`,
    `*${plain(attachedTo)}*`,
    ...bodyOf(blocks),
  ]
}

/** Items of one list stand without a line between them. */
function bodyOf(blocks: readonly Block[]): string[] {
  const parts: string[] = []
  blocks.forEach((block, i) => {
    const before = blocks[i - 1]
    const text = blockMarkdown(block)
    if (block.type === 'item' && before?.type === 'item') parts.push(`${parts.pop() ?? ''}\n${text}`)
    else parts.push(text)
  })
  return parts
}

function blockMarkdown(block: Block): string {
  switch (block.type) {
    case 'heading':
      // The document's own title is the first level.
      return `${'#'.repeat(block.level + 1)} ${inlineMarkdown(block.content, true)}`
    case 'item':
      return `${'   '.repeat(block.depth - 1)}${block.marker} ${inlineMarkdown(block.content)}`
    case 'table':
      return tableMarkdown(block)
    default:
      return inlineMarkdown(block.content)
  }
}

const DASHES = { left: ':--', center: ':-:', right: '--:' }

function tableMarkdown({ align, head, rows }: Extract<Block, { type: 'table' }>): string {
  const rule = head.map((_, i) => DASHES[align[i] ?? 'left'].replace(align[i] ? '' : ':', ''))
  const row = (cells: readonly Cell[]): string => `| ${cells.map((c) => inlineMarkdown(c, true)).join(' | ')} |`
  return [row(head), `|${rule.map((d) => ` ${d} `).join('|')}|`, ...rows.map(row)].join('\n')
}
