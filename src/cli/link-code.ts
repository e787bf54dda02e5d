/** `tongket link-code UNIT --role ROLE`: a one-time code for `/lienket`. */

import { makeCode } from '../app/link-code.ts'
import { todayIn } from '../app/today.ts'
import { isHeldRightly, isRole } from '../core/access.ts'
import { Problem } from '../problem.ts'
import { dayText } from '../text/dates.ts'
import { type AddCommand, baseOf, type JsonOption, printJson, withStore } from './shell.ts'
import { unitIn } from './unit-in.ts'

export const addLinkCode: AddCommand = (program, shell) => {
  program
    .command('link-code')
    .description('Make a one-time code that links a chat or a person to a unit')
    .argument('<unit>', "the unit's code or name")
    .requiredOption('--role <role>', 'officer, head, secretary or leader')
    .option('--json', 'print data')
    .action(async (code: string, options: JsonOption & { role: string }) => {
      const base = baseOf(shell)
      const unit = unitIn(base.pack.units, code)
      const { role } = options
      if (!isRole(role)) throw new Problem('unknown-role', { role })
      const { standingUnit } = base.pack
      if (!isHeldRightly({ unit: unit.code, role }, standingUnit))
        throw new Problem('role-elsewhere', { role, unit: unit.code, standing: standingUnit })
      const now = shell.now()
      const { validTo } = unit
      if (validTo !== undefined && validTo < todayIn(base.config.timeZone, now))
        shell.note(`${base.t('cli.unit-ended', { unit: unit.name, day: dayText(validTo) })}\n`)
      const made = makeCode(shell.random, now)
      const { digest, expiresAt } = made
      await withStore(base, (store) =>
        store.write((tx) => tx.links.addCode({ digest, unit: unit.code, role, createdAt: now, expiresAt })),
      )
      if (options.json) printJson(shell, { code: made.code, unit: unit.code, role, expiresAt: expiresAt.toISOString() })
      else shell.print(made.code)
    })
}
