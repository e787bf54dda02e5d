/**
 * Folds what people type to plain lower-case ASCII words, so that "Không phát sinh", "KHONG PHAT SINH" and the
 * decomposed writing of either compare equal.
 */

/** NFD without combining marks, đ as d, lower case, full-width forms narrowed, runs of white space as one space. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/\s+/gu, ' ')
    .trim()
}
