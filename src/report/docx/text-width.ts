/**
 * How wide a text is in bold Times, so that the rules under the letterhead get the lengths that the decree wants and
 * table columns fit their words. The advance widths are those of the Times Bold metrics, per 1000 of the letter size.
 */
import { BARRED_D } from '../../core/words/letters.ts'

const WIDTHS: readonly (readonly [letters: string, width: number])[] = [
  ['., ', 250],
  ["il/'", 278],
  ['fjt;:()[]-!', 333],
  ['Is', 389],
  ['cerz', 444],
  ['agovxyJ0123456789\u201c\u201d\u2013', 500],
  ['bdhknpquS', 556],
  ['FP', 611],
  ['BELTZ', 667],
  ['ACDNRUVXYw', 722],
  ['GHKOQ', 778],
  ['m&', 833],
  ['M', 944],
  ['W%', 1000],
]
const OTHER = 556
const BY_LETTER = new Map(
  WIDTHS.flatMap(([letters, width]) => Array.from(letters).map((letter) => [letter, width] as const)),
)

/** In twips; `size` in half points. */
export function textWidth(text: string, size: number): number {
  const bare = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll(BARRED_D, 'd')
    .replaceAll(BARRED_D.toUpperCase(), 'D')
  const units = Array.from(bare).reduce((sum, letter) => sum + (BY_LETTER.get(letter) ?? OTHER), 0)
  return Math.round((units / 1000) * size * 10)
}
