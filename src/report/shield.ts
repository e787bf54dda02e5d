/**
 * Keeps what is printed apart from the narrative's own Markdown. Every punctuation mark of a printed text becomes a
 * letter of Unicode's private area before the Markdown is parsed and returns to what it was afterwards, so no text of
 * a person can become a heading, a table, a link or a tag. Called by `narrative` and `read-markdown`.
 */

/** U+E000 to U+E07F stand for ASCII; the marks below are around what is more than text. */
const BASE = 0xe000
const OURS = /[\uE000-\uE0FF]/gu

/** `GAP, id, GAP_LABEL, label, GAP_END` */
const GAP = '\uE080'
const GAP_LABEL = '\uE081'
const GAP_END = '\uE082'
/** Behind a percentage that nothing proves, and behind what was computed from one. */
export const STATED = '\uE083'
export const DERIVED = '\uE084'

/** Around a text that does not begin or end with a letter: Markdown decides by its neighbours whether `**` is bold. */
const EDGE = '\uE085'

export const MARKED = /\uE080([^\uE080-\uE08F]*)\uE081([^\uE080-\uE08F]*)\uE082|\uE083|\uE084|\n/gu
const MARKS = /[\uE080-\uE08F]/gu

// What XML 1.0 cannot hold, so Word could not open.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/gu

/** Text that is fit to be printed: composed letters, no control characters, none of our own marks. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replace(UNPRINTABLE, '')
    .replace(OURS, '')
}

/** On one line, without spaces around; else as it was typed. */
export function oneLine(text: string): string {
  return clean(text)
    .replace(/\s*\n\s*/gu, ' ')
    .trim()
}

export function gap(id: string, label: string): string {
  return GAP + id + GAP_LABEL + oneLine(label) + GAP_END
}

export function shield(text: string): string {
  if (text === '') return ''
  const letters = text
    .replaceAll('\t', ' ')
    .replace(/[!-/:-@[-`{-~\n]/gu, (c) => String.fromCharCode(BASE + c.charCodeAt(0)))
  return letters.replace(/^(?![\p{L}\p{N}\uE000-\uE0FF])|(?<![\p{L}\p{N}\uE000-\uE0FF])$/gu, EDGE)
}

export function unshield(text: string): string {
  return text.replace(/[\uE000-\uE07F]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - BASE))
}

export function withoutMarks(text: string): string {
  return text.replace(MARKS, '')
}
