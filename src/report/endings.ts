/** How the parts of a report end: "./." after the body's last word, and what a mark means. */
import { type Block, type Inline, inlinesOf } from './blocks.ts'
import type { Translate } from './words.ts'

/** Nghị định 30: a document's text ends with "./."; the narrative may have written it already. */
export function withEnding(blocks: readonly Block[]): Block[] {
  const at = blocks.findLastIndex((b) => b.type === 'paragraph' || b.type === 'item')
  return blocks.map((b, i): Block => (i === at && b.type !== 'table' ? { ...b, content: ended(b.content) } : b))
}

function ended(content: readonly Inline[]): Inline[] {
  const last = content.findLastIndex((i) => i.type !== 'footnote' && i.type !== 'break')
  const run = content[last]
  if (run?.type !== 'text') return [...content, { type: 'text', text: './.' }]
  if (run.text.trimEnd().endsWith('./.')) return [...content]
  return content.with(last, { ...run, text: `${run.text.replace(/[\s.;,]+$/u, '')}./.` })
}

/** A part in which a percentage is marked says at its end what the mark means. */
export function explained(blocks: readonly Block[], footnotes: readonly (readonly Inline[])[], t: Translate): Block[] {
  const isMarked = [...blocks.flatMap(inlinesOf), ...footnotes.flat()].some((i) => i.type === 'stated')
  if (!isMarked) return [...blocks]
  const content: Inline[] = [{ type: 'stated' }, { type: 'text', text: ` ${t('report.stated')}` }]
  return [...blocks, { type: 'remark', content }]
}
