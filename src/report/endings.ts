/** How the parts of a report end: "./." after the body's last word, and what a mark means. */
import { type Block, type Inline, inlinesOf } from './blocks.ts'
import type { Translate } from './words.ts'

type Notes = readonly (readonly Inline[])[]

/**
 * Nghị định 30: a document's text ends with "./.", which the narrative may have written already. So the remark on a
 * mark stands before the closing paragraph; behind a list it is the last, and has the stop.
 */
export function bodyEnded(blocks: readonly Block[], footnotes: Notes, t: Translate): Block[] {
  const remarks = remarksOn(blocks, footnotes, t)
  const at = blocks.findLastIndex((b) => b.type === 'paragraph' || b.type === 'item')
  const last = blocks[at]
  if (!last || last.type === 'table') return [...blocks, ...remarks]
  const isMarked = last.content.some((i) => i.type === 'stated')
  const isClosing = last.type === 'paragraph' && at === blocks.length - 1 && !isMarked
  if (remarks.length === 0 || isClosing) {
    return blocks.flatMap((b, i) =>
      i === at ? [...(isClosing ? remarks : []), { ...last, content: ended(last.content) }] : [b],
    )
  }
  const before = blocks.with(at, { ...last, content: unended(last.content) })
  return [...before, ...remarks.map((r) => ({ ...r, content: ended(r.content) }))]
}

/** A part in which a percentage is marked says at its end what the mark means. */
export function explained(blocks: readonly Block[], t: Translate): Block[] {
  return [...blocks, ...remarksOn(blocks, [], t)]
}

function remarksOn(blocks: readonly Block[], footnotes: Notes, t: Translate): Extract<Block, { type: 'remark' }>[] {
  const marks = [...blocks.flatMap(inlinesOf), ...footnotes.flat()].filter((i) => i.type === 'stated')
  if (marks.length === 0) return []
  const meaning = t(marks.some((m) => m.computed) ? 'report.stated-or-computed' : 'report.stated')
  return [{ type: 'remark', content: [{ type: 'stated' }, { type: 'text', text: ` ${meaning}` }] }]
}

function ended(content: readonly Inline[]): Inline[] {
  const last = lastRun(content)
  const run = content[last]
  if (run?.type !== 'text') return [...content, { type: 'text', text: './.' }]
  if (run.text.trimEnd().endsWith('./.')) return [...content]
  return content.with(last, { ...run, text: `${run.text.replace(/[\s.;,]+$/u, '')}./.` })
}

/** The stop goes over to what comes behind. */
function unended(content: readonly Inline[]): Inline[] {
  const last = lastRun(content)
  const run = content[last]
  if (run?.type !== 'text') return [...content]
  return content.with(last, { ...run, text: run.text.replace(/\.\/\.\s*$/u, '.') })
}

function lastRun(content: readonly Inline[]): number {
  return content.findLastIndex((i) => i.type !== 'footnote' && i.type !== 'break')
}
