/**
 * Numbers that are a person's: of an identity card (CMND: nine digits; căn cước: twelve, by Nghị định 59/2021/NĐ-CP a
 * province 001 to 096, a digit for century and sex, two of the year of birth, six at random) and of a telephone. A sum
 * of money never begins with 0, and what is counted or paid stands behind a figure or leads up to it.
 */
import { COUNTED, LEADS, PAID } from '../words/amounts.ts'
import { OTHER_NUMBERS, PAPERS, TELEPHONES } from '../words/personal.ts'
import { Phrases, type Word } from './letters.ts'

export interface FoundNumber {
  readonly look: 'identity-number' | 'telephone'
  /** In the plain text. */
  readonly start: number
  /** Its last three digits. */
  readonly ending: string
}

/** Digits that stand together, perhaps in groups: `024395001234`, `991.234.567`. */
interface Run {
  readonly digits: string
  /** How many digits each group has. */
  readonly groups: readonly number[]
  /** What stands between them. */
  readonly signs: readonly string[]
  readonly start: number
  readonly end: number
}

const RUN = /\d+(?:[.,'\u2019\u00b7_-]\d+)*/g
/** Between runs that may be one number: `024395 - 001234`, `(024) 0000 1234`. */
const BETWEEN = /^(?: {1,3}| {0,2}[-._\u00b7)] {0,2})$/
const LONGEST_SIGN = 5
/** Of a paper. */
const MOST_DIGITS = 12
const FEWEST_DIGITS = 9

/** `plain` and `words` as the guard makes them. */
export function numberIn(plain: string, words: readonly Word[]): FoundNumber | undefined {
  const runs = Array.from(plain.matchAll(RUN), runOf)
  const amounts = amountsBySpaces(plain)
  for (const [at, first] of runs.entries()) {
    const found = longestFrom(runs, at, first, { plain, words, amounts })
    if (found) return found
  }
  return undefined
}

/** Of several numbers that begin at a place, the one with most digits. */
function longestFrom(runs: readonly Run[], at: number, first: Run, text: Text): FoundNumber | undefined {
  let found: FoundNumber | undefined
  let run = first
  for (let next = at + 1; run.digits.length <= MOST_DIGITS; next++) {
    const look = lookOf(run, text)
    if (look) found = { look, start: run.start, ending: run.digits.slice(-3) }
    const more = mayGoOn(run) ? runs[next] : undefined
    const sign = text.plain.slice(run.end, more?.start)
    if (!more || sign.length > LONGEST_SIGN || !BETWEEN.test(sign)) break
    run = joinedRun(run, sign, more)
  }
  return found
}

/** What begins otherwise is a number of a card in groups of three, or ends with its own digits. */
function mayGoOn({ digits, groups }: Run): boolean {
  return digits.startsWith('0') || digits.startsWith('84') || groups.every((length) => length === 3)
}

function runOf({ 0: text, index }: RegExpExecArray): Run {
  const groups = text.split(/\D/)
  const signs = text.match(/\D/g) ?? []
  const lengths = groups.map((group) => group.length)
  return { digits: groups.join(''), groups: lengths, signs, start: index, end: index + text.length }
}

function joinedRun(a: Run, sign: string, b: Run): Run {
  const groups = [...a.groups, ...b.groups]
  return { digits: a.digits + b.digits, groups, signs: [...a.signs, sign, ...b.signs], start: a.start, end: b.end }
}

/** Groups of one length, all set apart alike: "09.04.24 08.30" is a day and an hour. */
function isEven({ groups, signs }: Run): boolean {
  return groups.every((length) => length === groups[0]) && signs.every((sign) => sign === signs[0])
}

/** `100 000 000`: thousands apart. */
const BY_SPACES = /(?<![\d.,])[1-9]\d{0,2}(?: \d{3})+(?!\d)/g

/** Where their groups begin, but for the first. */
function amountsBySpaces(plain: string): ReadonlySet<number> {
  const groups = Array.from(plain.matchAll(BY_SPACES), ({ 0: text, index }) =>
    Array.from(text.matchAll(/ /g), (blank) => index + blank.index + 1),
  )
  return new Set(groups.flat())
}

interface Text {
  readonly plain: string
  readonly words: readonly Word[]
  readonly amounts: ReadonlySet<number>
}

function lookOf(run: Run, text: Text): FoundNumber['look'] | undefined {
  const { length } = run.digits
  if (length < FEWEST_DIGITS || length > MOST_DIGITS) return undefined
  // "1 024 395 001 234": within a sum.
  if (isDecimal(run, text.plain) || isPartOfCode(run, text.plain) || text.amounts.has(run.start)) return undefined
  const beside = besideOf(run, text)
  if (isTelephone(run, text.plain, beside)) return 'telephone'
  return isIdentity(run, text, beside) ? 'identity-number' : undefined
}

/** `0,912345678` */
function isDecimal({ groups, start }: Run, plain: string): boolean {
  return groups[0] === 1 && groups.length === 2 && /[.,]/.test(plain.charAt(start + 1))
}

/** `000.00.15.H02-240401-0001`: the number of a file, with letters in it. */
function isPartOfCode({ groups, start, end }: Run, plain: string): boolean {
  if (/[\p{L}\p{M}]\d{0,4}[.-]$/u.test(plain.slice(Math.max(start - 8, 0), start))) return true
  if (/^[.-]\p{Lu}/u.test(plain.slice(end, end + 2))) return true
  return groups.length > 1 && /[\p{L}\p{M}]$/u.test(plain.slice(Math.max(start - 1, 0), start))
}

interface Beside {
  readonly isPaper: boolean
  readonly isTelephone: boolean
  readonly isOtherNumber: boolean
  readonly isLedUpTo: boolean
  /** What is counted or paid stands behind it. */
  readonly isMeasured: boolean
}

const LISTS = {
  isPaper: new Phrases(PAPERS),
  isTelephone: new Phrases(TELEPHONES),
  isOtherNumber: new Phrases(OTHER_NUMBERS),
  isLedUpTo: new Phrases(LEADS),
}
const MEASURES = new Phrases([...COUNTED, ...PAID])
/** In front of a number, as far as they speak of it. */
const MOST_WORDS = 4

function besideOf({ start, end }: Run, { plain, words }: Text): Beside {
  const last = wordBefore(words, start)
  const found = { isPaper: false, isTelephone: false, isOtherNumber: false, isLedUpTo: false }
  for (let at = last; at > last - MOST_WORDS && at >= 0; at--) {
    if (/[\n;!?]/.test(plain.slice(words[at]?.end, words[at + 1]?.start ?? start).slice(0, LONGEST_GAP))) break
    for (const name of NAMES) found[name] ||= LISTS[name].endingAt(words, at) !== undefined
  }
  const gap = plain.slice(end, end + LONGEST_GAP)
  const isBefore = /^[ (]{0,2}[\p{L}]/u.test(gap) && MEASURES.beginsAt(words, last + 1)
  return { ...found, isMeasured: isBefore || /^ ?[%\u20ab$]/.test(gap) }
}

const NAMES = ['isPaper', 'isTelephone', 'isOtherNumber', 'isLedUpTo'] as const
const LONGEST_GAP = 20

/** The index of the last word that begins before a place; -1 if none does. */
function wordBefore(words: readonly Word[], place: number): number {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle]?.start ?? place) < place) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Without the 0 in front. */
const MOBILE = '(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\\d)\\d{7}'
/** Mobile numbers, those of eleven digits that were in use until 2018, and landlines. */
const NATIONAL = new RegExp(`^0(?:${MOBILE}|1(?:2\\d|6[2-9]|86|88|99)\\d{7}|2\\d{9})$`)
const INTERNATIONAL = new RegExp(`^84(?:${MOBILE}|2\\d{9})$`)

