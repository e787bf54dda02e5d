/** Runs of text as Markdown, so that every letter of them is read back as itself. Called by `markdown`. */
import type { Inline } from './blocks.ts'

/** `oneLine`: inside a table or a heading, where a line cannot end. */
export function inlineMarkdown(content: readonly Inline[], oneLine = false): string {
  const line = new Line()
  for (const group of groupsOf(content)) {
    const written = group.runs.map((run, i) => runMarkdown(run, i === 0 && line.isAtStart(), oneLine)).join('')
    line.add(written, group.mark)
  }
  return line.toString()
}

interface Group {
  readonly mark: string
  readonly runs: Inline[]
}

/** Neighbours of one style without a blank between them stand between one pair of marks: `****` would be read as text. */
function groupsOf(content: readonly Inline[]): Group[] {
  const groups: Group[] = []
  for (const run of content) {
    const mark = markOf(run)
    const last = groups.at(-1)
    if (mark !== '' && last?.mark === mark && !isApart(last.runs.at(-1), run)) last.runs.push(run)
    else groups.push({ mark, runs: [run] })
  }
  return groups
}

function isApart(before: Inline | undefined, run: Inline): boolean {
  return (before?.type === 'text' && /\s$/u.test(before.text)) || (run.type === 'text' && /^\s/u.test(run.text))
}

function markOf(run: Inline): string {
  if (run.type === 'footnote' || run.type === 'break') return ''
  return '*'.repeat((run.bold ? 2 : 0) + (run.italic ? 1 : 0))
}

function runMarkdown(run: Inline, first: boolean, oneLine: boolean): string {
  switch (run.type) {
    case 'text':
      return escaped(run.text, first)
    case 'gap':
      return `\`${run.text.replaceAll('`', "'").replaceAll('|', oneLine ? '\\|' : '|')}\``
    case 'stated':
      return '\\*'
    case 'footnote':
      return `[^${run.number}]`
    case 'break':
      return oneLine ? '<br>' : HARD_BREAK
  }
}

const HARD_BREAK = '\\\n'
const PUNCTUATION = /[\p{P}\p{S}]/u

/**
 * CommonMark takes `**` for bold only by what stands on both sides of it: between a letter outside and a punctuation
 * mark inside, the letter is written as an entity.
 */
class Line {
  #text = ''
  /** The last thing written is a mark that ends bold or italic behind a punctuation mark. */
  #closedBehindPunctuation = false

  isAtStart(): boolean {
    return this.#text === '' || this.#text.endsWith(HARD_BREAK)
  }

  add(written: string, mark: string): void {
    const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(written) ?? []
    if (mark === '' || inner === '') {
      this.#append(written)
      return
    }
    this.#append(before)
    if (isPunctuation(first(inner)) && isLetter(last(this.#text))) this.#encodeLast()
    this.#text += mark + inner + mark
    this.#closedBehindPunctuation = isPunctuation(last(inner))
    this.#append(after)
  }

  #append(written: string): void {
    if (written === '') return
    const head = first(written)
    const isHidden = this.#closedBehindPunctuation && isLetter(head)
    this.#text += isHidden ? entity(head) + written.slice(head.length) : written
    this.#closedBehindPunctuation = false
  }

  #encodeLast(): void {
    const letter = last(this.#text)
    this.#text = this.#text.slice(0, this.#text.length - letter.length) + entity(letter)
  }

  /** Blanks at the beginning of a line would be taken for its indentation. */
  toString(): string {
    return this.#text.replace(/(?<=^|\\\n) +/g, (blanks) => entity(' ').repeat(blanks.length))
  }
}

function first(text: string): string {
  return String.fromCodePoint(...[text.codePointAt(0) ?? []].flat())
}

function last(text: string): string {
  return Array.from(text.slice(-2)).at(-1) ?? ''
}

function isPunctuation(c: string): boolean {
  return PUNCTUATION.test(c)
}

function isLetter(c: string): boolean {
  return c !== '' && !isPunctuation(c) && !/\s/u.test(c)
}

/** Inside what GFM takes for an address, backslashes would be read as its letters. */
const ADDRESS = /(?<=:)\/(?=\/)|(?<=\bwww)\.|@/gi

function entity(c: string): string {
  return `&#${c.codePointAt(0) ?? 0};`
}

/** Marks that Markdown could read anywhere, and those that it reads at the beginning of a line or behind a blank. */
function escaped(text: string, first: boolean): string {
  const anywhere = text
    .replace(/[\\`*_[\]<>|~&]/g, '\\$&')
    .replace(/(?<=\s)#/gu, '\\#')
    .replace(ADDRESS, entity)
  if (!first) return anywhere
  return anywhere.replace(/^(\s*)([#+=:-])/u, '$1\\$2').replace(/^(\s*\d{1,9})([.)])(?=\s|$)/u, '$1\\$2')
}
