/**
 * Text as the guard looks at it: whatever hides a letter is taken off (invisible characters, letters of other scripts
 * that look alike, strokes), and words are compared by their letters and tone marks, wherever in the word these stand.
 */
import { cleanText } from '../number/fold.ts'
import { BARRED_D, LIKE_BARRED_D } from '../words/letters.ts'

/** Letters of other scripts, and behind each the Latin one that it looks like. */
const LOOK_ALIKES =
  'АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYҮYХXаaеeѕsіiјjкkмmнhоoрpсcтtуyүyхxӏl' +
  'ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXαaιiκkνvοoρpτtυuχx' +
  'ᴀaʙbᴄcᴅdᴇeɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrᴛtᴜuʏyɑaɡgıiɩiⱮMᎪAᎷMᎢTᏆTᎥiᎠDᎬEᏟC'
const LATIN = new Map(Array.from(LOOK_ALIKES.matchAll(/(.)(.)/gu), ([, foreign = '', latin = '']) => [foreign, latin]))
const FOREIGN = new RegExp(`[${[...LATIN.keys()].join('')}]`, 'gu')

/** Marks that no Vietnamese letter bears: strokes through the word, circles around it. */
const STRANGE_MARKS = /(?![\u0300-\u0303\u0306\u0309\u031b\u0323])\p{M}/gu

const BARRED = new RegExp(`[${BARRED_D}${LIKE_BARRED_D}]`, 'g')
/** What stands for another letter. */
const UNLIKE = new RegExp(`[01${BARRED_D}${LIKE_BARRED_D}]`)

/** Decomposed (NFD); blanks and dashes are plain ones. Lines are those of the text. */
export function plainText(text: string): string {
  return cleanText(text)
    .replace(/\p{DI}/gu, '')
    .normalize('NFKC')
    .replace(FOREIGN, (letter) => LATIN.get(letter) ?? letter)
    .normalize('NFD')
    .replace(STRANGE_MARKS, '')
    .replace(/[\p{Zs}\u2800]/gu, ' ')
    .replace(/[\u2010-\u2015\u2212\u30fb]/g, '-')
}

export interface Word {
  /** Without marks, in lower case: `mat`. */
  readonly base: string
  /** The marks of all its letters, sorted. */
  readonly marks: string
  /** It has no marks, where marks may have been left out: in capitals, or in a text that has none at all. */
  readonly isBare: boolean
  readonly isCapital: boolean
  readonly isAllCapitals: boolean
  /** In the plain text; `end` is exclusive. */
  readonly start: number
  readonly end: number
  /** What stands between the word before and this one. */
  readonly gap: string
}

/** A nought and a one between letters are an O and an I. */
const WORD = /\p{L}[\p{L}\p{M}]*(?:[01]\p{L}[\p{L}\p{M}]*)*/gu

export function wordsIn(plain: string): Word[] {
  const words: Word[] = []
  const isBare = !/\p{M}/u.test(plain)
  let end = 0
  for (const { 0: text, index } of plain.matchAll(WORD)) {
    words.push(wordOf(text, { start: index, gap: plain.slice(end, index), isBare }))
    end = index + text.length
  }
  return words
}

/** `isBare`: no marks are known in the text that it stands in. */
export function wordOf(text: string, place: Pick<Word, 'start' | 'gap' | 'isBare'>): Word {
  // Mostly there is one mark, or none; of a single letter nothing has to be looked for.
  const found = text.length === 1 ? null : text.match(/\p{M}/gu)
  const marks = found ? (found.length === 1 ? found[0] : found.sort().join('')) : ''
  const letters = marks === '' ? text : text.replace(/\p{M}/gu, '')
  const small = letters.toLowerCase()
  const isAllCapitals = letters === letters.toUpperCase()
  return {
    ...place,
    base: UNLIKE.test(small) ? small.replace(BARRED, 'd').replaceAll('0', 'o').replaceAll('1', 'i') : small,
    marks,
    isBare: marks === '' && (place.isBare || isAllCapitals),
    isCapital: letters.charAt(0) !== small.charAt(0),
    isAllCapitals,
    end: place.start + text.length,
  }
}

/** Whether a word is this one, perhaps without its marks. */
export function isWritten(word: Word | undefined, { base, marks }: Pick<Word, 'base' | 'marks'>): boolean {
  return word !== undefined && word.base === base && (word.marks === marks || word.isBare)
}

/** Between words that belong together. */
const TOGETHER = /^[ _.-]{0,3}$/

export function isTogether({ gap }: Word): boolean {
  return TOGETHER.test(gap)
}

/** A list of words and phrases, found where they end or begin among the words of a text. */
export class Phrases {
  readonly #byBase = new Map<string, (readonly Word[])[]>()
  /** Bases of first and of last words: most words of a text are neither. */
  readonly #firsts = new Set<string>()
  readonly #lasts = new Set<string>()
  #longest = 1

  constructor(phrases: readonly string[]) {
    for (const phrase of phrases) {
      const words = wordsIn(plainText(phrase))
      const base = words.map((w) => w.base).join(' ')
      this.#byBase.set(base, [...(this.#byBase.get(base) ?? []), words])
      this.#longest = Math.max(this.#longest, words.length)
      this.#firsts.add(words[0]?.base ?? '')
      this.#lasts.add(words.at(-1)?.base ?? '')
    }
  }

  /** Where the longest of them that ends with the word `at` begins. */
  endingAt(words: readonly Word[], at: number): number | undefined {
    if (!this.#lasts.has(words[at]?.base ?? '')) return undefined
    for (let length = Math.min(this.#longest, at + 1); length > 0; length--)
      if (this.#isAt(words, at - length + 1, length)) return at - length + 1
    return undefined
  }

  /** Whether one of them begins with the word `at`. */
  beginsAt(words: readonly Word[], at: number): boolean {
    if (!this.#firsts.has(words[at]?.base ?? '')) return false
    for (let length = 1; length <= this.#longest; length++) if (this.#isAt(words, at, length)) return true
    return false
  }

  #isAt(words: readonly Word[], from: number, length: number): boolean {
    const these = words.slice(from, from + length)
    if (these.length < length || !these.slice(1).every(isTogether)) return false
    const known = this.#byBase.get(these.map((w) => w.base).join(' ')) ?? []
    return known.some((phrase) => phrase.every((word, i) => isWritten(these[i], word)))
  }
}
