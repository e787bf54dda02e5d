/**
 * `tongket answers export|import`: answers of a period as DHIS2 data value sets, in JSON or CSV, with canonical
 * values. What cannot be read is refused with its line; then nothing of the file is taken.
 */
import { extname } from 'node:path'
import { type ImportFault, importRows, rowsOf } from '../app/exchange.ts'
import { Problem } from '../problem.ts'
import { readText } from '../read-text.ts'
import { COLUMNS, type FileFault, parseRows, type ReadRow, writeRows } from '../text/exchange-format.ts'
import { refusalText } from '../text/refusal.ts'
import { write } from './report.ts'
import {
  type AddCommand,
  type Base,
  baseOf,
  type JsonOption,
  periodOption,
  printJson,
  type Shell,
  withStore,
} from './shell.ts'

type Options = JsonOption & { readonly period: string; readonly format?: string }

export const addAnswers: AddCommand = (program, shell) => {
  const answers = program.command('answers').description('Exchange the answers of a period')
  answers
    .command('export')
    .description('Write the answers in force')
    .argument('[file]', 'standard output without it')
    .requiredOption('--period <period>', '2024-04')
    .option('--format <format>', "json or csv; as the file's ending says without it")
    .option('--json', 'print data')
    .action((file: string | undefined, options: Options) => exportAnswers(shell, file, options))
  answers
    .command('import')
    .description('Take answers from a file')
    .argument('<file>')
    .requiredOption('--period <period>', '2024-04')
    .option('--format <format>', "json or csv; as the file's ending says without it")
    .option('--json', 'print data')
    .action((file: string, options: Options) => importAnswers(shell, file, options))
}

async function exportAnswers(shell: Shell, file: string | undefined, options: Options): Promise<void> {
  const format = formatOf(options, file)
  const base = baseOf(shell)
  const period = periodOption(shell, base, options.period)
  const rows = await withStore(base, (store) => rowsOf(store, period))
  const text = writeRows(rows, format)
  if (file === undefined) {
    shell.print(text)
    return
  }
  await write(file, `${text}\n`)
  if (options.json) printJson(shell, { file, answers: rows.length })
  else shell.print(base.t('cli.exported', { count: rows.length, file }))
}

async function importAnswers(shell: Shell, file: string, options: Options): Promise<void> {
  const base = baseOf(shell)
  const period = periodOption(shell, base, options.period)
  const { rows, ignored } = read(file, formatOf(options, file))
  const { pack } = base
  const done = await withStore(base, (store) => importRows({ pack, now: shell.now() }, store, period, rows))
  if ('locked' in done) throw new Problem('period-locked', { period })
  if ('faults' in done) {
    if (options.json) printJson(shell, { imported: 0, faults: done.faults.map((f) => faultData(base, file, f)) })
    else tellFaults(shell, base, file, done.faults)
    throw new Problem('answers-refused', { file, count: done.faults.length })
  }
  const { repeated, ...counts } = done
  if (options.json) {
    printJson(shell, {
      ...counts,
      ...(repeated > 0 && { repeated }),
      ...(ignored.length > 0 && { ignored }),
      faults: [],
    })
    return
  }
  shell.print(base.t('cli.imported', { count: counts.imported, same: counts.unchanged }))
  if (repeated > 0) shell.note(`${base.t('cli.repeated', { count: repeated })}\n`)
  if (ignored.length > 0) shell.note(`${base.t('cli.ignored', { fields: ignored.join(', ') })}\n`)
}

/** Whoever mends fifty of them knows how to go on. */
const MOST_FAULTS = 50

function tellFaults(shell: Shell, base: Base, file: string, faults: readonly ImportFault[]): void {
  for (const fault of faults.slice(0, MOST_FAULTS)) shell.note(`${sentence(base, file, fault)}\n`)
  const more = faults.length - MOST_FAULTS
  if (more > 0) shell.note(`${base.t('cli.more-faults', { count: more })}\n`)
}

function faultData(base: Base, file: string, fault: ImportFault): Record<string, unknown> {
  const { line, column, unit, question, why } = fault
  return { line, column, unit, question, fault: why, message: sentence(base, file, fault) }
}

function sentence(base: Base, file: string, fault: ImportFault): string {
  const { line, column, unit, question } = fault
  return base.t('cli.row-fault', { file, line, column, unit, question, why: reasonOf(base, fault) })
}

function reasonOf({ t }: Base, fault: ImportFault): string {
  const said = shortened(fault.said)
  if (fault.why === 'unread') return refusalText(t, fault.asked, fault.reason)
  if (fault.why === 'personal') return t(`cli.row.${fault.look}`)
  if (fault.why === 'twice') return t('cli.row.twice', { said, first: fault.first })
  return t(`cli.row.${fault.why}`, { said })
}

const SHORT = 60

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= SHORT ? line : `${Array.from(line).slice(0, SHORT).join('')}…`
}

type Format = 'json' | 'csv'

/** As `--format` says, else as the file's ending does; what goes to standard output is JSON. */
function formatOf({ format }: Options, file = 'answers.json'): Format {
  const word = format ?? extname(file).slice(1).toLowerCase()
  if (word === 'json' || word === 'csv') return word
  throw new Problem('unknown-format', { file: format ?? file, formats: '.json, .csv' })
}

function read(file: string, format: Format): { rows: readonly ReadRow[]; ignored: readonly string[] } {
  const parsed = parseRows(readText(file), format)
  if ('rows' in parsed) return parsed
  throw problemOf(file, parsed.fault)
}

function problemOf(file: string, fault: FileFault): Problem {
  switch (fault.why) {
    case 'empty':
      return new Problem('file-empty', { file })
    case 'no-json':
      return new Problem('file-no-json', { file, line: fault.line, column: fault.column })
    case 'no-csv':
      return new Problem('file-no-csv', { file, line: fault.line })
    case 'columns': {
      const missing = fault.missing.join(', ')
      return new Problem('file-columns', { file, line: fault.line, missing, columns: COLUMNS.join(',') })
    }
    case 'key-twice':
      return new Problem('file-key-twice', { file, line: fault.line, field: fault.field })
    case 'shape':
      return new Problem('file-shape', { file, line: fault.line, field: fault.field })
  }
}
