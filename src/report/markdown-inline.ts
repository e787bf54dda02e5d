/** Runs of text as Markdown, so that every letter of them is read back as itself. Called by `markdown`. */
import type { Inline } from './blocks.ts'

/** `oneLine`: inside a table, where a line cannot end. */
export function inlineMarkdown(content: readonly Inline[], oneLine = false): string {
  const written = content.map((run, i) => {
    const first = i === 0 || content[i - 1]?.type === 'break'
    return runMarkdown(run, first, oneLine)
  })
  return written.join('')
}

function runMarkdown(run: Inline, first: boolean, oneLine: boolean): string {
  switch (run.type) {
    case 'text':
      return styled(escaped(run.text, first), run)
    case 'gap':
      return styled(`\`${run.text.replaceAll('`', "'").replaceAll('|', oneLine ? '\\|' : '|')}\``, run)
    case 'stated':
      return '\\*'
    case 'footnote':
      return `[^${run.number}]`
    case 'break':
      return oneLine ? ' ' : '\\\n'
  }
}

function styled(text: string, { bold, italic }: { readonly bold?: true; readonly italic?: true }): string {
  const mark = '*'.repeat((bold ? 2 : 0) + (italic ? 1 : 0))
  if (mark === '' || text.trim() === '') return text
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? []
  return before + mark + inner + mark + after
}

/** Inside what GFM takes for an address, backslashes would be read as its letters. */
const ADDRESS = /(?<=:)\/(?=\/)|(?<=\bwww)\.|@/gi

function entity(c: string): string {
  return `&#${c.charCodeAt(0)};`
}

/** Marks that Markdown could read anywhere, and those that it reads at the beginning of a line. */
function escaped(text: string, first: boolean): string {
  const anywhere = text.replace(/[\\`*_[\]<>|~&]/g, '\\$&').replace(ADDRESS, entity)
  if (!first) return anywhere
  return anywhere
    .replace(/^\s+/u, '')
    .replace(/^[#+=-]/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}
