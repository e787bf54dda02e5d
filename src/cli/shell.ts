/** What every subcommand needs: the outside world as values, opened stores and packs, faults as one line. */
import type { Command, CommanderError } from 'commander'
import { todayIn } from '../app/today.ts'
import { type Config, readConfig } from '../config.ts'
import type { Pack } from '../core/pack.ts'
import { isPeriod, type Period, period as periodOf, periodToReport } from '../core/period.ts'
import { explainProblem, Problem } from '../problem.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { problemOf } from '../system-problem.ts'
import { readTexts, type Translate } from '../text/texts.ts'
import { usePack } from '../use-pack.ts'
import { usageText } from './usage.ts'

export interface Shell {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: () => Date
  readonly random: (bytes: number) => Uint8Array
  readonly print: (text: string) => void
  /** To standard error: progress and remarks. */
  readonly note: (text: string) => void
  readonly interactive: boolean
  readonly input: Input
}

/** Standard input. */
export interface Input {
  /** A person sits there, and can be asked. */
  readonly isTerminal: boolean
  /** The next line; undefined if there is none. */
  readonly line: () => Promise<string | undefined>
}

export interface JsonOption {
  readonly json?: boolean
}

export type AddCommand = (program: Command, shell: Shell) => void

export interface Base {
  readonly config: Config
  readonly t: Translate
  readonly pack: Pack
}

export function baseOf(shell: Shell): Base {
  const config = readConfig(shell.env)
  const t = readTexts('locales', config.locale)
  return { config, t, pack: usePack(config.packDir) }
}

/** Opens the database beside a server that may be running, and closes it whatever happens. */
export async function withStore<T>({ config }: Pick<Base, 'config'>, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(config.databaseUrl, { exclusive: false })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** A period from an option, in either writing; without one the period that is being reported on. */
export function periodOption(shell: Shell, base: Base, typed: string | undefined): Period {
  if (typed === undefined) return periodToReport(todayIn(base.config.timeZone, shell.now()), base.pack.period)
  const dashed = typed.replace(/^(\d{4})(\d{2})$/, '$1-$2')
  if (!isPeriod(dashed)) throw new Problem('unknown-period', { period: typed })
  return periodOf(dashed)
}

/** One line for the person (several for settings), the exit code for the shell. Faults of ours keep their stack. */
export function tellProblem(shell: Shell, error: unknown): number {
  const problem = problemOf(error)
  if (!problem) {
    shell.note(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    return 1
  }
  shell.note(`${explainProblem(textsOf(shell), problem)}\n`)
  return problem.exit
}

/** Help that was asked for is no wrong use. */
export function tellUsage(shell: Shell, error: CommanderError): number {
  if (error.exitCode === 0) return 0
  if (error.code !== 'commander.help') shell.note(`${usageText(textsOf(shell), error)}\n`)
  return 2
}

/** Before the settings are read. */
function textsOf(shell: Shell): Translate {
  return readTexts('locales', shell.env['LOCALE'] === 'en' ? 'en' : 'vi')
}

export function printJson(shell: Shell, data: unknown): void {
  shell.print(JSON.stringify(data, null, 2))
}
