/**
 * Cells of a CSV file that a spreadsheet would take for formulas, by OWASP's "CSV Injection": an apostrophe in front
 * and quotes around make them plain text. A whole number or decimal stays as it is, with its minus too: it computes
 * nothing, and a sheet that was to hold -3 must not hold the text '-3. Called by `exchange-csv`.
 */

const RISKY = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/
const GUARDED = /^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/
const NUMBER = /^-?\d+(?:\.\d+)?$/

/** Cells that need quotes beyond those that CSV itself asks for. */
export const QUOTED = /^['=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]|[\r\n;\t]|^\s|\s$/

/** `unguarded` gives back what went in, whatever it was. */
export function guarded(cell: string): string {
  return RISKY.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell
}

export function unguarded(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell
}
