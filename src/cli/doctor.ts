/** `tongket doctor`: settings, pack, database and tools of this machine, each with a word on what to do. */
import { spawnSync } from 'node:child_process'
import { todayIn } from '../app/today.ts'
import { channelWarnings } from '../config.ts'
import type { Day } from '../core/period.ts'
import { calendarRow } from './calendar-row.ts'
import { type AddCommand, type Base, baseOf, type JsonOption, printJson, withStore } from './shell.ts'

interface Row {
  readonly what: string
  readonly ok: boolean
  readonly detail: string
  /** Nothing is broken, but something will be. */
  readonly warns?: true
}

export const addDoctor: AddCommand = (program, shell) => {
  program
    .command('doctor')
    .description('Say what is set up and what is not')
    .option('--json', 'print data')
    .action(async (options: JsonOption) => {
      const base = baseOf(shell)
      const rows = await rowsOf(base, todayIn(base.config.timeZone, shell.now()))
      if (options.json) printJson(shell, rows)
      else for (const row of rows) shell.print(`${markOf(row)} ${base.t(`doctor.${row.what}`)}: ${row.detail}`)
      process.exitCode = rows.every((row) => row.ok) ? 0 : 1
    })
}

function markOf(row: Row): string {
  if (!row.ok) return '✗'
  return row.warns ? '!' : '✓'
}

async function rowsOf(base: Base, today: Day): Promise<Row[]> {
  const { config, pack, t } = base
  await withStore(base, (store) => store.ping())
  const { detail, warns } = calendarRow(t, pack.calendar, today)
  return [
    { what: 'pack', ok: true, detail: `${pack.title}, ${pack.version}` },
    { what: 'calendar', ok: true, detail, ...(warns && { warns }) },
    { what: 'database', ok: true, detail: config.databaseUrl },
    { what: 'telegram', ok: true, detail: t(config.telegram ? 'doctor.set' : 'doctor.not-set') },
    { what: 'trial-page', ok: true, detail: t(config.trialPage ? 'doctor.on' : 'doctor.off') },
    ...channelWarnings(config).map((key) => ({
      what: 'channels',
      ok: true,
      detail: t(`server.${key}`),
      warns: true as const,
    })),
    { what: 'libreoffice', ok: true, detail: t(hasLibreOffice() ? 'doctor.there' : 'doctor.no-pdf') },
  ]
}

function hasLibreOffice(): boolean {
  return spawnSync('soffice', ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}
