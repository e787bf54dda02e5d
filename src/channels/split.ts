/**
 * A long text as several messages: cut between lines, else between words, else between characters, each part with
 * its own bold spans. Senders of channels use it; nothing but white space at a cut is lost.
 */
import type { Span } from './mark.ts'

export interface Part {
  readonly text: string
  readonly bold: readonly Span[]
}

/** `limit` in UTF-16 units, at least 2. Parts without a visible character are left out: platforms refuse them. */
export function split(plain: string, bold: readonly Span[], limit: number): Part[] {
  const parts: Part[] = []
  let from = 0
  while (from < plain.length) {
    const { end, next } = cut(plain, from, limit)
    const text = plain.slice(from, end)
    if (text.trim() !== '') parts.push({ text, bold: within(bold, from, end) })
    from = next
  }
  return parts
}

function cut(plain: string, from: number, limit: number): { end: number; next: number } {
  if (plain.length - from <= limit) return { end: plain.length, next: plain.length }
  // A line that ends exactly at the limit still fits, hence one unit more.
  const window = plain.slice(from, from + limit + 1)
  for (const gap of ['\n', ' ']) {
    const at = window.lastIndexOf(gap)
    if (at > 0) return { end: from + at, next: from + at + 1 }
  }
  const end = from + wholeCharacters(plain, from, limit)
  return { end, next: end }
}

/** Not inside a surrogate pair, nor between a letter and the marks written over it. */
function wholeCharacters(plain: string, from: number, limit: number): number {
  let size = limit
  while (size > 1 && /^[\uDC00-\uDFFF\p{M}]/u.test(plain.slice(from + size))) size -= 1
  if (size > 1) return size
  return isLowSurrogate(plain.charCodeAt(from + limit)) ? limit - 1 : limit
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

function within(bold: readonly Span[], from: number, end: number): Span[] {
  return bold.flatMap(({ offset, length }) => {
    const start = Math.max(offset, from)
    const stop = Math.min(offset + length, end)
    return stop > start ? [{ offset: start - from, length: stop - start }] : []
  })
}
