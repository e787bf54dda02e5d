/**
 * The commands that a misspelt one is likely to mean, to be offered and never run by guess: `/baocoa`, `/tong kt 4/2024`.
 */
import { COMMANDS, type CommandName } from './command.ts'
import { fold } from './fold.ts'

export interface NearestCommands {
  /** The likeliest first, all equally far from what was typed; at most three. */
  readonly names: readonly CommandName[]
  /** What follows the name, as typed, trimmed. */
  readonly args: string
}

/** More words than the longest name has syllables. */
const MOST_WORDS = 3
const MOST_NAMES = 3
const LONGEST_WORD = 20
/** In a long name two slips may come together; of a short one little is left then. */
const LONG_NAME = 6
/** Longer texts are no attempt at a command. */
const BEGINNING = 200

const SHAPE = /^\s*[/#]?(\p{L}[\p{L}\p{M}_]*)([\s\S]*)$/u

/** `text` with or without the mark in front; undefined if no command is near. */
export function nearestCommands(text: string): NearestCommands | undefined {
  const [, word = '', rest = ''] = SHAPE.exec(text) ?? []
  const words = [word, ...rest.slice(0, BEGINNING).trim().split(/\s+/)]
  let best: { readonly distance: number; readonly names: CommandName[]; readonly count: number } | undefined
  for (let count = 1; count <= Math.min(MOST_WORDS, words.length); count++) {
    const typed = fold(words.slice(0, count).join('')).replace(/[^a-z]/g, '')
    const found = nearestTo(typed)
    if (found && (!best || found.distance < best.distance)) best = { ...found, count }
  }
  if (!best) return undefined
  return { names: best.names.slice(0, MOST_NAMES), args: restBehind(rest, best.count - 1) }
}

function nearestTo(typed: string): { distance: number; names: CommandName[] } | undefined {
  if (typed.length < 2 || typed.length > LONGEST_WORD) return undefined
  const near = COMMANDS.map((name) => ({ name, distance: distanceBetween(typed, name) })).filter(
    ({ name, distance }) => distance <= (name.length >= LONG_NAME ? 2 : 1),
  )
  const distance = Math.min(...near.map((n) => n.distance))
  const names = near.filter((n) => n.distance === distance).map((n) => n.name)
  return names.length > 0 ? { distance, names } : undefined
}

/** Without so many words at its beginning. */
function restBehind(rest: string, words: number): string {
  let left = rest.trim()
  for (let i = 0; i < words; i++) left = left.replace(/^\S+\s*/, '')
  return left
}

/** Letters left out, put in, replaced or swapped with their neighbour, each counted once. */
function distanceBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    rows.push(row)
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const steps = [at(i - 1, j) + 1, (row[j - 1] ?? 0) + 1, at(i - 1, j - 1) + same]
      row.push(Math.min(...steps, ...(swapped ? [at(i - 2, j - 2) + 1] : [])))
    }
  }
  return at(a.length, b.length)
}
