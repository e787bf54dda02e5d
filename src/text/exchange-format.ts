/** DHIS2 data value sets as JSON or CSV, written and read; what the values mean is `app/exchange`'s. */
import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'

/**
 * One data value; `comment` is `none` for "không phát sinh", `over` or `about` for "hơn" and "khoảng", and `79.3%`
 * for a percentage that was stated beside the two parts of a ratio.
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
const NEEDED = COLUMNS.filter((column) => column !== 'comment')

/** What is wrong with a file before any of its values is looked at. */
export type FileFault =
  | { readonly why: 'no-json'; readonly line: number; readonly column: number }
  | { readonly why: 'no-csv'; readonly line: number }
  | { readonly why: 'columns'; readonly missing: readonly string[] }
  /** `row` counts data values from 1; 0 is the file as a whole. */
  | { readonly why: 'shape'; readonly row: number; readonly field: string }

export type ParsedRows = { readonly rows: readonly Row[] } | { readonly fault: FileFault }

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

/** A byte order mark, as Excel writes it, is skipped. */
export function parseRows(text: string, format: 'json' | 'csv'): ParsedRows {
  return format === 'json' ? fromJson(text.replace(/^\uFEFF/, '')) : fromCsv(text)
}

function fromJson(text: string): ParsedRows {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    return { fault: { why: 'no-json', ...placeIn(text, error) } }
  }
  const read = z.object({ dataValues: z.array(row) }).safeParse(data)
  return read.success ? { rows: read.data.dataValues.map(tidy) } : { fault: shapeFault(read.error.issues[0]?.path) }
}

/** V8 says the position of all but an end that comes too early. */
function placeIn(text: string, error: unknown): { line: number; column: number } {
  const said = error instanceof Error ? error.message : ''
  const position = Number(/at position (\d+)/.exec(said)?.[1] ?? text.trimEnd().length)
  const before = text.slice(0, position)
  return { line: before.split('\n').length, column: position - before.lastIndexOf('\n') }
}

function fromCsv(text: string): ParsedRows {
  let header: readonly string[] = []
  try {
    const columns = (names: readonly string[]): string[] => {
      header = names.map((name) => name.trim())
      return [...header]
    }
    const records: unknown = parse(text, { columns, bom: true, skip_empty_lines: true })
    const missing = NEEDED.filter((column) => !header.includes(column))
    if (missing.length > 0) return { fault: { why: 'columns', missing } }
    const read = z.array(row).safeParse(records)
    return read.success ? { rows: read.data.map(tidy) } : { fault: shapeFault(read.error.issues[0]?.path) }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const missing = NEEDED.filter((column) => !header.includes(column))
    // A header with other separators makes every line after it look wrong.
    if (missing.length > 0) return { fault: { why: 'columns', missing } }
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1
    return { fault: { why: 'no-csv', line } }
  }
}

function shapeFault(path: readonly PropertyKey[] = []): FileFault {
  const at = path.find((part) => typeof part === 'number')
  const field = path.findLast((part) => typeof part === 'string')
  return { why: 'shape', row: at === undefined ? 0 : at + 1, field: field ?? 'dataValues' }
}

function tidy({ comment, ...rest }: z.infer<typeof row>): Row {
  return comment === undefined || comment === '' ? rest : { ...rest, comment }
}
