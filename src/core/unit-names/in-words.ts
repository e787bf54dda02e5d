/** A unit's name among the other words of a command: `Xã Cẩm Giàng 30/12`, `Cẩm Giàng tắt`. */
import { folded } from '../word-list.ts'
import { COURTESIES } from '../words/commands.ts'
import { mayMean, resolveFullName } from './resolve.ts'
import type { Named } from './shapes.ts'
import { isMarked, type Written, writtenOf } from './written.ts'

/** More words are no command; each is looked at once. */
const MOST_WORDS = 30

/** How many of the first words are a unit's name in full: the longest such name. 0 if none is. */
export function nameLength(units: readonly Named[], words: readonly string[]): number {
  for (let count = Math.min(words.length, MOST_WORDS); count > 0; count--)
    if (isName(units, words.slice(0, count).join(' '))) return count
  return 0
}

/** The name of some unit or of several, in full; or one that differs from it in tones. */
export function isName(units: readonly Named[], text: string): boolean {
  const full = resolveFullName(units, text)
  return full.found !== 'none' || full.near.length > 0
}

const COURTEOUS = new Set(folded(COURTESIES))

export interface Tailed<T> {
  readonly name: string
  /** What a word beside the name stands for, if it is no part of it. */
  readonly tail?: T
}

/**
 * Cuts off a word that says what to do, behind a name ("Gia Lai tắt giúp em") or in front of it ("tắt Gia Lai"), and
 * courtesies behind. `tails`: by the word with its tones; without any it may be typed, too. Communes are called Khoen
 * On and Gia Lai: what is a name as a whole is nothing but a name.
 */
export function withoutTail<T>(units: readonly Named[], text: string, tails: ReadonlyMap<string, T>): Tailed<T> {
  const words = text.trim().split(/\s+/u)
  if (words.length > MOST_WORDS || (words.length > 1 && isName(units, said(words)))) return { name: said(words) }
  const front = inFront(units, words, tails)
  if (front && isName(units, front.name)) return front
  const cut = behind(units, words, tails)
  if (cut || !front) return cut ?? { name: said(words) }
  // Without its tones, and in front of no name in full, it may begin a name itself.
  return isMarked(writtenOf(words[0] ?? '')) ? front : { name: said(words) }
}

function said(words: readonly string[]): string {
  return words.join(' ')
}

function isCourtesy(word: string | undefined): boolean {
  return word !== undefined && writtenOf(word).plain.every((plain) => COURTEOUS.has(plain))
}

function tailOf<T>(word: string, tails: ReadonlyMap<string, T>): T | undefined {
  const typed = writtenOf(word)
  const [, tail] = [...tails].find(([own]) => isWord(typed, writtenOf(own))) ?? []
  return tail
}

function isWord(typed: Written, own: Written): boolean {
  const [toned, plain] = [said(typed.toned), said(typed.plain)]
  return toned === said(own.toned) || (toned === plain && plain === said(own.plain))
}

/** Undefined if there is no such word, or if a unit's name may begin with it. */
function inFront<T>(units: readonly Named[], words: readonly string[], tails: ReadonlyMap<string, T>) {
  const tail = words.length > 1 ? tailOf(words[0] ?? '', tails) : undefined
  if (tail === undefined) return undefined
  let end = words.length
  while (end > 2 && isCourtesy(words[end - 1]) && !isName(units, said(words.slice(1, end)))) end--
  return mayMean(units, said(words.slice(0, end))) ? undefined : { name: said(words.slice(1, end)), tail }
}

/** From the end over courtesies, to the word that says what to do or to a name in full. */
function behind<T>(
  units: readonly Named[],
  words: readonly string[],
  tails: ReadonlyMap<string, T>,
): Tailed<T> | undefined {
  let found: Tailed<T> | undefined
  for (let end = words.length; end > 0; end--) {
    const last = words[end - 1] ?? ''
    if (end < words.length && isName(units, said(words.slice(0, end))))
      return found ?? { name: said(words.slice(0, end)) }
    const tail = tailOf(last, tails)
    if (tail !== undefined) found = { name: said(words.slice(0, end - 1)), tail }
    if (!isCourtesy(last)) return found
  }
  return found
}
