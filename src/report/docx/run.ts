/** Runs of text as Word has them. Used by every part of the document. */
import { FootnoteReferenceRun, type ParagraphChild, TextRun } from 'docx'
import type { Inline } from '../blocks.ts'
import { clean } from '../shield.ts'

export interface RunStyle {
  readonly size?: number
  readonly bold?: boolean
  readonly italics?: boolean
  readonly allCaps?: boolean
}

export function text(content: string, style: RunStyle = {}): TextRun {
  return new TextRun({ text: clean(content), ...style })
}

/** `style` holds for all runs; what the narrative made bold or italic is so besides. */
export function runs(content: readonly Inline[], style: RunStyle = {}): ParagraphChild[] {
  return content.map((inline) => runOf(inline, style))
}

function runOf(inline: Inline, style: RunStyle): ParagraphChild {
  switch (inline.type) {
    case 'text':
      return text(inline.text, styled(inline, style))
    case 'gap':
      return new TextRun({ text: clean(inline.text), ...styled(inline, style), highlight: 'yellow' })
    case 'stated':
      return text('*', styled(inline, style))
    case 'footnote':
      return new FootnoteReferenceRun(inline.number)
    case 'break':
      return new TextRun({ break: 1 })
  }
}

function styled({ bold, italic }: { readonly bold?: true; readonly italic?: true }, style: RunStyle): RunStyle {
  return { ...style, ...(bold && { bold }), ...(italic && { italics: true }) }
}
