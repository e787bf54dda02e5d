/**
 * The text of a file that a person wrote, from its bytes: UTF-8 and UTF-16 are read, with a byte order mark or without;
 * Windows-1258 where nothing else can be meant. All else is refused by name, so that no letter is ever guessed and no
 * replacement character gets any further. Every reader of files goes through here.
 */
import { type Charset, legacyOf, lettersLost, mangledLine, misreadLine } from './legacy.ts'

/** Lines count from 1. */
export type TextFault =
  /** A Word or Excel file (zip), one of before 2007, a PDF, or bytes that are no text at all. */
  | { readonly why: 'binary'; readonly what: 'office' | 'old-office' | 'pdf' | 'other' }
  | { readonly why: 'legacy'; readonly charset: Charset; readonly line: number }
  /** Neither UTF-8 nor UTF-16 nor anything that is known. */
  | { readonly why: 'charset'; readonly line: number }
  /** Letters were lost before: a replacement character, or a question mark in place of a letter. */
  | { readonly why: 'lost'; readonly line: number }
  /** UTF-8 that a program took for Windows-1252 and saved again. */
  | { readonly why: 'mangled'; readonly line: number }

export type FileText = { readonly text: string } | { readonly fault: TextFault }

const REPLACEMENT = '\ufffd'

export function fileText(bytes: Uint8Array): FileText {
  const what = signatureOf(bytes)
  if (what) return { fault: { why: 'binary', what } }
  const wide = wideCharset(bytes)
  const text = decoded(wide ?? 'utf-8', bytes)
  if (text === undefined) return wide ? { fault: { why: 'charset', line: 1 } } : legacy(bytes)
  if (text.includes('\0')) return { fault: { why: 'binary', what: 'other' } }
  return checked(text.replace(/^\ufeff+/, ''))
}

const SIGNATURES: readonly (readonly [what: 'office' | 'old-office' | 'pdf', bytes: readonly number[]])[] = [
  ['office', [0x50, 0x4b, 0x03, 0x04]],
  ['office', [0x50, 0x4b, 0x05, 0x06]],
  ['old-office', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
]

function signatureOf(bytes: Uint8Array): 'office' | 'old-office' | 'pdf' | undefined {
  return SIGNATURES.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte))?.[0]
}

/** Of pairs of bytes in which one is zero, as it is for every letter of ASCII. */
const CLEARLY_WIDE = 0.5

function wideCharset(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const enough = Math.max(1, (bytes.length / 2) * CLEARLY_WIDE)
  if (even === 0 && odd >= enough) return 'utf-16le'
  return odd === 0 && even >= enough ? 'utf-16be' : undefined
}

/** Undefined where the bytes are not of that charset. */
function decoded(charset: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function checked(text: string): FileText {
  if (!NOT_ASCII.test(text)) return { text }
  for (const [index, line] of text.split('\n').entries()) {
    if (!NOT_ASCII.test(line)) continue
    const fault = lineFault(line, index + 1)
    if (fault) return { fault }
  }
  return { text }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const NOT_ASCII = /[^\u0000-\u007f]/

function lineFault(text: string, line: number): TextFault | undefined {
  if (text.includes(REPLACEMENT)) return { why: 'lost', line }
  if (mangledLine(text)) return { why: 'mangled', line }
  const charset = misreadLine(text)
  return charset && { why: 'legacy', charset, line }
}

/** Bytes that are no UTF-8. */
function legacy(bytes: Uint8Array): FileText {
  const line = firstWrongLine(bytes)
  if (bytes.includes(0)) return { fault: { why: 'binary', what: 'other' } }
  const lost = lettersLost(bytes)
  if (lost !== undefined) return { fault: { why: 'lost', line: lost } }
  const known = legacyOf(bytes)
  if (!known) return { fault: { why: 'charset', line } }
  return known.text === undefined ? { fault: { why: 'legacy', charset: known.charset, line } } : { text: known.text }
}

/** Lines by lines, since one wrong byte condemns the whole file. A line's end is no part of a longer letter. */
function firstWrongLine(bytes: Uint8Array): number {
  let line = 1
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, from)
    const to = end === -1 ? bytes.length : end
    if (decoded('utf-8', bytes.subarray(from, to)) === undefined) return line
    from = to + 1
  }
  return 1
}
