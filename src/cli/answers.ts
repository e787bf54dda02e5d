/**
 * `tongket answers export|import`: answers of a period as DHIS2 data value sets, in JSON or CSV, with canonical
 * values. What cannot be read is refused with its row; then nothing of the file is taken.
 */
import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { type ImportFault, importRows, rowsOf } from '../app/exchange.ts'
import { Problem } from '../problem.ts'
import { COLUMNS, type FileFault, parseRows, type Row, writeRows } from '../text/exchange-format.ts'
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
  const rows = read(file, formatOf(options, file))
  const { pack } = base
  const done = await withStore(base, (store) => importRows({ pack, now: shell.now() }, store, period, rows))
  if ('faults' in done) {
    const sentences = done.faults.map((f) => ({ row: f.row, fault: f.why, message: sentence(base, f) }))
    if (options.json) printJson(shell, { imported: 0, faults: sentences })
    else for (const s of sentences) shell.note(`${s.message}\n`)
    throw new Problem('answers-refused', { file, count: done.faults.length })
  }
  if (options.json) printJson(shell, { ...done, faults: [] })
  else shell.print(base.t('cli.imported', { count: done.imported, same: done.unchanged }))
}

function sentence({ t }: Base, fault: ImportFault): string {
  const why =
    fault.why === 'unread'
      ? refusalText(t, fault.question, fault.reason)
      : t(`cli.row.${fault.why}`, { said: fault.said })
  return t('cli.row-fault', { row: fault.row, why })
}

type Format = 'json' | 'csv'

/** As `--format` says, else as the file's ending does; what goes to standard output is JSON. */
function formatOf({ format }: Options, file = 'answers.json'): Format {
  const word = format ?? extname(file).slice(1).toLowerCase()
  if (word === 'json' || word === 'csv') return word
  throw new Problem('unknown-format', { file: format ?? file, formats: '.json, .csv' })
}

function read(file: string, format: Format): readonly Row[] {
  const parsed = parseRows(textOf(file), format)
  if ('rows' in parsed) return parsed.rows
  throw problemOf(file, parsed.fault)
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Problem('file-unreadable', { file }, { cause: error })
  }
}

function problemOf(file: string, fault: FileFault): Problem {
  switch (fault.why) {
    case 'no-json':
      return new Problem('file-no-json', { file, line: fault.line, column: fault.column })
    case 'no-csv':
      return new Problem('file-no-csv', { file, line: fault.line })
    case 'columns':
      return new Problem('file-columns', { file, missing: fault.missing.join(', '), columns: COLUMNS.join(',') })
    case 'shape':
      return new Problem('file-shape', { file, row: fault.row, field: fault.field })
  }
}
