/**
 * Words that steer the interview when they are typed instead of tapped. Compared after `fold`, so in any case and
 * with or without diacritics. Only a whole message counts: "bỏ qua" steers, "bỏ qua hồ sơ cũ" is an answer.
 */
import { fold } from '../fold.ts'
import { anyOf, folded, wordsOf } from '../word-list.ts'
import {
  BESIDE_HELLO,
  CONFIRMING,
  HELLO,
  POLITE_BEFORE,
  POLITE_BEHIND,
  POLITE_BEHIND_LETTER,
  STEERING,
  TAKING_BACK,
} from '../words/steering.ts'
import type { Action } from './interview.ts'

const ACTIONS: ReadonlyMap<string, Action> = new Map(
  STEERING.flatMap(([name, ...words]) => words.map((word) => [fold(word), { name }] as const)),
)
const YES = new Set(folded(CONFIRMING))
const NO = new Set(folded(TAKING_BACK))

const BEFORE = new RegExp(`^(?:(?:${anyOf(folded(POLITE_BEFORE))})[ ,]+)+`)
const BEHIND = new RegExp(`(?:[ .,;!]|(?<= )(?:${anyOf(folded(POLITE_BEHIND))})(?=[ .,;!]|$))+$`)

/** No word that steers, confirms or chooses comes near it; the patterns below are not made for whole pages. */
const LONGEST = 100

/** The word itself, without "dạ", "ạ" and punctuation around. */
function wordOf(text: string): string {
  if (text.length > LONGEST) return ''
  return fold(text).replace(BEHIND, '').replace(BEFORE, '')
}

/** What a whole message steers to, if anything. */
export function steering(text: string): Action | undefined {
  return ACTIONS.get(wordOf(text))
}

export function saysYes(text: string): boolean {
  return YES.has(wordOf(text))
}

export function saysNo(text: string): boolean {
  return NO.has(wordOf(text))
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** The letter of a choice, counted from 0: `a` to `z`, then `aa`. Letters, since a digit may be an answer. */
export function letterOf(index: number): string {
  const last = LETTERS.charAt(index % LETTERS.length)
  return index < LETTERS.length ? last : letterOf(Math.floor(index / LETTERS.length) - 1) + last
}

const LETTER_BEHIND = new RegExp(`[\\s,.]+(?:${anyOf(POLITE_BEHIND_LETTER)})[\\s.,!]*$`, 'iu')
const CHOSEN = /^\(?(?:(?:chon|muc|y|dap an) )?\(?([a-z]{1,2})[).]*$/
const BARE_END = /(?<!\p{L})[a-z]{1,2}[).\s]*$/iu

/** The choice that a letter makes, of so many: `b`, `B)`, `chọn b ạ`. */
export function choiceTyped(text: string, choices: number): number | undefined {
  if (text.length > LONGEST) return undefined
  const typed = text.normalize('NFKC').replace(LETTER_BEHIND, '')
  // Folded, "ạ" and the exclamations "à" and "á" would be the letter a.
  if (!BARE_END.test(typed)) return undefined
  const letter = CHOSEN.exec(fold(typed).replace(BEFORE, ''))?.[1]
  if (letter === undefined) return undefined
  const index = Array.from(letter).reduce((sum, one) => (sum + 1) * LETTERS.length + LETTERS.indexOf(one), -1)
  return index < choices ? index : undefined
}

/** A steering word typed like a command, as the words that it stands for: `/boqua`, `/xem lại`. */
export function steeringCommand(text: string): string | undefined {
  const [, said] = /^\s*[/#](\p{L}[\p{L}\p{M}\s_]{0,40})[.!]?\s*$/u.exec(text) ?? []
  const joined = fold(said ?? '').replace(/[\s_]/g, '')
  return ACTIONS.keys().find((word) => word.replaceAll(' ', '') === joined)
}

const GREETINGS = new Set(wordsOf(HELLO))
const BESIDE_GREETING = new Set(wordsOf(BESIDE_HELLO))

/** "Xin chào", "alo bot ơi": it wants an answer and is none. */
export function saysHello(text: string): boolean {
  if (text.length > LONGEST) return false
  const words = fold(text).match(/[a-z]+|\d+/g) ?? []
  return words.some((w) => GREETINGS.has(w)) && words.every((w) => GREETINGS.has(w) || BESIDE_GREETING.has(w))
}
