/** `tongket units`: who reports in a period. */
import { unitsOn } from '../core/pack.ts'
import { windowOf } from '../core/period.ts'
import { type AddCommand, baseOf, type JsonOption, periodOption, printJson } from './shell.ts'

export const addUnits: AddCommand = (program, shell) => {
  program
    .command('units')
    .description('List the units that report in a period')
    .option('--period <period>', '2024-04; the current one without it')
    .option('--json', 'print data')
    .action((options: JsonOption & { period?: string }) => {
      const base = baseOf(shell)
      const period = periodOption(shell, base, options.period)
      const units = unitsOn(base.pack, windowOf(period, base.pack.period).to)
      const rows = units.map(({ code, name, kind, parent }) => ({ code, name, kind, parent: parent ?? null }))
      if (options.json) printJson(shell, rows)
      else for (const row of rows) shell.print(`${row.code}\t${row.name}\t${row.kind}`)
    })
}
