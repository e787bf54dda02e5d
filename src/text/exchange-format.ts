/** DHIS2 data value sets as JSON or CSV, written and read; what the values mean is `app/exchange`'s. */
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'

/** One data value; `comment` is `none` for "không phát sinh", `over` or `about` for "hơn" and "khoảng". */
export interface Row {
  readonly dataElement: string
  /** `202404`. */
  readonly period: string
  readonly orgUnit: string
  readonly value: string
  readonly comment?: string
}

const COLUMNS = ['dataElement', 'period', 'orgUnit', 'value', 'comment'] as const

const row = z.object({
  dataElement: z.string(),
  period: z.string(),
  orgUnit: z.string(),
  value: z.string(),
  comment: z.string().optional(),
})

export function writeRows(rows: readonly Row[], format: 'json' | 'csv'): string {
  if (format === 'json') return JSON.stringify({ dataValues: rows }, null, 2)
  return stringify([...rows], { header: true, columns: [...COLUMNS] }).trimEnd()
}

/** Throws for anything that is no data value set. A byte order mark, as Excel writes it, is skipped. */
export function parseRows(text: string, format: 'json' | 'csv'): Row[] {
  if (format === 'json')
    return z
      .object({ dataValues: z.array(row) })
      .parse(JSON.parse(text.replace(/^\uFEFF/, '')))
      .dataValues.map(tidy)
  const records: unknown = parse(text, { columns: true, bom: true, skip_empty_lines: true })
  return z.array(row).parse(records).map(tidy)
}

function tidy({ comment, ...rest }: z.infer<typeof row>): Row {
  return comment === undefined || comment === '' ? rest : { ...rest, comment }
}
