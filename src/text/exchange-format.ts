/** DHIS2 data value sets as JSON or CSV, written and read; what the values mean is `app/exchange`'s. */
import { fromCsv, toCsv } from './exchange-csv.ts'
import { fromJson } from './exchange-json.ts'
import type { ParsedRows, Row } from './exchange-row.ts'

export { COLUMNS, type Column, type FileFault, type ReadRow, type Row } from './exchange-row.ts'

export function writeRows(rows: readonly Row[], format: 'json' | 'csv'): string {
  return format === 'json' ? JSON.stringify({ dataValues: rows }, null, 2) : toCsv(rows)
}

export function parseRows(text: string, format: 'json' | 'csv'): ParsedRows {
  return format === 'json' ? fromJson(text) : fromCsv(text)
}
