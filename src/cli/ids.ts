/** Ids of rows as arguments, for the commands that decide about messages. */
import { InvalidArgumentError } from 'commander'

export type Ids = 'all' | readonly number[]

/** The command line hands over one word after the other. */
export function idOrAll(word: string, before: Ids | undefined): Ids {
  if (word === 'all' || before === 'all') return 'all'
  return idsOnly(word, before)
}

export function idsOnly(word: string, before: readonly number[] | undefined): readonly number[] {
  if (!/^\d{1,15}$/.test(word)) throw new InvalidArgumentError('An id is a number, as the list shows it.')
  return [...(before ?? []), Number(word)]
}

/** Those that are in no row. One wrong id may be a slip for another, so with some of these nothing is done. */
export function unknownAmong(ids: readonly number[], known: readonly number[]): number[] {
  return ids.filter((id) => !known.includes(id))
}
