/** Words that tell a body from what a document is about. Called by `document-lead` and `document-parts`. */
import { foldInPlace } from '../number/fold.ts'
import { spellingOf, tokenise } from '../number/tokens.ts'
import { anyOf, folded, phrasesOf } from '../word-list.ts'
import { ABOUT, ABOUT_IN_HASTE, BODIES, BODIES_BY_TWO_WORDS, DOES, TASKS } from '../words/documents.ts'

/** With diacritics, which are told apart. */
const FIRST_WORDS = BODIES.trim().split(/\s+/).map(spellingOf)
const FIRST_PAIRS = new Set(phrasesOf(BODIES_BY_TWO_WORDS))
const INITIALS = /^\p{Lu}[\p{Lu}\p{N}&]{1,11}$/u
/** Two words say enough. */
const ENOUGH = 60

/** A body and nothing else; typed without diacritics too. */
export function isBody(text: string): boolean {
  return beginsWithBody(text, true) && issuerEnd(text) === text.length
}

/** Typed without diacritics, a word counts as a body only if something sets it off. */
export function beginsWithBody(text: string, isSetOff: boolean): boolean {
  const start = text.slice(0, ENOUGH)
  const [first, second] = tokenise(start)
  if (first?.type !== 'word') return false
  if (second?.type === 'word' && FIRST_PAIRS.has(`${first.fold} ${second.fold}`)) return true
  if (isSetOff && INITIALS.test(/^\S+/.exec(start)?.[0].replace(/[,;:]$/, '') ?? '')) return true
  return FIRST_WORDS.some(
    ({ fold, marks }) => first.fold === fold && (first.marks === marks || (isSetOff && first.marks === '')),
  )
}

const MOST_DOES = phrasesOf(DOES)
const SUBJECT = new RegExp(`\\s(?:${anyOf([...folded(TASKS), ...MOST_DOES])})(?![a-z])`)
const LATER = new RegExp(`\\s(?:${anyOf(MOST_DOES)})(?![a-z])`)
const NAMED_BY_TASK = /^(?:to |ban chi dao|ban to chuc|ban quan ly)/

/** Where the name of the body that stands in front ends: at what it does, or at the end of the text. */
export function issuerEnd(text: string): number {
  const folded = foldInPlace(text.slice(0, LONGEST_ISSUER))
  const found = (NAMED_BY_TASK.test(folded) ? LATER : SUBJECT).exec(folded)
  return found ? found.index : text.length
}

export const LONGEST_ISSUER = 120

/** Begins the subject, in folded text. */
export const ABOUT_WORDS = new RegExp(`(?:^|[\\s,(])(?:${anyOf(folded([...ABOUT, ...ABOUT_IN_HASTE]))})[\\s:]`)

/** Signs that part fields, at both ends; runs of white space as one blank. Linear, whatever stands there. */
export function trimmed(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && /[\s,;:\u2013-]/.test(text.charAt(from))) from++
  while (to > from && /[\s,;:.\u2013-]/.test(text.charAt(to - 1))) to--
  return text.slice(from, to).replace(/\s+/g, ' ')
}
