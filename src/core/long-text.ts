/**
 * A pasted text that is too long for one message: clients cut it, within the same second, into several. Which messages
 * are parts of one text, and the text that they make. Two short messages are never one.
 */

/** A part that another one follows is nearly full. */
const NEARLY_FULL = 4000
/** UTF-16 units of the longest message that Telegram's clients send. */
const FULL = 4096
/** By the platform's clock, which counts whole seconds. */
const WITHIN_MS = 2000

export interface Part {
  readonly text: string
  /** ISO 8601 instant, the platform's time. */
  readonly at: string
}

/** Whether another part may follow. */
export function mayGoOn({ text }: Pick<Part, 'text'>): boolean {
  return text.length >= NEARLY_FULL
}

/** Of two messages in a row of one person in one chat. */
export function goesOn(before: Part, next: Part): boolean {
  const ms = Date.parse(next.at) - Date.parse(before.at)
  return mayGoOn(before) && ms >= 0 && ms <= WITHIN_MS
}

export function joined(parts: readonly string[]): string {
  return parts.reduce((text, part, i) => (i === 0 ? part : `${text}${seam(parts[i - 1] ?? '', part)}${part}`), '')
}

const ENDS_LINE = /[\p{Ll}\d.;:,!?)"\u201d]$/u
/** A bullet, a capital, or the number and symbol of a document. */
const BEGINS_LINE = /^(?:[-\u2013\u2022+*]\s|\p{Lu})/u
const BEGINS_DOCUMENT = /^\d{1,6}[a-zA-Z]?\s?\/\s?\p{L}/u
const BEGINS_WORD = /^[\p{Ll}\d,.;)]/u

/**
 * What the cut took away: a full part was cut anywhere, unless the next one looks like a new line, whose break the
 * platform has trimmed; one that is not quite full was cut at a space or at the end of a line.
 */
function seam(before: string, next: string): string {
  if (/\s$/.test(before) || /^\s/.test(next)) return ''
  const isNewLine = ENDS_LINE.test(before.slice(-2)) && BEGINS_LINE.test(next)
  const isDocument = BEGINS_DOCUMENT.test(next.slice(0, 20))
  // Behind a digit it may be the rest of its number.
  if (before.length >= FULL) return isNewLine || (isDocument && /[^\d/]$/.test(before)) ? '\n' : ''
  return BEGINS_WORD.test(next) && !isDocument ? ' ' : '\n'
}
