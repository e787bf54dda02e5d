/** `tongket questions --unit CODE`: what a unit is asked in a period, in the order asked, as people read it. */
import { questionnaireOf } from '../core/interview/questionnaire.ts'
import { unitsOn } from '../core/pack.ts'
import { windowOf } from '../core/period.ts'
import { questionText } from '../text/card.ts'
import { type AddCommand, baseOf, type JsonOption, periodOption, printJson } from './shell.ts'
import { unitIn } from './unit-in.ts'

export const addQuestions: AddCommand = (program, shell) => {
  program
    .command('questions')
    .description('List what a unit is asked')
    .requiredOption('--unit <code>', "the unit's code or name")
    .option('--period <period>', '2024-04; the current one without it')
    .option('--json', 'print data')
    .action((options: JsonOption & { unit: string; period?: string }) => {
      const base = baseOf(shell)
      const period = periodOption(shell, base, options.period)
      const units = unitsOn(base.pack, windowOf(period, base.pack.period).to)
      const unit = unitIn(units, options.unit)
      const form = questionnaireOf(base.pack, unit, period, new Set())
      const rows = form.questions.map((question) => {
        const { id, form: of, kind, measure, required } = question
        return { id, form: of, text: questionText({ form }, question), kind, measure, required }
      })
      if (options.json) printJson(shell, rows)
      else for (const [i, row] of rows.entries()) shell.print(`${i + 1}\t${row.id}\t${row.kind}\t${row.text}`)
    })
}
