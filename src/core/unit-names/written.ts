/**
 * A name brought to a form in which people's ways of writing it compare equal: any apostrophe, any dash, both places of
 * a tone (`hoà`, `hòa`), any case, composed or not. Tones are kept and can be left out.
 */
import { fold, marksOf } from '../number/fold.ts'
import { BARRED_D, LIKE_BARRED_D, TONED_A } from '../words/letters.ts'

/** A name as words. `toned` keeps what tells Cam from Cẩm, `plain` does not; both have the same length. */
export interface Written {
  readonly toned: readonly string[]
  readonly plain: readonly string[]
}

/** Straight, typographic, of phones, of phonetics. Before NFKC, which makes a space and an accent of some. */
const APOSTROPHES = /['`\u00b4\u02b9-\u02bd\u02c8\u2018-\u201b\u2032\uff07]/g
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}]/gu
/** Of a syllable, wherever in it they are written. */
const TONES = new RegExp(`[${marksOf(TONED_A)}]`, 'g')
const LIKE_BARRED = new RegExp(`[${LIKE_BARRED_D}]`, 'g')

export function writtenOf(text: string): Written {
  const clean = text.replace(/\s/g, ' ').replace(APOSTROPHES, '').replace(INVISIBLE, '').normalize('NFKC').toLowerCase()
  const words = clean.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== '')
  return { toned: words.map(tonedWord), plain: words.map(fold) }
}

/** The letters, then the tone. */
function tonedWord(word: string): string {
  const apart = word.replace(LIKE_BARRED, BARRED_D).normalize('NFD')
  return apart.replace(TONES, '').normalize('NFC') + (apart.match(TONES) ?? []).join('')
}

/** Typed with a tone, a hat or a bar anywhere: then whoever typed it meant it so. */
export function isMarked({ toned, plain }: Written): boolean {
  return toned.some((word, i) => word !== plain[i])
}

export function from({ toned, plain }: Written, start: number): Written {
  return { toned: toned.slice(start), plain: plain.slice(start) }
}
