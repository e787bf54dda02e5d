/** Ids of people on the command line: `--members 4821604173520918401,4821604173520918402`. */
import { InvalidArgumentError } from 'commander'

/** Zalo's limit for one call. */
const MOST = 99

/** Each once. */
export function membersIn(typed: string): readonly string[] {
  const ids = [...new Set(typed.split(',').map((id) => id.trim()))]
  if (ids.length > MOST || ids.some((id) => !/^\d+$/.test(id)))
    throw new InvalidArgumentError(`Ids are numbers with commas between, at most ${MOST}; see tongket zalo people.`)
  return ids
}
