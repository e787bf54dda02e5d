/**
 * What filling a narrative may take, counted in steps and characters rather than in time: a loop without end is told as
 * one on every machine, and a slow machine is none. A province's month with long lists takes a tenth of it at most.
 */

/** Tags, outputs and turns of loops. */
const MOST_STEPS = 1_000_000
/** Entries of ranges, and characters and entries that filters handle. */
const MOST_HELD = 20_000_000
/** Characters of what is printed, also into a variable. */
const MOST_PRINTED = 50_000_000

/** Thrown where the narrative stands, so that Liquid adds the place. */
export class Spent extends Error {}

export interface Budget {
  readonly step: () => void
  readonly hold: (count: number) => void
  readonly print: (characters: number) => void
}

export function newBudget(): Budget {
  const spend = (most: number) => {
    let left = most
    return (count: number): void => {
      // Liquid counts what it is about to make: also what is no number, or negative.
      if (count > 0) left -= count
      if (left < 0) throw new Spent(`more than ${most}`)
    }
  }
  const steps = spend(MOST_STEPS)
  return { step: () => steps(1), hold: spend(MOST_HELD), print: spend(MOST_PRINTED) }
}