function isTelephone(run: Run, plain: string, beside: Beside): boolean {
  const { digits, groups, start } = run
  const isSingle = groups.length === 1
  if (INTERNATIONAL.test(digits)) {
    const isPlus = /\+ ?$/.test(plain.slice(Math.max(start - 2, 0), start))
    return (isPlus || beside.isTelephone || (isSingle && !beside.isLedUpTo)) && !beside.isMeasured
  }
  // "09.04.2024 12" is a day and another number.
  const isGrouped = groups[0] !== 2 || isEven(run)
  return NATIONAL.test(digits) && isGrouped && !(beside.isOtherNumber && !beside.isTelephone)
}

const OF_A_CITIZEN = /^0(?:0[1-9]|[1-8]\d|9[0-6])[0-3]\d{8}$/

function isIdentity(run: Run, text: Text, beside: Beside): boolean {
  const { digits } = run
  if (digits.length === MOST_DIGITS)
    return isPaperGrouped(run) && (OF_A_CITIZEN.test(digits) || (beside.isPaper && !beside.isMeasured))
  return digits.length === FEWEST_DIGITS && isOldPaper(run, text, beside)
}

/** In groups that nobody writes a day or a sum in: `024 395 001234`, `024 3 95 001234`. */
function isPaperGrouped(run: Run): boolean {
  return isEven(run) || run.groups.every((length) => length > 2) || run.groups.join(' ') === '3 1 2 6'
}

/** Somebody counted or rounded: no series of cards ends so. */
const ROUND = /0{4}$/

/** Nine digits are a sum as well, unless they begin with 0 or are said to be of a paper. */
function isOldPaper({ digits, groups, start, end }: Run, { plain, amounts }: Text, beside: Beside): boolean {
  if (groups.length > 1 && groups.join(' ') !== '3 3 3') return false
  if (digits.startsWith('0')) return true
  if (ROUND.test(digits)) return false
  const isRatio =
    /^ ?\/ ?\d/.test(plain.slice(end, end + 4)) || /\d ?\/ ?$/.test(plain.slice(Math.max(start - 4, 0), start))
  if (beside.isMeasured || isRatio || amounts.has(end + 1) || plain.charAt(start - 1) === '+') return false
  return beside.isPaper || !(beside.isLedUpTo || beside.isOtherNumber)
}
