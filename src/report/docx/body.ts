/** The text of the report: headings, paragraphs, items by custom with "-" and "+", tables, remarks. */
import { AlignmentType, HeadingLevel, Paragraph, type Table } from 'docx'
import { type Appendix, type Block, type Inline, linesOf } from '../blocks.ts'
import { SINGLE, SIZE } from './measures.ts'
import { type RunStyle, runs, text } from './run.ts'
import { tableOf } from './table.ts'

const HEADING = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 }

export function bodyOf(blocks: readonly Block[]): (Paragraph | Table)[] {
  return blocks.flatMap(blockOf)
}

/** A line that somebody ended is a paragraph: a line end inside a justified one would stretch the line before it. */
function blockOf(block: Block): (Paragraph | Table)[] {
  switch (block.type) {
    case 'heading':
      return [new Paragraph({ heading: HEADING[block.level], children: runs(block.content) })]
    case 'paragraph':
      return linesOf(block.content).map((line) => new Paragraph({ children: runs(line) }))
    case 'item':
      return linesOf(block.content).map((line, i) => {
        return new Paragraph({ children: [...(i === 0 ? [text(`${block.marker} `)] : []), ...runs(line)] })
      })
    case 'table':
      return [tableOf(block)]
    case 'remark':
      return [remark(block.content)]
  }
}

function remark(content: readonly Inline[]): Paragraph {
  return new Paragraph({ spacing: { before: 120 }, children: runs(content, { size: SIZE.remark, italics: true }) })
}

export function appendixOf({ name, title, blocks }: Appendix, attachedTo: string): (Paragraph | Table)[] {
  return [
    middle(name, { bold: true, allCaps: false }, HeadingLevel.HEADING_1),
    middle(title, { bold: true }),
    middle([{ type: 'text', text: attachedTo }], { italics: true }, undefined, 240),
    ...bodyOf(blocks),
  ]
}

function middle(
  content: readonly Inline[],
  style: RunStyle,
  heading?: (typeof HeadingLevel)[keyof typeof HeadingLevel],
  after = 0,
): Paragraph {
  return new Paragraph({
    ...(heading && { heading }),
    alignment: AlignmentType.CENTER,
    indent: { firstLine: 0 },
    spacing: { before: 0, after, ...SINGLE },
    children: runs(content, { size: SIZE.body, ...style }),
  })
}
