/** `tongket questions --unit CODE`: what a unit is asked, in the order asked. */
import { questionsFor, unitOf } from '../core/pack.ts'
import { Problem } from '../problem.ts'
import { type AddCommand, baseOf, type JsonOption, periodOption, printJson } from './shell.ts'

export const addQuestions: AddCommand = (program, shell) => {
  program
    .command('questions')
    .description('List what a unit is asked')
    .requiredOption('--unit <code>', "the unit's code")
    .option('--period <period>', '2024-04; the current one without it')
    .option('--json', 'print data')
    .action((options: JsonOption & { unit: string; period?: string }) => {
      const base = baseOf(shell)
      periodOption(shell, base, options.period)
      const unit = unitOf(base.pack, options.unit)
      if (!unit) throw new Problem('unknown-unit', { unit: options.unit })
      const questions = questionsFor(base.pack, unit)
      const rows = questions.map(({ id, form, text, kind, measure, required }) => ({
        id,
        form,
        text,
        kind,
        measure,
        required,
      }))
      if (options.json) printJson(shell, rows)
      else for (const [i, row] of rows.entries()) shell.print(`${i + 1}\t${row.id}\t${row.kind}\t${row.text}`)
    })
}
