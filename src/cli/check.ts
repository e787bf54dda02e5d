/** `tongket check --period P`: what looks wrong in a month. Exit 1 if anything does. */

import { checkedFigures } from '../app/month.ts'
import type { Finding } from '../core/checks.ts'
import { findingSentence } from '../text/finding.ts'
import { type AddCommand, type Base, baseOf, type JsonOption, periodOption, printJson, withStore } from './shell.ts'

export const addCheck: AddCommand = (program, shell) => {
  program
    .command('check')
    .description('Check the figures of a period')
    .requiredOption('--period <period>', '2024-04')
    .option('--json', 'print data')
    .action(async (options: JsonOption & { period: string }) => {
      const base = baseOf(shell)
      const period = periodOption(shell, base, options.period)
      const month = { pack: base.pack, zone: base.config.timeZone }
      const { findings } = await withStore(base, (store) => checkedFigures(month, store, period))
      if (options.json)
        printJson(
          shell,
          findings.map((f) => rowOf(base, f)),
        )
      else for (const finding of findings) shell.print(`${finding.severity}\t${findingSentence(base.t, finding)}`)
      process.exitCode = findings.length > 0 ? 1 : 0
    })
}

function rowOf(base: Base, finding: Finding): Record<string, unknown> {
  const { rule, severity, units, indicators, expected = null, actual = null } = finding
  return { rule, severity, units, indicators, message: findingSentence(base.t, finding), expected, actual }
}
