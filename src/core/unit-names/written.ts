/**
 * A name brought to a form in which people's ways of writing it compare equal: any apostrophe, any dash, both places of
 * a tone (`hoà`, `hòa`), any case, composed or not. Tones are kept and can be left out.
 */
import { fold } from '../number/fold.ts'

/** A name as words. `toned` keeps what tells Cam from Cẩm, `plain` does not; both have the same length. */
export interface Written {
  readonly toned: readonly string[]
  readonly plain: readonly string[]
}

/** Straight, typographic, of phones, of phonetics. Before NFKC, which makes a space and an accent of some. */
const APOSTROPHES = /['`\u00b4\u02b9-\u02bd\u02c8\u2018-\u201b\u2032\uff07]/g
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}]/gu
/** Grave, acute, tilde, hook above, dot below: of a syllable, wherever in it they are written. */
const TONES = /\u0300|\u0301|\u0303|\u0309|\u0323/g
const BARRED_D = /[\u00f0\u0256]/g

export function writtenOf(text: string): Written {
  const clean = text.replace(/\s/g, ' ').replace(APOSTROPHES, '').replace(INVISIBLE, '').normalize('NFKC').toLowerCase()
  const words = clean.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== '')
  return { toned: words.map(tonedWord), plain: words.map(fold) }
}

/** The letters, then the tone. */
function tonedWord(word: string): string {
  const apart = word.replace(BARRED_D, '\u0111').normalize('NFD')
  return apart.replace(TONES, '').normalize('NFC') + (apart.match(TONES) ?? []).join('')
}

/** Typed with a tone, a hat or a bar anywhere: then whoever typed it meant it so. */
export function isMarked({ toned, plain }: Written): boolean {
  return toned.some((word, i) => word !== plain[i])
}

export function from({ toned, plain }: Written, start: number): Written {
  return { toned: toned.slice(start), plain: plain.slice(start) }
}
