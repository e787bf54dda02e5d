/**
 * The subcommands by name. Only the one that was asked for is read from the disk: reading all takes twice as long as
 * most of them run.
 */
import { Command, CommanderError } from 'commander'
import { type AddCommand, type Shell, tellProblem, tellUsage } from './shell.ts'

const COMMANDS: ReadonlyMap<string, () => Promise<AddCommand>> = new Map([
  ['start', async () => (await import('./start.ts')).addStart],
  ['demo', async () => (await import('./demo.ts')).addDemo],
  ['check-pack', async () => (await import('./check-pack.ts')).addCheckPack],
  ['units', async () => (await import('./units.ts')).addUnits],
  ['questions', async () => (await import('./questions.ts')).addQuestions],
  ['link-code', async () => (await import('./link-code.ts')).addLinkCode],
  ['people', async () => (await import('./people.ts')).addPeople],
  ['revoke', async () => (await import('./people.ts')).addRevoke],
  ['forget', async () => (await import('./forget.ts')).addForget],
  ['answers', async () => (await import('./answers.ts')).addAnswers],
  ['check', async () => (await import('./check.ts')).addCheck],
  ['report', async () => (await import('./report.ts')).addReport],
  ['inbox', async () => (await import('./inbox.ts')).addInbox],
  ['outbox', async () => (await import('./outbox.ts')).addOutbox],
  ['backup', async () => (await import('./backup.ts')).addBackup],
  ['restore', async () => (await import('./backup.ts')).addRestore],
  ['zalo', async () => (await import('./zalo/zalo.ts')).addZalo],
  ['doctor', async () => (await import('./doctor.ts')).addDoctor],
])

/** `asked`: the first argument. For help, and for what is no command, all of them are there. */
export async function commandLine(shell: Shell, asked: string | undefined): Promise<Command> {
  const program = new Command('tongket')
    .description("Collects a public body's monthly figures and writes its report")
    .exitOverride()
    // Its errors are told in the person's language.
    .configureOutput({ writeErr: shell.note, outputError: () => undefined })
  const one = COMMANDS.get(asked ?? '')
  for (const load of one ? [one] : COMMANDS.values()) {
    const add = await load()
    add(program, shell)
  }
  return program
}

/** The exit code of what was thrown, which the person is told. */
export function tellFault(shell: Shell, error: unknown): number {
  return error instanceof CommanderError ? tellUsage(shell, error) : tellProblem(shell, error)
}
