/**
 * Vietnamese text brought to a form that can be compared: invisible characters gone, one spelling for the same
 * letter, and on request no diacritics. Called by every reader of typed answers.
 */
import { BARRED_D, LIKE_BARRED_D } from '../words/letters.ts'

const BARRED = new RegExp(`[${BARRED_D}${LIKE_BARRED_D}]`, 'g')

/** `Khai tử` → `khai tu`. */
export function fold(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(BARRED, 'd')
}

/** As `fold`, but every character keeps its place, so that what is found can be cut out of the original (NFC). */
export function foldInPlace(text: string): string {
  return Array.from(text, (c) => (fold(c).length === c.length ? fold(c) : c)).join('')
}

/** The diacritics of a word, to tell `hơn` (more than) from `hôn` (marriage), which fold to the same. */
export function marksOf(word: string): string {
  return word.normalize('NFD').replace(/\P{M}/gu, '')
}

/**
 * NFC; lines end in \n; control, format and private-use characters (which mark bold in `channels/mark.ts`) are gone,
 * as are halves of surrogate pairs; no blanks at the ends of lines.
 */
export function cleanText(typed: string): string {
  return typed
    .replace(/\r\n?|[\u2028\u2029\v\f\u0085]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()
}

/**
 * For answers that are numbers: also full-width forms, dashes, slashes and spaces in their plain form. A tab stays
 * wider than one space, since it stands between cells and never between the thousands of one number.
 */
export function cleanNumeric(typed: string): string {
  return cleanText(typed.replace(/\t/g, '  '))
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\p{Zs}/gu, ' ')
    .replace(/[\u2010-\u2015\u2212\ufe63]/g, '-')
    .replace(/[\u2044\u2215\u00f7]/g, '/')
    .replace(/\u2236/g, ':')
    .replace(/(?<=m)\u00b2/g, '2')
    .replace(/(?<=m)\u00b3/g, '3')
    .replace(/^@\w+ +/, '')
}
