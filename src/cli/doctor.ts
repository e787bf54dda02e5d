/** `tongket doctor`: pack, database, every platform that is set up, tools of this machine, each with a word on what to do. */
import { spawnSync } from 'node:child_process'
import { todayIn } from '../app/today.ts'
import { channelWarnings } from '../config.ts'
import { calendarRow } from './calendar-row.ts'
import { rolesRow } from './doctor/roles-row.ts'
import { good, type Row, warning } from './doctor/row.ts'
import { telegramRow } from './doctor/telegram.ts'
import { zaloBotRow } from './doctor/zalo-bot.ts'
import { zaloOaRows } from './doctor/zalo-oa.ts'
import { type AddCommand, type Base, baseOf, type JsonOption, printJson, type Shell, withStore } from './shell.ts'

export const addDoctor: AddCommand = (program, shell) => {
  program
    .command('doctor')
    .description('Say what is set up and what is not')
    .option('--json', 'print data')
    .action(async (options: JsonOption) => {
      const base = baseOf(shell)
      const rows = await rowsOf(shell, base)
      if (options.json) printJson(shell, rows)
      else for (const row of rows) shell.print(`${markOf(row)} ${base.t(`doctor.${row.what}`)}: ${row.detail}`)
      process.exitCode = rows.every((row) => row.ok) ? 0 : 1
    })
}

function markOf(row: Row): string {
  if (!row.ok) return '✗'
  return row.warns ? '!' : '✓'
}

async function rowsOf(shell: Shell, base: Base): Promise<Row[]> {
  const { config, pack, t } = base
  const stored = await storedRows(shell, base)
  const { detail, warns } = calendarRow(t, pack.calendar, todayIn(config.timeZone, shell.now()))
  return [
    good('pack', `${pack.title}, ${pack.version}`),
    { what: 'calendar', ok: true, detail, ...(warns && { warns }) },
    good('database', config.databaseUrl),
    ...stored,
    good('trial-page', t(config.trialPage ? 'doctor.on' : 'doctor.off')),
    ...channelWarnings(config).map((key) => warning('channels', t(`server.${key}`))),
    good('libreoffice', t(hasLibreOffice() ? 'doctor.there' : 'doctor.no-pdf')),
  ]
}

/** What the database tells, then the platforms, asked at the same time: each may take as long as it has for an answer. */
function storedRows(shell: Shell, base: Base): Promise<Row[]> {
  return withStore(base, async (store) => {
    await store.ping()
    const inbox = inboxRow(base, (await store.inbox.setAside()).count)
    const asked = [rolesRow(base, store), telegramRow(base), zaloOaRows(shell, base, store), zaloBotRow(base)]
    // A renewal of tokens that is under way is stored before the database closes, whatever the others do.
    await Promise.allSettled(asked)
    return [inbox, ...(await Promise.all<Row | Row[]>(asked)).flat()]
  })
}

function inboxRow({ t }: Base, setAside: number): Row {
  return setAside === 0
    ? good('inbox', t('doctor.none-set-aside'))
    : warning('inbox', t('doctor.set-aside', { setAside }))
}

function hasLibreOffice(): boolean {
  return spawnSync('soffice', ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}
