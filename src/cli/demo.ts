/** `tongket demo`: plays a month of the pack through the interview on a temporary database and writes the report. */
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { spansOf } from '../channels/mark.ts'
import { addDays, isPeriod, windowOf } from '../core/period.ts'
import { playMonth } from '../demo/play.ts'
import { createPuppet } from '../demo/puppet.ts'
import { type MonthScript, readScript } from '../demo/script.ts'
import { createLog } from '../log.ts'
import { Problem } from '../problem.ts'
import { createProgram } from '../program.ts'
import { openStore } from '../store/open-store.ts'
import { monthText } from '../text/dates.ts'
import { write } from './report.ts'
import { type AddCommand, type Base, baseOf, type JsonOption, printJson, type Shell } from './shell.ts'

export const addDemo: AddCommand = (program, shell) => {
  program
    .command('demo')
    .description("Play the pack's sample month and write its report to out/")
    .option('--out <dir>', 'where the report goes', 'out')
    .option('--json', 'print data')
    .action((options: JsonOption & { out: string }) => demo(shell, options))
}

async function demo(shell: Shell, options: JsonOption & { out: string }): Promise<void> {
  const base = baseOf(shell)
  const script = newestScript(base)
  const folder = await mkdtemp(join(tmpdir(), 'tongket-demo-'))
  try {
    const played = await play(shell, base, script, folder)
    await mkdir(options.out, { recursive: true })
    const file = join(options.out, played.report.name)
    await write(file, played.report.bytes)
    const summary = spansOf(played.summary).plain
    if (options.json) printJson(shell, { period: script.period, answers: played.answers, summary, report: file })
    else shell.print(`\n${summary}\n\n${base.t('cli.demo-done', { answers: played.answers, file })}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function play(shell: Shell, base: Base, script: MonthScript, folder: string): ReturnType<typeof playMonth> {
  const { config, pack, t } = base
  const now = morningAfter(script, base)
  const store = await openStore(`file:${join(folder, 'demo.db')}`, { exclusive: true })
  const puppet = createPuppet(now)
  const log = createLog({ level: 'error', secrets: [] })
  const { random } = shell
  const program = createProgram({
    store,
    pack,
    t,
    zone: config.timeZone,
    admins: [],
    now,
    random,
    log,
    channels: [puppet],
  })
  await program.start()
  if (!shell.interactive) shell.note(`${t('cli.demo-plays', { title: pack.title, month: monthText(script.period) })}\n`)
  try {
    return await playMonth({ program, puppet, script, progress: progressBar(shell) })
  } finally {
    await program.stop()
    await store.close()
  }
}

/** Nine o'clock on the day after the window has closed, a second later at every look. */
function morningAfter(script: MonthScript, { pack, config }: Base): () => Date {
  const first = addDays(windowOf(script.period, pack.period).to, 1)
  const start = DateTime.fromISO(`${first}T09:00`, { zone: config.timeZone }).toMillis()
  let looks = 0
  return () => new Date(start + 10 * looks++)
}

function newestScript({ config, pack }: Base): MonthScript {
  const folder = join(config.packDir, 'demo')
  const names = existsSync(folder) ? readdirSync(folder) : []
  const months = names.map((name) => name.replace(/\.yaml$/, '')).filter(isPeriod)
  const newest = months.sort().at(-1)
  if (!newest) throw new Problem('demo-absent', { pack: pack.id, folder })
  return readScript(join(folder, `${newest}.yaml`))
}

const CELLS = 24

function progressBar(shell: Shell): (done: number, all: number, unit: string) => void {
  if (!shell.interactive) return (done, all, unit) => shell.note(`${done}/${all} ${unit}\n`)
  return (done, all, unit) => {
    const full = Math.round((done * CELLS) / all)
    shell.note(
      `\r\u001b[K${'▰'.repeat(full)}${'▱'.repeat(CELLS - full)} ${done}/${all} ${unit}${done === all ? '\n' : ''}`,
    )
  }
}
