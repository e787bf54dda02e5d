/**
 * Bold in texts for people, as two private-use characters: no platform's markup can be injected through an
 * answer, and a channel without bold just drops them.
 */
const OPEN = '\uE000'
const CLOSE = '\uE001'
const EITHER = /[\uE000\uE001]/g

export function strong(text: string): string {
  return text === '' ? '' : OPEN + text + CLOSE
}

/** For people's own texts before they are put into ours. */
export function withoutMarks(text: string): string {
  return text.replace(EITHER, '')
}

/** What a platform delivers as people's own text: without our marks, and without what no database takes. */
export function clean(text: string): string {
  return withoutMarks(text).toWellFormed().replaceAll('\0', '')
}

export interface Span {
  /** In UTF-16 units of `plain`. */
  readonly offset: number
  readonly length: number
}

/** The text without marks, and where it is bold. */
export function spansOf(marked: string): { plain: string; bold: Span[] } {
  const bold: Span[] = []
  let plain = ''
  let from: number | undefined
  for (const piece of marked.split(/([\uE000\uE001])/)) {
    if (piece === OPEN) from ??= plain.length
    else if (piece === CLOSE) {
      if (from !== undefined && plain.length > from) bold.push({ offset: from, length: plain.length - from })
      from = undefined
    } else plain += piece
  }
  return { plain, bold }
}

/** Composed, and without bold: in a Markdown of theirs its marks could be forged by what people wrote. */
export function plainOf(marked: string): string {
  return spansOf(marked).plain.normalize('NFC')
}
