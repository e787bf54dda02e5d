/** `tongket report --period P --out FILE`: the compiled report of a month. The ending of the file says the format. */
import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { compileMonth } from '../app/compile.ts'
import { Problem } from '../problem.ts'
import type { ReportFormat } from '../report/report.ts'
import { type AddCommand, baseOf, type JsonOption, periodOption, printJson, withStore } from './shell.ts'

const FORMATS: readonly ReportFormat[] = ['docx', 'md', 'json']

export const addReport: AddCommand = (program, shell) => {
  program
    .command('report')
    .description('Write the report of a period to a file')
    .requiredOption('--period <period>', '2024-04')
    .requiredOption('--out <file>', 'a file ending in .docx, .md or .json')
    .option('--json', 'print data')
    .action(async (options: JsonOption & { period: string; out: string }) => {
      const base = baseOf(shell)
      const period = periodOption(shell, base, options.period)
      const format = FORMATS.find((f) => extname(options.out) === `.${f}`)
      if (!format) throw new Problem('unknown-format', { file: options.out, formats: FORMATS.join(', ') })
      const month = { pack: base.pack, zone: base.config.timeZone, t: base.t }
      const file = await withStore(base, (store) => compileMonth(month, store, period, format))
      await write(options.out, file.bytes)
      if (file.isEmpty) shell.note(`${base.t('cli.empty-report', { period })}\n`)
      if (options.json) printJson(shell, { file: options.out, bytes: file.bytes.length })
      else shell.print(options.out)
    })
}

/** Throws a Problem that names the file. */
export async function write(file: string, bytes: Uint8Array | string): Promise<void> {
  try {
    await writeFile(file, bytes)
  } catch (error) {
    throw new Problem('file-unwritable', { file }, { cause: error })
  }
}
