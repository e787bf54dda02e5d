/**
 * A line about a person: a name with a date of birth or an address. The names of officials alone are none of it, nor is
 * a number; those have a reader of their own.
 */
import { BORN, LIVES_AT, MIDDLE_NAMES, NOT_BORN, PLACES, SURNAMES, TITLES } from '../words/personal.ts'
import { Phrases, type Word } from './letters.ts'

const SURNAME = new Phrases(SURNAMES)
const MIDDLE_NAME = new Phrases(MIDDLE_NAMES)
const TITLE = new Phrases(TITLES)
const BIRTH = new Phrases(BORN)
const NO_BIRTH = new Phrases(NOT_BORN)
const HOME = new Phrases(LIVES_AT)
const PLACE = new Phrases(PLACES)

/** Syllables of a name. */
const FEWEST = 2
const MOST = 5
/** Behind the name, as far as they speak of it. */
const MOST_WORDS = 12

/** Where the first name of such a line stands in the plain text. */
export function personIn(plain: string, words: readonly Word[]): number | undefined {
  for (let at = 0; at < words.length; at++) {
    const end = nameEnd(words, at)
    if (end === 0) continue
    if (isPerson({ plain, words }, at, end)) return words[at]?.start
    at = end - 1
  }
  return undefined
}

interface Text {
  readonly plain: string
  readonly words: readonly Word[]
}

/** At the beginning of a line or of a cell, behind a number or a bullet, or behind "ông", "bà". */
function isOpened(words: readonly Word[], at: number): boolean {
  return at === 0 || TITLE.endingAt(words, at - 1) !== undefined || OPENS.test(words[at]?.gap.slice(-LONGEST_GAP) ?? '')
}

const OPENS = /(?:[\n;:,|(\u2022-][^\p{L}\n]*|\d\s)$/u
const LONGEST_GAP = 12

/** The index behind the last syllable; 0 if it is no name. */
function nameEnd(words: readonly Word[], at: number): number {
  const word = words[at]
  if (!word || SURNAME.endingAt([word], 0) === undefined) return 0
  const isSmall = !word.isCapital
  const next = words[at + 1]
  if (isSmall && (!next || MIDDLE_NAME.endingAt([next], 0) === undefined)) return 0
  let end = at + 1
  while (end - at < MOST && isSyllable(words[end], isSmall)) end++
  if (isSmall) return end - at >= 3 ? at + 3 : 0
  return end - at >= FEWEST ? end : 0
}

function isSyllable(word: Word | undefined, isSmall: boolean): boolean {
  return word !== undefined && /^ {1,2}$/.test(word.gap) && (isSmall || word.isCapital)
}

/** Days and years in which somebody was born whose data may be sent. */
const YEAR = '(?:19[2-9]\\d|20(?:0\\d|1[0-5]))'
const DAY = `\\d{1,2}\\s?[/.-]\\s?\\d{1,2}\\s?[/.-]\\s?${YEAR}`
const DAY_BEHIND = new RegExp(`^[\\s,;|(:-]{1,6}${DAY}(?!\\d)`)
const YEAR_BEHIND = new RegExp(`^\\s{0,2}[,|(-]\\s{0,3}${YEAR}\\s{0,2}(?=[,;|)\\n-]|$)`)
/** What a date or a year of birth begins with. */
const NUMBER_BEHIND = /^[\s:.]{0,4}\d/
const LONGEST = 24

function isPerson({ plain, words }: Text, at: number, end: number): boolean {
  const last = words[end - 1]
  if (!last) return false
  const rest = plain.slice(last.end, last.end + LONGEST)
  const isFull = end - at >= 3
  const opened = isOpened(words, at)
  if (opened && (DAY_BEHIND.test(rest) || (isFull && YEAR_BEHIND.test(rest)))) return true
  const next = words[end]
  if (opened && isFull && next && /^\s{0,2}[,|-]\s{0,3}$/.test(next.gap) && PLACE.beginsAt(words, end)) return true
  for (let i = end; i < Math.min(end + MOST_WORDS, words.length); i++) {
    if (/[\n;]/.test(words[i]?.gap ?? '')) return false
    if (isBirth({ plain, words }, i) || (opened && HOME.endingAt(words, i) !== undefined)) return true
  }
  return false
}

function isBirth({ plain, words }: Text, at: number): boolean {
  const from = BIRTH.endingAt(words, at)
  const end = words[at]?.end ?? plain.length
  return (
    from !== undefined &&
    NO_BIRTH.endingAt(words, from - 1) === undefined &&
    NUMBER_BEHIND.test(plain.slice(end, end + 6))
  )
}
