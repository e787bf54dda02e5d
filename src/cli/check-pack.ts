/** `tongket check-pack [DIR]`: every fault of a pack with file and line; its narrative is filled to see that it ends. */
import { statSync } from 'node:fs'
import { todayIn } from '../app/today.ts'
import { narrativeFaultIn } from '../app/try-narrative.ts'
import { readConfig } from '../config.ts'
import type { Pack } from '../core/pack.ts'
import { type Day, periodToReport } from '../core/period.ts'
import { explainFault } from '../pack/explain-fault.ts'
import type { PackFault } from '../pack/fault.ts'
import { Problem } from '../problem.ts'
import { readTexts, type Translate } from '../text/texts.ts'
import { packIn } from '../use-pack.ts'
import { type AddCommand, type JsonOption, printJson } from './shell.ts'

export const addCheckPack: AddCommand = (program, shell) => {
  program
    .command('check-pack')
    .description('Check a pack and print every fault with file and line')
    .argument('[dir]', 'the pack; PACK_DIR without it')
    .option('--json', 'print data')
    .action(async (dir: string | undefined, options: JsonOption) => {
      const config = readConfig(shell.env)
      const t = readTexts('locales', config.locale)
      if (dir !== undefined && !isFolder(dir)) throw new Problem('folder-absent', { dir })
      const loaded = packIn(dir ?? config.packDir)
      const today = todayIn(config.timeZone, shell.now())
      const faults = 'faults' in loaded ? loaded.faults : await narrativeFaults(loaded.pack, t, today)
      if (options.json) printJson(shell, { ok: faults.length === 0, faults })
      else if ('pack' in loaded && faults.length === 0) {
        const { units, forms, derived } = loaded.pack
        const questions = forms.flatMap((f) => f.questions).length
        shell.print(
          t('cli.pack-ok', {
            title: loaded.pack.title,
            units: units.length,
            forms: forms.length,
            questions,
            derived: derived.length,
          }),
        )
      } else for (const fault of faults) shell.print(explainFault(t, fault))
      process.exitCode = faults.length > 0 ? 1 : 0
    })
}

async function narrativeFaults(pack: Pack, t: Translate, today: Day): Promise<PackFault[]> {
  const fault = await narrativeFaultIn({ pack, t }, periodToReport(today, pack.period))
  if (!fault) return []
  const { line = 1, code, detail } = fault
  return [{ file: 'report.md', line, code: code === 'endless' ? 'narrative-endless' : code, detail }]
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
