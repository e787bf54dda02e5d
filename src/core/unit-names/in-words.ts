/** A unit's name among the other words of a command: `Xã Cẩm Giàng 30/12`, `Cẩm Giàng tắt`. */
import { resolveFullName } from './resolve.ts'
import type { Named } from './shapes.ts'
import { writtenOf } from './written.ts'

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

export interface Tailed<T> {
  readonly name: string
  /** What the last word stands for, if it is no part of the name. */
  readonly tail?: T
}

/**
 * Cuts off a last word that says what to do. `tails`: by the word with its tones; without any it may be typed, too. A
 * commune is called Khoen On: what is a name as a whole is nothing but a name.
 */
export function withoutTail<T>(units: readonly Named[], text: string, tails: ReadonlyMap<string, T>): Tailed<T> {
  const name = text.trim()
  const [, before = '', last = ''] = /^(?:(.*)\s)?(\S+)$/su.exec(name) ?? []
  const { toned, plain } = writtenOf(last)
  const typed = toned.join(' ')
  const word = [...tails.keys()].find((tail) => {
    const { toned: own, plain: bare } = writtenOf(tail)
    return typed === own.join(' ') || (typed === plain.join(' ') && typed === bare.join(' '))
  })
  const tail = word === undefined ? undefined : tails.get(word)
  if (tail === undefined || (before !== '' && isName(units, name))) return { name }
  return { name: before.trim(), tail }
}
