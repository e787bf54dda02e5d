/**
 * Words that steer the interview when they are typed instead of tapped. Compared after `fold`, so in any case and
 * with or without diacritics. Only a whole message counts: "bỏ qua" steers, "bỏ qua hồ sơ cũ" is an answer.
 */
import { fold } from '../fold.ts'
import type { Action } from './interview.ts'

const STEERING: Readonly<Record<string, Action>> = {
  'nhu cu': { name: 'same' },
  'nhu thang truoc': { name: 'same' },
  'bo qua': { name: 'skip' },
  lui: { name: 'back' },
  'quay lai': { name: 'back' },
  'xem lai': { name: 'review' },
  'nhap lai': { name: 'retype' },
  nop: { name: 'submit' },
  'van nop': { name: 'submit-anyway' },
  'tra loi tiep': { name: 'continue' },
}

/** Words that confirm what was doubted. */
const YES = new Set([
  'dung',
  'dung roi',
  'dung vay',
  'phai',
  'vang',
  'ok',
  'oke',
  'chinh xac',
  'yes',
  'co',
  'giu nguyen',
  'ghi nhu vay',
])

/** Words that take back what is asked back. "Không phát sinh" in full is an answer. */
const NO = new Set(['khong', 'ko', 'khong phai', 'khong dung', 'chua dung', 'sai', 'sai roi', 'nham', 'nham roi', 'no'])

const POLITE_BEFORE = /^(?:(?:da|thua|vang|anh|chi|em)[ ,]+)+/
const POLITE_BEHIND = /(?:[ .,;!]|(?<= )(?:a|ah|nhe|nha|em|anh|chi)(?=[ .,;!]|$))+$/

/** No word that steers, confirms or chooses comes near it; the patterns below are not made for whole pages. */
const LONGEST = 100

/** The word itself, without "dạ", "ạ" and punctuation around. */
function wordOf(text: string): string {
  if (text.length > LONGEST) return ''
  return fold(text).replace(POLITE_BEHIND, '').replace(POLITE_BEFORE, '')
}

/** What a whole message steers to, if anything. */
export function steering(text: string): Action | undefined {
  const word = wordOf(text)
  return Object.hasOwn(STEERING, word) ? STEERING[word] : undefined
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

const POLITE_END = /[\s,.]+(?:\u1EA1|nh\u00E9|nha)[\s.,!]*$/iu
const CHOSEN = /^\(?(?:(?:chon|muc|y|dap an) )?\(?([a-z]{1,2})[).]*$/
const BARE_END = /(?<!\p{L})[a-z]{1,2}[).\s]*$/iu

/** The choice that a letter makes, of so many: `b`, `B)`, `chọn b ạ`. */
export function choiceTyped(text: string, choices: number): number | undefined {
  if (text.length > LONGEST) return undefined
  const typed = text.normalize('NFKC').replace(POLITE_END, '')
  // Folded, "ạ" and the exclamations "à" and "á" would be the letter a.
  if (!BARE_END.test(typed)) return undefined
  const letter = CHOSEN.exec(fold(typed).replace(POLITE_BEFORE, ''))?.[1]
  if (letter === undefined) return undefined
  const index = Array.from(letter).reduce((sum, one) => (sum + 1) * LETTERS.length + LETTERS.indexOf(one), -1)
  return index < choices ? index : undefined
}

/** A steering word typed like a command, as the words that it stands for: `/boqua`, `/xem l\u1EA1i`. */
export function steeringCommand(text: string): string | undefined {
  const [, said] = /^\s*[/#](\p{L}[\p{L}\p{M}\s_]{0,40})[.!]?\s*$/u.exec(text) ?? []
  const joined = fold(said ?? '').replace(/[\s_]/g, '')
  return Object.keys(STEERING).find((word) => word.replaceAll(' ', '') === joined)
}

const HELLO = new Set(['chao', 'hello', 'hi', 'hey', 'alo', 'oi'])
const BESIDE_HELLO = new Set('xin kinh da thua em anh chi ban bot admin moi nguoi ca nha a nhe tro ly'.split(' '))

/** "Xin ch\u00E0o", "alo bot \u01A1i": it wants an answer and is none. */
export function saysHello(text: string): boolean {
  if (text.length > LONGEST) return false
  const words = fold(text).match(/[a-z]+|\d+/g) ?? []
  return words.some((w) => HELLO.has(w)) && words.every((w) => HELLO.has(w) || BESIDE_HELLO.has(w))
}
