#!/usr/bin/env node
/**
 * The `tongket` command. Each subcommand is a file in `cli/`; `--json` prints data instead of words. Exit codes:
 * 0 done, 1 findings or refused, 2 wrong use, 78 configuration.
 */
import { randomBytes } from 'node:crypto'
import { isatty } from 'node:tty'
import { Command, CommanderError } from 'commander'
import { addAnswers } from './cli/answers.ts'
import { addBackup } from './cli/backup.ts'
import { addCheck } from './cli/check.ts'
import { addCheckPack } from './cli/check-pack.ts'
import { addDemo } from './cli/demo.ts'
import { addDoctor } from './cli/doctor.ts'
import { addInbox } from './cli/inbox.ts'
import { lineFrom } from './cli/input.ts'
import { addLinkCode } from './cli/link-code.ts'
import { addOutbox } from './cli/outbox.ts'
import { addQuestions } from './cli/questions.ts'
import { addReport } from './cli/report.ts'
import { type Shell, tellProblem, tellUsage } from './cli/shell.ts'
import { addStart } from './cli/start.ts'
import { addUnits } from './cli/units.ts'
import { addZalo } from './cli/zalo/zalo.ts'
import { addDotEnv } from './dot-env.ts'

const shell: Shell = {
  env: process.env,
  now: () => new Date(),
  random: (bytes) => randomBytes(bytes),
  print: (text) => process.stdout.write(`${text}\n`),
  note: (text) => process.stderr.write(text),
  interactive: process.stderr.isTTY,
  input: { isTerminal: isatty(0), line: () => lineFrom(process.stdin) },
}

const program = new Command('tongket')
  .description("Collects a public body's monthly figures and writes its report")
  .exitOverride()
  // Its errors are told below, in the person's language.
  .configureOutput({ writeErr: (text) => process.stderr.write(text), outputError: () => undefined })

for (const add of [
  addStart,
  addDemo,
  addCheckPack,
  addUnits,
  addQuestions,
  addLinkCode,
  addAnswers,
  addCheck,
  addReport,
  addInbox,
  addOutbox,
  addBackup,
  addZalo,
  addDoctor,
])
  add(program, shell)

try {
  addDotEnv(process.env)
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = tellUsage(shell, error)
  else process.exitCode = tellProblem(shell, error)
}
