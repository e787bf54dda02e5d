/**
 * Data values as CSV. Read as people's programs write it: parted by commas, semicolons (Excel in Vietnam) or tabs
 * (Excel's "Unicode text"), the columns in any order, DHIS2's names in small letters too.
 */
import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { guarded, QUOTED, unguarded } from './csv-cell.ts'
import { COLUMNS, type Column, type ParsedRows, type ReadRow, type Row, tidy } from './exchange-row.ts'

export function toCsv(rows: readonly Row[]): string {
  const cells = rows.map((row) => COLUMNS.map((column) => guarded(row[column] ?? '')))
  return stringify([[...COLUMNS], ...cells], { quoted_match: QUOTED, eof: false })
}

interface Line {
  readonly line: number
  readonly cells: readonly string[]
}

/** Line ends inside of values become those of Unix, as in everything that is stored. */
export function fromCsv(text: string): ParsedRows {
  const { separator, body, before } = headed(text.replace(/\r\n?/g, '\n'))
  const read = linesOf(body, separator, before)
  const [header, ...lines] = read.lines
  if (!header) return { fault: read.broken === undefined ? { why: 'empty' } : { why: 'no-csv', line: read.broken } }
  const columns = columnsOf(header.cells)
  const missing = NEEDED.filter((column) => !columns.names.includes(column))
  if (missing.length > 0) return { fault: { why: 'columns', line: header.line, missing } }
  if (columns.twice !== undefined) return { fault: { why: 'key-twice', line: header.line, field: columns.twice } }
  const wrong = lines.find(({ cells }) => isRagged(cells, columns.names.length))?.line ?? read.broken
  if (wrong !== undefined) return { fault: { why: 'no-csv', line: wrong } }
  if (lines.length === 0) return { fault: { why: 'empty' } }
  return { rows: lines.map((line) => rowOf(line, columns.names)), ignored: ignoredOf(lines, columns.names) }
}

const NEEDED = COLUMNS.filter((column) => column !== 'comment')
const KNOWN: readonly Column[] = [...COLUMNS, 'deleted']
const SEPARATORS = [',', ';', '\t']

/** Excel may say the separator in a line of its own in front; else the one that parts the header's names. */
function headed(text: string): { separator: string; body: string; before: number } {
  const said = /^sep=(.)\n/i.exec(text)
  const body = text.slice(said?.[0].length ?? 0)
  const first = /^\s*([^\n]*)/.exec(body)?.[1] ?? ''
  const parts = (by: string): number => columnsOf(first.split(by).map((name) => name.replaceAll('"', ''))).known
  const best = SEPARATORS.reduce((one, other) => (parts(other) > parts(one) ? other : one))
  return { separator: said?.[1] ?? best, body, before: said ? 1 : 0 }
}

/** `broken`: the line at which the syntax ends, if it does; what stands before is read. */
function linesOf(text: string, delimiter: string, before: number): { lines: Line[]; broken?: number } {
  const lines: Line[] = []
  let at = before + 1
  const record = (cells: readonly string[], raw: string): void => {
    const blank = /^\n*/.exec(raw)?.[0].length ?? 0
    if (cells.some((cell) => cell.trim() !== '')) lines.push({ line: at + blank, cells })
    at += raw.split('\n').length - 1
  }
  try {
    parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      raw: true,
      on_record: (read: unknown) => {
        const { record: cells, raw } = read as { record: string[]; raw: string } // by `raw`, without `columns`
        record(cells.map(unguarded), raw)
        return null
      },
    })
    return { lines }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { lines, broken: at }
  }
}

function columnsOf(header: readonly string[]): { names: string[]; known: number; twice?: string } {
  const names = header.map((cell) => {
    const name = cell.trim()
    return KNOWN.find((column) => column.toLowerCase() === name.toLowerCase()) ?? name
  })
  const twice = names.find((name, i) => name !== '' && names.indexOf(name) < i)
  const known = KNOWN.filter((column) => names.includes(column)).length
  return { names, known, ...(twice !== undefined && { twice }) }
}

/** More cells than the header has are nothing if they are empty. */
function isRagged(cells: readonly string[], columns: number): boolean {
  return cells.length < columns || cells.slice(columns).some((cell) => cell.trim() !== '')
}

function rowOf({ line, cells }: Line, names: readonly string[]): ReadRow {
  const cell = (column: Column): string => cells[names.indexOf(column)] ?? ''
  const deleted = names.includes('deleted') && !/^(?:false|0|no)?$/i.test(cell('deleted').trim())
  const [dataElement, period, orgUnit] = [cell('dataElement'), cell('period'), cell('orgUnit')]
  return tidy({ dataElement, period, orgUnit, value: cell('value'), line, comment: cell('comment'), deleted })
}

function ignoredOf(lines: readonly Line[], names: readonly string[]): string[] {
  return names.filter((name, at) => {
    const isKnown = KNOWN.some((column) => column === name)
    return !isKnown && lines.some(({ cells }) => (cells[at] ?? '').trim() !== '')
  })
}
