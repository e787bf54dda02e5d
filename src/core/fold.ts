/**
 * Folds whole words that people type (commands, names, steering words) to plain lower-case ASCII, so that
 * "Không phát sinh", "KHONG  PHAT SINH" and the decomposed writing of either compare equal.
 */
import { fold as withoutMarks } from './number/fold.ts'

/** Without diacritics, in lower case, full-width forms narrowed, runs of white space as one space. */
export function fold(text: string): string {
  return withoutMarks(text.normalize('NFKC')).replace(/\s+/gu, ' ').trim()
}
