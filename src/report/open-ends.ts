/**
 * A sentence of the narrative that ends in nothing is not printed: "of each service: ." behind which no service came,
 * "()" , a heading without a section. Looks at the filled Markdown, in which the punctuation of people's texts is
 * shielded, so that only the narrative's own is meant. Called by `report-model`.
 */

interface Line {
  readonly kind: 'blank' | 'heading' | 'item' | 'row' | 'rule' | 'note' | 'words'
  readonly text: string
  /** Of headings: their level. Of items: how far they stand in. */
  readonly depth: number
  readonly marker: string
}

/** `gap`: what stands where something should have come, as `shield` writes it. */
export function withoutOpenEnds(markdown: string, gap: string): string {
  const sentences = sentencesClosed(readLines(markdown.replace(/[ \t]*\(\s*[;,]?\s*\)/g, '')), gap)
  const lines = readLines(sentences.join('\n'))
  const written = lines.flatMap((line, i) =>
    line.kind === 'heading' && isEmptySection(line, behind(lines, i)) ? [line.text, '', gap, ''] : [line.text],
  )
  return written.join('\n')
}

function sentencesClosed(lines: readonly Line[], gap: string): string[] {
  let level = 0
  return lines.flatMap((line, i) => {
    if (line.kind === 'heading') level = line.depth
    const isLast = (line.kind === 'item' || line.kind === 'words') && lines[i + 1]?.kind !== 'words'
    if (!isLast) return [line.text]
    if (isStop(line)) return []
    if (!endsInNothing(line, behind(lines, i), level)) return [line.text]
    const isWhole = line.kind === 'item' || lines[i - 1]?.kind !== 'words'
    return closed(line, gap, isWhole)
  })
}

/** What is printed next. */
function behind(lines: readonly Line[], at: number): Line | undefined {
  for (let i = at + 1; i < lines.length; i++) {
    const line = lines[i]
    if (line && line.kind !== 'blank' && line.kind !== 'note') return line
  }
  return undefined
}

function readLines(markdown: string): Line[] {
  let inComment = false
  return markdown.split('\n').map((text): Line => {
    const begins = inComment || /^\s*<!--/.test(text)
    inComment = begins && !text.includes('-->')
    return begins ? { kind: 'blank', text, depth: 0, marker: '' } : readLine(text)
  })
}

function readLine(text: string): Line {
  const of = (kind: Line['kind'], depth = 0, marker = ''): Line => ({ kind, text, depth, marker })
  const heading = /^ {0,3}(#{1,6})\s/.exec(text)?.[1]
  const item = /^( *)([-+*]|\d{1,9}[.)])\s/.exec(text)
  if (text.trim() === '') return of('blank')
  if (heading !== undefined) return of('heading', heading.length)
  if (/^ {0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/.test(text)) return of('rule')
  if (/^\s*\|/.test(text)) return of('row')
  if (/^\[\^[^\]]*\]:/.test(text)) return of('note')
  return item ? of('item', item[1]?.length, item[2]) : of('words')
}

function isEmptySection(heading: Line, next: Line | undefined): boolean {
  return !next || next.kind === 'rule' || (next.kind === 'heading' && next.depth <= heading.depth)
}

/** Nothing but a stop, as of `{{ x.lines | join: "; " }}.` without lines. */
function isStop({ text, marker }: Line): boolean {
  return /^[.;,:]$/.test(text.trim().slice(marker.length).trim())
}

/** A colon, then perhaps the stop of the sentence and the marks of bold and of footnotes. */
const OPEN = /:(?<stop>\s*(?:\.\/\.|[.;,]))?(?<marks>(?:[*_]|\[\^[^\]]*\]|\s)*)$/

function endsInNothing(line: Line, next: Line | undefined, level: number): boolean {
  const open = OPEN.exec(line.text)
  if (!open) return false
  if (open.groups?.['stop'] !== undefined || !next) return true
  const isItem = line.kind === 'item'
  switch (next.kind) {
    case 'rule':
      return true
    case 'heading':
      return isItem || next.depth <= level
    case 'item':
      return isItem && (next.depth < line.depth || (next.depth === line.depth && next.marker === line.marker))
    default:
      return false
  }
}

/** Without the sentence that ends in nothing, or with a gap behind it where it tells of something that was answered. */
function closed({ text, marker }: Line, gap: string, isWhole: boolean): string[] {
  const [, before = '', own = ''] = /^(\s*)(.*)$/s.exec(text) ?? []
  const words = own.slice(marker.length)
  const start = Math.max(...[...words.matchAll(/[.;!?][*_]*\s+/g)].map((m) => m.index + m[0].length), 0)
  const sentence = words.slice(start)
  const tells = /[\d\uE000-\uE0FF]/u.test(sentence.replace(/^\s*(?:\d+\\?\.)+\s/, ''))
  const isStyled = start > 0 && /[*_]/.test(words)
  if (tells || isStyled || (start === 0 && !isWhole)) {
    const kept = text.replace(OPEN, (_, stop: string | undefined, marks: string) => {
      return `:${marks.trimEnd()} ${gap}${(stop ?? '.').trim()}`
    })
    return [kept]
  }
  const rest = words.slice(0, start).trimEnd()
  return rest.trim() === '' || /^(?:\d+\\?\.)+$/.test(rest.trim()) ? [] : [before + marker + rest]
}
