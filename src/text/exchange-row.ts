/** A row of the exchange format, and what may be wrong with a file before any of its values is looked at. */

/**
 * One data value; `comment` is `none` for that nothing occurred, `over` or `about` for "more than" and "about", `79.3%`
 * for a percentage that was stated beside the two parts of a ratio, and `confirmed` for words that look like a person's
 * data and are none.
 */
export interface Row {
  readonly dataElement: string
  /** `202404`. */
  readonly period: string
  readonly orgUnit: string
  readonly value: string
  readonly comment?: string
}

export const COLUMNS = ['dataElement', 'period', 'orgUnit', 'value', 'comment'] as const

export type Column = (typeof COLUMNS)[number] | 'deleted'

export interface ReadRow extends Row {
  /** Of the file, counting from 1: where the row begins. */
  readonly line: number
  /** DHIS2's mark for a value that was taken back. */
  readonly deleted?: true
}

export type FileFault =
  | { readonly why: 'empty' }
  | { readonly why: 'no-json'; readonly line: number; readonly column: number }
  | { readonly why: 'no-csv'; readonly line: number }
  | { readonly why: 'columns'; readonly line: number; readonly missing: readonly string[] }
  /** One name over two columns, or twice in one object: whose value is meant? */
  | { readonly why: 'key-twice'; readonly line: number; readonly field: string }
  | { readonly why: 'shape'; readonly line: number; readonly field: string }

export type ParsedRows =
  /** `ignored`: columns or fields that hold something and mean nothing to us. */
  { readonly rows: readonly ReadRow[]; readonly ignored: readonly string[] } | { readonly fault: FileFault }

type Loose = Omit<ReadRow, 'comment' | 'deleted'> & { readonly comment: string; readonly deleted: boolean }

/** The value stays as it is written: it may be prose. */
export function tidy({ comment, deleted, ...row }: Loose): ReadRow {
  const said = comment.trim()
  return {
    ...row,
    dataElement: row.dataElement.trim(),
    period: row.period.trim(),
    orgUnit: row.orgUnit.trim(),
    ...(said !== '' && { comment: said }),
    ...(deleted && { deleted }),
  }
}
