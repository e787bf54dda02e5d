/**
 * Lists: one item a line, or separated by semicolons; bullets and numbering in front are dropped.
 */
import { cleanText } from '../number/fold.ts'
import { BARRED_D } from '../words/letters.ts'
import { guardedReading } from './guard.ts'
import { refuse, unread } from './outcome.ts'
import type { Reading } from './reading.ts'
import { proseFault } from './text.ts'

/** "1.5 km", "-5 độ" and "**Một**" are no bullets: what begins the item itself must not be lost. */
const SIGNS = '[-\\u2013\\u2014+](?!\\d)|\\*(?=\\s|$)|[\\u2022\\u25aa\\u25e6\\u25cf\\u25ba\\u25cb\\u00b7\\u2713\\u2714]'
const BULLET = new RegExp(`^(?:${SIGNS}|\\d{1,2}[.)](?!\\d)|\\(\\d{1,2}\\)|[a-z${BARRED_D}]\\))`, 'i')
/** With the character behind it. */
const LONGEST_BULLET = 6
/** A row of stars and nothing else. */
const STARS = /^\*+\s*$/

export function readList(typed: string): Reading {
  const text = cleanText(typed)
  const items = linesOf(text.replaceAll(';', '\n'))
  if (items.length === 0) return refuse('empty')
  const fault = proseFault(text)
  return fault ? unread(fault) : guardedReading({ kind: 'list', items }, text)
}

/** Without bullets and empty lines. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(withoutBullet)
    .filter((line) => line !== '')
}

/** Until nothing more comes off, so that reading an item again leaves it as it is. */
export function withoutBullet(line: string): string {
  let at = 0
  for (;;) {
    while (/\s/.test(line.charAt(at))) at++
    if (at === line.length) return ''
    if (STARS.test(line.slice(at))) return ''
    // A bullet is short; the blanks behind it are passed over above.
    const [bullet] = BULLET.exec(line.slice(at, at + LONGEST_BULLET)) ?? []
    if (bullet === undefined) return line.slice(at).trimEnd()
    at += bullet.length
  }
}
